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

# Debian has the module venv in a package of its own, and a small machine has no Python at all.
make_environment() {
  python3 -m venv "$1" >/dev/null 2>&1 && return 0
  rm -rf "$1"
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root='sudo '
  if ! command -v apt-get >/dev/null || [ "${TPSIM_NO_INSTALL:-}" = 1 ] ||
    { [ -n "$as_root" ] && ! command -v sudo >/dev/null; }; then
    say "needs Python 3.11 or newer with its module venv; on Debian: apt-get install python3-venv"
    return 69
  fi
  say "missing: python3-venv; installing it with apt-get"
  ${as_root}apt-get update >&2
  ${as_root}env DEBIAN_FRONTEND=noninteractive apt-get install -y python3-venv >&2
  python3 -m venv "$1"
}

environment=.build/python
stamp=$environment/requirements.txt
if ! cmp -s scripts/notebooks-requirements.txt "$stamp"; then
  rm -rf "$environment"
  make_environment "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement scripts/notebooks-requirements.txt
  cp scripts/notebooks-requirements.txt "$stamp"
fi

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
