#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Times what a step is made of, and prints a table:
#   sh Benchmarks/kernels.sh          a minute
#   sh Benchmarks/kernels.sh --quick  one kernel, of the portable build that check has made
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
