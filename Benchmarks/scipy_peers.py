# SPDX-License-Identifier: GPL-3.0-or-later
"""SciPy's solvers on the treated week: scipy_peers.py LIBRARY LAST_STATE [--quick]. Prints lines of CSV as `peers` does.

With --quick only the first piece of the week, without an error. The right-hand side is the program's own, called through a library with plain C functions.
"""

import ctypes
import sys
import time

import numpy as np
from scipy.integrate import solve_ivp

library = ctypes.CDLL(sys.argv[1])
library.week_begin.restype = ctypes.c_double
reference = np.loadtxt(sys.argv[2])
count = library.week_count()
fibres = 64
is_quick = "--quick" in sys.argv
pointer = ctypes.POINTER(ctypes.c_double)


def filled(function):
    array = np.empty(count)
    function(array.ctypes.data_as(pointer))
    return array


start = filled(library.week_start)
scales = filled(library.week_scales)
result = np.empty(count)


def rates(_, state):
    state = np.ascontiguousarray(state)
    library.week_rates(state.ctypes.data_as(pointer), result.ctypes.data_as(pointer))
    return result.copy()


def means(vector):
    by_fibre = vector[: fibres * 7].reshape(fibres // 8, 7, 8).mean(axis=(0, 2))
    return np.concatenate([by_fibre, vector[fibres * 7 :]])


def size(vector):
    by_variable = scales[: fibres * 7].reshape(fibres // 8, 7, 8)[0, :, 0]
    return 0.1 * np.concatenate([by_variable, scales[fibres * 7 :]]) + np.abs(means(vector))


def week(method, tolerance):
    state = start
    steps = 0
    for piece in range(1 if is_quick else library.week_pieces()):
        duration = library.week_begin(piece)
        found = solve_ivp(rates, (0, duration), state, method, t_eval=[duration], rtol=tolerance,
                          atol=tolerance * 0.1 * scales, first_step=min(1e-3, duration))
        if not found.success:
            raise RuntimeError(found.message)
        state = found.y[:, -1]
        steps += found.nfev
    return state, steps


for method, tolerance in [("LSODA", 1e-4)] if is_quick else [("LSODA", 1e-4), ("BDF", 1e-4)]:
    began = time.perf_counter()
    try:
        state, evaluations = week(method, tolerance)
        error = "" if is_quick else np.max(np.abs(means(state) - means(reference)) / size(reference))
        print(f'"SciPy {method}",{tolerance},{time.perf_counter() - began},{evaluations},{error}')
    except RuntimeError as problem:
        print(f'"SciPy {method}",{tolerance},,,')
        print(f"SciPy {method}: {problem}", file=sys.stderr)
