package import GSL
package import Outcomes
package import Quantities
// SPDX-License-Identifier: GPL-3.0-or-later
package import Statistics

/// A sweep or an optimisation over a scenario that has been read and cannot be wrong.
package struct Study: Sendable {
  /// The name of the file without its extension.
  package let name: String
  /// What the study asks; nil where its file leaves that to the scenario, whose question is another.
  package let question: String?
  /// The file as messages call it.
  package let file: String
  /// The scenario with the study's settings in place; factors replace values in it.
  package let scenario: Scenario
  /// The document of `scenario`, where the value of a factor is put by `Scenario.set`.
  package let document: JSONDocument
  package let design: Design
  /// In the order of the file.
  package let factors: [Factor]
  /// What is asked of every virtual patient: at least one, and of an optimisation no more.
  package let responses: [Response]
  package let stop: StoppingRule?
  /// Nil for a sweep. An optimisation lays its points while it runs: its design is an empty list.
  package let optimise: Optimisation?
  /// Oddities that do not keep the study from running, each a sentence.
  package let warnings: [String]
  /// The study with its scenario inside and every default filled in; reading it gives the same study.
  package let resolved: JSONValue
}

extension Study {
  /// The first response, or the only one.
  package var response: Response { responses[0] }

  /// Patients that a design point has at most.
  package var mostReplicates: Int { max(design.replicates, stop?.maxReplicates ?? 0) }
}

/// How design points are laid.
package struct Design: Sendable, Equatable {
  package typealias Kind = DesignKind
  /// Whether all design points have the same virtual patients.
  package enum Patients: String, CaseIterable, Sendable {
    case same, fresh
  }

  package var kind: Kind
  /// Points of a sample; base rows of a Saltelli design; trajectories of a Morris design. Nil where levels decide.
  package var samples: Int?
  /// Levels of the grid of a Morris design.
  package var gridLevels: Int?
  /// Whether a Saltelli design also has the points for second-order indices.
  package var secondOrder: Bool
  /// Whether low-discrepancy points are shifted by a random vector of the seed.
  package var shifted: Bool
  /// Rows of a list, a value for each factor.
  package var rows: [[FactorValue]]
  /// Virtual patients at a design point; with a stopping rule, those that it begins with.
  package var replicates: Int
  package var patients: Patients
}

/// What a factor is set to.
package enum FactorValue: Sendable, Hashable {
  /// In the factor's unit.
  case number(Double)
  /// A name in the place of a number, such as `midpoint`, or of anything else that is a text.
  case text(String)
  case truth(Bool)
}

/// One thing that a study varies: a path of the scenario, a declared parameter, or several of them at once.
package struct Factor: Sendable {
  /// What values it may take.
  package enum Domain: Sendable {
    case values([FactorValue])
    /// Inclusive; `levels` of them, equally spaced or in equal ratios, where a design asks for levels.
    case range(ClosedRange<Double>, levels: Int?, isLogarithmic: Bool)
    /// Values outside the declared range of the number are refused when they are drawn.
    case distribution(FactorDistribution)
  }

  /// As the study writes it; the name of a factor that drives several paths.
  package let path: JSONPath
  /// The column of `design.csv`: the path, with the unit as suffix where there is one.
  package let column: String
  /// Nil for texts and truth values.
  package let unit: MeasurementUnit?
  package let domain: Domain
  package let isWhole: Bool
  /// What the scenario itself says, in the factor's unit; the base of one-at-a-time designs. Nil where it says nothing.
  package let base: FactorValue?
  /// The arms whose therapies it is part of; none for what patients bring or go through in every arm.
  package let arms: [String]
  /// Whether `path` is a name of the study's own for `places`.
  let isNamed: Bool
  /// Whether its values may change what the scenario has and not only how much of it, such as a therapy or a load.
  let isStructural: Bool
  /// What all places of the factor have in common.
  let place: FactorPlace
  /// Where its value goes, at least one place.
  let places: [FactorPlace]
}

/// A distribution of a factor: `offset + width * x`, in the factor's unit, cut to an interval where one is given.
package struct FactorDistribution: Sendable, Equatable {
  package var distribution: ProbabilityDistribution
  package var offset = 0.0
  package var width = 1.0
  /// The distribution given that the value lies here; in the factor's unit.
  package var within: ClosedRange<Double>?

  /// The value below which a share `probability` lies. Throws `.domain` outside 0 through 1.
  package func quantile(_ probability: Double) throws(GSLError) -> Double {
    guard let within else { return offset + width * (try distribution.quantile(probability)) }
    let low = try distribution.cumulative((within.lowerBound - offset) / width)
    let high = try distribution.cumulative((within.upperBound - offset) / width)
    let value = offset + width * (try distribution.quantile(low + probability * (high - low)))
    // The cut and its inverse agree to rounding only.
    return min(max(value, within.lowerBound), within.upperBound)
  }
}

/// A number that a study asks of a virtual patient at a design point.
package struct Response: Sendable {
  package var outcome: Outcome
  /// Days since the first examination; one of the sample times.
  package var at: Double
  /// The arms asked about, sorted: those whose therapies are varied, else all but `against`.
  package var arms: [String]
  /// The arm that is subtracted, patient by patient; nil for the outcome itself.
  package var against: String?
  /// Identifier of the muscle.
  package var muscle: String

  package init(outcome: Outcome, at: Double, arms: [String], against: String?, muscle: String) {
    self.outcome = outcome
    self.at = at
    self.arms = arms
    self.against = against
    self.muscle = muscle
  }

  /// How many numbers a patient gives: one for each of `arms`, then that of the arm that is subtracted.
  package var width: Int { arms.count + (against == nil ? 0 : 1) }

  /// Whether both ask the same, be it of other arms.
  func asksTheSame(as other: Response) -> Bool {
    (outcome.column, at, tableMuscle, against) == (
      other.outcome.column, other.at, other.tableMuscle, other.against
    )
  }

  /// As tables write the muscle: empty for what is the whole patient's.
  package var tableMuscle: String { outcome.subject == .patient ? "" : muscle }

  /// What is asked about, such as `ppt_kPa of upper-trapezius-right`.
  package var subject: String { tableMuscle.isEmpty ? outcome.column : "\(outcome.column) of \(muscle)" }
}

/// Replicates are added to a design point until the Monte-Carlo standard error of every response is small enough.
package struct StoppingRule: Sendable, Equatable {
  /// The error asked for, by response and in its unit.
  package var limits: [Double]
  /// The budget at a design point.
  package var maxReplicates: Int

  package init(limits: [Double], maxReplicates: Int) {
    self.limits = limits
    self.maxReplicates = maxReplicates
  }
}
