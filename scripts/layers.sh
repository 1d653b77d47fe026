#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Proves two things about the house from its sources, and fails with what contradicts them:
#   - every dependency that a target of Package.swift declares is imported in it, and every import is declared;
#   - folders know each other in one direction: no folder names a type of another that, directly or through others,
#     names one of its own. A folder is a folder directly in a target, or the files that lie in the target itself.
# `layers.sh --list` prints instead who knows whom, with a file and a type as witness.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mode=${1:-}
case $mode in '' | --list) ;; *) echo "usage: layers.sh [--list]" >&2; exit 64 ;; esac

# "target dependency" a line, as the package manager reads the manifest: dependencies stand before the name.
declared=$(TPSIM_LAYERS=1 swift package dump-package | awk '
  /"(byName|product|target)" : \[/ { getline; gsub(/[ ",]/, ""); list[++count] = $0 }
  /^      "name" : / { gsub(/.*: "|",?$/, ""); for (i = 1; i <= count; i++) print $0, list[i]; count = 0 }
  /^      "(dependencies|exclude)" : / { if (/dependencies/) count = 0 }')

files=$(find Sources -name '*.swift' | LC_ALL=C sort)

# shellcheck disable=SC2086
printf '%s\n' "$declared" | LC_ALL=C awk -v list="$mode" '
  # A folder of a file: its target and the first folder in it.
  function folder(path,   part, n) {
    n = split(path, part, "/")
    return n > 3 ? part[2] "/" part[3] : part[2]
  }
  # Code without comments, strings and what is behind a dot: members are no types of their own.
  function code(line) {
    sub(/\/\/.*/, "", line)
    gsub(/"([^"\\]|\\.)*"/, " ", line)
    gsub(/\.[A-Za-z_][A-Za-z0-9_]*/, " ", line)
    return line
  }
  FILENAME == "/dev/stdin" { declares[$1, $2] = 1; pair[++pairs] = $0; next }
  FNR == 1 { here = folder(FILENAME); split(FILENAME, part, "/"); target = part[2] }
  /^((package|public|internal|@[A-Za-z]+(\([A-Za-z]*\))?|@?testable) )*import / {
    split($0, part, "import "); name = part[2]; sub(/^(struct|class|enum|func|protocol|var) /, "", name); sub(/\..*/, "", name)
    imported[target, name] = 1
    imports[target " " name] = FILENAME
    next
  }
  # Types at the outermost level belong to the folder that declares them.
  /^[@a-z].*(struct|enum|class|actor|protocol|typealias) [A-Z]/ && !/^(private|fileprivate) / {
    line = code($0)
    if (match(line, /(struct|enum|class|actor|protocol|typealias) [A-Z][A-Za-z0-9_]*/)) {
      name = substr(line, RSTART, RLENGTH); sub(/.* /, "", name)
      if (!(name in home)) home[name] = here
      else if (home[name] != here) home[name] = "several"
    }
  }
  {
    line = code($0)
    while (match(line, /[A-Z][A-Za-z0-9_]*/)) {
      name = substr(line, RSTART, RLENGTH); line = substr(line, RSTART + RLENGTH)
      if (!((here, name) in named)) { named[here, name] = FILENAME; mention[++mentions] = here SUBSEP name }
    }
  }
  function visit(at,   to, i, j, text) {
    mark[at] = 1; stack[++depth] = at
    for (i = 1; i <= arrows[at]; i++) {
      to = arrow[at, i]
      if ((to in mark) && mark[to] == 1) {
        for (j = depth; stack[j] != to; j--) ;
        text = to
        for (; j < depth; j++) text = text " → " stack[j + 1]
        print "folders know each other in a circle: " text " → " to
        for (j = depth; stack[j] != to; j--) print "  " witness[stack[j - 1], stack[j]]
        print "  " witness[at, to]
        bad = 1
      } else if (!(to in mark)) visit(to)
    }
    mark[at] = 2; depth--
  }
  END {
    for (i = 1; i <= mentions; i++) {
      split(mention[i], part, SUBSEP); from = part[1]; name = part[2]
      if (!(name in home) || home[name] == "several" || home[name] == from) continue
      to = home[name]
      split(from, a, "/"); split(to, b, "/")
      # Between targets the package manager keeps the direction.
      if (a[1] != b[1]) continue
      if ((from, to) in witness) continue
      witness[from, to] = named[from, name] " names " name " of " to
      arrow[from, ++arrows[from]] = to
      if (!(from in seen)) { seen[from] = 1; order[++folders] = from }
    }
    if (list != "") {
      for (i = 1; i <= folders; i++) for (j = 1; j <= arrows[order[i]]; j++) print order[i] " → " arrow[order[i], j] "  (" witness[order[i], arrow[order[i], j]] ")"
      exit 0
    }
    for (i = 1; i <= folders; i++) if (!(order[i] in mark)) visit(order[i])
    for (i = 1; i <= pairs; i++) {
      split(pair[i], part, " ")
      isTarget[part[1]] = 1; isTarget[part[2]] = 1
      if (hasSources(part[1]) && !((part[1], part[2]) in imported) && part[1] !~ /Tests$/) {
        print part[1] " declares " part[2] " and imports it nowhere"; bad = 1
      }
    }
    for (key in imports) {
      split(key, part, " ")
      if ((part[2] in isTarget) && !((part[1], part[2]) in declares)) { print imports[key] " imports " part[2] ", which " part[1] " does not declare"; bad = 1 }
    }
    exit bad
  }
  function hasSources(name,   key) { for (key in imports) if (index(key, name " ") == 1) return 1; return 0 }
' /dev/stdin $files
