// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Quantities
import Simulation

/// A study of evidence as written, while it is read.
struct EvidenceStudyFile {
  let root: ObjectReader
  let file: String
  /// What the caller changes in the scenario of every cohort.
  let changes: [EvidenceChange]

  /// Nil after problems that the readers have noted.
  func read() -> EvidenceStudy? {
    let key = root.string("study", default: fileStem(file))
    _ = root.stringIfPresent("$schema")
    let citation = root.string("citation")
    let identifier = root.string("identifier", default: "")
    _ = root.stringIfPresent("question")
    let group = root.choice("group", from: EvidenceGroup.allCases.map(\.rawValue))
    let use = root.choice("use", of: EvidenceStudy.Use.self, default: .fit)
    _ = root.stringIfPresent("matching")
    let criteria = self.root.criteria("include")
    let enrol = root.choice("enrol", of: Recruitment.self, default: .crossSection)
    let drafts = cohorts(citation: citation, criteria: criteria, enrol: enrol)
    let measurements = root.array("measurements")
    if measurements.isEmpty, root.value("measurements") != nil {
      root.value("measurements")?.report("is empty; expected at least one measurement")
    }
    guard let drafts, let group = group.flatMap(EvidenceGroup.init) else {
      // What hangs on the scenario cannot be read without it.
      for element in measurements { element.object()?.acceptAllKeys() }
      return nil
    }
    let reader = MeasurementReader(cohorts: drafts, group: group)
    var read: [EvidenceMeasurement] = []
    for element in measurements {
      guard let entry = element.object(), let measurement = reader.read(entry) else { continue }
      if read.contains(where: { $0.name == measurement.name }) {
        entry.value("name")?.report("is \(JSONValue.quoted(measurement.name)) a second time")
      }
      read.append(measurement)
    }
    let cohorts = drafts.enumerated().map { index, draft in
      draft.cohort(withAppointmentsOf: read, index: index)
    }
    return EvidenceStudy(
      key: key, file: file, citation: citation, identifier: identifier, use: use, cohorts: cohorts,
      measurements: read, resolved: resolved(drafts))
  }

  /// The study as it is simulated: settings are part of it.
  private func resolved(_ drafts: [CohortDraft]) -> JSONValue {
    .object(
      [("study", JSONValue.text(root.string("study", default: fileStem(file))))]
        + drafts.map { draft in
          ("cohort \(draft.name)", draft.document.root)
        }
        + ["include", "enrol", "cohorts", "measurements"].compactMap { key in
          root.value(key).map { (key, $0.value) }
        })
  }

  // MARK: Cohorts

  private func cohorts(
    citation: String, criteria: [EligibilityCriterion], enrol: Recruitment
  ) -> [CohortDraft]? {
    guard let written = root.value("scenario") else {
      root.reportMissing(
        "scenario", expected: "a scenario in curly brackets, without question and sampleEvery")
      _ = root.value("cohorts")
      return nil
    }
    guard case .object = written.value.kind else {
      written.reject(expected: "a scenario in curly brackets, without question and sampleEvery")
      _ = root.value("cohorts")
      return nil
    }
    if written.value["sampleEvery"] != nil {
      written.report("has sampleEvery, which does nothing here: patients are examined when measurements ask")
    }
    guard let named = root.objectIfPresent("cohorts") else {
      return draft("", written, [], citation, criteria, enrol).map { [$0] }
    }
    let entries = named.entries
    if entries.isEmpty { named.report("has no cohort; leave it out where there is only one") }
    var drafts: [CohortDraft] = []
    for (name, value) in entries {
      if let fault = TableName.fault(of: name) { value.report("cannot be a name: it \(fault)") }
      guard let entry = value.object() else { continue }
      let own = entry.objectIfPresent("set")?.entries ?? []
      let more = entry.criteria("include")
      let enrol = entry.choice("enrol", of: Recruitment.self, default: enrol)
      if let draft = draft(name, written, own, citation, criteria + more, enrol) { drafts.append(draft) }
    }
    guard drafts.count == entries.count, let first = drafts.first else { return nil }
    let muscles = first.plan.muscles.map(\.identifier)
    guard drafts.allSatisfy({ $0.plan.muscles.map(\.identifier) == muscles }) else {
      named.report("have different muscles; measurements need the same in every cohort")
      return nil
    }
    return drafts
  }

