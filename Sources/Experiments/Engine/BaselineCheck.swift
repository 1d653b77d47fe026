// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
import Scenarios
import Simulation
import Statistics

/// Whether patients have enough of what is asked about to get better by what matters.
struct BaselineCheck {
  private let experiment: Experiment
  /// Points whose patients begin below the margin, and the first of them in words.
  private var points = 0
  private var first: String?

  init(_ experiment: Experiment) { self.experiment = experiment }

  mutating func note(_ statistics: ArmStatistics, at point: Int) {
    // Of values that make no scenario nobody was examined.
    guard let plan = try? experiment.plan(point) else { return }
    let outcome = experiment.response?.outcome ?? Outcome.pain
    let muscle = experiment.response?.muscle ?? plan.listedMuscles.first
    guard let column = OutcomeCatalogue.all.firstIndex(where: { $0.column == outcome.column }),
      let place = plan.muscles.firstIndex(where: { $0.identifier == muscle })
    else { return }
    // The patient's outcomes are counted at the first muscle of all.
    let estimate = statistics.baseline(outcome: column, muscle: outcome.subject == .patient ? 0 : place)
    guard let estimate, let mean = estimate.mean,
      let sentence = Self.sentence(outcome, mean: mean, patients: estimate.count)
    else { return }
    points += 1
    first = first ?? sentence
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

  /// At most one sentence.
  var warnings: [String] {
    guard let first else { return [] }
    return [points == 1 ? first : first + " (so at \(points) design points)"]
  }
}
