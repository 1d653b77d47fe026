// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Testing

@Suite("B-splines")
struct SplineBasisTests {
  @Test("add up to one, and to a straight line with their centres as coefficients")
  func sums() throws {
    let basis = try SplineBasis(on: -1...3, pieces: 5)
    #expect(basis.count == 8)
    let centres = basis.centres
    for x in [-1, -0.3, 0.2, 1.9, 3] {
      let values = try basis.values(at: x)
      #expect(abs(values.reduce(0, +) - 1) < 1e-14)
      #expect(abs(zip(values, centres).reduce(0) { $0 + $1.0 * $1.1 } - x) < 1e-14)
    }
  }

  @Test("answer only where they are, and need room")
  func refuses() throws {
    let basis = try SplineBasis(on: 0...1, pieces: 1)
    for x in [-0.1, 1.1, .nan] { #expect(throws: GSLError.self) { try basis.values(at: x) } }
    #expect(throws: GSLError.self) { _ = try SplineBasis(on: 1...1, pieces: 2) }
    #expect(throws: GSLError.self) { _ = try SplineBasis(on: 0...1, pieces: 0) }
  }
}
