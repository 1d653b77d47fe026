#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds tpsim and puts it under a prefix: program, man pages, completions for bash, zsh and fish, scenarios, schemas,
# manual; or takes all of that away again.
#
#   scripts/install.sh [PREFIX]              (default: /usr/local; for yourself alone: ~/.local)
#   scripts/install.sh --uninstall [PREFIX]
#
# Reads TPSIM_NO_INSTALL and TPSIM_NATIVE as `tpsim` does.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 70
. "$root/scripts/setup.sh"
. "$root/scripts/stage.sh"

usage() { echo "usage: scripts/install.sh [--uninstall] [PREFIX]" >&2; exit 64; }
action=install
[ "${1:-}" != --uninstall ] || { action=uninstall; shift; }
[ $# -le 1 ] || usage
case ${1:-} in -*) usage ;; esac
prefix=${1:-/usr/local}
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
list=$prefix/share/tpsim/installed.txt

# Removes what the list names, files before the folders that they lie in; folders that others use stay.
uninstall() {
  [ -f "$list" ] || { say "$prefix holds no tpsim that scripts/install.sh put there"; return 66; }
  record=$(mktemp) && cp "$list" "$record" || return 73
  sed -n 's/^file //p' "$record" | while IFS= read -r name; do rm -f -- "$prefix/$name" || exit 73; done &&
    rm -f -- "$list" || { rm -f "$record"; return 73; }
  sed -n 's/^folder //p' "$record" | LC_ALL=C sort -r | while IFS= read -r name; do
    [ "$name" != . ] || name=
    rmdir -- "$prefix/$name" 2>/dev/null
  done
  rm -f "$record"
}

if [ $action = uninstall ]; then
  uninstall || exit $?
  say "removed from $prefix"
  exit 0
fi

if is_stale; then
  prepare || exit $?
  say "building tpsim (the first time takes some minutes)"
  build --product tpsim || exit $?
fi
tree=$(mktemp -d) || exit 73
trap 'rm -rf "$tree"' EXIT
trap 'exit 130' INT TERM
stage "$binary" "$tree" || exit $?
# An earlier version may have had other files.
[ ! -f "$list" ] || uninstall || exit $?

# Folders that this makes are remembered, to go with the files; the prefix itself is the folder ".".
record=$tree/share/tpsim/installed.txt
{
  (cd "$tree" && find . -type d) | sed 's|^\./||' | sort | while IFS= read -r name; do
    [ -d "$prefix/$name" ] || printf 'folder %s\n' "$name"
  done
  (cd "$tree" && find . -type f ! -path ./share/tpsim/installed.txt) | sed 's|^\./|file |' | sort
} >"$record.new" && mv "$record.new" "$record" || exit 73
mkdir -p "$prefix" && (cd "$tree" && tar -cf - .) | (cd "$prefix" && tar -xf - --no-same-owner) ||
  { say "cannot write to $prefix; name a folder of yours, such as ~/.local, or use sudo"; exit 73; }

say "installed in $prefix; scripts/install.sh --uninstall $prefix takes it away again"
case :$PATH: in *":$prefix/bin:"*) ;; *) say "put $prefix/bin on your PATH" ;; esac
"$prefix/bin/tpsim" doctor >&2
