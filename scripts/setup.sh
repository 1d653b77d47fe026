# SPDX-License-Identifier: GPL-3.0-or-later
#
# What `tpsim` and `check` share: finding Swift, installing GSL, building. POSIX sh, read with `.`;
# expects `root`, the folder of the package. Everything is said on stderr.

# The oldest GSL that is looked after: that of the oldest distributions with a Swift that is new enough.
oldest_gsl=2.5
binary=$root/.build/release/tpsim
stamp=$root/.build/tpsim.stamp
swiftly_home=${SWIFTLY_HOME_DIR:-${HOME:-}/.local/share/swiftly}
[ -d "$swiftly_home" ] || swiftly_home=${HOME:-}/.swiftly

# Package.swift reads this: 1 asks for the instruction set of this very machine.
case $(uname -m):${TPSIM_NATIVE:-} in
  *:0) TPSIM_NATIVE=0 ;;
  x86_64:* | amd64:* | arm64:* | aarch64:*) TPSIM_NATIVE=1 ;;
  *) TPSIM_NATIVE=0 ;;
esac
export TPSIM_NATIVE

say() { printf 'tpsim: %s\n' "$*" >&2; }

# A program as one line that changes when it is replaced in place: path, inode, size. Empty for none.
identity() {
  [ -x "${1:-}" ] || return 0
  name=$1
  # shellcheck disable=SC2046
  set -- $(ls -Lidn -- "$name")
  printf '%s %s %s' "$name" "$1" "$6"
}

# The setting and the Swift that the user's own PATH leads to, before anything below changes it.
key="native=$TPSIM_NATIVE swift=$(identity "$(command -v swift)")"

