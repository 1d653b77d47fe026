// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
package import Scenarios
import Simulation

/// What the virtual patients of a study's cohorts have measured.
package struct EvidenceRecord: Sendable {
  package struct Patient: Sendable {
    package let number: Int
    /// By arm of the plan, then by appointment and muscle: a value an outcome. Nil for an arm whose run failed.
    package let arms: [[[Double?]]?]
    package let failure: String?

    package init(number: Int, arms: [[[Double?]]?], failure: String?) {
      self.number = number
      self.arms = arms
      self.failure = failure
    }
  }
  package struct Cohort: Sendable {
    /// In the order of their numbers.
    package var patients: [Patient]
    /// Virtual patients who were looked at, and those of them whose history failed.
    package var candidates: Int
    package var failed: Int
    /// Those who never came for care.
    package var stayedAway: Int
    /// Why runs failed, each reason once.
    package var reasons: [String]

    package init(
      patients: [Patient], candidates: Int, failed: Int, stayedAway: Int = 0, reasons: [String]
    ) {
      self.patients = patients
      self.candidates = candidates
      self.failed = failed
      self.stayedAway = stayedAway
      self.reasons = reasons
    }
  }

  package let study: EvidenceStudy
  package var cohorts: [Cohort]

  package init(study: EvidenceStudy, cohorts: [Cohort]) {
    self.study = study
    self.cohorts = cohorts
  }

  /// Rows of values, one a patient: of the outcome of `measurement` at its earlier time, where it has one, and then
  /// at each of its times. Patients without all of them are left out.
  ///
  /// The numbers of the patients tell which rows of two arms belong to the same person.
  func rows(of measurement: EvidenceMeasurement, _ subject: EvidenceMeasurement.Subject) -> [(
    patient: Int, values: [Double]
  )] {
    let plan = study.cohorts[subject.cohort].plan
    guard let arm = plan.arms.firstIndex(where: { $0.name == subject.arm }), let all = plan.appointments,
      let column = OutcomeCatalogue.all.firstIndex(where: { $0.column == measurement.outcome.column })
    else { return [] }
    let times = ([measurement.from].compactMap(\.self) + measurement.at).compactMap { all.firstIndex(of: $0) }
    let muscles = plan.muscles.count
    return cohorts[subject.cohort].patients.compactMap { patient in
      guard let samples = patient.arms[arm] else { return nil }
      let values = times.compactMap { time -> Double? in
        let place = time * muscles + measurement.muscle
        return samples.indices.contains(place) ? samples[place][column] : nil
      }
      return values.count == times.count ? (patient.number, values) : nil
    }
  }
}
