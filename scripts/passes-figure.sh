#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Draws the README's figure from a result folder of scenarios/number-of-passes.json with gnuplot:
#   ./tpsim run scenarios/number-of-passes.json && sh scripts/passes-figure.sh notebooks-out/number-of-passes FIGURE.png
set -eu
[ $# -eq 2 ] || { echo "usage: passes-figure.sh RESULT_FOLDER FIGURE.png" >&2; exit 64; }
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
