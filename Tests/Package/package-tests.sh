#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Tests of installing, of moving what was installed, and of taking it away again. With `full`, also of the archive and the
# Debian package that scripts/package.sh makes, which takes a whole build: in a bare Debian that debootstrap makes, where
# there are neither Swift nor GSL. Ends with 69 where that cannot be had.

package=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
work=$(mktemp -d) || exit 1
failures=0

fail() { printf 'package: %s\n' "$*" >&2; failures=$((failures + 1)); }
say() { printf 'package: %s\n' "$*" >&2; }
finish() { rm -rf "$work"; }
trap finish EXIT
trap 'exit 130' INT TERM

prefix="$work/a prefix"
mkdir -p "$work/others/bin" && : >"$work/others/bin/other"
sh "$package/scripts/install.sh" "$prefix" 2>"$work/said" || { cat "$work/said"; fail "install ends with $?"; }
grep -q 'results *reproduce' "$work/said" || fail "install does not say whether results reproduce"
for name in bin/tpsim share/man/man1/tpsim.1 share/man/man1/tpsim-cluster.1 share/tpsim/scenarios/desk-worker.json \
  share/tpsim/schemas/scenario.json share/bash-completion/completions/tpsim share/zsh/site-functions/_tpsim \
  share/fish/vendor_completions.d/tpsim.fish share/doc/tpsim/LICENSE share/doc/tpsim/manual/Cluster.md; do
  [ -s "$prefix/$name" ] || fail "$name is not installed"
done
# Wherever it is moved, it finds what came with it.
mv "$prefix" "$work/moved"
cd "$work" || exit 1
moved/bin/tpsim doctor --json | grep -q "\"resources\" : \"$work/moved/share/tpsim\"" || fail "resources are not found"
moved/bin/tpsim init knee >/dev/null && grep -q "$work/moved/share/tpsim/schemas/scenario.json" knee.json ||
  fail "init does not name the installed schema"
# Again, over the first, and away: nothing stays, of others' nothing goes.
sh "$package/scripts/install.sh" "$work/moved" 2>/dev/null || fail "a second install ends with $?"
sh "$package/scripts/install.sh" --uninstall "$work/moved" 2>/dev/null || fail "uninstall ends with $?"
[ ! -e "$work/moved" ] || { find "$work/moved"; fail "uninstall leaves something behind"; }
sh "$package/scripts/install.sh" others 2>/dev/null && sh "$package/scripts/install.sh" --uninstall others 2>/dev/null
[ "$(find others)" = "$(printf 'others\nothers/bin\nothers/bin/other')" ] || { find others; fail "others' files are not as they were"; }
sh "$package/scripts/install.sh" --uninstall others 2>/dev/null
[ $? -eq 66 ] || fail "uninstalling what is not there does not end with 66"

[ "${1:-}" = full ] || { [ $failures -eq 0 ]; exit; }

command -v debootstrap >/dev/null && [ "$(id -u)" -eq 0 ] || { say "needs debootstrap, and root"; exit 69; }
packages=$work/packages
sh "$package/scripts/package.sh" "$packages" || { fail "package.sh ends with $?"; exit 1; }
bare=$work/bare
debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$bare" ${TPSIM_MIRROR:-} >"$work/log" 2>&1 ||
  { tail -n 3 "$work/log" >&2; say "debootstrap reaches no mirror"; exit 69; }
# Swift reads its arguments from /proc, which goes with the mount namespace.
run() {
  unshare --mount sh -c 'mount --bind /proc "$0/proc" &&
    exec chroot "$0" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"' "$bare" "$@"
}
everything() { (cd "$bare" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev \) -prune -o ! -type d -print) | sort; }
# Two arms of the flagship in two patients.
main_job() {
  run "$1" run "$2/scenarios/desk-worker.json" --set patients.count=2 --out /tmp/results --quiet || fail "$1: run ends with $?"
  run "$1" verify /tmp/results >/dev/null || fail "$1: the results do not verify"
  run "$1" doctor >"$work/said" || { cat "$work/said"; fail "$1: does not reproduce"; }
  grep -q '^gnuplot *missing' "$work/said" || fail "$1: doctor does not tell of the missing gnuplot"
  rm -rf "$bare/tmp/results"
}
[ ! -e "$bare/usr/lib/$(uname -m)-linux-gnu/libgsl.so.27" ] && ! run sh -c 'command -v swift' || fail "the root is not bare"
everything >"$work/before"
mkdir "$bare/opt/tpsim" && tar -xzf "$packages"/tpsim-*.tar.gz -C "$bare/opt/tpsim" --strip-components=1
main_job /opt/tpsim/bin/tpsim /opt/tpsim/share/tpsim
rm -r "$bare/opt/tpsim"
cp "$packages"/*.deb "$bare/tmp/tpsim.deb"
run apt-get install -y --no-install-recommends /tmp/tpsim.deb >"$work/log" 2>&1 || run dpkg -i /tmp/tpsim.deb >>"$work/log" 2>&1 ||
  { tail -n 5 "$work/log"; fail "the Debian package cannot be installed"; }
main_job tpsim /usr/share/tpsim
run dpkg --purge tpsim >/dev/null 2>&1 || fail "the Debian package cannot be removed"
rm "$bare/tmp/tpsim.deb"
everything >"$work/after"
# What dpkg and apt keep of themselves, and libraries of the system that were missing.
diff "$work/before" "$work/after" | grep '^[<>]' | grep -v -e var/lib/dpkg -e var/lib/apt -e var/cache -e var/log -e libstdc -e libgcc -e gcc-12-base && fail "something is left behind"
[ $failures -eq 0 ] || exit 1
say "archive and package run in a bare $(. /etc/os-release && echo "$VERSION_CODENAME")"
