// SPDX-License-Identifier: GPL-3.0-or-later
#include "cvode_bridge.h"

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <stdlib.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunlinsol/sunlinsol_spgmr.h>
#include <sunmatrix/sunmatrix_dense.h>

struct bridge {
  bridge_problem problem;
  SUNContext context;
  N_Vector state;
  N_Vector tolerances;
  SUNMatrix matrix;
  SUNLinearSolver linear;
  void *memory;
};

static int rates(realtype time, N_Vector y, N_Vector result, void *data) {
  (void)time;
  const bridge_problem *problem = data;
  problem->rates(problem->context, N_VGetArrayPointer(y), N_VGetArrayPointer(result));
  return 0;
}

static int prepare(realtype time, N_Vector y, N_Vector fy, booleantype is_current, booleantype *updated,
                   realtype gamma, void *data) {
  (void)time, (void)fy, (void)is_current;
  const bridge_problem *problem = data;
  problem->prepare(problem->context, N_VGetArrayPointer(y), gamma);
  *updated = SUNTRUE;
  return 0;
}

static int precondition(realtype time, N_Vector y, N_Vector fy, N_Vector right, N_Vector result, realtype gamma,
                        realtype delta, int side, void *data) {
  (void)time, (void)y, (void)fy, (void)delta, (void)side;
  const bridge_problem *problem = data;
  problem->precondition(problem->context, gamma, N_VGetArrayPointer(right), N_VGetArrayPointer(result));
  return 0;
}

bridge *bridge_make(const bridge_problem *problem, double *state, bridge_solver solver, double tolerance,
                    double floor) {
  bridge *made = calloc(1, sizeof *made);
  if (!made) return NULL;
  made->problem = *problem;
  if (SUNContext_Create(NULL, &made->context)) goto failed;
  made->state = N_VMake_Serial(problem->count, state, made->context);
  made->tolerances = N_VNew_Serial(problem->count, made->context);
  made->memory = CVodeCreate(CV_BDF, made->context);
  if (!made->state || !made->tolerances || !made->memory) goto failed;
  for (int entry = 0; entry < problem->count; entry++)
    N_VGetArrayPointer(made->tolerances)[entry] = tolerance * floor * problem->scales[entry];
  if (CVodeInit(made->memory, rates, 0, made->state)) goto failed;
  if (CVodeSVtolerances(made->memory, tolerance, made->tolerances)) goto failed;
  if (CVodeSetUserData(made->memory, &made->problem)) goto failed;
  if (CVodeSetMaxNumSteps(made->memory, 1000000)) goto failed;
  if (solver == bridge_dense) {
    made->matrix = SUNDenseMatrix(problem->count, problem->count, made->context);
    made->linear = SUNLinSol_Dense(made->state, made->matrix, made->context);
    if (!made->linear || CVodeSetLinearSolver(made->memory, made->linear, made->matrix)) goto failed;
  } else {
    made->linear = SUNLinSol_SPGMR(made->state, problem->prepare ? SUN_PREC_LEFT : SUN_PREC_NONE, 0,
                                   made->context);
    if (!made->linear || CVodeSetLinearSolver(made->memory, made->linear, NULL)) goto failed;
    if (problem->prepare && CVodeSetPreconditioner(made->memory, prepare, precondition)) goto failed;
  }
  return made;
failed:
  bridge_free(made);
  return NULL;
}

int bridge_advance(bridge *bridge, double duration, long *steps) {
  realtype reached = 0;
  int status = CVodeReInit(bridge->memory, 0, bridge->state);
  if (status) return status;
  if ((status = CVodeSetStopTime(bridge->memory, duration))) return status;
  status = CVode(bridge->memory, duration, bridge->state, &reached, CV_NORMAL);
  long taken = 0;
  CVodeGetNumSteps(bridge->memory, &taken);
  *steps += taken;
  return status < 0 ? status : 0;
}

void bridge_free(bridge *bridge) {
  if (bridge->memory) CVodeFree(&bridge->memory);
  if (bridge->linear) SUNLinSolFree(bridge->linear);
  if (bridge->matrix) SUNMatDestroy(bridge->matrix);
  if (bridge->tolerances) N_VDestroy(bridge->tolerances);
  if (bridge->state) N_VDestroy(bridge->state);
  if (bridge->context) SUNContext_Free(&bridge->context);
  free(bridge);
}
