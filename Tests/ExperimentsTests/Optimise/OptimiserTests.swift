// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Scenarios
import Synchronization
import Testing

struct OptimiserTests {
  private static func rule(
    _ goal: Optimisation.Goal = .minimise, most: Int = 400, evaluations: Int = 200, starts: Int = 1,
    limits: [Optimisation.Limit] = []
  ) -> Optimisation {
    Optimisation(
      goal: goal, replicates: 10, maxReplicates: most, confidence: 0.95, indifference: 0.1,
      evaluations: evaluations, starts: starts, limits: limits)
  }

  @Test("the best whole numbers are found, on fewer runs than all candidates together would take")
  func grid() async throws {
    let function = NoisyFunction { dose in 0.3 * (dose[0] - 4).magnitude + 0.5 * (dose[1] - 2).magnitude }
    let space = SearchSpace([.whole(0...8), .whole(1...3)])
    let optimum = try await Optimiser(space, Self.rule()).optimum(by: function)
    #expect(optimum.ending == .selected)
    #expect(optimum.candidates[optimum.best].values == [.number(4), .number(2)])
    #expect(optimum.runnersUp.isEmpty)
    let most = optimum.candidates.map(\.evaluations.count).max() ?? 0
    #expect(function.runs < optimum.candidates.count * most * 2 / 3)
    let interval = try #require(try optimum.interval(of: optimum.best))
    #expect(interval.low < interval.mean.value && interval.mean.value < interval.high)
  }

  @Test("the greatest mean is found where the goal is to maximise")
  func maximise() async throws {
    let function = NoisyFunction { dose in -0.5 * (dose[0] - 4).magnitude }
    let optimum = try await Optimiser(SearchSpace([.whole(0...8)]), Self.rule(.maximise))
      .optimum(by: function)
    #expect(optimum.candidates[optimum.best].values == [.number(4)])
  }

  @Test("a limit moves the optimum and is said to bind; one that keeps out nothing better does not")
  func limits() async throws {
    let function = NoisyFunction(soreness: { $0[0] }) { dose in 0.5 * (dose[0] - 6).magnitude }
    let rule = Self.rule(limits: [
      .init(.soreness, atMost: 3.5), .init(.therapistTime, atMost: 11),
    ])
    let optimum = try await Optimiser(SearchSpace([.whole(0...8)]), rule).optimum(by: function)
    #expect(optimum.candidates[optimum.best].values == [.number(3)])
    #expect(optimum.binding.map(\.limit.burden) == [.soreness])
    #expect(optimum.binding.map(\.candidates) == [5])
  }

  @Test("where nothing keeps the limits, that is said, and the least violation comes first")
  func noneFeasible() async throws {
    let function = NoisyFunction(soreness: { 5 + $0[0] }) { dose in -dose[0] }
    let rule = Self.rule(limits: [.init(.soreness, atMost: 1)])
    let optimum = try await Optimiser(SearchSpace([.whole(0...3)]), rule).optimum(by: function)
    #expect(optimum.ending == .noneFeasible)
    #expect(optimum.candidates[optimum.best].values == [.number(0)])
  }

  @Test("candidates that do not differ are runners-up when patients run out")
  func ties() async throws {
    let function = NoisyFunction { dose in dose[0] > 1 ? 2 : 0 }
    let optimum = try await Optimiser(SearchSpace([.whole(0...3)]), Self.rule(most: 20))
      .optimum(by: function)
    #expect(optimum.ending == .budget)
    #expect(Set([optimum.best] + optimum.runnersUp) == [0, 1])
  }

