// SPDX-License-Identifier: GPL-3.0-or-later

/// What an integration took.
package struct IntegrationWork: Hashable, Sendable {
  /// Accepted steps.
  package var steps = 0
  /// Steps that were repeated shorter.
  package var rejectedSteps = 0
  /// Evaluations of the rates.
  package var evaluations = 0
  /// Evaluations of the Jacobian.
  package var jacobianEvaluations = 0

  package init() {}

  package static func - (total: Self, before: Self) -> Self {
    var work = total
    work.steps -= before.steps
    work.rejectedSteps -= before.rejectedSteps
    work.evaluations -= before.evaluations
    work.jacobianEvaluations -= before.jacobianEvaluations
    return work
  }
}
