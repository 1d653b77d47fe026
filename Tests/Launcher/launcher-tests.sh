#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Tests of `tpsim`, the launcher, on a toy package with a stand-in for Swift and for the package managers, so that
# each state of a machine takes milliseconds. One line per failure; exits with 1 when there is any.

package=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
failures=0
count=0

fail() { printf 'launcher: %s\n' "$*" >&2; failures=$((failures + 1)); }

# Expects the exit code $2, and that the output matches the pattern $3, for the case called $1.
expect() {
  count=$((count + 1))
  [ "$status" -eq "$2" ] || fail "$1: exit code $status instead of $2; output: $output"
  # shellcheck disable=SC2254
  case $output in $3) ;; *) fail "$1: the output is: $output" ;; esac
}

# Runs a command on the toy machine; sets status and output (both streams).
run() {
  output=$(cd "$work" && env -i HOME="$work/home" PATH="$work/bin:/usr/bin:/bin" TPSIM_NO_INSTALL="$no_install" \
    TPSIM_NATIVE="$native" "$@" 2>&1)
  status=$?
}

program() { cat >"$work/bin/$1" && chmod +x "$work/bin/$1"; }

# A new machine on which everything is installed, and a package that was never built.
machine() {
  rm -rf "$work"/*
  no_install='' native=''
  toy="$work/a folder/toy"
  mkdir -p "$toy/scripts" "$toy/Sources" "$work/bin" "$work/home"
  cp "$package/tpsim" "$toy/tpsim"
  # A toolchain that is really installed in the usual place must not help.
  sed 's|/opt/swift/usr/bin|/nowhere|' "$package/scripts/setup.sh" >"$toy/scripts/setup.sh"
  echo '// swift-tools-version: 6.2' >"$toy/Package.swift"
  echo 'one' >"$toy/Sources/a.swift"
  touch -t 202001010000 "$toy/Package.swift" "$toy/Sources/a.swift" "$toy/Sources"
  program swift <<'END'
#!/bin/sh
[ "$1" != --version ] || { echo "Swift version 6.3.1 (a stand-in)"; exit 0; }
while [ "$1" != --package-path ]; do shift; done
cd "$2" || exit 1
grep -q mistake Sources/a.swift && { echo "a.swift:1: error: a mistake"; exit 1; }
echo "BUILT native=$TPSIM_NATIVE"
[ ! -f "$HOME/edit" ] || { sleep 0.02; cp "$HOME/edit" Sources/a.swift; rm "$HOME/edit"; }
mkdir -p .build/release
printf '#!/bin/sh\necho "RAN %s in $(pwd):"; printf "<%%s>" "$@"; exit ${CODE:-0}\n' \
  "$(cat Sources/a.swift)" >.build/release/tpsim
chmod +x .build/release/tpsim
END
  # Answers for every library alike: all are there, or none.
  printf '#!/bin/sh\n[ -f "%s/gsl" ] || exit 1\n[ "$1" != --modversion ] || echo "${GSL:-2.5}"\n' "$work" | program pkg-config
  printf '#!/bin/sh\necho "APT $*"; case $* in *install*) : >"%s/gsl" ;; esac\n' "$work" | program apt-get
  printf '#!/bin/sh\necho "SUDO $*"; exec "$@"\n' | program sudo
  printf '#!/bin/sh\necho 0\n' | program id
  echo '#!/bin/sh' | program git
  : >"$work/gsl"
}

machine
run "$toy/tpsim" run 'a b.json' ''
expect "the first launch builds, then runs with the arguments as given" 0 "*building tpsim*BUILT*RAN one in $work:
<run><a b.json><>"
run "$toy/tpsim" x
expect "the second launch only runs" 0 "RAN one in $work:
<x>"
run env CODE=75 "$toy/tpsim"
expect "the exit code is the program's" 75 "RAN*"
ln -s "a folder/toy/tpsim" "$work/link"
ln -s "$work/link" "$work/bin/tpsim"
run tpsim x
expect "a link to a relative link on PATH leads to the package" 0 "RAN one in $work:*"

echo two >"$toy/Sources/a.swift"
run "$toy/tpsim"
expect "a changed source is built" 0 "*BUILT*RAN two*"
sleep 0.02
echo three >"$toy/Sources/b.swift"
run "$toy/tpsim"
expect "a new source is built" 0 "*BUILT*"
sleep 0.02
rm "$toy/Sources/b.swift"
run "$toy/tpsim"
expect "a removed source is built" 0 "*BUILT*"
sleep 0.02
touch "$toy/Package.swift"
run "$toy/tpsim"
expect "a changed manifest is built" 0 "*BUILT*"
run "$toy/tpsim"
expect "and only once" 0 "RAN*"

native=0
run "$toy/tpsim"
expect "another processor setting is built" 0 "*BUILT native=0*RAN*"
run "$toy/tpsim"
expect "and only once" 0 "RAN*"
native=''
echo '# longer' >>"$work/bin/swift"
run "$toy/tpsim"
expect "a replaced toolchain builds" 0 "*BUILT*RAN*"
rm "$work/bin/swift" "$work/bin/pkg-config" "$work/gsl"
run "$toy/tpsim"
expect "a machine without tools runs what was built" 0 "RAN*"

machine
echo edited >"$work/home/edit"
run "$toy/tpsim"
expect "a source is saved during a build" 0 "*BUILT*"
echo "printf x" >"$toy/.build/release/tpsim"
run "$toy/tpsim"
expect "and built at the next launch" 0 "*BUILT*RAN edited*"

machine
echo mistake >"$toy/Sources/a.swift"
run "$toy/tpsim"
expect "a failed build shows the errors and exits with 70" 70 "*a.swift:1: error: a mistake*the build failed*"
run "$toy/tpsim"
expect "and is tried again" 70 "*a mistake*"
[ -z "$(ls "$toy/.build")" ] || fail "a failed build leaves files: $(ls "$toy/.build")"

machine
rm "$work/bin/swift"
run "$toy/tpsim"
expect "without Swift the message says where to get it" 69 "*needs Swift 6.2 or newer*https://www.swift.org/install/*"
printf '#!/bin/sh\necho "python-swiftclient 4.6.0"\n' | program swift
run "$toy/tpsim"
expect "another program called swift is not taken for it" 69 "*needs Swift 6.2 or newer*"
printf '#!/bin/sh\necho "Swift version 5.10.1 (swift-5.10.1-RELEASE)"\n' | program swift
run "$toy/tpsim"
expect "an old Swift is named" 69 "*needs Swift 6.2 or newer*bin/swift is version 5.10.1*"
machine
mkdir -p "$work/home/.local/share/swiftly/bin"
mv "$work/bin/swift" "$work/home/.local/share/swiftly/bin/swift"
run "$toy/tpsim"
expect "Swift is found where swiftly puts it" 0 "*BUILT*RAN*"
run "$toy/tpsim"
expect "and the second launch only runs" 0 "RAN*"
echo '# longer' >>"$work/home/.local/share/swiftly/bin/swift"
run "$toy/tpsim"
expect "a toolchain replaced off the PATH builds" 0 "*BUILT*RAN*"
printf '#!/bin/sh\necho "Swift version 5.10.1"\n' | program swift
run "$toy/tpsim"
expect "an old Swift in front of a new one is passed over" 0 "*BUILT*RAN*"
run "$toy/tpsim"
expect "and does not build again and again" 0 "RAN*"
sleep 0.02
echo '{}' >"$work/home/.local/share/swiftly/config.json"
run "$toy/tpsim"
expect "another choice of swiftly builds" 0 "*BUILT*RAN*"

for version in 1.16 2.4 2.4.1; do
  machine
  run env GSL=$version "$toy/tpsim"
  expect "GSL $version is too old" 69 "*needs the GNU Scientific Library (gsl) 2.5 or newer; pkg-config finds version $version*PKG_CONFIG_PATH*"
  case $output in *BUILT*) fail "a build was begun with GSL $version" ;; esac
done
for version in 2.5 2.7.1 2.10 3.0 2.8+dfsg; do
  machine
  run env GSL=$version "$toy/tpsim"
  expect "GSL $version is new enough" 0 "*BUILT*RAN*"
done

machine
rm "$work/gsl"
no_install=1
run "$toy/tpsim"
expect "without leave to install, the command is printed" 69 "*install with
apt-get update && apt-get install -y libgsl-dev nettle-dev*"
case $output in *APT*) fail "something was installed without leave" ;; esac
no_install=''
run "$toy/tpsim"
expect "a missing library is installed, and said first" 0 \
  "*installing with: apt-get update && apt-get install -y libgsl-dev nettle-dev*APT update*APT install -y libgsl-dev nettle-dev*BUILT*RAN*"
machine
rm "$work/gsl"
printf '#!/bin/sh\necho 1000\n' | program id
run "$toy/tpsim"
expect "other users install through sudo" 0 "*with: sudo apt-get update && sudo apt-get*SUDO apt-get update*RAN*"
machine
rm "$work/gsl"
printf '#!/bin/sh\necho "APT $*"; exit 100\n' | program apt-get
run "$toy/tpsim"
expect "a failed installation stops" 69 "*still missing after the installation: libgsl-dev nettle-dev"
machine
rm "$work/gsl"
rm "$work/bin/apt-get"
printf '#!/bin/sh\necho "BREW $*"; : >"%s/gsl"\n' "$work" | program brew
run "$toy/tpsim"
expect "Homebrew installs without sudo" 0 "*installing with: brew install gsl nettle*BREW install gsl nettle*RAN*"

machine
run "$toy/tpsim"
# Whole seconds are all that every `date` knows; a hundred runs make that tens of milliseconds for one. A busy machine
# is slow at everything, so a launch is held against a shell that starts ten other programs.
hundred() {
  before=$(date +%s)
  for _ in $(seq 100); do run "$@"; done
  each=$((($(date +%s) - before) * 10))
}
hundred sh -c 'for _ in 1 2 3 4 5 6 7 8 9 10; do env true; done'
peer=$each
hundred "$toy/tpsim"
[ "$each" -le $((2 * peer + 30)) ] || fail "a launch takes about $each ms, ten other programs $peer ms"

[ "$failures" -eq 0 ] || { echo "launcher: $failures of $count cases failed" >&2; exit 1; }
echo "launcher: $count cases passed, a launch takes at most $((each + 10)) ms"
