// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Testing

/// A function of a mechanism with the derivatives that stand beside it.
struct SlopeLaw: Sendable, CustomTestStringConvertible {
  /// The function's value and, for each argument, its derivative as written by hand.
  typealias Evaluation = (value: DualNumber, slopes: [DualNumber])

  let name: String
  /// Physical range of each argument.
  let arguments: [ClosedRange<Double>]
  let evaluate: @Sendable (Model, [DualNumber]) -> Evaluation

  init(
    _ name: String, _ arguments: ClosedRange<Double>...,
    evaluate: @escaping @Sendable (Model, [DualNumber]) -> Evaluation
  ) {
    self.name = name
    self.arguments = arguments
    self.evaluate = evaluate
  }

  var testDescription: String { name }

  /// Holds every slope against the derivative that dual numbers carry, at random arguments.
  func hold(in model: Model, draws: Int, from fixture: inout Fixture) {
    for _ in 0..<draws {
      var point = arguments.map { DualNumber(fixture.uniform($0)) }
      for index in point.indices {
        point[index].derivative = 1
        let (value, slopes) = evaluate(model, point)
        point[index].derivative = 0
        #expect(slopes.count == arguments.count)
        let tolerance = 1e-10 * abs(value.derivative) + 1e-13 * abs(value.value)
        #expect(
          abs(slopes[index].value - value.derivative) <= tolerance,
          "\(name) at \(point.map(\.value)): slope \(slopes[index].value) by argument \(index), \(value.derivative) is true"
        )
      }
    }
  }
}