  private func draft(
    _ name: String, _ written: ValueReader, _ settings: [(name: String, value: ValueReader)],
    _ citation: String, _ criteria: [EligibilityCriterion], _ enrol: Recruitment
  ) -> CohortDraft? {
    var scenario = written.value
    for (path, value) in settings {
      guard let place = JSONPath(path) else {
        value.report("is no path of a scenario")
        return nil
      }
      do throws(JSONValue.NoSuchPlace) {
        try Scenario.set(place, to: value.value, in: &scenario)
      } catch {
        value.report(noSuchPlace: error)
        return nil
      }
    }
    if scenario["enrol"] != nil {
      written.report("has enrol of its own; expected \"enrol\" beside the scenario or in a cohort")
      return nil
    }
    complete(&scenario, citation, enrol)
    for change in changes {
      do throws(JSONValue.NoSuchPlace) {
        try Scenario.set(change.path, to: change.value, in: &scenario)
      } catch {
        written.report("has no place for \(change.path)")
        return nil
      }
    }
    do throws(ProblemList) {
      let document = JSONDocument(root: scenario, file: file)
      let read = try Scenario(document)
      if !read.plan.eligibility.isEverybody {
        written.report("has criteria of its own; expected \"include\" beside the scenario or in a cohort")
      }
      return CohortDraft(name: name, document: document, plan: read.plan, criteria: criteria)
    } catch {
      written.report(error)
      return nil
    }
  }

  /// What every study would say alike need not be said.
  private func complete(_ scenario: inout JSONValue, _ citation: String, _ enrol: Recruitment) {
    guard case .object(var members) = scenario.kind else { return }
    if scenario["question"] == nil { members.append(JSONMember("question", .text(citation))) }
    if scenario["referenceArm"] == nil, case .object(let arms)? = scenario["arms"]?.kind, arms.count > 1,
      let first = arms.first(where: { !$0.name.hasPrefix("//") })
    {
      members.append(JSONMember("referenceArm", .text(first.name)))
    }
    if enrol != .crossSection { members.append(JSONMember("enrol", .text(enrol.rawValue))) }
    members.removeAll { $0.name == "sampleEvery" }
    // The examinations are the measurements'; the usual ones would only cost rows.
    if let duration = scenario["course"]?["duration"] {
      members.append(JSONMember("sampleEvery", duration))
    }
    scenario.kind = .object(members)
  }
}

/// A value that replaces one in the scenario of every cohort.
package struct EvidenceChange: Sendable {
  package let path: JSONPath
  package let value: JSONValue

  package init(path: JSONPath, value: JSONValue) {
    self.path = path
    self.value = value
  }

  /// A whole number at a place such as `patients.count`.
  package init(path: String, whole: Int) {
    self.init(path: JSONPath(path.split(separator: ".").map { .key(String($0)) }), value: .whole(whole))
  }
}

extension ParameterFile {
  /// The same as changes to studies of evidence.
  package var changes: [EvidenceChange] { settings.map { EvidenceChange(path: $0.path, value: $0.value) } }
}

/// A cohort before it is known when it is examined.
struct CohortDraft {
  let name: String
  let document: JSONDocument
  let plan: Plan
  let criteria: [EligibilityCriterion]

  func cohort(withAppointmentsOf measurements: [EvidenceMeasurement], index: Int) -> EvidenceStudy.Cohort {
    var plan = plan
    let asked = measurements.filter { $0.subject.cohort == index || $0.against?.cohort == index }
      .flatMap { $0.at + [$0.from].compactMap(\.self) }
    plan.appointments = Set([.at(0)] + asked).sorted(by: Appointment.precedes)
    return EvidenceStudy.Cohort(
      name: name, plan: plan, criteria: criteria, muscle: plan.mainMuscle, history: history)
  }

  /// Everything that the end of a patient's history depends on.
  private var history: String {
    let root = document.root
    let keys = [
      "seed", "enrol", "loads", "populations", "muscles", "history", "parameters", "hypotheses", "numerics",
      "schedule",
    ]
    let patients = ["population", "conditions"].map { root["patients"]?[$0]?.text ?? "" }
    return (keys.map { root[$0]?.text ?? "" } + patients + ["\(plan.usedMuscles(in: nil))"])
      .joined(separator: "\n")
  }
}
