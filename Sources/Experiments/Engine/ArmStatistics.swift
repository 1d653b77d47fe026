// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Outcomes
import Quantities
import Results
import Simulation
import Statistics

/// Statistics of all arms at all samples, gathered patient by patient.
struct ArmStatistics {
  private let plan: Plan
  private let arms: [String]
  /// Sample times in days.
  private let times: [Double]
  private var single: [Accumulator] = []
  private var paired: [PairedAccumulator?] = []
  private let outcomes = OutcomeCatalogue.all
  private(set) var failures: [String: Int] = [:]
  /// Counts over the patients of each arm: of themselves, then of their sessions.
  private var flows: [FlowSum] = []

  init(plan: Plan) throws(GSLError) {
    self.plan = plan
    arms = plan.arms.map(\.name).sorted()
    times = plan.sampleTimes
    flows = arms.map { arm in
      FlowSum(changesWork: plan.arms.contains { $0.name == arm && $0.changesWork })
    }
    for arm in arms {
      for _ in 0..<(times.count * plan.muscles.count * outcomes.count) {
        single.append(try Accumulator())
        paired.append(arm == plan.referenceArm ? nil : try PairedAccumulator())
      }
    }
  }

  private func index(arm: Int, time: Int, muscle: Int, outcome: Int) -> Int {
    ((arm * times.count + time) * plan.muscles.count + muscle) * outcomes.count + outcome
  }

  /// Adds one patient's runs, one an arm, sorted by the names of the arms.
  mutating func add(_ runs: [ArmSamples]) {
    precondition(runs.count == arms.count, "\(runs.count) runs in \(arms.count) arms")
    let reference = arms.firstIndex(of: plan.referenceArm).map { runs[$0] }
    for (arm, run) in runs.enumerated() {
      if run.isFailed { failures[arms[arm], default: 0] += 1 }
      flows[arm].add(run)
      for (position, sample) in run.samples.enumerated() {
        let time = position / plan.muscles.count
        for outcome in outcomes.indices {
          // What is the patient's counts once, not once a muscle.
          if outcomes[outcome].subject == .patient, sample.muscle > 0 { continue }
          guard let value = sample.values[outcome] else { continue }
          let cell = index(arm: arm, time: time, muscle: sample.muscle, outcome: outcome)
          single[cell].add(value)
          if let pair = paired[cell], let reference, position < reference.samples.count,
            let other = reference.samples[position].values[outcome]
          {
            pair.add(arm: value, reference: other)
          }
        }
      }
    }
  }

  /// The estimate at the first sample in the reference arm.
  func baseline(outcome: Int, muscle: Int) -> Estimate? {
    guard let arm = arms.firstIndex(of: plan.referenceArm) ?? arms.indices.first, !times.isEmpty else {
      return nil
    }
    return single[index(arm: arm, time: 0, muscle: muscle, outcome: outcome)].estimate
  }

  /// Rows of `flow.csv`, sorted by arm.
  func flowRows(designID: Int) -> [[Cell]] {
    zip(arms, flows).map { arm, flow in
      [.integer(designID), .string(arm)] + flow.counts.map { .integer($0) }
    }
  }

  /// Rows of `summary.csv` and `contrasts.csv`, sorted by their keys.
  func rows(designID: Int, write: (_ table: TableSchema, _ cells: [Cell]) -> Void) {
    let order = outcomes.indices.sorted { outcomes[$0].column < outcomes[$1].column }
    for (arm, name) in arms.enumerated() {
      for outcome in order {
        let unit = outcomes[outcome].unit.inTables
        for time in times.indices {
          let owners = outcomes[outcome].subject == .patient ? [""] : plan.muscles.map(\.identifier)
          for (muscle, muscleName) in owners.enumerated() {
            let cell = index(arm: arm, time: time, muscle: muscle, outcome: outcome)
            let estimate = single[cell].estimate
            write(
              ResultTables.summary,
              [
                .integer(designID), .string(name), .string(outcomes[outcome].column), .string(unit),
                .number(times[time]), .integer(estimate.count), .integer(failures[name] ?? 0),
                .number(estimate.mean), .number(estimate.standardDeviation), .number(estimate.low),
                .number(estimate.high), .number(estimate.standardError), .string(muscleName),
              ])
            guard let pair = paired[cell] else { continue }
            let difference = pair.estimate
            let pairing = pair.pairing
            write(
              ResultTables.contrasts,
              [
                .integer(designID), .string(name), .string(plan.referenceArm),
                .string(outcomes[outcome].column), .string(unit), .number(times[time]),
                .integer(difference.count), .number(difference.mean), .number(difference.low),
                .number(difference.high), .number(difference.standardError),
                .number(pairing.correlation), .number(pairing.varianceRatio), .string(muscleName),
              ])
          }
        }
      }
    }
  }
}
