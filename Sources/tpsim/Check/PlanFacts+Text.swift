// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Simulation

extension PlanFacts {
  /// The facts for people, within the width of a page.
  var lines: [String] {
    var table = TextTable()
    table.add("patients", "\(patients) of \(population), seed \(seed)")
    if enrol != Recruitment.crossSection.rawValue { table.add("enrol", enrol) }
    if !include.isEmpty { table.add("include", include.joined(separator: ", ")) }
    if !exclude.isEmpty { table.add("exclude", exclude.joined(separator: ", ")) }
    for muscle in muscles { table.add("muscle", muscle.text) }
    table.add("history", Self.text(of: history))
    table.add("course", "\(duration); \(Self.text(of: course))")
    table.add(
      "samples",
      "every \(sampleEvery): \(samplesPerRun) in each of \(runs) runs, \(seriesRows) rows in series.csv")
    table.add("to simulate", "\(plain(simulatedPatientDays)) patient-days, by \(solver)")
    let off = hypothesesSwitchedOff.joined(separator: ", ")
    table.add("hypotheses", off.isEmpty ? "all on" : "switched off: \(off)")
    if overriddenParameters.isEmpty { table.add("parameters", "none overridden") }
    for parameter in overriddenParameters {
      table.add("parameter", "\(parameter.name) is \(parameter.value) in place of \(parameter.usual)")
    }
    return table.lines() + ["", "\(arms.count) \(arms.count == 1 ? "arm" : "arms"):"] + armLines
  }

  private var armLines: [String] {
    var table = TextTable()
    for arm in arms {
      let treatments =
        arm.treatments.isEmpty ? "no treatment" : arm.treatments.map(\.text).joined(separator: "\n")
      table.add(arm.name, arm.isReference ? "\(treatments)\n(the others are compared with it)" : treatments)
    }
    return table.lines()
  }

  private static func text(of phases: [Work]) -> String {
    phases.isEmpty ? "no work" : phases.map(\.text).joined(separator: ", then ")
  }
}

extension PlanFacts.Muscle {
  fileprivate var text: String {
    let sites = points == 1 ? "1 point" : "\(points) points"
    let start = planted.map { ", \(plain(100 * $0)) % contracted at the start" } ?? ""
    return
      "\(name): \(sites) of \(fasciclesPerPoint) fascicles of \(fibresPerFascicle) fibres, \(fibres) in all\(start)"
  }
}

extension PlanFacts.Work {
  fileprivate var text: String {
    guard let load, let intensity, let hoursPerDay, let daysPerWeek else { return "\(duration) of rest" }
    let split = bouts.map { $0 > 1 ? " in \(plain($0)) bouts" : "" } ?? ""
    return
      "\(duration) of \(load) at \(intensity), \(plain(hoursPerDay)) h a day\(split), \(plain(daysPerWeek)) days a week"
  }
}

extension PlanFacts.Treatment {
  private static let often: [Double: String] = [1: "once", 2: "twice"]

  fileprivate var text: String {
    let later = start == "0 s" ? "" : ", beginning after \(start)"
    let sites = points == 1 ? "1 point" : "\(points) points"
    let dose = doseText.isEmpty ? "" : "\n\(doseText)"
    // A change of work has no sessions, and a tablet no muscle.
    guard perWeek > 0 else { return "\(therapy) for \(duration)\(later)\(dose)" }
    let place = muscle.isEmpty ? "doses" : "sessions on \(sites) of \(muscle)"
    return """
      \(therapy) \(Self.often[perWeek] ?? "\(plain(perWeek)) times") a week for \(duration)\(later): \
      \(sessions) \(place)\(dose)
      """
  }
}
