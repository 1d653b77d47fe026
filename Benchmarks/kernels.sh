#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Times what a step is made of: sh Benchmarks/kernels.sh [--quick], the latter one kernel only, of the portable build that check has made. Prints a table.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
scratch=.build/benchmarks
[ $# -eq 0 ] || scratch=.build/portable TPSIM_NATIVE=0
. scripts/setup.sh
prepare
. Benchmarks/sundials.sh
TPSIM_BENCHMARKS=1 swift build -c release --scratch-path "$scratch" --product kernels >&2
"$scratch/release/kernels" "$@"
