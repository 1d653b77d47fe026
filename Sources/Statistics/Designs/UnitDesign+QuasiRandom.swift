// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

extension UnitDesign {
  /// Sobol' points.
  ///
  /// Without a seed they are GSL's, which leaves out the origin and begins with (½, …, ½). With a seed they begin
  /// with the origin, and all are shifted: the binary digits of each coordinate are flipped where a random number
  /// of that coordinate has a 1. This keeps every elementary box as evenly filled as it was, so 2ᵐ points have
  /// exactly one in each of 2ᵐ cells of every coordinate, and it makes each point uniform on the cube, so the
  /// origin, without which the balance would be lost, does no harm.
  ///
  /// Beyond 20 coordinates some pairs are strongly correlated up to thousands of points, see `evenCoordinates`.
  ///
  /// Sources: Sobol' IM. USSR Comput Math Math Phys 1967;7:86-112, doi:10.1016/0041-5553(67)90144-9. L'Ecuyer P,
  /// Lemieux C. Recent advances in randomized quasi-Monte Carlo methods. In: Modeling Uncertainty, 2002,
  /// doi:10.1007/0-306-48102-2_20. Owen AB. On dropping the first Sobol' point, 2020, arXiv:2008.08051.
  package static func sobol(
    samples: Int, dimension: Int, seed: UInt64?
  ) throws(DesignError) -> UnitDesign {
    try demand(.sobol, samples: samples, dimension: dimension)
    return UnitDesign(
      dimension: dimension,
      coordinates: try sobolNumbers(samples: samples, columns: 0..<dimension, seed: seed))
  }

  /// Halton points with reversed digits, as GSL gives them, which leaves out the origin.
  ///
  /// With a seed, all are shifted by one random vector modulo 1.
  /// Sources: Vandewoestyne B, Cools R. J Comput Appl Math 2006;189:341-361, doi:10.1016/j.cam.2005.05.022. Cranley R,
  /// Patterson TNL. SIAM J Numer Anal 1976;13:904-914, doi:10.1137/0713071.
  package static func halton(
    samples: Int, dimension: Int, seed: UInt64?
  ) throws(DesignError) -> UnitDesign {
    try demand(.halton, samples: samples, dimension: dimension)
    let stream = seed.map { DesignStream(seed: $0, .shift) }
    let shift = (0..<dimension).map { stream?.uniform($0) ?? 0 }
    var coordinates: [Double] = []
    coordinates.reserveCapacity(samples * dimension)
    do throws(GSLError) {
      var sequence = try QuasiRandomSequence(.reverseHalton, dimension: dimension)
      for _ in 0..<samples {
        coordinates += zip(try sequence.next(), shift).map { number, shift in
          let sum = number + shift
          return shift == 0 ? number : inside(sum < 1 ? sum : sum - 1)
        }
      }
    } catch {
      throw .library(error)
    }
    return UnitDesign(dimension: dimension, coordinates: coordinates)
  }

  /// Sobol' numbers row after row; the shift of a column is that of its number in `columns`.
  static func sobolNumbers(
    samples: Int, columns: Range<Int>, seed: UInt64?
  ) throws(DesignError) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(samples * columns.count)
    do throws(GSLError) {
      var sequence = try QuasiRandomSequence(.sobol, dimension: columns.count)
      guard let seed else {
        for _ in 0..<samples { numbers += try sequence.next() }
        return numbers
      }
      let stream = DesignStream(seed: seed, .shift)
      let shift = columns.map { digits(stream.uniform($0)) }
      var point = [Double](repeating: 0, count: columns.count)
      for row in 0..<samples {
        if row > 0 { point = try sequence.next() }
        numbers += zip(point, shift).map { Philox4x32.midpoint((digits($0) ^ $1) << 12) }
      }
    } catch {
      throw .library(error)
    }
    return numbers
  }

  /// The first 52 binary digits of a number of 0 up to 1 as a whole number.
  private static func digits(_ number: Double) -> UInt64 { UInt64(number * 0x1p52) }
}
