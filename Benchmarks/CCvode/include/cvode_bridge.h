// SPDX-License-Identifier: GPL-3.0-or-later
//
// CVODE as the benchmark calls it: backward differentiation, one interval after the other, each from a fresh start.
#pragma once

typedef struct {
  void *context;
  int count;
  const double *scales;
  void (*rates)(void *context, const double *state, double *rates);
  // Prepares I - gamma J at a state, and applies its inverse; both null for no preconditioner.
  void (*prepare)(void *context, const double *state, double gamma);
  void (*precondition)(void *context, double gamma, const double *right, double *result);
} bridge_problem;

typedef enum { bridge_dense = 0, bridge_krylov = 1 } bridge_solver;

typedef struct bridge bridge;

// Null when CVODE refuses.
bridge *bridge_make(const bridge_problem *problem, double *state, bridge_solver solver, double tolerance,
                    double floor);
// Moves the state given to bridge_make forward by a duration; 0, or CVODE's error code.
int bridge_advance(bridge *bridge, double duration, long *steps);
void bridge_free(bridge *bridge);
