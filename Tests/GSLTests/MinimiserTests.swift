// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
import Testing

struct MinimiserTests {
  @Test("the minimum of a smooth function is found to half the digits")
  func minimum() throws {
    let minimum = try Minimiser.minimum(in: 0...6, near: 2) { cos($0) + 1 }
    #expect(abs(minimum.position - .pi) < 1e-6)
    #expect(minimum.value >= 0 && minimum.value < 1e-12)
  }

  @Test("a minimum at a corner is found")
  func corner() throws {
    let minimum = try Minimiser.minimum(in: -1...3, near: 1.5, absoluteTolerance: 1e-6) { abs($0 - 1) }
    #expect(abs(minimum.position - 1) < 1e-5)
  }

  @Test("a guess that is not lower than the ends is refused")
  func noDip() {
    let error = #expect(throws: GSLError.self) { try Minimiser.minimum(in: 0...1, near: 0.5) { $0 } }
    #expect(error?.code == .invalidArgument)
    #expect(throws: GSLError.self) { try Minimiser.minimum(in: 0...1, near: 2) { $0 * $0 } }
  }

  @Test("running out of iterations is an error, not an answer")
  func iterations() {
    let error = #expect(throws: GSLError.self) {
      try Minimiser.minimum(in: 0...6, near: 2, iterations: 2) { cos($0) }
    }
    #expect(error?.code == .tooManyIterations)
  }
}
