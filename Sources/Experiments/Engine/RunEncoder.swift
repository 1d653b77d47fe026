// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
package import Results
package import Scenarios
package import Simulation

/// The rows of runs, as every table spells them.
package enum RunEncoder {
  /// The name of a run in every table: design point, patient, arm. Sorting by it sorts the tables.
  package static func identifier(design: Int, patient: Int, arm: String) -> String {
    // A plain run has the one point 0.
    let point = design == 0 ? "0" : padded(design)
    return "d\(point)-p\(padded(patient))-\(arm)"
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// `series.csv`, with a column for each outcome after its keys.
  package static let series = ResultTables.series(
    outcomes: OutcomeCatalogue.all.map { Column($0.column, .number, unit: $0.unit, $0.summary) })

  /// `failures.csv` as it lies in chunks: without the command, which names a folder that may be another in the end.
  static let pendingFailures = TableSchema(
    ResultTables.failures.fileName, ResultTables.failures.summary,
    columns: Array(ResultTables.failures.columns.dropLast()))

  /// Tables of the rows of a task, in the order in which it keeps them.
  static let tables = [ResultTables.runs, series, ResultTables.events, PatientTable.schema, pendingFailures]

  /// One replicate of a design point: `traces` of all its arms, sorted by arm.
  package static func task(
    point: Int, replicate: Int, patient: Int, traces: [Trace], plan: Plan, responses: [Response],
    enrolment: Enrolment? = nil
  ) -> FinishedTask {
    var runs = EncodedRows(tables[0])
    var samples = EncodedRows(tables[1])
    var events = EncodedRows(tables[2])
    var failures = EncodedRows(pendingFailures)
    for trace in traces {
      let run = identifier(design: point, patient: patient, arm: trace.arm)
      runs.append([
        .string(run), .integer(point), .string(trace.arm), .integer(patient), .integer(replicate),
        .integer(Int(truncatingIfNeeded: plan.seed)), .string(trace.failure == nil ? "ok" : "failed"),
        .string(trace.failure?.reason),
      ])
      func append(_ sample: Trace.Sample, _ subject: Outcome.Subject, of muscle: String) {
        samples.append(
          [.string(run), .string(trace.arm), .integer(patient), .string(muscle), .number(sample.time)]
            + zip(OutcomeCatalogue.all, sample.values).map { .number($0.subject == subject ? $1 : nil) })
      }
      // Time by time: readers that guess types find numbers of both kinds in the first rows.
      for sample in trace.samples {
        if sample.muscle == 0 { append(sample, .patient, of: "") }
        append(sample, .muscle, of: plan.muscles[sample.muscle].identifier)
      }
      for event in trace.events.sorted(by: precedes) {
        events.append([
          .string(run), .string(trace.arm), .integer(patient), .number(event.time),
          .string(event.event.rawValue),
          .string(event.muscle), .string(event.point), .number(event.value), .string(event.unit),
          .string(event.detail),
        ])
      }
      if let failure = trace.failure {
        failures.append([.string(run), .string(failure.stage), .string(failure.reason)])
      }
    }
    return FinishedTask(
      point: point, replicate: replicate, patient: patient, failed: traces.count { $0.failure != nil },
      responses: responses.flatMap { $0.values(in: traces, plan: plan) },
      rows: [
        runs, samples, events,
        enrolment.map { PatientTable.rows($0, point: point, plan: plan) } ?? EncodedRows(PatientTable.schema),
        failures,
      ],
      samples: ArmSamples.encode(traces, candidates: enrolment.map(PatientTable.counts) ?? CandidateCounts()))
  }

  private static func precedes(_ a: Trace.Event, _ b: Trace.Event) -> Bool {
    (a.time, a.event.rawValue, a.muscle, a.point) < (b.time, b.event.rawValue, b.muscle, b.point)
  }

  /// Rows of `failures.csv` with the command that repeats each run.
  static func failures(_ pending: [UInt8], command: (_ run: String) -> String) -> EncodedRows {
    var rows = EncodedRows(ResultTables.failures)
    CSVReader.forEachRecord(of: pending) { record in
      rows.append([
        .string(record[0]), .string(record[1]), .string(record[2]), .string(command(record[0])),
      ])
    }
    return rows
  }
}

extension Response {
  /// The outcome asked about in each of `arms`, then in the arm that is subtracted; nil where the run failed or
  /// measured nothing.
  func values(in traces: [Trace], plan: Plan) -> [Double?] {
    guard let column = OutcomeCatalogue.all.firstIndex(where: { $0.column == outcome.column }),
      let place = plan.muscles.firstIndex(where: { $0.identifier == muscle })
    else { return [Double?](repeating: nil, count: width) }
    return (arms + (against.map { [$0] } ?? [])).map { arm in
      guard let trace = traces.first(where: { $0.arm == arm }), trace.failure == nil else { return nil }
      return trace.samples.first { $0.muscle == place && isTime($0.time) }?.values[column]
    }
  }
}
