// SPDX-License-Identifier: GPL-3.0-or-later

/// What a JSON file is, by the keys that only its kind has.
package enum DocumentKind: Sendable {
  case scenario
  /// A sweep or an optimisation.
  case study
  /// A published study.
  case evidence
  case calibration
  /// Numbers to be used in the place of the catalogues'.
  case parameters
}

extension JSONDocument {
  package var kind: DocumentKind {
    func has(_ key: String) -> Bool { root[key] != nil }
    if has("measurements") { return .evidence }
    if has("priors") { return .calibration }
    if has("scenario") || has("factors") { return .study }
    return has("parameters") && !has("patients") ? .parameters : .scenario
  }
}
