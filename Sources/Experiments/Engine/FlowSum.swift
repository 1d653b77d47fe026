// SPDX-License-Identifier: GPL-3.0-or-later
import Simulation
import Therapies

/// The flow of an arm's patients, added up.
struct FlowSum {
  /// Whether the arm treats without sessions.
  let changesWork: Bool
  private var assigned = 0
  private var treated = 0
  private var refused = 0
  private var postponed = 0
  private var failed = 0
  private var harmed = 0
  private var sums = FlowCounts()
  private var candidates = CandidateCounts()

  init(changesWork: Bool) { self.changesWork = changesWork }

  mutating func add(_ run: ArmSamples) {
    let flow = run.flow
    assigned += 1
    treated += flow.sessionsHeld > 0 || changesWork ? 1 : 0
    refused += flow.sessionsRefused > 0 ? 1 : 0
    postponed += flow.sessionsPostponed > 0 ? 1 : 0
    failed += run.isFailed ? 1 : 0
    harmed += flow.adverseEvents > 0 ? 1 : 0
    for field in CandidateCounts.fields { candidates[keyPath: field] += run.candidates[keyPath: field] }
    for field in FlowCounts.fields { sums[keyPath: field] += flow[keyPath: field] }
  }

  /// In the order of the columns of `flow.csv`.
  var counts: [Int] {
    [
      assigned, treated, refused, postponed, failed, harmed, sums.respondersAtEnd, sums.sessionsPlanned,
      sums.sessionsHeld, sums.sessionsRefused, sums.sessionsPostponed, sums.sessionsMissed,
    ] + CandidateCounts.fields.map { candidates[keyPath: $0] }
  }
}

extension Arm {
  /// Whether it changes the patient's work, which takes no session.
  var changesWork: Bool { courses.contains { $0.therapy.workChange != nil } }
}
