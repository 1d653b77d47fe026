// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
import Testing

struct RootFinderTests {
  @Test("the crossing is found to the tolerance asked, in few evaluations")
  func crossing() throws {
    var evaluations = 0
    let root = try RootFinder.root(in: 0...2) {
      evaluations += 1
      return cos($0)
    }
    #expect(abs(root - .pi / 2) < 1e-11)
    #expect((4...20).contains(evaluations))
  }

  @Test("a loose tolerance stops early")
  func looseTolerance() throws {
    func evaluations(_ tolerance: Double) throws -> Int {
      var count = 0
      let root = try RootFinder.root(in: 0...4, absoluteTolerance: tolerance, relativeTolerance: 0) {
        count += 1
        return $0 * $0 * $0 - 5
      }
      #expect(abs(root - cbrt(5)) <= tolerance)
      return count
    }
    #expect(try evaluations(1e-2) < evaluations(1e-12))
  }

  @Test("a root at an end of the bracket is found")
  func rootAtEnd() throws {
    #expect(try RootFinder.root(in: 0...1) { $0 } == 0)
  }

  @Test("a bracket without a change of sign is refused")
  func sameSign() {
    let error = #expect(throws: GSLError.self) { try RootFinder.root(in: 1...2) { $0 * $0 } }
    #expect(error?.code == .invalidArgument)
    #expect(error?.routine == "gsl_root_fsolver_set")
    #expect(error?.message.contains("no change of sign from 1.0 to 2.0") == true)
  }

  @Test("a function that is not finite at an end is named as the fault")
  func notFinite() {
    let error = #expect(throws: GSLError.self) { try RootFinder.root(in: 0...2) { log($0 - 1) } }
    #expect(error?.code == .badFunction)
  }

  @Test("running out of iterations is an error, not an answer")
  func iterations() {
    let error = #expect(throws: GSLError.self) { try RootFinder.root(in: 0...2, iterations: 2) { cos($0) } }
    #expect(error?.code == .tooManyIterations)
  }
}
