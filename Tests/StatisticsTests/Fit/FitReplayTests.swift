// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Statistics
import Testing

struct FitReplayTests {
  private static let fit = LeastSquaresFit(
    FitOptions(steps: [0.01, 0.01, 0.01], starts: 3, tolerances: .init(absoluteStep: 1e-3)))

  /// A decay that cannot be evaluated at one of the starts and beside another, so that answers of every kind are among the
  /// known ones.
  private static func model(limit: Int = .max) -> SyntheticModel {
    let misses = SyntheticModel.decayMisses(SyntheticModel.drawnDecay(seed: 11).data)
    return SyntheticModel(limit: limit) { u in u[1] > 0.6 || (u[0] > 0 && u[0] < 0.02) ? nil : misses(u) }
  }

  @Test("no point is asked about twice")
  func once() async throws {
    let model = Self.model()
    let result = try await Self.fit.fit(by: model)
    #expect(Set(model.asked).count == model.asked.count)
    #expect(result.evaluations == model.asked.count && result.failures >= 2)
  }

  @Test("a fit interrupted at any evaluation and taken up again asks for the rest alone, and ends the same")
  func interrupted() async throws {
    let whole = Self.model()
    let expected = try await Self.fit.fit(by: whole)
    let total = whole.asked.count
    for limit in 0..<total {
      let first = Self.model(limit: limit)
      await #expect(throws: SyntheticModel.Interrupted.self) { try await Self.fit.fit(by: first) }
      let known = first.known
      #expect(known.count == limit)
      let second = Self.model()
      #expect(try await Self.fit.fit(by: second, known: known) == expected)
      #expect(second.asked == Array(whole.asked.dropFirst(limit)))
    }
    let nobody = Self.model(limit: 0)
    #expect(try await Self.fit.fit(by: nobody, known: whole.known) == expected)
    #expect(nobody.asked.isEmpty)
  }

  @Test("known answers count as evaluations, and those that are not needed do not")
  func budget() async throws {
    let whole = Self.model()
    _ = try await Self.fit.fit(by: whole)
    var known = whole.known
    known[[9, 9, 9]] = .some(nil)
    let options = FitOptions(
      steps: [0.01, 0.01, 0.01], starts: 3, evaluations: 20, tolerances: .init(absoluteStep: 1e-3))
    let fresh = try await LeastSquaresFit(options).fit(by: Self.model())
    let resumed = try await LeastSquaresFit(options).fit(by: Self.model(), known: known)
    #expect(fresh == resumed && fresh.evaluations <= 20 && fresh.ending == .evaluations)
  }
}
