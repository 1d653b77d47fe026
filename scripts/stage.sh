# SPDX-License-Identifier: GPL-3.0-or-later
#
# What `install.sh` and `package.sh` share: the tree of an installed program. POSIX sh, read with `.`; expects `root`,
# the folder of the package.

# Fills the folder $2 with the program at $1 and all that comes with it. The program finds its resources from where it lies.
stage() {
  umask 022
  mkdir -p "$2/bin" "$2/share/man/man1" "$2/share/bash-completion/completions" "$2/share/zsh/site-functions" \
    "$2/share/fish/vendor_completions.d" "$2/share/tpsim" "$2/share/doc/tpsim" || return 73
  cp "$1" "$2/bin/tpsim" && chmod 755 "$2/bin/tpsim" || return 73
  if command -v strip >/dev/null; then strip "$2/bin/tpsim" || return 70; fi
  "$1" man --out "$2/share/man/man1" &&
    "$1" --generate-completion-script bash >"$2/share/bash-completion/completions/tpsim" &&
    "$1" --generate-completion-script zsh >"$2/share/zsh/site-functions/_tpsim" &&
    "$1" --generate-completion-script fish >"$2/share/fish/vendor_completions.d/tpsim.fish" || return 70
  cp -R "$root/scenarios" "$root/schemas" "$2/share/tpsim/" &&
    mkdir -p "$2/share/doc/tpsim/manual" && cp "$root"/Sources/tpsim/tpsim.docc/*.md "$2/share/doc/tpsim/manual/" &&
    cp "$root/README.md" "$root/CHANGELOG.md" "$root/CITATION.cff" "$root/LICENSE" "$2/share/doc/tpsim/" || return 73
}
