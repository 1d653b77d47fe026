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

  mutating func note(_ statistics: ArmStatistics, at point: Int) throws {
    let plan = try experiment.plan(point)
    let outcome = experiment.response?.outcome ?? Outcome.pain
    let muscle = experiment.response?.muscle ?? plan.listedMuscles.first
    guard outcome.better == .lower, let margin = outcome.importantDifference?.value,
      let column = OutcomeCatalogue.all.firstIndex(where: { $0.column == outcome.column }),
      let place = plan.muscles.firstIndex(where: { $0.identifier == muscle }),
      // The patient's outcomes are counted at the first muscle of all.
      let estimate = statistics.baseline(outcome: column, muscle: outcome.subject == .patient ? 0 : place), let mean = estimate.mean,
      mean < margin
    else { return }
    points += 1
    first =
      first
      ?? "before treatment, \(outcome.column) is \(plain((mean * 100).rounded() / 100)) on average over \(estimate.count) patients, below the "
      + "smallest difference that matters (\(plain(margin))): no treatment can show itself in them; "
      + "\"include\" takes those who would be treated"
  }

  /// At most one sentence.
  var warnings: [String] {
    guard let first else { return [] }
    return [points == 1 ? first : first + " (so at \(points) design points)"]
  }
}
