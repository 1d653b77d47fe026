// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Physiology
import Quantities
import Therapies

/// Follows a treatment plan on one patient: finds the points, presses, feels, asks, goes on or stops.
package actor Therapist {
  package init() {}

  /// One session of a course.
  func treat(_ patient: Patient, course: TherapyCourse) async throws(RunFailure) {
    guard let muscle = patient.muscleIndex(of: course.muscle) else { return }
    let before = await patient.palpate(muscle)
    await patient.beginSession(context: course.therapy.context)
    // The most contracted points first.
    let order = before.points.indices.sorted {
      (before.points[$1].contracted, $0) < (before.points[$0].contracted, $1)
    }
    for point in order.prefix(course.points) {
      try await treat(patient, muscle: muscle, point: point, therapy: course.therapy)
    }
    await patient.endSession(therapyName: type(of: course.therapy).name, muscle: muscle, before: before)
  }

  private func treat(_ patient: Patient, muscle: Int, point: Int, therapy: any Therapy)
    async throws(RunFailure)
  {
    let begin = await patient.palpate(muscle)
    var plan = therapy.session()
    var findings = begin.findings(point: point)
    var bed = Treatment(muscle: muscle, point: point, threshold: begin.threshold)
    while let manoeuvre = plan.next(after: findings) {
      try await patient.receive(manoeuvre, in: &bed)
      let now = await patient.palpate(muscle)
      findings = now.findings(point: point, since: begin)
    }
  }
}

/// What a therapist learns by asking and feeling.
struct Palpation: Sendable {
  /// Measured pressure pain threshold (kPa), and pain (0 to 10).
  var threshold: Double
  var pain: Double
  var points: [TissueReading]
  /// Resistance of each point (kPa).
  var stiffness: [Double]
  var therapistTime: Double

  func findings(point: Int, since begin: Palpation? = nil) -> Findings {
    let begin = begin ?? self
    return Findings(
      threshold: begin.threshold, pain: pain, painAtStart: begin.pain, stiffness: stiffness[point],
      stiffnessAtStart: begin.stiffness[point], elapsed: therapistTime - begin.therapistTime)
  }
}

/// The state of one point's treatment.
struct Treatment: Sendable {
  let muscle: Int
  let point: Int
  /// Threshold measured at the start (kPa).
  let threshold: Double
  var insertions = 0
  var twitches = 0
  /// Where the needle aims, once it is in use.
  var aim: (lateral: Double, along: Double)?
  var lastPressure = 0.0
  var lastStrain = 0.0
  /// Whether the patient tolerated less than the strain asked for.
  var isLimited = false
  var lastDepth = 0.0
}
