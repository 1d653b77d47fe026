// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
import Simulation

/// Reads measurements of a study whose cohorts are known.
struct MeasurementReader {
  let cohorts: [CohortDraft]
  /// Of measurements that name none.
  let group: EvidenceGroup

  static let patients = 2...1_000_000

  /// Nil after problems that the readers have noted.
  func read(_ entry: ObjectReader) -> EvidenceMeasurement? {
    let name = entry.string("name")
    if let fault = TableName.fault(of: name) { entry.value("name")?.report("cannot be a name: it \(fault)") }
    let kind = entry.choice("kind", from: EvidenceMeasurement.Kind.allCases.map(\.rawValue))
      .flatMap(EvidenceMeasurement.Kind.init)
    let outcome = entry.choice("outcome", from: OutcomeCatalogue.all.map(\.column))
      .flatMap(OutcomeCatalogue.named)
    let group =
      entry.choiceIfPresent("group", from: EvidenceGroup.allCases.map(\.rawValue))
      .flatMap(EvidenceGroup.init) ?? self.group
    let muscles = cohorts[0].plan.muscles.map(\.identifier)
    let muscle = entry.choice("muscle", from: muscles, default: muscles[cohorts[0].plan.mainMuscle])
    let subject = entry.choice("arm", from: subjects.map(\.text)).flatMap(self.subject)
    let against = entry.choiceIfPresent("against", from: subjects.map(\.text)).flatMap(self.subject)
    _ = entry.stringIfPresent("place")
    _ = entry.stringIfPresent("note")
    guard let kind, let outcome, let subject else {
      entry.acceptAllKeys()
      return nil
    }
    let times = MeasurementTimes(entry, sessions: sessions, duration: shortest)
    let reader = ConditionReader(entry, outcome, times)
    let isSeveral = kind == .responders && entry.hasMember("meets")
    let listed = isSeveral ? reader.several() : nil
    let isRepeated = kind == .timeConstant || kind == .timeShare
    let at =
      isSeveral ? listed?.at : isRepeated ? times.several("at") : times.one("at").map { [$0] }
    let from = isSeveral ? nil : times.oneIfPresent("from")
    let isStandardised =
      (kind == .difference || kind == .change) && entry.bool("standardised", default: false)
    let hasCriterion = !isSeveral && (kind == .responders || kind == .timeShare)
    let criterion = hasCriterion ? reader.criterion() : nil
    let conditions =
      listed?.conditions
      ?? criterion.map {
        [
          EvidenceMeasurement.Condition(
            criterion: $0, at: at?.map(\.0) ?? [], from: from?.0, met: .always)
        ]
      } ?? []
    let expected = kind == .order ? expectedDirection(entry) : nil
    let trialError = kind.isQuantitative ? nil : self.trialError(entry, kind, outcome)
    let patients = self.patients(entry, hasOther: against != nil)
    check(
      entry, kind, subject, against, from: from, criterion: criterion, patients,
      hasError: trialError != nil)
    if let from, let at, at.contains(where: { $0.0 == from.0 }) {
      entry.value("from")?.report("is the time at which is measured: nothing can have changed")
    }
    var observation: EvidenceMeasurement.Observation?
    if kind.isQuantitative {
      let unit = EvidenceMeasurement.unit(
        of: kind, outcome, isStandardised: isStandardised, isContrast: against != nil)
      observation = ObservationReader(
        entry, kind: kind, unit: unit, patients: patients, isContrast: against != nil
      ).read()
      if observation == nil { return nil }
    }
    guard let at else { return nil }
    return EvidenceMeasurement(
      name: name, kind: kind, group: group, outcome: outcome, muscle: muscles.firstIndex(of: muscle) ?? 0,
      subject: subject, against: against, at: at.map(\.0), from: from?.0,
      atText: at.map(\.1).joined(separator: ", "), fromText: from?.1 ?? "", isStandardised: isStandardised,
      conditions: conditions, expected: expected, trialError: trialError, observation: observation,
      patients: patients)
  }

  // MARK: Arms

  private var subjects: [EvidenceMeasurement.Subject] {
    cohorts.enumerated().flatMap { index, cohort in
      cohort.plan.arms.map { arm in
        EvidenceMeasurement.Subject(
          cohort: index, arm: arm.name, text: cohort.name.isEmpty ? arm.name : "\(cohort.name)/\(arm.name)")
      }
    }
  }

  private func subject(_ text: String) -> EvidenceMeasurement.Subject? { subjects.first { $0.text == text } }

