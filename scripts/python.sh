# SPDX-License-Identifier: GPL-3.0-or-later
#
# The Python environment that notebooks, reading tests and benchmarks have, made where it is missing or its requirements
# have changed. Sourced from the repository's root after scripts/setup.sh. `python_environment` sets `environment`; it returns 69 where
# Python or its package index cannot be had, and says so.

# Debian has the module venv in a package of its own, and a small machine has no Python at all.
make_environment() {
  python3 -m venv "$1" >/dev/null 2>&1 && return 0
  rm -rf "$1"
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root='sudo '
  if ! command -v apt-get >/dev/null || [ "${TPSIM_NO_INSTALL:-}" = 1 ] ||
    { [ -n "$as_root" ] && ! command -v sudo >/dev/null; }; then
    say "needs Python 3.11 or newer with its module venv; on Debian: apt-get install python3-venv"
    return 69
  fi
  say "missing: python3-venv; installing it with apt-get"
  { ${as_root}apt-get update && ${as_root}env DEBIAN_FRONTEND=noninteractive apt-get install -y python3-venv; } >&2 ||
    { say "python3-venv cannot be installed here"; return 69; }
  python3 -m venv "$1"
}

# The environment with the packages that scripts/python-requirements.txt pins.
python_environment() {
  environment=.build/python
  requirements=scripts/python-requirements.txt
  stamp=$environment/requirements.txt
  ! cmp -s "$requirements" "$stamp" || return 0
  rm -rf "$environment"
  make_environment "$environment" || return $?
  pip="$environment/bin/pip --disable-pip-version-check"
  if ! $pip install --quiet --requirement "$requirements"; then
    # Whether it is the index that is missing, or a fault of the list.
    if $pip download --quiet --no-deps --dest "$environment/probe" "$(grep -m 1 '==' "$requirements")"; then return 1; fi
    rm -rf "$environment"
    say "the Python package index cannot be reached here"
    return 69
  fi
  cp "$requirements" "$stamp"
}
