#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes small results of every kind and reads every table with pandas, polars, DuckDB and pyarrow, and with R where it is or
# can be installed: types of all columns, missing values and keys are those that datapackage.json tells. A minute or so;
# everything stays under .build/readers.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
. scripts/setup.sh
. scripts/python.sh
python_environment || exit $?

results=.build/readers
rm -rf "$results"
mkdir -p "$results"
small() {
  verb=$1 file=$2 out=$3
  shift 3
  ./tpsim "$verb" "$file" --out "$results/$out" --quiet "$@" || [ $? -eq 2 ]
}
few="muscles[0].fibresPerFascicle=8"
small run scenarios/desk-worker.json run --set patients.count=3 --set "$few" --set 'sampleEvery=3 d'
# Nobody takes part in it: every run fails, and tables are empty.
small run scenarios/desk-worker.json nobody --set patients.count=1 --set "$few" --set 'sampleEvery=28 d' \
  --set 'history[0].for=1 d'
study() {
  cat <<EOF
{ "scenario": "../../scenarios/desk-worker.json", "design": { "kind": "factorial", "replicates": 3 },
  "factors": { "arms.four-passes[0].passes": { "values": [0, 2, 4] },
               "arms.four-passes[0].hold": { "from": "30 s", "to": "90 s", "levels": 2 } },
  "response": { "outcome": "pain_nrs", "at": "6 wk", "against": "wait-and-see" }$1 }
EOF
}
study '' >"$results/sweep.json"
study ', "stop": { "mcse": 0.3, "maxReplicates": 4 }' >"$results/stop.json"
cat >"$results/indices.json" <<EOF
{ "scenario": "../../scenarios/desk-worker.json", "design": { "kind": "saltelli", "samples": 2, "replicates": 2 },
  "factors": { "arms.four-passes[0].passes": { "from": 1, "to": 6 }, "endplateNoise.acidGain": { "from": 0.5, "to": 0.6 } },
  "response": { "outcome": "pain_nrs", "at": "6 wk", "against": "wait-and-see" } }
EOF
for name in sweep stop indices; do
  small sweep "$results/$name.json" $name --set "$few" --set 'sampleEvery=14 d'
done
small optimise scenarios/best-protocol.json optimum --set "$few"
small evidence scenarios/evidence/lu2022.json evidence --patients 3

folders=
for name in run nobody sweep stop indices optimum evidence; do folders="$folders $results/$name"; done
# What compare and sensitivity write is a table without a folder: its columns are told by the same names.
./tpsim compare "$results/run" --at '6 wk' --out "$results/comparison" >"$results/comparison.txt"
./tpsim compare "$results/run" --at '6 wk' --outcome satisfaction_nrs --out "$results/satisfaction" >"$results/satisfaction.txt"
./tpsim sensitivity "$results/indices" --out "$results/sensitivity" >"$results/sensitivity.txt"

status=0
# shellcheck disable=SC2086
"$environment/bin/python" scripts/readers.py $folders "$results/comparison" "$results/satisfaction" "$results/sensitivity" || status=1
# The reader files, of a sweep with curves first.
tables="$results/sweep $results/run $results/nobody $results/optimum $results/evidence $results/sensitivity"
# shellcheck disable=SC2086
"$environment/bin/python" -W error scripts/reading-files.py $tables || status=1

has_r() { command -v Rscript >/dev/null && Rscript --vanilla -e 'quit(status = !requireNamespace("jsonlite", quietly = TRUE))'; }
if ! has_r && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null &&
  [ "${TPSIM_NO_INSTALL:-}" != 1 ]; then
  say "missing: R; installing r-base-core and r-cran-jsonlite with apt-get"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends r-base-core r-cran-jsonlite; } \
    >.build/readers/r.log 2>&1 || say "R cannot be installed here"
fi
if has_r; then
  # shellcheck disable=SC2086
  Rscript --vanilla scripts/readers.R $folders "$results/comparison" "$results/satisfaction" "$results/sensitivity" || status=1
  # shellcheck disable=SC2086
  Rscript --vanilla scripts/reading-files.R $tables || status=1
else
  say "no R with jsonlite here: reading with R is skipped"
fi
exit $status
