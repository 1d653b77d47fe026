// SPDX-License-Identifier: GPL-3.0-or-later

/// Every publication that a number of the program cites, by key.
extension Reference {
  package static let slade2006 = Reference(
    "slade2006", "Slade JM et al. 2006", identifier: "PMID 16642462")
}
