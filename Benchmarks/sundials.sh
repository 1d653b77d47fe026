# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes sure that SUNDIALS is there, which the package needs with TPSIM_BENCHMARKS=1; read with `.` after setup.sh.

has_sundials() {
  for place in /usr/include /usr/local/include /opt/homebrew/include; do
    [ ! -f "$place/cvode/cvode.h" ] || return 0
  done
  return 1
}
if ! has_sundials && command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] && [ "${TPSIM_NO_INSTALL:-}" != 1 ]; then
  say "missing: libsundials-dev; installing it with apt-get"
  apt-get update >&2 && env DEBIAN_FRONTEND=noninteractive apt-get install -y libsundials-dev >&2
fi
has_sundials || {
  say "needs SUNDIALS with its headers; on Debian: apt-get install libsundials-dev"
  exit 69
}
