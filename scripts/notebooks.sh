#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs the studies of the notebooks and executes the notebooks on their results, in a Python environment of its own:
#   sh scripts/notebooks.sh          small studies, a minute or two; everything stays under .build/notebooks
#   sh scripts/notebooks.sh full     the studies as they are, an hour or so; rewrites notebooks-out/*.ipynb and its figures
# Fails on the first error. Full studies that were interrupted go on where they stood.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
. scripts/setup.sh
mode=${1:-small}
case $mode in
  small) results=.build/notebooks/results notebooks=.build/notebooks ;;
  full) results=notebooks-out notebooks=notebooks-out ;;
  *) echo "usage: notebooks.sh [full]" >&2; exit 64 ;;
esac

. scripts/python.sh
python_environment || exit $?

study() {
  verb=$1 name=$2
  shift 2
  again=--resume
  [ "$mode" = full ] || again=--force
  [ -d "$results/$name" ] || again=--quiet
  ./tpsim "$verb" "scenarios/$name.json" --out "$results/$name" --quiet "$again" "$@"
}

indices() {
  rm -rf "$results/$1-indices"
  ./tpsim sensitivity "$results/$1" --out "$results/$1-indices"
}

if [ "$mode" = small ]; then
  mkdir -p "$results"
  set -- --set 'muscles[0].fibresPerFascicle=8'
  study run desk-worker --set patients.count=4 "$@"
  study sweep passes-hold-pressure --replicates 2 "$@"
  study sweep what-matters --samples 8 --replicates 2 "$@"
  study sweep screening --samples 2 --replicates 1 "$@"
  study optimise best-protocol "$@"
else
  study run desk-worker
  study sweep passes-hold-pressure
  study sweep what-matters
  study sweep screening
  study optimise best-protocol
fi
rm -rf "$results/ranking"
./tpsim compare "$results/desk-worker" --at '6 wk' --out "$results/ranking"
indices what-matters
indices screening

mkdir -p "$notebooks/figures"
TPSIM_RESULTS=$root/$results TPSIM_FIGURES=$root/$notebooks/figures MPLBACKEND=module://matplotlib_inline.backend_inline
export TPSIM_RESULTS TPSIM_FIGURES MPLBACKEND
for name in passes what-matters; do
  "$environment/bin/python" -W ignore scripts/execute-notebook.py "notebooks-out/$name.ipynb" "$notebooks/$name.ipynb"
done
