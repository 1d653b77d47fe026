// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

extension Design.Kind {
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
