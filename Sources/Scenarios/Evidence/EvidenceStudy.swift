// SPDX-License-Identifier: GPL-3.0-or-later
package import Simulation

/// A published study that can be simulated: who took part, what was done to them, and what was measured.
package struct EvidenceStudy: Sendable {
  /// Whether a calibration may see the study, or must be judged by it.
  package enum Use: String, CaseIterable, Sendable {
    case fit, test
  }

  /// People of one kind, with all arms that they go through.
  package struct Cohort: Sendable {
    /// Empty where the study has only one.
    package let name: String
    /// With the appointments that the measurements ask for.
    package let plan: Plan
    /// Who of the virtual patients takes part: all that meet every criterion at the first examination.
    package let criteria: [EligibilityCriterion]
    /// Index in the plan of the muscle that the scenario names first, at which criteria are examined.
    package let muscle: Int
    /// Cohorts with equal text have the same patients with the same histories.
    package let history: String
  }

  /// The short name of the study, such as `hong1993`.
  package let key: String
  package let file: String
  package let citation: String
  package let identifier: String
  package let use: Use
  package let cohorts: [Cohort]
  package let measurements: [EvidenceMeasurement]
  /// The document as read, with settings in place: what a result folder keeps.
  package let resolved: JSONValue
}

/// The subjects by which studies are grouped on the scoreboard.
package enum EvidenceGroup: String, CaseIterable, Sendable {
  case formation
  case naturalCourse = "natural-course"
  case baseline, pressure, strokes, stretching
  case selfTreatment = "self-treatment"
  case needling, twitch, soreness, injection, toxin, sham
  case noTreatment = "no-treatment"
  case load, stiffness, oxygen, mediators
  case homeDrugs = "home-drugs"
}
