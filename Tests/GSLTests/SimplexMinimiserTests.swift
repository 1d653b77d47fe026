// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Testing

struct SimplexMinimiserTests {
  /// Rosenbrock's valley.
  static func valley(_ place: [Double]) -> Double {
    let (x, y) = (place[0], place[1])
    return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
  }

  @Test("the end of a curved valley is found")
  func minimum() throws {
    let outcome = try SimplexMinimiser.search(
      from: [-1.2, 1], steps: [0.5, 0.5], size: 1e-8, iterations: 500, of: Self.valley)
    guard case .minimum(let place, let value) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(abs(place[0] - 1) < 1e-6 && abs(place[1] - 1) < 1e-6)
    #expect(value < 1e-12)
  }

  @Test("values told one question after the other lead to the same minimum as a function")
  func askedAndTold() throws {
    let whole = try SimplexMinimiser.search(
      from: [-1.2, 1], steps: [0.5, 0.5], size: 1e-3, iterations: 500, of: Self.valley)
    var known: [[Double]: Double] = [:]
    var questions: [Int] = []
    while true {
      let outcome = try SimplexMinimiser.search(
        from: [-1.2, 1], steps: [0.5, 0.5], size: 1e-3, iterations: 500, of: { known[$0] })
      guard case .asks(let places) = outcome else {
        #expect(outcome == whole)
        break
      }
      questions.append(places.count)
      for place in places {
        #expect(known[place] == nil)
        known[place] = Self.valley(place)
      }
    }
    #expect(questions.first == 3 && questions.dropFirst().allSatisfy { $0 == 1 })
  }

  @Test("an increasing map of the function leads to the same place")
  func ranksOnly() throws {
    let plain = try SimplexMinimiser.search(
      from: [3, 2], steps: [1, 1], size: 1e-3, iterations: 200
    ) { $0[0] * $0[0] + $0[1] * $0[1] }
    let mapped = try SimplexMinimiser.search(
      from: [3, 2], steps: [1, 1], size: 1e-3, iterations: 200
    ) { 8 * ($0[0] * $0[0] + $0[1] * $0[1]) - 1 }
    guard case .minimum(let first, _) = plain, case .minimum(let second, _) = mapped else {
      Issue.record("\(plain) \(mapped)")
      return
    }
    #expect(first == second)
  }

  @Test("a search that may not go on says that it has not settled")
  func iterations() throws {
    let outcome = try SimplexMinimiser.search(
      from: [-1.2, 1], steps: [0.5, 0.5], size: 1e-8, iterations: 3, of: Self.valley)
    guard case .unsettled(_, let value) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(value < Self.valley([-1.2, 1]))
  }

  @Test("a value that is not finite is an error")
  func notFinite() {
    let error = #expect(throws: GSLError.self) {
      try SimplexMinimiser.search(from: [1], steps: [1], size: 1e-3, iterations: 10) { _ in .infinity }
    }
    #expect(error?.code == .badFunction)
  }
}
