#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The same equations, inputs and error target through tpsim's solvers, CVODE, GSL and SciPy:
#   sh Benchmarks/peers.sh          minutes; rewrites Benchmarks/peers.csv and the figure
#   sh Benchmarks/peers.sh --quick  seconds; prints only, of the portable build that check has made
# Needs SUNDIALS (Debian: libsundials-dev), Python with venv, and gnuplot for the figure.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
quick=${1:-}
scratch=.build/benchmarks
[ -z "$quick" ] || scratch=.build/portable TPSIM_NATIVE=0
. scripts/setup.sh
prepare
. Benchmarks/sundials.sh
. scripts/python.sh
python_environment || exit $?
for product in peers TpsimRates; do
  TPSIM_BENCHMARKS=1 swift build -c release --scratch-path "$scratch" --product "$product" >&2
done
binaries=$scratch/release
table=$scratch/peers.csv
"$binaries/peers" $quick >"$table"
"$binaries/peers" --reference >"$scratch/reference.txt"
library=$binaries/libTpsimRates.so
[ -f "$library" ] || library=$binaries/libTpsimRates.dylib
"$environment/bin/python" Benchmarks/scipy_peers.py "$library" "$scratch/reference.txt" $quick >>"$table"

# Ratios against the fast solver at its default tolerance.
"$environment/bin/python" - "$table" <<'PYTHON'
import csv
import sys

print(f"{'method':<38} {'rtol':>8} {'seconds':>11} {'steps':>9} {'error':>10} {'ratio':>8}")
rows = list(csv.DictReader(open(sys.argv[1])))
ours = next(float(row["seconds"]) for row in rows if row["method"] == "tpsim ros3" and row["rtol"] == "0.001")
for row in rows:
    seconds = float(row["seconds"] or "nan")
    print(f"{row['method']:<38} {row['rtol']:>8} {seconds:>11.5f} {row['steps'] or '-':>9} "
          f"{float(row['error'] or 'nan'):>10.1e} {seconds / ours:>8.1f}")
PYTHON
[ -z "$quick" ] || exit 0
cp "$table" Benchmarks/peers.csv
gnuplot <<'GNUPLOT'
set terminal pngcairo size 820,620 font "sans,11"
set output "Benchmarks/work-precision.png"
set datafile separator ","
set logscale xy
set format "10^{%T}"
set border 3
set tics nomirror
set grid lc rgb "#dddddd"
set key below
set xlabel "largest error of the fascicle's means after a treated week"
set ylabel "seconds on one core"
list = system("tail -n +2 Benchmarks/peers.csv | cut -d'\"' -f2 | sort -u | tr ' ' '_'")
plot for [name in list] "< grep -F '\"".system("echo ".name." | tr _ ' '")."\",' Benchmarks/peers.csv" \
  using 5:3 with linespoints pt 7 lw 2 title system("echo ".name." | tr _ ' '")
GNUPLOT
