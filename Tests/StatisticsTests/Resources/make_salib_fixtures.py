# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes salib-sobol.json and salib-morris.json: designs, outputs and indices as SALib gives them.

Run once, with Python 3.11 or newer, in an environment of its own; the checks read the files and do not run this:

    python3 -m venv salib && salib/bin/pip install SALib==1.6.0 numpy==2.4.6 scipy==1.17.1
    salib/bin/python make_salib_fixtures.py

SALib: Iwanaga T, Usher W, Herman J. Socio-Environmental Systems Modelling 2022;4:18155, doi:10.18174/sesmo.18155;
Herman J, Usher W. Journal of Open Source Software 2017;2(9):97, doi:10.21105/joss.00097. MIT licence.
"""

import importlib.metadata
import json
import pathlib
import warnings

import numpy as np
from SALib.analyze import morris as analyze_morris
from SALib.analyze import sobol as analyze_sobol
from SALib.sample import morris as sample_morris
from SALib.sample import saltelli as sample_saltelli
from SALib.test_functions import Ishigami, Sobol_G

warnings.simplefilter("ignore")
FOLDER = pathlib.Path(__file__).parent


def problem(dimension, low=0.0, high=1.0):
    names = [f"x{place + 1}" for place in range(dimension)]
    return {"num_vars": dimension, "names": names, "bounds": [[low, high]] * dimension}


def unit(points, low, high):
    return ((points - low) / (high - low)).tolist()


def sobol(name, setting, evaluate, low, high, samples, second_order):
    points = sample_saltelli.sample(setting, samples, calc_second_order=second_order)
    outputs = evaluate(points)
    found = analyze_sobol.analyze(setting, outputs, calc_second_order=second_order, seed=1)
    return {
        "function": name,
        "dimension": setting["num_vars"],
        "secondOrder": second_order,
        "points": unit(points, low, high),
        "outputs": outputs.tolist(),
        "S1": found["S1"].tolist(),
        "ST": found["ST"].tolist(),
        # By pairs in the order (1, 2), (1, 3) ... (2, 3) ...
        "S2": (
            found["S2"][np.triu_indices(setting["num_vars"], 1)].tolist()
            if second_order
            else []
        ),
    }


def morris(name, setting, evaluate, low, high, trajectories, levels):
    points = sample_morris.sample(setting, trajectories, num_levels=levels, seed=1)
    outputs = evaluate(points)
    found = analyze_morris.analyze(setting, points, outputs, num_levels=levels, seed=1)
    return {
        "function": name,
        "dimension": setting["num_vars"],
        "gridLevels": levels,
        "points": unit(points, low, high),
        "outputs": outputs.tolist(),
        "mu": np.asarray(found["mu"]).tolist(),
        "muStar": np.asarray(found["mu_star"]).tolist(),
        "sigma": np.asarray(found["sigma"]).tolist(),
    }


def write(name, cases):
    document = {"program": f"SALib {importlib.metadata.version('SALib')}", "cases": cases}
    (FOLDER / name).write_text(json.dumps(document, separators=(",", ":")) + "\n")


pi = float(np.pi)
ishigami = (problem(3, -pi, pi), Ishigami.evaluate, -pi, pi)
g_function = (problem(8), Sobol_G.evaluate, 0.0, 1.0)
write(
    "salib-sobol.json",
    [
        sobol("ishigami", *ishigami, samples=64, second_order=True),
        sobol("ishigami", *ishigami, samples=128, second_order=False),
        sobol("g-function", *g_function, samples=32, second_order=True),
    ],
)
write(
    "salib-morris.json",
    [
        morris("ishigami", *ishigami, trajectories=15, levels=4),
        morris("g-function", *g_function, trajectories=10, levels=6),
    ],
)
