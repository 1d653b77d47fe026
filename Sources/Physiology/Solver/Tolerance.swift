// SPDX-License-Identifier: GPL-3.0-or-later

/// How closely a step must follow the equations.
///
/// The error of a state is measured against `relative · (floor · scale + |y|)`. The norm is the larger of the
/// root mean square over fibres, the root mean square over tissue and nervous states, and `maximumShare` of the
/// largest single error, so that one igniting fibre cannot hide among many.
package struct Tolerance: Sendable, Equatable {
  package var relative: Double
  package var floor: Double
  package var maximumShare: Double

  package init(relative: Double = 1e-3, floor: Double = 0.1, maximumShare: Double = 0.1) {
    self.relative = relative
    self.floor = floor
    self.maximumShare = maximumShare
  }

  /// Above this the error does not grow gradually: whole fascicles end on the wrong branch.
  package static let cliff = 3e-3
}

/// What an integration took.
package struct StepCounts: Sendable, Equatable {
  package var accepted = 0
  package var rejected = 0

  package init() {}

  package static func += (a: inout StepCounts, b: StepCounts) {
    a.accepted += b.accepted
    a.rejected += b.rejected
  }
}

/// A step that could not be taken.
package struct StepFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// Seconds after the start of the interval.
  package let time: Double
  package let variable: String
  package let value: Double
  /// What the solver says of it, where it says more.
  package let reason: String?

  package init(time: Double, variable: String, value: Double, reason: String? = nil) {
    self.time = time
    self.variable = variable
    self.value = value
    self.reason = reason
  }

  package var description: String {
    let what = "no step could be taken \(plain3(time)) s into the interval: \(variable) would be \(value)"
    return reason.map { "\(what) (\($0))" } ?? what
  }

  private func plain3(_ value: Double) -> String { "\((value * 1_000).rounded() / 1_000)" }
}
