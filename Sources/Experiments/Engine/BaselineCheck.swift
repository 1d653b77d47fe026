// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
import Scenarios
import Simulation
import Statistics

/// Whether patients have enough of what is asked about to get better by what matters.
struct BaselineCheck {
  /// What one outcome of a muscle was at the points so far.
  private struct Tally {
    let outcome: Outcome
    /// Nil for the first that is listed.
    let muscle: String?
    /// Points whose patients begin below the margin, and the first of them in words.
    var points = 0
    var first: String?
  }

  private let experiment: Experiment
  private var tallies: [Tally]

  init(_ experiment: Experiment) {
    self.experiment = experiment
    tallies = experiment.responses.isEmpty ? [Tally(outcome: .pain, muscle: nil)] : []
    for response in experiment.responses
    where !tallies.contains(where: {
      $0.outcome.column == response.outcome.column
        && (response.tableMuscle.isEmpty || $0.muscle == response.muscle)
    }) {
      tallies.append(Tally(outcome: response.outcome, muscle: response.muscle))
    }
  }

  mutating func note(_ statistics: ArmStatistics, at point: Int) {
    // Of values that make no scenario nobody was examined.
    guard let plan = try? experiment.plan(point) else { return }
    for number in tallies.indices {
      let outcome = tallies[number].outcome
      let muscle = tallies[number].muscle ?? plan.listedMuscles.first
      guard let column = OutcomeCatalogue.all.firstIndex(where: { $0.column == outcome.column }),
        let place = plan.muscles.firstIndex(where: { $0.identifier == muscle }),
        // The patient's outcomes are counted at the first muscle of all.
        let estimate = statistics.baseline(
          outcome: column, muscle: outcome.subject == .patient ? 0 : place),
        let mean = estimate.mean,
        let sentence = Self.sentence(outcome, mean: mean, patients: estimate.count)
      else { continue }
      tallies[number].points += 1
      tallies[number].first = tallies[number].first ?? sentence
    }
  }

  /// Nil where patients have enough, or nobody knows how much is enough.
  ///
  /// - Parameter margin: in the unit of the outcome; nil for the smallest difference that matters to patients.
  static func sentence(_ outcome: Outcome, mean: Double, patients: Int, margin: Double? = nil) -> String? {
    guard outcome.better == .lower, let margin = margin ?? outcome.importantDifference?.value, mean < margin
    else { return nil }
    let rounded = plain((mean * 100).rounded() / 100)
    return "before treatment, \(outcome.column) is \(rounded) on average over \(patients) patients, "
      + "below the smallest difference that matters (\(plain(margin))): no treatment can show itself in "
      + "them; \"include\" takes those who would be treated"
  }

  /// At most one sentence an outcome.
  var warnings: [String] {
    tallies.compactMap { tally in
      tally.first.map { tally.points == 1 ? $0 : $0 + " (so at \(tally.points) design points)" }
    }
  }
}
