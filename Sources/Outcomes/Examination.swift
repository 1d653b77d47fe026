// SPDX-License-Identifier: GPL-3.0-or-later
package import Physiology

/// What a patient is like to examine: fixed traits that no mechanism changes.
package struct ExaminedPerson: Sendable, Equatable {
  /// Multiplies nociception in reported pain: sensitivity times rating style.
  package var painGain: Double
  /// Healthy pressure pain threshold of the muscle (kPa).
  package var healthyThreshold: Double

  package init(painGain: Double, healthyThreshold: Double) {
    self.painGain = painGain
    self.healthyThreshold = healthyThreshold
  }
}

/// Errors of measurement at one examination: standard normal numbers, one an instrument.
///
/// They are drawn for patient and time, not for the arm: two arms meet the same luck.
package struct MeasurementLuck: Sendable, Equatable {
  package var rating: Double
  package var algometer: Double
  /// How the patient rates in this week.
  package var week: Double
  /// Whether the patient has been examined with the algometer before.
  package var isRepeated: Bool

  package init(rating: Double, algometer: Double, week: Double = 0, isRepeated: Bool) {
    self.rating = rating
    self.algometer = algometer
    self.week = week
    self.isRepeated = isRepeated
  }

  package static let none = MeasurementLuck(rating: 0, algometer: 0, isRepeated: false)
}

/// The nervous system as read-outs see it.
package struct NervousReading: Sendable, Equatable {
  package var central: Double
  package var inhibition: Double
  package var expectation: Double
  package var affect: Double
  /// Soreness of the examined muscle, and summed over all of the patient's muscles.
  package var soreness: Double
  package var totalSoreness: Double
  /// Nociceptor firing of all muscles.
  package var totalPain: Double

  package init(
    central: Double, inhibition: Double, expectation: Double, affect: Double, soreness: Double,
    totalSoreness: Double, totalPain: Double
  ) {
    self.central = central
    self.inhibition = inhibition
    self.expectation = expectation
    self.affect = affect
    self.soreness = soreness
    self.totalSoreness = totalSoreness
    self.totalPain = totalPain
  }
}

/// One muscle of one patient on the examination couch.
package struct Examination: Sendable {
  package var muscle: MuscleReading
  package var nervous: NervousReading
  package var person: ExaminedPerson
  package var luck: MeasurementLuck
  /// What the course has cost and done so far.
  package var record: CourseRecord
  /// 1 where central sensitisation and affect act, else 0 (hypothesis switches).
  package var centralGain: Double
  package var affectGain: Double

  package init(
    muscle: MuscleReading, nervous: NervousReading, person: ExaminedPerson, luck: MeasurementLuck,
    record: CourseRecord, centralGain: Double, affectGain: Double
  ) {
    self.muscle = muscle
    self.nervous = nervous
    self.person = person
    self.luck = luck
    self.record = record
    self.centralGain = centralGain
    self.affectGain = affectGain
  }
}