  /// The sessions of all arms, each time once.
  private var sessions: [Double] {
    Set(cohorts.flatMap { cohort in cohort.plan.arms.flatMap { cohort.plan.sessionTimes(of: $0) } }).sorted()
  }

  private var shortest: Double { cohorts.map(\.plan.duration.value).min() ?? 0 }

  // MARK: What kinds need

  private func check(
    _ entry: ObjectReader, _ kind: EvidenceMeasurement.Kind, _ subject: EvidenceMeasurement.Subject,
    _ against: EvidenceMeasurement.Subject?, from: (Appointment, String)?,
    criterion: EvidenceMeasurement.Criterion?, _ patients: (Int, Int)?, hasError: Bool
  ) {
    if let against, against == subject {
      entry.value("against")?.report("is the arm itself: an arm cannot differ from itself")
    }
    switch kind {
    case .mean, .change:
      entry.value("against")?.report(
        #"has no place in a \#(kind.rawValue), which is of one arm; "difference" is of two"#)
      if kind == .change, from == nil {
        entry.reportMissing("from", expected: #"the earlier time, such as "before session 1""#)
      }
      if kind == .mean {
        entry.value("from")?.report(#"has no place in a mean; "change" has an earlier time"#)
      }
    case .difference:
      if against == nil { entry.reportMissing("against", expected: "the arm that is subtracted") }
    case .ratio:
      if against == nil, from == nil {
        entry.report(
          "needs from (two times of an arm), against (two arms), or both (the changes of two arms)")
      }
    case .spread: break
    case .correlation:
      entry.value("against")?.report("has no place in a correlation, which is of two times of one arm")
      if from == nil {
        entry.reportMissing("from", expected: #"the earlier time, such as "before session 1""#)
      }
    case .timeShare:
      if criterion?.needsStart == false, let written = entry.value("from") {
        written.report("has no place beside a level")
      }
    case .responders:
      if criterion?.needsStart == true, from == nil {
        entry.reportMissing("from", expected: "the time since which patients respond")
      }
      if criterion?.needsStart == false, let written = entry.value("from") {
        written.report("has no place beside a level at one time")
      }
      if patients == nil { entry.reportMissing("n", expected: "how many patients were counted") }
    case .timeConstant:
      entry.value("from")?.report(#"has no place in a time constant; "at" lists its times"#)
    case .order, .null:
      if against == nil, from == nil {
        entry.report("compares with nothing: it has neither against nor from")
      }
      if kind == .null, patients == nil, !hasError {
        entry.reportMissing(
          "n", expected: "how many patients were measured: it says what could be found; or se, or margin")
      }
      if entry.hasMember("value") {
        entry.value("value")?.report("has no place in \(kind == .order ? "an order" : "a null")")
      }
    }
  }

  private func expectedDirection(_ entry: ObjectReader) -> EvidenceMeasurement.Direction? {
    entry.choice("expected", from: EvidenceMeasurement.Direction.allCases.map(\.rawValue))
      .flatMap(EvidenceMeasurement.Direction.init)
  }

  /// The error of a trial that is not told by its numbers of patients: its own, or that of a trial that would just find
  /// the margin.
  private func trialError(
    _ entry: ObjectReader, _ kind: EvidenceMeasurement.Kind, _ outcome: Outcome
  ) -> Double? {
    func positive(_ key: String, _ expected: String) -> Double? {
      guard let written = entry.value(key), let value = written.outcomeValue(in: outcome.unit) else {
        return nil
      }
      if value <= 0 { written.reject(expected: expected) }
      return value
    }
    let error = positive("se", "a standard error above zero")
    guard kind == .null else { return error }
    let margin = positive("margin", "a difference above zero")
    if error != nil, margin != nil { entry.report("has se and margin, which may contradict each other") }
    return margin.map { $0 / EvidenceMeasurement.Observation.halfWidth } ?? error
  }

  private func patients(_ entry: ObjectReader, hasOther: Bool) -> (Int, Int)? {
    guard let written = entry.value("n") else { return nil }
    guard case .array = written.value.kind else {
      return written.whole(in: Self.patients, example: 20).map { ($0, $0) }
    }
    let numbers = (written.array() ?? []).compactMap { $0.whole(in: Self.patients, example: 20) }
    guard numbers.count == 2, hasOther else {
      written.reject(
        expected: hasOther ? "a whole number, or two: of the arm and of the other" : "a whole number")
      return nil
    }
    return (numbers[0], numbers[1])
  }
}
