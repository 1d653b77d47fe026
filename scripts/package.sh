#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes what can be given away, for every processor of this kind: an archive that runs wherever it is unpacked, without
# Swift, GSL and Nettle, which are inside the program; and where there is dpkg-deb, a Debian package of the same tree.
# Linux only. Needs a system at least as new as the one that it was made on.
#
#   scripts/package.sh [FOLDER]   (default: .build/packages)
#
# Reads TPSIM_NO_INSTALL as `tpsim` does.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 70
TPSIM_NATIVE=0
. "$root/scripts/setup.sh"
. "$root/scripts/stage.sh"

[ $# -le 1 ] || { echo "usage: scripts/package.sh [FOLDER]" >&2; exit 64; }
[ "$(uname -s)" = Linux ] || { say "packages are made on Linux"; exit 69; }
out=${1:-$root/.build/packages}
prepare || exit $?
mkdir -p "$out" "$root/.build/package/static" || exit 73

# Descriptions of the libraries that lead to a folder with their static forms alone.
static=$root/.build/package/static
for name in gsl gslcblas nettle; do
  for folder in "$(pkg-config --variable=libdir gsl)" "$(pkg-config --variable=libdir nettle)" /usr/lib "/usr/lib/$(uname -m)-linux-gnu"; do
    [ ! -f "$folder/lib$name.a" ] || { ln -sf "$folder/lib$name.a" "$static/"; break; }
  done
  [ -f "$static/lib$name.a" ] || { say "needs lib$name.a, the static library"; exit 69; }
done
describe() {
  printf 'Name: %s\nDescription: static\nVersion: %s\nLibs: -L%s %s\nCflags: %s\n' "$1" "$(pkg-config --modversion "$1")" \
    "$static" "$2" "$(pkg-config --cflags "$1")" >"$static/$1.pc"
}
describe gsl '-lgsl -lgslcblas -lm' && describe nettle -lnettle || exit 73
PKG_CONFIG_PATH=$static${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH} swift build --package-path "$root" -c release \
  --static-swift-stdlib --scratch-path "$root/.build/package" --product tpsim >&2 ||
  { say "the build failed; the errors are above"; exit 70; }
program=$root/.build/package/release/tpsim

version=$("$program" --version | sed 's/^tpsim \([^ ]*\) .*/\1/')
machine=$(uname -m)
tree=$(mktemp -d) || exit 73
trap 'rm -rf "$tree"' EXIT
trap 'exit 130' INT TERM
name=tpsim-$version-linux-$machine
stage "$program" "$tree/$name" || exit $?
tar -C "$tree" --owner=0 --group=0 --sort=name -czf "$out/$name.tar.gz" "$name" || exit 73
echo "$out/$name.tar.gz"

command -v dpkg-deb >/dev/null || { say "no dpkg-deb here: no Debian package"; exit 0; }
kind=$(dpkg --print-architecture)
package=$tree/tpsim_${version}_$kind
mkdir -p "$package/DEBIAN" && mv "$tree/$name" "$package/usr" || exit 73
# As Debian has them: man pages and the list of changes are compressed, the licence is that of the system.
gzip -9n "$package"/usr/share/man/man1/*.1 && mv "$package/usr/share/doc/tpsim/CHANGELOG.md" "$package/usr/share/doc/tpsim/changelog" &&
  gzip -9n "$package/usr/share/doc/tpsim/changelog" && rm "$package/usr/share/doc/tpsim/LICENSE" || exit 73
mkdir -p "$package/usr/share/zsh/vendor-completions" &&
  mv "$package/usr/share/zsh/site-functions/_tpsim" "$package/usr/share/zsh/vendor-completions/" &&
  rmdir "$package/usr/share/zsh/site-functions" || exit 73
cat >"$package/usr/share/doc/tpsim/copyright" <<END
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: tpsim

Files: *
Copyright: 2026 the tpsim developers
License: GPL-3.0-or-later
 On Debian systems, the full text of the GNU General Public License version 3 is in
 /usr/share/common-licenses/GPL-3. The program has the GNU Scientific Library (GPL-3.0-or-later), Nettle
 (LGPL-3.0-or-later or GPL-2.0-or-later) and the Swift runtime (Apache-2.0 with Runtime Library Exception) inside.
END
glibc=$(getconf GNU_LIBC_VERSION | sed 's/glibc //')
cat >"$package/DEBIAN/control" <<END
Package: tpsim
Version: $version
Section: science
Priority: optional
Architecture: $kind
Depends: libc6 (>= $glibc), libgcc-s1, libstdc++6
Recommends: gnuplot-nox
Suggests: parallel, slurm-client
Installed-Size: $(du -sk "$package/usr" | cut -f 1)
Maintainer: The tpsim developers <tpsim@example.org>
Description: simulator of myofascial trigger points
 How overload makes trigger points, what they feel like to a hand and to a
 patient, and how hands, needles, injections, home care, rest or waiting change
 them over minutes to months. For research and teaching; not medical advice.
END
dpkg-deb --root-owner-group --build "$package" "$out" >&2 || exit 73
echo "$out/tpsim_${version}_$kind.deb"
