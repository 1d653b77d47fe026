// SPDX-License-Identifier: GPL-3.0-or-later
//
// Arithmetic on eight numbers side by side, one vector instruction where the machine has one.
//
// Swift's own operators on SIMD8 go lane by lane and leave it to the optimiser to put the lanes together again, which
// it does not manage in long expressions. Rounding is that of each lane alone, so results are the same bytes.
#pragma once

typedef double lanes __attribute__((ext_vector_type(8)));

static inline __attribute__((always_inline)) lanes lanes_add(lanes a, lanes b) { return a + b; }
static inline __attribute__((always_inline)) lanes lanes_subtract(lanes a, lanes b) { return a - b; }
static inline __attribute__((always_inline)) lanes lanes_multiply(lanes a, lanes b) { return a * b; }
static inline __attribute__((always_inline)) lanes lanes_divide(lanes a, lanes b) { return a / b; }
static inline __attribute__((always_inline)) lanes lanes_magnitude(lanes a) { return __builtin_elementwise_abs(a); }
