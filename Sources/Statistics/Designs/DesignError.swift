// SPDX-License-Identifier: GPL-3.0-or-later
package import GSL

/// Why a design cannot be laid.
package enum DesignError: Error, Hashable, Sendable {
  /// `allowed` is what the kind can have, shifted or not as asked.
  case dimensions(DesignKind, Int, allowed: ClosedRange<Int>)
  /// Fewer points, base rows or trajectories than one.
  case samples(DesignKind, Int)
  /// The grid of a Morris design needs an even number of levels.
  case gridLevels(Int)
  /// More numbers than `UnitDesign.largestSize`.
  case tooLarge(DesignKind, samples: Int, dimension: Int)
  case library(GSLError)
}

extension DesignError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .dimensions(let kind, let found, let allowed):
      let limit =
        allowed.upperBound == .max
        ? "at least \(allowed.lowerBound)" : "\(allowed.lowerBound) to \(allowed.upperBound)"
      return "a \(kind.rawValue) design has \(limit) factors, not \(found)"
    case .samples(let kind, let found):
      return "a \(kind.rawValue) design needs a sample at least, not \(found)"
    case .gridLevels(let found):
      return "the grid of a morris design has an even number of levels from 2 on, not \(found)"
    case .tooLarge(let kind, let samples, let dimension):
      return "a \(kind.rawValue) design of \(samples) samples in \(dimension) factors has more than "
        + "\(UnitDesign.largestSize) numbers"
    case .library(let error): return "\(error)"
    }
  }
}
