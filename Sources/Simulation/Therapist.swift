// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Physiology
import Quantities
import Therapies

/// Finds the points, presses, feels, asks, goes on or stops. A prescribed protocol is the simplest way to work; the
/// responsive one follows the patient. Both leave the same events.
package actor Therapist {
  private let hands: Hands

  package init(hands: Hands) { self.hands = hands }

  /// One session of a course; `number` counts those planned, and `time` (s) is when it was to begin.
  func treat(
    _ patient: Patient, course: TherapyCourse, number: Int, planned time: Double
  ) async throws(RunFailure) {
    guard await patient.agrees(to: course, number: number) else { return }
    let visit = await patient.arrive(for: course, planned: time)
    let points = await search(patient, course)
    let isSore = course.care.policy == .responsive && visit.soreness >= hands.soreFrom.value
    for (order, point) in points.enumerated() {
      var round = Round(
        care: course.care, hands: hands, share: isSore ? hands.soreShare.value / 100 : 1)
      try await patient.find(point, in: course, within: hands)
      try await treat(patient, point, course, &round, visit)
      guard await patient.time(since: visit) < visit.limit else {
        let left = points.count - order - 1
        if left > 0 || round.isCutShort { await patient.noteShortTime(course, pointsLeft: left) }
        break
      }
    }
    await patient.leave(visit, course: course, planned: time)
  }

  /// The points that feel hardest, of all muscles of the course.
  private func search(_ patient: Patient, _ course: TherapyCourse) async -> [FoundPoint] {
    // A tablet goes to no point.
    if course.muscles.isEmpty { return [FoundPoint(muscle: 0, point: 0, hardness: 0)] }
    var found: [FoundPoint] = []
    for identifier in course.muscles {
      guard let muscle = patient.muscleIndex(of: identifier) else { continue }
      found += await patient.feel(muscle, error: hands.hardnessError.value * course.care.clumsiness)
    }
    found.sort { ($1.hardness, $0.muscle, $0.point) < ($0.hardness, $1.muscle, $1.point) }
    if course.care.policy == .responsive {
      let healthy = await patient.healthyHardness * hands.hardFrom.value
      found.removeAll { $0.hardness < healthy }
    }
    return Array(found.prefix(course.points))
  }

  private func treat(
    _ patient: Patient, _ point: FoundPoint, _ course: TherapyCourse, _ round: inout Round, _ visit: Visit
  ) async throws(RunFailure) {
    let begin = await patient.palpate(point.muscle)
    var plan = course.therapy.session()
    let told =
      begin.threshold * (await patient.reportFactor(of: point.muscle, error: hands.reportError.value))
    let tolerance = patient.plan.readouts.tolerance
    var findings = begin.findings(point: point.point, told: told, tolerance: tolerance)
    var bed = Treatment(muscle: point.muscle, point: point.point)
    bed.offset = await patient.aim(at: point, error: hands.placeError.value * course.care.clumsiness)
    bed.clumsiness = course.care.clumsiness
    var complaint = 0.0
    while let manoeuvre = plan.next(after: findings),
      let eased = round.next(manoeuvre, findings: findings, complaint: complaint)
    {
      try await patient.receive(eased, in: &bed)
      complaint = await patient.complaint(in: bed)
      let now = await patient.palpate(point.muscle)
      findings = now.findings(point: point.point, since: begin, told: told, tolerance: tolerance)
      if await patient.time(since: visit) >= visit.limit {
        round.isCutShort = true
        break
      }
    }
  }
}

/// A point as a hand finds it.
struct FoundPoint: Sendable {
  let muscle: Int
  let point: Int
  /// Perceived hardness (kPa).
  let hardness: Double
}

/// A session that has begun.
struct Visit: Sendable {
  /// The patient's clock (s) at its beginning, and the longest time (s).
  let start: Double
  let limit: Double
  /// How it was then.
  let before: Palpation
  let soreness: Double
}

/// One point's share of a session: what the therapist makes of the plan.
struct Round {
  let care: Care
  let hands: Hands
  /// Share of the dose that the patient gets.
  let share: Double
  var isCutShort = false
  private var ease = 1.0
  private var needles = 0
  private var hasLetGo = false

  init(care: Care, hands: Hands, share: Double) {
    self.care = care
    self.hands = hands
    self.share = share
  }

  /// What is done of what the plan says next; nil ends the work on this point.
  ///
  /// - Parameter complaint: the last pressure over the one that the patient called the most bearable.
  mutating func next(_ manoeuvre: Manoeuvre, findings: Findings, complaint: Double) -> Manoeuvre? {
    guard care.policy == .responsive else { return manoeuvre }
    if hasLetGo { return nil }
    if complaint > 1 { ease *= hands.easeOff.value }
    switch manoeuvre {
    case .press(let pressure, let duration, let isNew, let breadth):
      return .press(
        pressure: ease * pressure, duration: share * duration, isNew: isNew, breadth: breadth)
    case .stretch(let strain, let duration, let held, let dulled):
      return .stretch(strain: strain, duration: share * duration, held: share * held, ease: dulled)
    case .insert, .inject:
      needles += 1
      // Of every few insertions a sore patient is spared some, evenly.
      let isSpared = (Double(needles) * share).rounded(.down) == (Double(needles - 1) * share).rounded(.down)
      return isSpared ? .rest(duration: 0) : manoeuvre
    case .completed:
      hasLetGo = findings.stiffness <= (1 - hands.released.value / 100) * findings.stiffnessAtStart
      return manoeuvre
    case .touch, .contract, .warm, .swallow, .rest: return manoeuvre
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
  var time: Double

  /// `told` is the threshold (kPa) as the patient reports it.
  func findings(point: Int, since begin: Palpation? = nil, told: Double, tolerance: PainTolerance) -> Findings
  {
    let begin = begin ?? self
    return Findings(
      threshold: told, tolerance: tolerance.pressure(threshold: told), pain: pain, painAtStart: begin.pain,
      stiffness: stiffness[point],
      stiffnessAtStart: begin.stiffness[point], elapsed: time - begin.time)
  }
}

/// The state of one point's treatment.
struct Treatment: Sendable {
  let muscle: Int
  let point: Int
  /// How far the hand misses the point to the side (mm).
  var offset = 0.0
  var clumsiness = 0.2
  var insertions = 0
  var twitches = 0
  /// Where the needle aims, once it is in use.
  var aim: (lateral: Double, along: Double)?
  /// Where it went last.
  var track: (lateral: Double, along: Double) = (0, 0)
  var lastPressure = 0.0
  var lastStrain = 0.0
  /// Whether the patient tolerated less than the strain asked for.
  var isLimited = false
  var lastDepth = 0.0
  var hasSpasm = false
  /// Whether the point has been pressed anew in this session.
  var isPressed = false
}