# Whether the binary is missing, or older than the sources, or made with another setting or toolchain. A machine
# that has no Swift on its PATH, such as a node of a cluster, runs the binary that is there.
is_stale() {
  [ -x "$binary" ] && [ -f "$stamp" ] || return 0
  { IFS= read -r recorded; IFS= read -r compiler; } <"$stamp"
  case $key in
    *swift=) case $recorded in "$key"*) ;; *) return 0 ;; esac ;;
    *) [ "$key" = "$recorded" ] || return 0 ;;
  esac
  # The compiler need not be the first on PATH, and may be gone by now.
  now=$(identity "${compiler% * *}")
  [ -z "$now" ] || [ "$now" = "$compiler" ] || return 0
  set -- "$root/Package.swift" "$root/Sources"
  # `swiftly use` changes the toolchain behind an unchanged driver, and this file.
  [ ! -f "$swiftly_home/config.json" ] || set -- "$@" "$swiftly_home/config.json"
  [ -n "$(find "$@" -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

# Makes sure that Swift and the libraries are there. Returns 69 when something is missing and stays so.
prepare() { find_swift && install_libraries && check_gsl; }

# Puts a Swift that is new enough first on PATH.
find_swift() {
  wanted=$(sed -n '1s/.*swift-tools-version: *\([0-9.]*\).*/\1/p' "$root/Package.swift")
  outdated=
  # shellcheck disable=SC1091
  [ ! -f "$swiftly_home/env.sh" ] || . "$swiftly_home/env.sh"
  for place in "$(command -v swift)" /opt/swift/usr/bin/swift "${SWIFTLY_BIN_DIR:-$swiftly_home/bin}/swift"; do
    [ -x "$place" ] || continue
    # Another program called swift, the client of OpenStack, does not speak of a Swift version.
    version=$("$place" --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -n 1)
    [ -n "$version" ] || continue
    if is_at_least "$version" "$wanted"; then
      directory=$(dirname -- "$place")
      [ "$(command -v swift)" = "$place" ] || PATH=$directory:$PATH
      export PATH
      return 0
    fi
    outdated="$place is version $version"
  done
  say "needs Swift $wanted or newer${outdated:+; $outdated}"
  say "get it from https://www.swift.org/install/ and run this command again"
  return 69
}

# Whether version $1 is $2 or later.
is_at_least() {
  left=$1.0.0 right=$2.0.0
  for _ in 1 2; do
    [ "${left%%.*}" -eq "${right%%.*}" ] || { [ "${left%%.*}" -gt "${right%%.*}" ]; return; }
    left=${left#*.} right=${right#*.}
  done
  return 0
}

# Lists what is missing, as names of packages of the manager $1.
missing_packages() {
  command -v git >/dev/null || echo git
  command -v pkg-config >/dev/null || { [ "$1" = brew ] && echo pkgconf || echo pkg-config; }
  pkg-config --exists gsl 2>/dev/null || { [ "$1" = brew ] && echo gsl || echo libgsl-dev; }
  pkg-config --exists nettle 2>/dev/null || { [ "$1" = brew ] && echo nettle || echo nettle-dev; }
  # Swift from an archive brings no C++ library, which a dependency is written in.
  [ "$1" != apt ] || [ -d /usr/include/c++ ] || echo g++
}

# Refuses a GSL that is too old to build with, which the compiler would tell in many words. A package manager that
# brings it has no newer one.
check_gsl() {
  version=$(pkg-config --modversion gsl 2>/dev/null)
  version=${version%%[!0-9.]*}
  [ -n "$version" ] && ! is_at_least "$version" "$oldest_gsl" || return 0
  say "needs the GNU Scientific Library (gsl) $oldest_gsl or newer; pkg-config finds version $version" \
    "in $(pkg-config --variable=libdir gsl 2>/dev/null)"
  say "install a newer one from https://www.gnu.org/software/gsl/, name the folder of its gsl.pc in PKG_CONFIG_PATH," \
    "and run this command again"
  return 69
}

install_libraries() {
  manager=
  if command -v brew >/dev/null; then manager=brew; elif command -v apt-get >/dev/null; then manager=apt; fi
  packages=$(missing_packages "$manager" | tr '\n' ' ')
  packages=${packages% }
  [ -n "$packages" ] || return 0
  as_root=
  [ "$manager" != apt ] || [ "$(id -u)" -eq 0 ] || as_root='sudo '
  case $manager in
    apt) command_line="${as_root}apt-get update && ${as_root}apt-get install -y $packages" ;;
    brew) command_line="brew install $packages" ;;
    *)
      say "needs the GNU Scientific Library (gsl) and Nettle with their headers, pkg-config and git;" \
        "install them with the package manager of this machine and run this command again"
      return 69
      ;;
  esac
  if [ "${TPSIM_NO_INSTALL:-}" = 1 ] || { [ -n "$as_root" ] && ! command -v sudo >/dev/null; }; then
    say "missing: $packages; install with"
    printf '%s\n' "$command_line" >&2
    return 69
  fi
  say "missing: $packages; installing with: $command_line"
  case $manager in
    # The lists are fetched even if one source fails: whether the packages can be had is what counts.
    apt)
      ${as_root}apt-get update >&2
      ${as_root}env DEBIAN_FRONTEND=noninteractive apt-get install -y $packages >&2
      ;;
    brew) brew install $packages >&2 ;;
  esac
  packages=$(missing_packages "$manager" | tr '\n' ' ')
  packages=${packages% }
  [ -z "$packages" ] || { say "still missing after the installation: $packages"; return 69; }
}

# Builds the release configuration with the arguments given to `swift build`, and remembers from what. Returns 70
# when the build fails.
build() {
  mkdir -p "$root/.build" || return 73
  # Written before the build, so that sources saved while it runs count as newer.
  mark=$stamp.$$
  trap 'rm -f "$mark"; exit 130' INT TERM HUP
  {
    printf '%s\n%s\n' "$key" "$(identity "$(command -v swift)")"
    swift --version 2>/dev/null
  } >"$mark" || { rm -f "$mark"; return 73; }
  swift build --package-path "$root" -c release "$@" >&2
  status=$?
  if [ $status -eq 0 ]; then
    mv -f "$mark" "$stamp"
  else
    rm -f "$mark"
    say "the build failed; the errors are above"
    status=70
  fi
  trap - INT TERM HUP
  return $status
}
