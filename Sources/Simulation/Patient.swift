// SPDX-License-Identifier: GPL-3.0-or-later
package import Anatomy
import Outcomes
import Physiology
import Quantities
import Therapies

/// One virtual patient: owns traits, clock, the nervous system of record and what is measured.
///
/// With one muscle it speaks to that muscle only at events and samples. With several, the muscles move side by side
/// through windows and exchange their firing as value and slope, in a fixed order.
package actor Patient {
  package nonisolated let number: Int
  package nonisolated let person: Person
  nonisolated let plan: Plan
  nonisolated let streams: RandomStreams
  let muscles: [Muscle]
  var timeline: LoadTimeline
  /// Seconds since the first examination; negative in the history.
  private(set) var clock: Double
  /// What the course has cost and done so far, and the harms that have not gone yet.
  var record = CourseRecord()
  /// Whether the history is over: what is felt counts from the first examination.
  private(set) var isInCourse = false
  /// What was felt last, one moment a speaking muscle; nil before the first examination.
  var felt: [FeltMoment]?
  /// When the last session at a therapist was to begin (s).
  var lastVisit: Double?
  /// When the last session of any kind was to begin (s), and what its visit has promised so far.
  var promise: (start: Double, weight: Double)?
  /// What being cared for had left after the last visit, and when (s); see `LastingContext`.
  var cared: (context: Double, time: Double)?
  var harms: [SufferedHarm] = []
  /// Whether the patient was a responder when last examined.
  var isResponder = false
  package private(set) var window: ExchangeWindow
  /// Muscles that are loaded, planted or treated, in order. A muscle at rest feels the patient's nervous system but
  /// says nothing to it: the traces of firing in healthy tissue are no pain, so an unused muscle changes no other.
  private(set) var speaking: [Int]
  /// One report a speaking muscle, and the slopes of their firing.
  private var reports: [MuscleReport] = []
  private var painSlopes: [Double] = []
  /// Drugs in the patient.
  var medication: Medication
  /// What screening has said in this course.
  var screened: Set<String> = []
  var points: PointHistory
  var trace: Trace

  package init(plan: Plan, number: Int) throws(SimulationFault) {
    let streams = RandomStreams(seed: plan.seed, patient: number)
    let person = plan.population.person(
      of: plan.model, luck: streams, demanded: plan.demandedConditions)
    self.plan = plan
    self.number = number
    window = ExchangeWindow(tolerance: plan.numerics.windowTolerance.value)
    self.streams = streams
    self.person = person
    var muscles: [Muscle] = []
    for muscle in plan.muscles {
      muscles.append(
        try Muscle(
          plan: muscle, person: person, population: plan.population, streams: streams,
          numerics: plan.numerics))
    }
    self.muscles = muscles
    timeline = LoadTimeline(plan: plan, model: person.model, streams: streams)
    clock = -plan.historyDuration
    speaking = plan.usedMuscles(in: nil)
    medication = Medication(muscles: plan.muscles.count)
    points = PointHistory(muscles: plan.muscles)
    trace = Trace(arm: "", patient: number)
  }

  /// Everything that an arm needs to start where the history ended.
  package struct Branch: Sendable {
    let states: [MuscleState]
    let clock: Double
    let points: PointHistory
    let events: [Trace.Event]
    /// How long (s) the history has gone on beyond its end until the patient came: whole days.
    let shift: Double
    /// Why the patient is not there to be looked at; nil for who is.
    package let absence: String?
  }

  /// Lives the history once, looking at the points every morning; where people come themselves, on until this one does.
  package func liveHistory() async throws(RunFailure) -> Branch {
    isInCourse = false
    var mornings = plan.recruitment == .seekingCare ? watch : nil
    var injuries = plan.injuries[...]
    while true {
      while let injury = injuries.first, injury.time <= clock {
        await suffer(injury)
        window.forget()
        injuries.removeFirst()
        await notePoints()
      }
      guard clock < 0 else { break }
      let morning = (clock / 86_400).rounded(.down) * 86_400 + 86_400
      try await live(to: min(0, morning, injuries.first?.time ?? 0), stage: "history")
      await notePoints()
      if mornings != nil, clock == min(0, morning) {
        let pain = await painOfMorning()
        mornings?.note(pain)
      }
    }
    let absence = try await wait(mornings)
    var states: [MuscleState] = []
    for muscle in muscles { states.append(await muscle.snapshot()) }
    let shift = max(0, clock)
    let events = trace.events.map { event in
      var event = event
      event.time -= shift / Day.unit.scale
      return event
    }
    return Branch(
      states: states, clock: clock - shift, points: points, events: events, shift: shift, absence: absence)
  }

  /// What the first examination finds: a value an outcome of the catalogue, for each muscle in its order.
  package func firstExamination(after branch: Branch) async -> [[Double?]] {
    await begin(Arm(name: "", courses: []), from: branch)
    await examine()
    return trace.samples.map(\.values)
  }

  /// Lives one arm of the course from the end of the history.
  package func liveCourse(_ arm: Arm, from branch: Branch) async -> Trace {
    await begin(arm, from: branch)
    do {
      try await live(through: Agenda(plan: plan, arm: arm))
    } catch {
      trace.failure = error
    }
    return trace
  }

  private func begin(_ arm: Arm, from branch: Branch) async {
    for (muscle, state) in zip(muscles, branch.states) { await muscle.restore(state) }
    clock = branch.clock
    points = branch.points
    record = CourseRecord()
    isInCourse = true
    felt = nil
    lastVisit = nil
    promise = nil
    cared = nil
    harms = []
    isResponder = false
    timeline = LoadTimeline(plan: plan, model: person.model, arm: arm, streams: streams, shift: branch.shift)
    medication = Medication(muscles: muscles.count)
    screened = []
    window = ExchangeWindow(tolerance: plan.numerics.windowTolerance.value)
    speaking = plan.usedMuscles(in: arm)
    reports = []
    painSlopes = []
    trace = Trace(arm: arm.name, patient: number)
    trace.events = branch.events
  }

  private func live(through agenda: Agenda) async throws(RunFailure) {
    let therapist = Therapist(hands: plan.hands)
    var lastSession = (start: -Double.infinity, end: -Double.infinity)
    for entry in agenda.entries {
      switch entry.kind {
      case .sample:
        try await live(to: entry.time, stage: "course")
        await examine()
      case .appointment(let appointment):
        var time = entry.time
        if case .after(let start, let delay) = appointment, start == lastSession.start {
          time = lastSession.end + delay
        }
        try await live(to: time, stage: "course")
        await examine(withLuckOf: appointment.nominal)
      case .session(let course, let number):
        try await live(to: entry.time, stage: "course")
        try await therapist.treat(self, course: course, number: number, planned: entry.time)
        await notePoints()
        lastSession = (entry.time, clock)
      }
    }
  }

  // MARK: Time

  /// Moves to a time under the day's work.
  func live(to time: Double, stage: String) async throws(RunFailure) {
    guard time > clock else { return }
    try await advance(
      through: timeline.pieces(from: clock, to: time, muscles: plan.muscles, model: person.model),
      stage: stage)
  }

  /// What the patient feels at present beside work and hands.
  var life: Stimulus { timeline.life(at: clock, model: person.model) }

  /// Spends time in a therapist's hands: stimuli of all muscles for a duration.
  func undergo(_ stimuli: [Stimulus], duration: Double) async throws(RunFailure) {
    guard duration > 0 else { return }
    try await advance(
      through: stimuli.map { [Piece(duration: duration, stimulus: $0)] }, stage: "course", inHands: true)
  }

  private func advance(through pieces: [[Piece]], stage: String, inHands: Bool = false)
    async throws(RunFailure)
  {
    medication.forget(before: clock, model: person.model)
    let pieces = medication.split(
      pieces, from: clock, model: person.model, structures: muscles.map(\.structure))
    // Hands change muscles between two intervals: what they reported before may no longer hold.
    if muscles.count > 1 {
      let told = reports.map(\.pain)
      reports = []
      for index in speaking { reports.append(await muscles[index].report()) }
      if reports.map(\.pain) != told { window.forget() }
    }
    if painSlopes.isEmpty { painSlopes = speaking.map { _ in 0 } }
    let before = NervousCopy.mean(of: reports)
    let felt = reports.reduce(0) { $0 + $1.pain }
    let start = clock
    if speaking.count > 1 {
      // What hands did since is felt at once.
      feel(reports.map(\.moment), at: clock)
      try await exchange(through: pieces, stage: stage, inHands: inHands)
    } else if let index = speaking.first {
      let report = try await advance(index, through: pieces[index], stage: stage, watched: isInCourse)
      for moment in report.trail { feel([moment], at: start + moment.time) }
      reports = [report]
    }
    let after = NervousCopy.mean(of: reports)
    clock = start
    for index in muscles.indices where !speaking.contains(index) {
      if let before { await muscles[index].adopt(before, painElsewhere: felt) }
      _ = try await advance(index, through: pieces[index], stage: stage)
      if let after { await muscles[index].adopt(after, painElsewhere: 0) }
    }
    clock = start + (pieces.first?.reduce(0) { $0 + $1.duration } ?? 0)
  }

  /// Lets muscles feel at once what has just been injected.
  func expose() async {
    for (index, muscle) in muscles.enumerated() {
      await muscle.expose(
        to: medication.exposure(of: index, at: clock, model: person.model, structure: muscle.structure))
    }
  }

  private func advance(_ index: Int, through pieces: [Piece], stage: String, watched: Bool = false)
    async throws(RunFailure) -> MuscleReport
  {
    do {
      return try await muscles[index].advance(through: pieces, watched: watched)
    } catch {
      throw failure(error, stage: stage, muscle: index)
    }
  }

  /// Several muscles move side by side through windows.
  private func exchange(through pieces: [[Piece]], stage: String, inHands: Bool) async throws(RunFailure) {
    for index in pieces[0].indices {
      let parts = pieces.map { $0[index] }
      if window.begin(parts.map(\.stimulus), inHands: inHands) { painSlopes = speaking.map { _ in 0 } }
      var left = parts[0].duration
      var continues = false
      while left > 0 {
        let length = window.next(left: left)
        try await exchange(parts, window: length, continues: continues, stage: stage)
        left = length < left ? left - length : 0
        continues = true
        clock += length
        feel(reports.map(\.moment), at: clock)
      }
    }
  }

  /// One window: each muscle feels the others' firing along the slope of the window before.
  private func exchange(_ parts: [Piece], window length: Double, continues: Bool, stage: String)
    async throws(RunFailure)
  {
    let nervous = NervousCopy.mean(of: reports)
    let before = reports.map(\.pain)
    var pieces: [Piece] = []
    for (place, index) in speaking.enumerated() {
      let elsewhere = before.indices.reduce(0) { $0 + ($1 == place ? 0 : before[$1]) }
      let slope = before.indices.reduce(0) { $0 + ($1 == place ? 0 : painSlopes[$1]) }
      if let nervous { await muscles[index].adopt(nervous, painElsewhere: elsewhere) }
      var piece = parts[index]
      piece.duration = length
      // Firing cannot be extrapolated below zero.
      piece.stimulus.painElsewhereSlope = max(slope, -elsewhere / length)
      pieces.append(piece)
    }
    let outcomes = await withTaskGroup(
      of: (Int, Result<MuscleReport, StepFailure>).self,
      returning: [Int: Result<MuscleReport, StepFailure>].self
    ) { group in
      for (place, index) in speaking.enumerated() {
        let (muscle, piece) = (muscles[index], pieces[place])
        group.addTask {
          do throws(StepFailure) {
            return (place, .success(try await muscle.advance(through: [piece], continues: continues)))
          } catch {
            return (place, .failure(error))
          }
        }
      }
      var outcomes: [Int: Result<MuscleReport, StepFailure>] = [:]
      for await (place, outcome) in group { outcomes[place] = outcome }
      return outcomes
    }
    let predicted = zip(before, painSlopes).map { max(0, $0 + $1 * length) }
    for (place, index) in speaking.enumerated() {
      switch outcomes[place] {
      case .success(let report)?:
        painSlopes[place] = (report.pain - before[place]) / length
        reports[place] = report
      case .failure(let error)?: throw failure(error, stage: stage, muscle: index)
      case nil: preconditionFailure("a muscle did not answer")
      }
    }
    window.adapt(after: length, predicted: predicted, actual: reports.map(\.pain))
  }

  private func failure(_ error: StepFailure, stage: String, muscle: Int) -> RunFailure {
    let day = (clock + error.time) / 86_400
    return RunFailure(
      stage: stage,
      reason:
        "patient \(number), day \((day * 1e4).rounded() / 1e4), \(plan.muscles[muscle].identifier): \(error)")
  }
}
