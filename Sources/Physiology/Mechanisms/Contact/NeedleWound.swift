// SPDX-License-Identifier: GPL-3.0-or-later

/// The track that a needle has left in a muscle, for ``Denervation``.
package struct NeedleWound: Sendable, Equatable {
  /// Place of the track in the muscle's own frame: lateral and along the fibres (mm).
  package var lateral: Double
  package var along: Double
  /// Depth that the needle reached (mm).
  package var depth: Double
  /// When (s).
  package var time: Double

  package init(lateral: Double, along: Double, depth: Double, time: Double) {
    self.lateral = lateral
    self.along = along
    self.depth = depth
    self.time = time
  }
}
