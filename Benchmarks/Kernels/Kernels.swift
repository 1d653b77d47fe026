// SPDX-License-Identifier: GPL-3.0-or-later
import BenchmarkWeek
import Foundation
import Physiology

/// What a step is made of, on the treated week's fascicle of 64 fibres: `kernels [--quick]`. Prints lines of CSV.
///
/// A harness of its own: the usual package of benchmarks takes four minutes to build, for five loops and a clock.
@main
enum Kernels {
  private struct Kernel {
    let name: String
    /// Calls in one measurement, so many that the clock does not matter.
    let calls: Int
    /// Makes what is measured; its closure does one call.
    let make: () -> () throws -> Void
  }

  private static var all: [Kernel] {
    [
      Kernel(name: "rates of 64 fibres", calls: 10_000) {
        let week = TreatedWeek()
        let state = week.vector(week.start)
        var rates = [Double](repeating: 0, count: week.count)
        return { week.rates(state, into: &rates) }
      },
      Kernel(name: "linearise 64 fibres: rates and factors", calls: 3_000) {
        let week = TreatedWeek()
        let state = week.vector(week.start)
        return { week.prepare(state, gamma: 10) }
      },
      Kernel(name: "solve for 64 fibres", calls: 10_000) {
        let week = TreatedWeek()
        let state = week.vector(week.start)
        var result = state
        week.prepare(state, gamma: 10)
        return { week.precondition(state, gamma: 10, into: &result) }
      },
      Kernel(name: "a thousand ROS3 steps of 64 fibres", calls: 1) {
        let week = TreatedWeek()
        var solver = RosenbrockIntegrator(structure: week.structure, model: Model())
        return {
          var state = week.start
          solver.advance(&state, by: 1_000, under: Stimulus(), fixedSteps: 1_000)
        }
      },
      Kernel(name: "a treated week of 64 fibres", calls: 1) {
        let week = TreatedWeek()
        var solver = RosenbrockIntegrator(structure: week.structure, model: Model())
        return {
          var state = week.start
          for piece in week.pieces {
            _ = try solver.advance(&state, by: piece.duration, under: piece.stimulus)
          }
        }
      },
    ]
  }

  static func main() throws {
    let isQuick = CommandLine.arguments.dropFirst().first == "--quick"
    print("kernel,fastest_us,median_us")
    for kernel in isQuick ? Array(all.prefix(1)) : all {
      let call = kernel.make()
      let clock = ContinuousClock()
      let microseconds = try (0..<(isQuick ? 3 : 31)).map { _ in
        let took = try clock.measure { for _ in 0..<kernel.calls { try call() } }
        return took / .microseconds(1) / Double(kernel.calls)
      }.sorted()
      let numbers = [microseconds[0], microseconds[microseconds.count / 2]].map { String(format: "%.3f", $0) }
      print("\"\(kernel.name)\",\(numbers.joined(separator: ","))")
    }
  }
}
