// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL

/// Finds the system with the least mean: ranking and selection that drops losers as soon as they show.
///
/// All systems are simulated on the same patients. From the first `n0` of them come the variances of the differences
/// between systems; then system `i` goes as soon as the mean of another, `l`, is lower by more than
///
/// ```
/// W(r) = max(0, δ/(2r) · (h² S²(i,l)/δ² − r)),   h² = (n0 − 1)((2α/(k − 1))^(−2/(n0 − 1)) − 1)
/// ```
///
/// `r` patients so far, `k` systems, `δ` the indifference, `1 − α` the confidence, `S²(i,l)` the variance of the paired
/// difference. Where responses are normal, the system that is left is the best with probability `1 − α` at least if the
/// best leads by `δ`, however systems are correlated; looking at some of the patients only does not lower it. Common
/// patients make `S²` small, which is what makes the procedure fast; it is never smaller than ``leastVariance(count:step:)``
/// of the indifference, because a few patients who are alike are no proof that all are.
///
/// S.-H. Kim and B. L. Nelson, A fully sequential procedure for indifference-zone selection in simulation, ACM
/// Transactions on Modeling and Computer Simulation 11 (2001) 251.
package struct KimNelson: Sendable {
  package let indifference: Double
  package let confidence: Double
  /// Systems that are not excluded, ascending.
  package private(set) var survivors: [Int]
  /// Patients that each survivor has had.
  package private(set) var replicates: Int
  /// By system, the patients it had had when it was excluded.
  package private(set) var eliminatedAt: [Int?]
  private var sums: [Double]
  /// `h² S²(i,l)/δ²` by pair of systems: patients after which nothing but the means decides.
  private let horizons: [[Double]]

  /// - Parameters:
  ///   - firstStage: by system, the values of the first `n0` patients, at least two, the same patients in each.
  ///   - indifference: above zero, in the unit of the values.
  ///   - confidence: above `1/k` for `k` systems, and below 1.
  ///   - silent: as for `add`.
  package init(
    firstStage: [[Double]], indifference: Double, confidence: Double, silent: Set<Int> = []
  ) {
    let count = firstStage.first?.count ?? 0
    let systems = firstStage.count
    precondition(count >= 2 && firstStage.allSatisfy { $0.count == count }, "two patients, the same in all")
    precondition(indifference > 0 && confidence > 0 && confidence < 1, "no such indifference or confidence")
    self.indifference = indifference
    self.confidence = confidence
    survivors = Array(firstStage.indices)
    replicates = count
    eliminatedAt = firstStage.map { _ in nil }
    sums = firstStage.map { $0.reduce(0, +) }
    let freedom = Double(count - 1)
    let share = min(1, 2 * (1 - confidence) / Double(max(1, systems - 1)))
    let factor = freedom * (pow(share, -2 / freedom) - 1) / (indifference * indifference)
    let least = leastVariance(count: count, step: indifference)
    horizons = firstStage.indices.map { own in
      firstStage.indices.map { other in
        guard own != other else { return 0 }
        let differences = zip(firstStage[own], firstStage[other]).map { $0 - $1 }
        return factor * max(Statistics.variance(differences), least)
      }
    }
    screen(silent: silent)
  }

  /// Whether more patients would change nothing: one system is left, or several whose means are the same.
  package var isDecided: Bool {
    survivors.allSatisfy { own in survivors.allSatisfy { horizons[own][$0] < Double(replicates) } }
  }

  /// The mean of a system over the patients that it has had.
  package func mean(of system: Int) -> Double {
    sums[system] / Double(eliminatedAt[system] ?? replicates)
  }

  /// Takes more patients, and excludes who has lost.
  ///
  /// - Parameters:
  ///   - values: for each survivor, in order, the values of the same further patients.
  ///   - silent: systems that exclude no other, because it is not known yet whether they may be chosen.
  package mutating func add(_ values: [[Double]], silent: Set<Int> = []) {
    precondition(values.count == survivors.count, "values of each survivor")
    let count = values.first?.count ?? 0
    precondition(values.allSatisfy { $0.count == count }, "the same patients in all")
    for (system, values) in zip(survivors, values) { sums[system] += values.reduce(0, +) }
    replicates += count
    screen(silent: silent)
  }

  /// Excludes who has lost at present.
  package mutating func screen(silent: Set<Int>) {
    let speaking = survivors.filter { !silent.contains($0) }
    let count = Double(replicates)
    let lost = survivors.filter { own in
      speaking.contains { other in
        let slack = max(0, indifference / 2 * (horizons[own][other] / count - 1))
        return other != own && mean(of: own) > mean(of: other) + slack
      }
    }
    for system in lost { exclude(system) }
  }

  /// Excludes a system for another reason than its mean.
  package mutating func exclude(_ system: Int) {
    guard let place = survivors.firstIndex(of: system) else { return }
    survivors.remove(at: place)
    eliminatedAt[system] = replicates
  }
}
