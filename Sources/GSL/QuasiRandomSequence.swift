// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Points that fill the unit cube more evenly than chance.
///
/// A handle, neither copied nor shared; `duplicate()` makes another at the same point.
package struct QuasiRandomSequence: ~Copyable {
  /// How the points are laid.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Sobol's sequence, to 40 dimensions.
    case sobol
    /// Halton's sequence with reversed digits, to 1229 dimensions.
    case reverseHalton

    /// The most dimensions a point can have.
    package var maximumDimension: Int { Int(type.pointee.max_dimension) }

    fileprivate var type: UnsafePointer<gsl_qrng_type> {
      switch self {
      case .sobol: cgsl_qrng_sobol()
      case .reverseHalton: cgsl_qrng_reversehalton()
      }
    }
  }

  package let kind: Kind
  package let dimension: Int
  private let generator: UnsafeMutablePointer<gsl_qrng>

  /// The start of a sequence of points with `dimension` coordinates.
  ///
  /// Throws `.invalidArgument` unless `dimension` is from 1 to the kind's maximum.
  package init(_ kind: Kind, dimension: Int) throws(GSLError) {
    reportFailures()
    guard (1...kind.maximumDimension).contains(dimension) else {
      throw GSLError(
        .invalidArgument, in: "gsl_qrng_alloc",
        because: "\(kind.rawValue) has 1 to \(kind.maximumDimension) dimensions, not \(dimension)")
    }
    self.init(kind, dimension, try allocated(gsl_qrng_alloc(kind.type, UInt32(dimension)), "gsl_qrng_alloc"))
  }

  private init(_ kind: Kind, _ dimension: Int, _ generator: UnsafeMutablePointer<gsl_qrng>) {
    self.kind = kind
    self.dimension = dimension
    self.generator = generator
  }

  deinit { gsl_qrng_free(generator) }

  /// The next point: `dimension` coordinates strictly between 0 and 1.
  ///
  /// Throws `.failed` when a Sobol sequence has given its 2³⁰ − 1 points.
  package mutating func next() throws(GSLError) -> [Double] {
    var point = [Double](repeating: 0, count: dimension)
    try check(gsl_qrng_get(generator, &point), "gsl_qrng_get", because: "the sequence is exhausted")
    return point
  }

  /// Another handle on the same sequence, at the same point.
  package func duplicate() throws(GSLError) -> QuasiRandomSequence {
    QuasiRandomSequence(kind, dimension, try allocated(gsl_qrng_clone(generator), "gsl_qrng_clone"))
  }
}
