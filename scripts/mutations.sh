#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Changes one formula of an instrument after the other and says whether a test notices: a dozen changes, some minutes.
#   sh scripts/mutations.sh
# Works on a copy of the layers up to Outcomes under .build/mutations; fails where a change goes unnoticed.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
. scripts/setup.sh
find_swift
copy=.build/mutations
rm -rf "$copy/Sources" "$copy/Tests"
mkdir -p "$copy/Sources" "$copy/Tests"
cp -R Sources/Quantities Sources/CLanes Sources/Physiology Sources/Outcomes "$copy/Sources"
cp -R Tests/OutcomesTests "$copy/Tests"
{
  sed '/^let package = Package(/,$d' Package.swift
  cat <<'SWIFT'
let package = Package(
  name: "tpsim",
  targets: [
    layer("Quantities", []),
    .target(name: "CLanes", cSettings: [.unsafeFlags(["-ffp-contract=off"])]),
    layer("Physiology", ["Quantities", "CLanes"]),
    layer("Outcomes", ["Physiology", "Quantities"], settings: plain),
    tests("OutcomesTests", ["Outcomes", "Physiology", "Quantities"]),
  ]
)
SWIFT
} >"$copy/Package.swift"
try() { swift test -c release --disable-testable-imports --package-path "$copy" >"$copy/log" 2>&1; }
try || { tail -n 20 "$copy/log" >&2; say "the tests fail before anything is changed"; exit 1; }

unnoticed=0
while IFS='|' read -r file from to; do
  source=$copy/Sources/Outcomes/$file
  grep -qF -e "$from" "$source" || { say "$file: \"$from\" is not there any more"; exit 1; }
  cp "$source" "$copy/before"
  awk -v from="$from" -v to="$to" '
    !done && (at = index($0, from)) { $0 = substr($0, 1, at - 1) to substr($0, at + length(from)); done = 1 }
    { print }' "$copy/before" >"$source"
  if try; then
    verdict=UNNOTICED unnoticed=$((unnoticed + 1))
  elif grep -q 'recorded an issue' "$copy/log"; then
    verdict=noticed
  else
    tail -n 20 "$copy/log" >&2
    say "$file: \"$to\" does not compile"
    exit 1
  fi
  printf '%-10s %s: %s -> %s\n' "$verdict" "$file" "$from" "$to"
  cp "$copy/before" "$source"
done <<'LIST'
PainRating.swift|(1 - expectation.value * nervous.expectation)|(1 + expectation.value * nervous.expectation)
PainRating.swift|drift.value * luck.week|noise.value * luck.week
Algometer.swift|- firing.value * tissue.firing|+ firing.value * tissue.firing
Disability.swift|affect / (1 + affect)|affect / (2 + affect)
Dynamometer.swift|100 * left|99 * left
Elastography.swift|self.latched.value * latched|self.latched.value * bridges
HeadacheDiary.swift|28 * signal * signal|28 * signal
QualityOfLife.swift|weights.disability.value|weights.pain.value
Satisfaction.swift|(start - pain)|(pain - start)
Sleep.swift|harm / (harm + 10)|harm / (harm + 5)
FeltCourse.swift|area += length * 0.5|area += length
Burdens.swift|patientMinutes += prices.travel.value|patientMinutes += prices.overhead.value
LIST
[ $unnoticed -eq 0 ] || { say "$unnoticed changes went unnoticed"; exit 1; }
say "every change was noticed"