  @Test("a minimum inside the cube is found, and judged by patients that the search has not seen")
  func cube() async throws {
    let function = NoisyFunction(noise: 0.05) { dose in
      (dose[0] - 30) * (dose[0] - 30) / 100 + (dose[1] - 2) * (dose[1] - 2)
    }
    let space = SearchSpace([.edge(to: 100), .edge(to: 5)])
    let optimum = try await Optimiser(space, Self.rule(starts: 2)).optimum(by: function)
    let best = optimum.candidates[optimum.best]
    #expect(abs(best.values[0].number - 30) < 5 && abs(best.values[1].number - 2) < 0.5)
    #expect(best.stage == .selection)
    let questions = function.questions.withLock { $0 }
    #expect(questions.last.map { $0.replicates.lowerBound > 10 } == true)
    #expect(questions.first.map { $0.replicates } == 1...10)
  }

  @Test("a minimum on the edge of what is allowed is reached")
  func edge() async throws {
    let function = NoisyFunction(noise: 0.02) { dose in -dose[0] / 20 }
    let optimum = try await Optimiser(SearchSpace([.edge(to: 100)]), Self.rule()).optimum(by: function)
    #expect(optimum.candidates[optimum.best].values[0].number > 95)
  }

  @Test("a search ends inside its limits, close to them")
  func limitedCube() async throws {
    let function = NoisyFunction(noise: 0.02, soreness: { $0[0] / 10 }) { dose in -dose[0] / 20 }
    let rule = Self.rule(limits: [.init(.soreness, atMost: 4)])
    let optimum = try await Optimiser(SearchSpace([.edge(to: 100)]), rule).optimum(by: function)
    let dose = optimum.candidates[optimum.best].values[0].number
    #expect(dose > 35 && dose < 40.5)
    #expect(optimum.binding.map(\.limit.burden) == [.soreness])
  }

  @Test("whole numbers and a range are searched together")
  func mixed() async throws {
    let function = NoisyFunction(noise: 0.05) { dose in
      (dose[0] - 3).magnitude + (dose[1] - 10 * dose[0]) * (dose[1] - 10 * dose[0]) / 200
    }
    let space = SearchSpace([.whole(1...5), .edge(to: 100)])
    let optimum = try await Optimiser(space, Self.rule(starts: 2)).optimum(by: function)
    let best = optimum.candidates[optimum.best]
    #expect(best.values[0] == .number(3) && abs(best.values[1].number - 30) < 5)
  }

  @Test("no more candidates are tried than the study allows")
  func budget() async throws {
    let function = NoisyFunction { dose in (dose[0] - 30).magnitude + (dose[1] - 2).magnitude }
    let space = SearchSpace([.edge(to: 100), .edge(to: 5)])
    let optimum = try await Optimiser(space, Self.rule(evaluations: 12, starts: 3)).optimum(by: function)
    #expect(optimum.candidates.count == 12)
  }

  @Test("the same answers lead to the same questions")
  func replay() async throws {
    let space = SearchSpace([.whole(1...3), .edge(to: 100)])
    func questions() async throws -> [[[FactorValue]]] {
      let function = NoisyFunction { dose in dose[0] + (dose[1] - 40).magnitude / 10 }
      _ = try await Optimiser(space, Self.rule()).optimum(by: function)
      return function.questions.withLock { $0.map(\.candidates) }
    }
    #expect(try await questions() == (try await questions()))
  }

  @Test("failed runs are counted, and a candidate of which all fail is not chosen")
  func failures() async throws {
    let function = NoisyFunction(fails: { dose, replicate in dose[0] == 0 || replicate == 3 }) { $0[0] }
    let optimum = try await Optimiser(SearchSpace([.whole(0...3)]), Self.rule()).optimum(by: function)
    #expect(optimum.candidates[optimum.best].values == [.number(1)])
    #expect(optimum.candidates[0].failures == 10 && optimum.candidates[optimum.best].failures == 1)
  }

  @Test("the front has the most relief for each soreness")
  func front() async throws {
    let function = NoisyFunction(noise: 0, soreness: { ($0[0] * 10).rounded() }) { dose in
      dose[0] < 5 ? -dose[0] : dose[0] - 10
    }
    let optimum = try await Optimiser(SearchSpace([.whole(0...8)]), Self.rule()).optimum(by: function)
    #expect(optimum.front(against: .soreness) == [5, 4, 3, 2, 1, 0])
  }
}
