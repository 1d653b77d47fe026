// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// The states of one muscle fibre at its contraction knot.
package enum FibreVariable: Int, CaseIterable, Sendable {
  /// Sarcomere length in the knot (um).
  case length
  /// Energy reserve: phosphocreatine as a share of its resting pool (0 to 1).
  case energy
  /// Lactate and hydrogen ions above rest (mmol/L).
  case acid
  /// Endplate noise: spontaneous acetylcholine release as a share of its ceiling (0 to 1).
  case endplateNoise
  /// Structural memory: calcium leak, oxidative and ultrastructural damage (0 to 1).
  case memory
  /// Latched cross-bridges, which hold without electrical activity (0 to 1).
  case latchedBridges
  /// Share of the knot segment that a needle has destroyed and that has not yet regenerated (0 to 1).
  case destroyed

  package var name: String {
    switch self {
    case .length: "knot sarcomere length"
    case .energy: "energy reserve"
    case .acid: "acid load"
    case .endplateNoise: "endplate noise"
    case .memory: "structural memory"
    case .latchedBridges: "latched bridges"
    case .destroyed: "destroyed segment"
    }
  }

  package var unit: MeasurementUnit {
    switch self {
    case .length: Micrometre.unit
    case .acid: Millimolar.unit
    case .energy, .endplateNoise, .memory, .latchedBridges, .destroyed: One.unit
    }
  }

  /// The size that errors are measured against, in `unit`.
  package var scale: Double {
    switch self {
    case .acid: 5
    case .length, .energy, .endplateNoise, .memory, .latchedBridges, .destroyed: 1
    }
  }

  /// The physical range. A step that leaves it is rejected, never clamped. The lower end of the length is
  /// the fully contracted knot, the upper the slack fibre.
  package var bounds: ClosedRange<Double> {
    switch self {
    case .length: 1.4...2.4
    case .acid: 0...1_000
    case .energy, .endplateNoise, .memory, .latchedBridges, .destroyed: 0...1
    }
  }

  /// The value in a healthy fibre at rest, before it has found its own steady state.
  package var rest: Double {
    switch self {
    case .length: 2.35
    case .energy: 0.98
    case .acid, .endplateNoise, .memory, .latchedBridges, .destroyed: 0
    }
  }
}
