// SPDX-License-Identifier: GPL-3.0-or-later
package import Scenarios

/// What a candidate did to one virtual patient.
package struct Evaluation: Sendable, Equatable {
  package var response: Double
  /// In the order of the burdens' declaration.
  package var burdens: [Double]
  /// The outcome asked about, before treatment; nil where it was not measured then.
  package var baseline: Double?

  package init(response: Double, burdens: [Double], baseline: Double? = nil) {
    precondition(burdens.count == Optimisation.Burden.allCases.count, "one number a burden")
    self.response = response
    self.burdens = burdens
    self.baseline = baseline
  }
}

/// Something that tries candidates on virtual patients.
package protocol Evaluator: Sendable {
  /// The evaluations of each candidate on each replicate, in their order; nil where a run failed.
  ///
  /// A replicate is the same patient for every candidate. The same question must always have the same answer.
  func evaluate(
    _ candidates: [[FactorValue]], replicates: ClosedRange<Int>
  ) async throws -> [[Evaluation?]]
}
