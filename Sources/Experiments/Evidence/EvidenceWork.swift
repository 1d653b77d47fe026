// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Scenarios
import Simulation

/// How much of a simulation of studies is done, and how much of it there will be: days of fibres.
///
/// Nobody knows beforehand how many have to be looked at until a cohort is full, so what is to come follows from how
/// many were included so far.
struct EvidenceWork {
  private struct History {
    let cost: Double
    var lived = 0
  }

  /// As likely as people meet criteria before anybody was looked at, and how many such looks that counts for. Assumed;
  /// the shipped studies include a third.
  private static let usualShare = 1.0 / 3
  private static let usualLooks = 6.0
  /// What several muscles that hear of each other cost over as many alone. Assumed, from a few scenarios.
  private static let company = 3.0

  /// How long (s) histories go on until people come, about.
  private static let usualWait = 5_000_000.0

  private var histories: [String: History] = [:]
  private var places: [(history: String, course: Double, desk: EvidenceSimulation.Enrolment.Desk)] = []
  private var treated = 0.0

  init(_ studies: [EvidenceStudy]) {
    for cohort in studies.flatMap(\.cohorts) {
      let wait = cohort.plan.recruitment == .seekingCare ? Self.usualWait : 0
      histories[cohort.history] = History(
        cost: Self.cost(of: cohort.plan, cohort.plan.historyDuration + wait))
      places.append(
        (cohort.history, Self.course(of: cohort.plan), EvidenceSimulation.Enrolment.Desk(cohort)))
    }
  }

  /// One patient's history has been lived.
  mutating func note(history: String) { histories[history]?.lived += 1 }

  /// One patient has lived all arms.
  mutating func note(courseOf plan: Plan) { treated += Self.course(of: plan) }

  /// `desks`: one a cohort, in the order of studies and cohorts.
  mutating func note(_ desks: [EvidenceSimulation.Enrolment.Desk]) {
    for (index, desk) in desks.enumerated() { places[index].desk = desk }
  }

  /// What is done, and about what there is.
  var state: (done: Double, total: Double) {
    var candidates: [String: Double] = [:]
    var (done, total) = (treated, 0.0)
    for place in places {
      total += Double(place.desk.isExhausted ? place.desk.included.count : place.desk.wanted) * place.course
      candidates[place.history] = max(candidates[place.history] ?? 0, Self.looks(place.desk))
    }
    for (key, history) in histories {
      done += Double(history.lived) * history.cost
      total += max(Double(history.lived), candidates[key] ?? 0) * history.cost
    }
    return (done, total)
  }

  /// How many will have been looked at in the end.
  private static func looks(_ desk: EvidenceSimulation.Enrolment.Desk) -> Double {
    let missing = desk.wanted - desk.included.count
    guard missing > 0, !desk.isExhausted else { return Double(desk.looked) }
    let prior = desk.isChoosing ? usualShare : 1
    let share =
      (Double(desk.included.count) + usualLooks * prior) / (Double(desk.looked) + usualLooks)
    return min(Double(desk.most), Double(desk.looked) + Double(missing) / share)
  }

  private static func course(of plan: Plan) -> Double {
    plan.arms.reduce(0) { $0 + cost(of: plan, plan.duration.value, in: $1) }
  }

  private static func cost(of plan: Plan, _ seconds: Double, in arm: Arm? = nil) -> Double {
    let used = plan.usedMuscles(in: arm)
    let fibres = plan.muscles.reduce(0) { $0 + $1.points * $1.fasciclesPerPoint * $1.fibresPerFascicle }
    // A day costs a little whatever there is to move.
    return seconds * (16 + Double(fibres)) * (used.count > 1 ? company : 1)
  }
}
