// SPDX-License-Identifier: GPL-3.0-or-later
import Benchmark
import BenchmarkWeek
import Physiology

/// What a step is made of, on the treated week's fascicle of 64 fibres.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], warmupIterations: 10, scalingFactor: .kilo,
    maxDuration: .seconds(2))

  Benchmark("rates of 64 fibres") { benchmark in
    let week = TreatedWeek()
    let state = week.vector(week.start)
    var rates = [Double](repeating: 0, count: week.count)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { week.rates(state, into: &rates) }
    blackHole(rates)
  }

  Benchmark("linearise 64 fibres: rates and factors") { benchmark in
    let week = TreatedWeek()
    let state = week.vector(week.start)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { week.prepare(state, gamma: 10) }
    blackHole(week)
  }

  Benchmark("solve for 64 fibres") { benchmark in
    let week = TreatedWeek()
    let state = week.vector(week.start)
    var result = state
    week.prepare(state, gamma: 10)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { week.precondition(state, gamma: 10, into: &result) }
    blackHole(result)
  }

  Benchmark("a thousand ROS3 steps of 64 fibres", configuration: .init(scalingFactor: .one)) { benchmark in
    let week = TreatedWeek()
    var solver = RosenbrockIntegrator(structure: week.structure, model: Model())
    var state = week.start
    benchmark.startMeasurement()
    solver.advance(&state, by: 1_000, under: Stimulus(), fixedSteps: 1_000)
    benchmark.stopMeasurement()
    blackHole(state)
  }

  Benchmark("a treated week of 64 fibres", configuration: .init(scalingFactor: .one)) { benchmark in
    let week = TreatedWeek()
    var solver = RosenbrockIntegrator(structure: week.structure, model: Model())
    var state = week.start
    benchmark.startMeasurement()
    for piece in week.pieces { _ = try solver.advance(&state, by: piece.duration, under: piece.stimulus) }
    benchmark.stopMeasurement()
    blackHole(state)
  }
}
