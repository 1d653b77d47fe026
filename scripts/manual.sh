#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the manual as a static site, with every declaration of every layer below the verbs:
#   sh scripts/manual.sh [FOLDER]     FOLDER is .build/manual if not given, and is made anew
# Builds the program first where it must. Any web server shows the site, such as `python3 -m http.server -d .build/manual`.
# A link that leads nowhere is an error. Links between pages are written as a code host understands them, `[Title](Page.md)`.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
[ $# -le 1 ] || { echo "usage: manual.sh [FOLDER]" >&2; exit 64; }
case ${1:-} in '') site=$root/.build/manual ;; /*) site=$1 ;; *) site=$PWD/$1 ;; esac
cd "$root"
. scripts/setup.sh
prepare
[ ! -e "$site" ] || [ -f "$site/metadata.json" ] || { say "$site is no manual; it is left alone"; exit 73; }
build

# docc stands beside swift in the toolchain.
docc=$(command -v docc || echo "$(dirname -- "$(command -v swift)")/docc")
[ -x "$docc" ] || docc=$(xcrun --find docc 2>/dev/null) || { say "no docc beside swift"; exit 69; }
work=$root/.build/manual-parts
rm -rf "$work"
mkdir -p "$work/tpsim.docc" "$work/symbols"
trap 'rm -rf "$work"' EXIT

if grep -n '<doc:' Sources/tpsim/tpsim.docc/*.md; then
  say "write links as [Title](Page.md), which a code host follows too"
  exit 1
fi
for page in Sources/tpsim/tpsim.docc/*.md; do
  sed -E -e 's/^- \[[^]]*\]\(([A-Za-z]+)\.md\)$/- <doc:\1>/' -e 's/\]\(([A-Za-z]+)\.md\)/](doc:\1)/g' "$page" \
    >"$work/tpsim.docc/${page##*/}"
done
# Beside modules, pages need a root that says so.
{
  sed -n 1p "$work/tpsim.docc/tpsim.md"
  printf '\n@Metadata {\n  @TechnologyRoot\n}\n'
  sed 1d "$work/tpsim.docc/tpsim.md"
  printf '\n### Declarations\n\n'
} >"$work/root.md"

release=.build/release
target=$(swift -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p')
for layer in Quantities Physiology Anatomy Therapies Outcomes Simulation Statistics GSL Scenarios Results Experiments Report; do
  swift symbolgraph-extract -module-name $layer -I $release/Modules -target "$target" -minimum-access-level package \
    -skip-synthesized-members -output-dir "$work/symbols" -Xcc -fmodule-map-file=Sources/CGSL/module.modulemap \
    -Xcc -fmodule-map-file=Sources/CNettle/module.modulemap -Xcc -fmodule-map-file=$release/CLanes.build/module.modulemap
  printf -- '- ``%s``\n' $layer >>"$work/root.md"
done
mv "$work/root.md" "$work/tpsim.docc/tpsim.md"
"$docc" convert "$work/tpsim.docc" --additional-symbol-graph-dir "$work/symbols" --fallback-display-name tpsim \
  --fallback-bundle-identifier tpsim --output-path "$work/site" --warnings-as-errors --transform-for-static-hosting
rm -rf "$site"
mkdir -p "$(dirname -- "$site")"
mv "$work/site" "$site"
# Who opens the site at its root begins with the manual.
cat >"$site/index.html" <<'HTML'
<!doctype html>
<title>tpsim</title>
<meta http-equiv="refresh" content="0; url=documentation/tpsim/">
<a href="documentation/tpsim/">The manual of tpsim</a>
HTML
say "the manual is in $site"
