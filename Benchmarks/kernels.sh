#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Times what a step is made of: sh Benchmarks/kernels.sh [--quick], the latter one kernel only. Prints a table.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
. scripts/setup.sh
prepare
. Benchmarks/sundials.sh
set -- ${1:+--filter 'rates of 64 fibres'}
TPSIM_BENCHMARKS=1 swift package --scratch-path .build/benchmarks benchmark --target kernels "$@"
