// SPDX-License-Identifier: GPL-3.0-or-later
import CBuildFacts
import GSL

/// Which program this is.
enum Release {
  static let version = "0.1.0"

  /// The commit that the program was built from; nil where the sources were no git checkout.
  static var commit: String? {
    let text = String(cString: tpsim_commit())
    return text.isEmpty ? nil : text
  }

  /// Whether the instruction set of the building machine was used. Results are the same bytes either way.
  static var build: String {
    #if TPSIM_NATIVE
      "native"
    #else
      "portable"
    #endif
  }

  /// What `--version` prints.
  static var text: String { "tpsim \(version) (GSL \(gslVersion), \(build) build)" }

  static let citation = """
    The tpsim developers. tpsim, version \(version): a simulator of myofascial trigger points. \
    Software, GPL-3.0-or-later.
    """

  /// The library asks for this wherever its results are published.
  static let libraryCitation = """
    Galassi M et al. 2009, GNU Scientific Library Reference Manual, 3rd ed., Network Theory Ltd, \
    ISBN 0954612078 (linked: \(gslVersion)).
    """
}
