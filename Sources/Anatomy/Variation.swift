// SPDX-License-Identifier: GPL-3.0-or-later

/// What differs from fascicle to fascicle and from fibre to fibre of one person's muscle.
///
/// The raw value is the name under which a random draw is keyed: it must never change.
package enum Variation: String, Sendable, CaseIterable {
  case loadShare, fascicleDepth, fasciclePosition
  case threshold, recruitment, fibreDepth, fibrePosition, knotPosition

  /// Whether each fibre, and not only each fascicle, has a draw of its own.
  package var isOfFibre: Bool {
    switch self {
    case .loadShare, .fascicleDepth, .fasciclePosition: false
    case .threshold, .recruitment, .fibreDepth, .fibrePosition, .knotPosition: true
    }
  }
}
