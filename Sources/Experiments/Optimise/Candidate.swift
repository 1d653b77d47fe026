// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
package import Scenarios

/// A dose that was tried, and what it did.
package struct Candidate: Sendable, Equatable {
  /// Which virtual patients an estimate rests on.
  package enum Stage: String, Sendable {
    /// Those by whom the search found its way: what looks best there is flattered by chance.
    case search
    /// Those by whom the finalists of a search were compared, whom the search had not seen.
    case selection
  }

  /// Mean of one number over the patients, with its Monte-Carlo standard error.
  package struct Mean: Sendable, Equatable {
    package let count: Int
    package let value: Double
    package let error: Double
  }

  /// By factor.
  package let values: [FactorValue]
  package internal(set) var stage = Stage.search
  /// What it did to the patients of its stage, in their order; nil where a run failed.
  package internal(set) var evaluations: [Evaluation?] = []
  /// What it did to the first patients, who are the same for every candidate of the study.
  package internal(set) var common: [Evaluation?] = []
  /// Patients that it had had when it was excluded.
  package internal(set) var eliminatedAt: Int?

  init(_ values: [FactorValue]) { self.values = values }

  /// Patients whose run failed.
  package var failures: Int { evaluations.count { $0 == nil } }
  package var response: Mean? { mean { $0.response } }
  package func burden(_ burden: Optimisation.Burden) -> Mean? {
    mean { $0.burdens[Self.place(of: burden)] }
  }

  /// The same estimates on the first patients alone, which can be compared between any two candidates: means on
  /// different patients differ by those patients.
  package var commonResponse: Mean? { mean(on: common) { $0.response } }
  package func commonBurden(_ burden: Optimisation.Burden) -> Mean? {
    mean(on: common) { $0.burdens[Self.place(of: burden)] }
  }

  private static func place(of burden: Optimisation.Burden) -> Int {
    guard let place = Optimisation.Burden.allCases.firstIndex(of: burden) else {
      preconditionFailure("all cases are all")
    }
    return place
  }

  /// Nil with fewer than two patients.
  private func mean(on patients: [Evaluation?]? = nil, of number: (Evaluation) -> Double) -> Mean? {
    let numbers = (patients ?? evaluations).compactMap { $0.map(number) }
    guard numbers.count >= 2 else { return nil }
    return Mean(
      count: numbers.count, value: Statistics.mean(numbers),
      error: Statistics.standardDeviation(numbers) / Double(numbers.count).squareRoot())
  }
}
