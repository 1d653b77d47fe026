// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Testing

let outcomes = [
  Column("pain_nrs", .number, ucum: "{NRS}", "Pain"),
  Column("ppt_kPa", .number, ucum: "kPa", "Pressure pain threshold"),
]

let series = ResultTables.series(outcomes: outcomes)

func run(_ number: Int) -> [Cell] {
  [
    .string("run-\(number)"), .integer(0), .string("one-pass"), .integer(number), .integer(1), .integer(7),
    .string("done"), .string(nil),
  ]
}

func sample(_ number: Int, day: Double) -> [Cell] {
  [
    .string("run-\(number)"), .string("one-pass"), .integer(number), .string("upper-trapezius-right"),
    .number(day), .number(4.25 - day / 10), .number(day == 0 ? nil : 310 + day),
  ]
}

func manifest(scenario: String = #"{"seed": 1, "arms": {}}"#) throws -> Manifest {
  Manifest(
    version: "0.1.0", commit: "0123abc", buildFlags: ["-march=native"], gslVersion: "2.7",
    commandLine: ["tpsim", "run", "desk worker.json"], resolvedScenario: try #require(JSONText(scenario)),
    seed: .max, streamScheme: "philox4x32-10", threads: 2, shard: .init(1, of: 4),
    start: "2026-01-02T03:04:05Z", end: "2026-01-02T03:05:00Z", warnings: ["12 numbers are assumed"])
}

/// A small finished result.
func writeResults(to path: String, runs count: Int = 3, force: Bool = false) async throws -> Manifest {
  let folder = try ResultFolder(at: path, tables: [ResultTables.runs, series], force: force)
  for number in 1...count {
    try await folder.append(run(number), to: ResultTables.runs)
    var rows = EncodedRows(series)
    for day in 0..<3 { rows.append(sample(number, day: Double(day))) }
    try await folder.append(rows)
  }
  return try await folder.finish(manifest: manifest())
}
