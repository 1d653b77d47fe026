// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Quantities
import Therapies

/// What treatment does beside what it is meant to do.
extension Patient {
  /// Draws the harms of a session that has just ended.
  func sufferHarms(of course: TherapyCourse) {
    guard let session = type(of: course.therapy).kind.harmful else { return }
    let name = type(of: course.therapy).name
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
        time: suffered.start / Day.unit.scale, event: "adverse-event", muscle: muscle, point: "",
        value: harm.duration, unit: Hour.unit.symbol, detail: "\(harm.name); value: hours until it has gone"))
  }

  /// Notes what has gone by now, and forgets it.
  func resolveHarms() {
    for harm in harms where harm.end <= clock {
      note(
        Trace.Event(
          time: harm.end / Day.unit.scale, event: "resolution", muscle: harm.muscle, point: "", value: nil,
          unit: "", detail: harm.harm.name))
    }
    harms.removeAll { $0.end <= clock }
  }

  var harmLoad: HarmLoad {
    var load = HarmLoad()
    for harm in harms { harm.add(to: &load, at: clock) }
    return load
  }

  /// What a session cost, from its beginning until now.
  func charge(for course: TherapyCourse, _ visit: Visit) {
    let minutes = time(since: visit) / Minute.unit.scale
    let prices = plan.readouts.prices
    let kind = type(of: course.therapy).kind
    record.patientMinutes += minutes
    switch kind {
    case .home, .warmth: break
    case .drug:
      record.doses += 1
      record.cost += prices.tablet.value
    default:
      record.therapistMinutes += minutes
      record.patientMinutes += prices.travel.value
      record.cost += prices.rate.value * (minutes + prices.overhead.value)
      if kind == .needle || kind == .injection { record.cost += prices.needles.value }
      if let injection = course.therapy as? Injection { record.cost += prices.price(of: injection.drug) }
    }
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
