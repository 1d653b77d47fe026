// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Quantities
import Therapies

/// What treatment does beside what it is meant to do.
extension Patient {
  /// Draws the harms of a session that has just ended.
  func sufferHarms(of course: TherapyCourse) {
    guard let session = course.therapy.kind.harmful else { return }
    let name = course.therapy.luck
    for muscle in course.muscles.compactMap(muscleIndex).prefix(1) {
      let plan = plan.muscles[muscle]
      for harm in HarmCatalogue.all {
        guard case .known(let rate, _)? = harm.rate(after: session) else { continue }
        let probability = HarmModifiers.probability(rate, odds: odds(of: harm, at: plan.anatomy))
        let draw = streams.uniform(
          .harm, place: "\(name)/\(harm.name)/\(plan.identifier)", number: Int64((clock / 60).rounded(.down)))
        if draw < probability { suffer(harm, muscle: plan.identifier) }
      }
    }
  }

  private func odds(of harm: Harm, at anatomy: MuscleAnatomy) -> Double {
    switch harm.modifier {
    case nil: return 1
    case .bleeding:
      let tendencies = ["anticoagulants", "bleeding-disorder"]
      let isProne = person.conditions.contains(where: tendencies.contains)
      return anatomy.skinBruising.value * (isProne ? plan.readouts.harmModifiers.bleedingTendency.value : 1)
    case .lung: return anatomy.lungDepth.value < MuscleAnatomy.noLung.quantity.value ? 1 : 0
    }
  }

  private func suffer(_ harm: Harm, muscle: String) {
    let suffered = SufferedHarm(harm, muscle: muscle, after: clock)
    harms.append(suffered)
    trace.flow.adverseEvents += 1
    note(
      Trace.Event(
        time: suffered.start / Day.unit.scale, event: .adverseEvent, muscle: muscle, point: "",
        value: harm.duration, unit: Hour.unit.symbol, detail: "\(harm.name); value: hours until it has gone"))
  }

  /// Notes what has gone by now, and forgets it.
  func resolveHarms() {
    for harm in harms where harm.end <= clock {
      note(
        Trace.Event(
          time: harm.end / Day.unit.scale, event: .resolution, muscle: harm.muscle, point: "", value: nil,
          unit: "", detail: harm.harm.name))
    }
    harms.removeAll { $0.end <= clock }
  }

  func harmLoad(at time: Double) -> HarmLoad {
    var load = HarmLoad()
    for harm in harms { harm.add(to: &load, at: time) }
    return load
  }

  /// Puts a session that has just ended on the account. `planned`: when it was to begin (s); of sessions that were
  /// to begin together only the first is a visit.
  func account(for course: TherapyCourse, _ visit: Visit, planned: Double) {
    let kind = course.therapy.kind
    let isGiven = !kind.isSelfGiven
    record.burdens.add(
      HeldSession(
        minutes: time(since: visit) / Minute.unit.scale, isGiven: isGiven,
        isVisit: isGiven && lastVisit != planned, needles: kind == .needle || kind == .injection,
        injected: course.therapy.injected, isTablet: kind == .drug),
      at: plan.readouts.prices)
    if isGiven { lastVisit = planned }
  }
}

extension TherapyKind {
  /// The sessions that harms are known after.
  fileprivate var harmful: Harm.Session? {
    switch self {
    case .needle: .needle
    case .injection: .injection
    case .manual: .manual
    case .sham: .sham
    case .stretch, .warmth, .home, .drug, .work, .none: nil
    }
  }
}
