// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Testing

struct QuasiRandomSequenceTests {
  @Test("Sobol's first points are the published ones")
  func sobol() throws {
    var sequence = try QuasiRandomSequence(.sobol, dimension: 2)
    #expect(try sequence.next() == [0.5, 0.5])
    #expect(try sequence.next() == [0.75, 0.25])
    #expect(try sequence.next() == [0.25, 0.75])
    #expect(try sequence.next() == [0.375, 0.375])
  }

  @Test("reversed Halton's first points have their digits reversed")
  func reverseHalton() throws {
    var sequence = try QuasiRandomSequence(.reverseHalton, dimension: 2)
    // In base 3 the digits 1 and 2 change places.
    for expected in [[1.0 / 2, 2.0 / 3], [1.0 / 4, 1.0 / 3], [3.0 / 4, 2.0 / 9]] {
      for (found, expected) in zip(try sequence.next(), expected) { #expect(abs(found - expected) < 1e-15) }
    }
  }

  @Test("points fill the cube far more evenly than chance", arguments: QuasiRandomSequence.Kind.allCases)
  func evenness(kind: QuasiRandomSequence.Kind) throws {
    var sequence = try QuasiRandomSequence(kind, dimension: 6)
    let count = 4095
    var (sum, product) = (0.0, 0.0)
    for _ in 0..<count {
      let point = try sequence.next()
      #expect(point.count == 6 && point.allSatisfy { $0 > 0 && $0 < 1 })
      sum += point.reduce(0, +) / 6
      product += point.reduce(1) { $0 * 2 * $1 }
    }
    // Chance would miss by about 0.0018 and 0.018.
    #expect(abs(sum / Double(count) - 0.5) < 5e-4)
    #expect(abs(product / Double(count) - 1) < 8e-3)
  }

  @Test("a duplicate goes on from the same point by itself")
  func duplicate() throws {
    var sequence = try QuasiRandomSequence(.sobol, dimension: 3)
    for _ in 0..<10 { _ = try sequence.next() }
    var other = try sequence.duplicate()
    let first = try other.next()
    let second = try other.next()
    #expect(try sequence.next() == first)
    #expect(try sequence.next() == second)
    #expect(first != second)
  }

  @Test("as many dimensions as the sequence has are given and no more")
  func dimensions() throws {
    #expect(QuasiRandomSequence.Kind.sobol.maximumDimension == 40)
    #expect(QuasiRandomSequence.Kind.reverseHalton.maximumDimension == 1229)
    for kind in QuasiRandomSequence.Kind.allCases {
      var widest = try QuasiRandomSequence(kind, dimension: kind.maximumDimension)
      #expect(try widest.next().count == kind.maximumDimension)
      for dimension in [0, -1, kind.maximumDimension + 1] {
        do {
          _ = try QuasiRandomSequence(kind, dimension: dimension)
          Issue.record("\(kind) accepted \(dimension) dimensions")
        } catch {
          #expect(error.code == .invalidArgument)
        }
      }
    }
  }
}
