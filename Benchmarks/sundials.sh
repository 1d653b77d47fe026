# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes sure that SUNDIALS is there, which the package needs with TPSIM_BENCHMARKS=1; read with `.` after setup.sh.

has_sundials() {
  for place in /usr/include /usr/local/include /opt/homebrew/include; do
    [ ! -f "$place/cvode/cvode.h" ] || return 0
  done
  return 1
}
if ! has_sundials && command -v apt-get >/dev/null && [ "${TPSIM_NO_INSTALL:-}" != 1 ]; then
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root='sudo '
  if [ -z "$as_root" ] || command -v sudo >/dev/null; then
    say "missing: libsundials-dev; installing it with apt-get"
    ${as_root}apt-get update >&2
    ${as_root}env DEBIAN_FRONTEND=noninteractive apt-get install -y libsundials-dev >&2
  fi
fi
has_sundials || {
  say "needs SUNDIALS with its headers; on Debian: apt-get install libsundials-dev"
  exit 69
}
