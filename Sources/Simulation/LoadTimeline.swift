// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Physiology
import Quantities
import Therapies

/// What one patient's days are made of: bouts of work with their day-to-day variation, and the strain of weeks.
///
/// It depends on seed and patient only, so every arm lives the same days.
struct LoadTimeline: Sendable {
  private struct Stretch {
    let start: Double
    let end: Double
    let load: Load?

    /// Whether it is felt outside work too.
    var isLived: Bool { load.map { $0.stress.value > 0 || $0.sleepLoss.value > 0 } ?? false }
  }
  private let stretches: [Stretch]
  private let changes: [(start: Double, end: Double, change: WorkChange)]
  private let workBegins: Double
  /// Days of the patient's life before time 0 beyond the history: their luck came first.
  private let shift: Int
  private let streams: RandomStreams
  private let spells: Spells
  private let life: SpellsOfLife
  private static let day = Day.unit.scale
  private static let week = 7 * Day.unit.scale

  /// - Parameters:
  ///   - arm: what it changes about work, from the start of the course on.
  ///   - shift: whole days (s) for which the history has gone on beyond its end, until the patient came.
  ///   - waiting: how long (s) the history goes on in the place of the course, with its last work.
  init(
    plan: Plan, model: Model, arm: Arm? = nil, streams: RandomStreams, shift: Double = 0,
    waiting: Double? = nil
  ) {
    var stretches: [Stretch] = []
    var time = -plan.historyDuration
    let rest = waiting.map { [LoadPhase(load: plan.history.last?.load, duration: Quantity($0))] }
    self.shift = Int(shift / Self.day)
    for phase in plan.history + (rest ?? plan.courseLoads) {
      stretches.append(Stretch(start: time, end: time + phase.duration.value, load: phase.load))
      time += phase.duration.value
    }
    self.stretches = stretches
    self.streams = streams
    changes = (arm?.courses ?? []).compactMap { course in
      course.therapy.workChange.map { (course.start.value, course.start.value + course.duration.value, $0) }
    }
    workBegins = plan.schedule.workBegins.value * Hour.unit.scale
    life = model.spellsOfLife
    // Sessions, and examinations after them, may end after the course.
    let end = max(time, plan.duration.value) + shift + 4 * Self.week
    spells = Spells(
      weeks: Int64(
        (-plan.historyDuration / Self.week).rounded(.down))...Int64((end / Self.week).rounded(.up)),
      life: life, streams: streams)
  }

  /// How far a patient's ratings of a week lie off, in standard deviations.
  func ratingDrift(at time: Double) -> Double {
    let week = week(of: time)
    return life.week(streams.normal(.ratingWeek, number: week), spell: spells[week])
  }

  /// A bout of work.
  struct Bout: Sendable {
    let start: Double
    let end: Double
    let load: Load
    /// Today's effort over the usual one.
    let factor: Double
  }

  /// The bouts of work that belong to a day. Day 0 is a Monday, or the day on which the patient came.
  func bouts(day: Int) -> [Bout] {
    let start = Double(day) * Self.day + workBegins
    guard let stretch = stretches.first(where: { $0.start <= start && start < $0.end }),
      var load = stretch.load
    else { return [] }
    for (from, to, change) in changes where from <= start && start < to { load.apply(change) }
    let weekday = (((day + shift) % 7) + 7) % 7
    let hours = load.hoursPerDay.value
    let isFelt = load.intensity.value > 0 || load.cold.value > 0
    guard Double(weekday) < load.daysPerWeek.value, hours > 0, isFelt else { return [] }
    let spread = load.dayToDay.value
    let draw = streams.normal(.dayLoad, place: load.luck, number: Int64(day + shift))
    let factor =
      Exponential.of(spread * draw - 0.5 * spread * spread)
      * life.effortFactor(spell: spells[week(of: start)])
    let length = hours * Hour.unit.scale / load.bouts.value
    let stride = length + load.pause.value * Minute.unit.scale
    return (0..<Int(load.bouts.value)).map { index in
      let start = start + Double(index) * stride
      return Bout(start: start, end: start + length, load: load, factor: factor)
    }
  }

  /// The pieces between two times for each muscle.
  func pieces(from start: Double, to end: Double, muscles: [MusclePlan], model: Model) -> [[Piece]] {
    let days = Int((start / Self.day).rounded(.down)) - 1...Int((end / Self.day).rounded(.down))
    let bouts = days.flatMap { self.bouts(day: $0) }.filter { $0.end > start && $0.start < end }
    var edges = [start, end]
    for bout in bouts { edges += [bout.start, bout.end].filter { $0 > start && $0 < end } }
    let before = Double(shift) * Self.day
    var week = ((start + before) / Self.week).rounded(.down) + 1
    while week * Self.week - before < end {
      edges.append(week * Self.week - before)
      week += 1
    }
    for stretch in stretches where stretch.start > start && stretch.start < end && stretch.isLived {
      edges.append(stretch.start)
    }
    edges.sort()
    var pieces = [[Piece]](repeating: [], count: muscles.count)
    for (from, to) in zip(edges, edges.dropFirst()) where to > from {
      let middle = 0.5 * (from + to)
      let bout = bouts.last { $0.start <= middle && middle < $0.end }
      let life = life(at: middle, model: model)
      for (index, muscle) in muscles.enumerated() {
        pieces[index].append(
          Piece(duration: to - from, stimulus: stimulus(bout, muscle: muscle, life: life, model: model)))
      }
    }
    return pieces
  }

  /// The week of the patient's life that a time lies in.
  func week(of time: Double) -> Int64 {
    Int64(((time + Double(shift) * Self.day) / Self.week).rounded(.down))
  }

  /// The strain of the week that a time lies in, in standard deviations.
  func weekStrain(at time: Double) -> Double {
    let week = week(of: time)
    return life.week(streams.normal(.weekStrain, number: week), spell: spells[week])
  }

  /// What is felt day and night: the strain of the week, stress and short sleep.
  func life(at time: Double, model: Model) -> Stimulus {
    let strain = weekStrain(at: time)
    guard let stretch = stretches.first(where: { $0.start <= time && time < $0.end }), stretch.isLived,
      let load = stretch.load
    else { return Stimulus(strain: strain) }
    let life = model.strainOfLife
    let (stress, sleepLoss) = (load.stress.value, load.sleepLoss.value)
    return Stimulus(
      strain: strain + life.strain(stress: stress, sleepLoss: sleepLoss),
      sympatheticDrive: life.sympatheticDrive(stress: stress), recovery: life.recovery(sleepLoss: sleepLoss))
  }

  private func stimulus(_ bout: Bout?, muscle: MusclePlan, life: Stimulus, model: Model) -> Stimulus {
    guard let bout else { return life }
    let share = bout.load.muscles.first { $0.name == muscle.anatomy.name }?.share.value ?? 0
    let effort = Quantity<PercentMVC>(bout.load.intensity.value * bout.factor * share)
    var stimulus = life
    stimulus.load = model.recruitment.load(effort: effort)
    stimulus.volley = model.afferentVolley.constant(model.afferentVolley.work)
    // The cold reaches what works in it, whether it works or not.
    stimulus.warmth = -bout.load.cold.value
    return stimulus
  }
}

extension Load {
  /// Makes the work what a therapy makes of it.
  fileprivate mutating func apply(_ change: WorkChange) {
    intensity = Quantity(intensity.value * change.effort)
    hoursPerDay = Quantity(hoursPerDay.value * change.hours)
    if let breaks = change.breaks {
      bouts = Quantity(breaks.bouts)
      pause = Quantity(breaks.pause)
    }
  }
}
