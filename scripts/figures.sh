#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes every figure of the README and the notebooks, and the table of points and passes, from studies that it runs:
#   sh scripts/figures.sh          small studies, a minute or two; everything stays under .build/figures
#   sh scripts/figures.sh full     the studies as they are, hours; rewrites notebooks-out/*.ipynb and notebooks-out/figures
#   sh scripts/figures.sh passes FOLDER FIGURE.png      the first figure, of a result folder of number-of-passes.json
#   sh scripts/figures.sh points FOLDER                 the table, of a result folder of points-and-passes.json
# Fails on the first error. Full studies that were interrupted go on where they stood.
set -eu

# Draws a result folder of scenarios/number-of-passes.json with gnuplot.
passes_figure() {
  [ -f "$1/contrasts.csv" ] || { echo "$1/contrasts.csv: not found" >&2; exit 66; }
  # Gnuplot runs commands that it finds in the names of files: it is given none, and awk takes a=b for a setting.
  folder=$1 figure=$2
  case $figure in /*) ;; *) figure=./$figure ;; esac
  trap 'rm -f "$figure.partial"' EXIT

  # Passes, difference and its interval for an outcome at a day; columns are found by their names.
  pick() {
    echo "0 0 0 0"
    awk -F, -v outcome="$1" -v day="$2" '
      NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
      $at["outcome"] == outcome && $at["time_d"] == day {
        split($at["arm"], name, "-")
        print name[2], $at["mean_difference"], $at["ci_low"], $at["ci_high"]
      }' <"$folder/contrasts.csv" | sort -n
  }

  gnuplot >"$figure.partial" <<GNUPLOT
\$data << END
$(pick pain_nrs 28.0; printf '\n\n'; pick pain_nrs 56.0; printf '\n\n'; pick soreness_nrs_worst 56.0)
END
set terminal pngcairo size 1000,430 font "sans,11"
set multiplot layout 1,2
set border 3
set tics nomirror
set grid ytics lc rgb "#dddddd"
set xlabel "passes in a session, two sessions a week for six weeks"
set xrange [-0.3:8.3]
set key bottom left
# Limits that differ whatever the numbers are.
set yrange [*<-0.1:0<*]
set ylabel "pain against no pass (0 to 10)"
set title "Relief grows with passes and levels off"
plot \$data index 0 using 1:3:4 with filledcurves fc rgb "#1f77b4" fs transparent solid 0.18 notitle, \
     \$data index 0 using 1:2 with linespoints pt 7 lw 2 lc rgb "#1f77b4" title "after four weeks", \
     \$data index 1 using 1:3:4 with filledcurves fc rgb "#7f7f7f" fs transparent solid 0.18 notitle, \
     \$data index 1 using 1:2 with linespoints pt 6 lw 2 lc rgb "#7f7f7f" title "two weeks after the last"
set key top left
set yrange [*<0:0.5<*]
set ylabel "worst soreness against no pass (0 to 10)"
set title "Worst soreness, whenever it was, keeps growing"
plot \$data index 2 using 1:3:4 with filledcurves fc rgb "#d62728" fs transparent solid 0.18 notitle, \
     \$data index 2 using 1:2 with linespoints pt 7 lw 2 lc rgb "#d62728" notitle
GNUPLOT
  mv -f "$figure.partial" "$figure"
  trap - EXIT
}

# The fall of pain after the course and what it costs, for each number of passes and points, in Markdown.
points_table() {
  for name in design contrasts summary; do
    [ -f "$1/$name.csv" ] || { echo "$1/$name.csv: not found" >&2; exit 66; }
  done
  # Awk takes a=b for a setting: it is given no names of files.
  (cd -- "$1" && awk -F, '
    FNR == 1 { file++; split("", at); for (i = 1; i <= NF; i++) at[$i] = i; next }
    file == 1 {
      points[$1] = $at["arms.treatment[0].points"]; passes[$1] = $at["arms.treatment[0].passes"]
      if (!(passes[$1] in row)) { row[passes[$1]]; rows[++count] = passes[$1] }
      if (points[$1] > most) most = points[$1]
      next
    }
    $at["arm"] != "treatment" || $at["time_d"] != "42.0" { next }
    file == 2 && $at["outcome"] == "pain_nrs" { fall[passes[$1], points[$1]] = -$at["mean_difference"] }
    file == 3 && $at["outcome"] == "cost_eur" { cost[passes[$1], points[$1]] = $at["mean"] }
    END {
      printf "| passes |"
      for (p = 1; p <= most; p++) printf p == 1 ? " 1 point |" : p == most ? " all %d points |" : " %d points |", p
      printf "\n| --- |"
      for (p = 1; p <= most; p++) printf " --- |"
      for (r = 1; r <= count; r++) {
        printf "\n| %d |", rows[r]
        for (p = 1; p <= most; p++) {
          value = sprintf("%.1f", fall[rows[r], p])
          printf " %s · %.0f |", value == "-0.0" ? "0.0" : value, cost[rows[r], p]
        }
      }
      printf "\n"
    }' design.csv contrasts.csv summary.csv)
}

case ${1:-} in
  passes)
    [ $# -eq 3 ] || { echo "usage: figures.sh passes FOLDER FIGURE.png" >&2; exit 64; }
    passes_figure "$2" "$3"
    exit
    ;;
  points)
    [ $# -eq 2 ] || { echo "usage: figures.sh points FOLDER" >&2; exit 64; }
    points_table "$2"
    exit
    ;;
esac

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
. scripts/setup.sh
mode=${1:-small}
case $mode in
  small) results=.build/figures/results notebooks=.build/figures ;;
  full) results=notebooks-out notebooks=notebooks-out ;;
  *) echo "usage: figures.sh [full | passes FOLDER FIGURE.png | points FOLDER]" >&2; exit 64 ;;
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
  set -- --set 'muscles[0].fibresPerFascicle=8' --set 'muscles[0].fascicles=1'
  study run desk-worker --set patients.count=4 "$@"
  study run number-of-passes --set patients.count=3 "$@"
  study sweep passes-hold-pressure --replicates 2 "$@"
  study sweep points-and-passes --replicates 1 "$@" --set 'muscles[1].fibresPerFascicle=8' --set 'muscles[1].fascicles=1'
  study sweep what-matters --samples 4 --replicates 2 "$@"
  study sweep screening --samples 2 --replicates 1 "$@"
  study optimise best-protocol "$@"
  few='--patients 3'
else
  study run desk-worker
  study run number-of-passes
  study sweep passes-hold-pressure
  study sweep points-and-passes
  study sweep what-matters
  study sweep screening
  study optimise best-protocol
  few=
fi
rm -rf "$results/ranking"
./tpsim compare "$results/desk-worker" --at '6 wk' --out "$results/ranking"
indices what-matters
indices screening

mkdir -p "$notebooks/figures"
points_table "$results/points-and-passes" >"$notebooks/figures/points-and-passes.md"
# Of small studies the two that the README runs.
evidence=scenarios/evidence
[ "$mode" = full ] || evidence='scenarios/evidence/martin-pintado2015.json scenarios/evidence/lu2022.json'
# What is complete is drawn no more: its figure is made with it.
again=--resume
[ "$mode" = full ] && [ -d "$results/evidence" ] && [ ! -f "$results/evidence/manifest.json" ] || again=--force
set -- --quiet
if command -v gnuplot >/dev/null; then
  passes_figure "$results/number-of-passes" "$notebooks/figures/passes.png"
  rm -f "$notebooks/figures/evidence.png"
  set -- --quiet --figure "$notebooks/figures/evidence.png"
else
  [ "$mode" = small ] || { say "needs gnuplot"; exit 69; }
  say "no gnuplot here: two figures are skipped"
fi
# shellcheck disable=SC2086
./tpsim evidence $evidence $few --out "$results/evidence" $again "$@"
TPSIM_RESULTS=$root/$results TPSIM_FIGURES=$root/$notebooks/figures MPLBACKEND=module://matplotlib_inline.backend_inline
export TPSIM_RESULTS TPSIM_FIGURES MPLBACKEND
for name in passes what-matters; do
  "$environment/bin/python" -W ignore scripts/execute-notebook.py "notebooks-out/$name.ipynb" "$notebooks/$name.ipynb"
done
