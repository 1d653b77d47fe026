// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// How design points are laid.
package enum DesignKind: String, CaseIterable, Sendable {
  /// Every combination of the factors' levels, the first factor slowest.
  case factorial
  /// The base point, then each factor over its levels with all others at the base.
  case oneAtATime = "one-at-a-time"
  /// The rows of a CSV file.
  case list
  case latinHypercube = "latin-hypercube"
  case sobol
  /// GSL's Halton sequence with reversed digits.
  case halton
  /// Trajectories of elementary effects.
  case morris
  /// Two independent samples and their mixtures, for Sobol' indices.
  case saltelli

  /// How many factors a design of this kind can have; `Int.max` where nothing but memory limits them.
  ///
  /// Without a shift, the two samples of a Saltelli design share the dimensions of one Sobol' sequence.
  package func dimensions(shifted: Bool) -> ClosedRange<Int> {
    let sobol = QuasiRandomSequence.Kind.sobol.maximumDimension
    return switch self {
    case .factorial, .oneAtATime, .list, .latinHypercube, .morris: 1...Int.max
    case .sobol: 1...sobol
    case .halton: 1...QuasiRandomSequence.Kind.reverseHalton.maximumDimension
    case .saltelli: 2...(shifted ? Int.max : sobol / 2)
    }
  }
}
