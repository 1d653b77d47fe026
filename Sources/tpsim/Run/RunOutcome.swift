// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Results

/// What a run has made.
struct RunOutcome: Encodable {
  struct Table: Encodable {
    let file: String
    let rows: Int
  }

  let name: String
  let folder: String
  let isComplete: Bool
  let done: Int
  let total: Int
  let failed: Int
  let seconds: Double
  let tables: [Table]

  init(_ report: ExperimentRun.Report, name: String, folder: String, seconds: Double) {
    self.name = name
    self.folder = folder
    isComplete = report.ending != .stopped
    done = report.progress.done
    total = report.progress.total
    failed = report.progress.failed
    self.seconds = (seconds * 10).rounded() / 10
    tables = (report.manifest?.rowCounts ?? [:]).sorted { $0.key < $1.key }.map {
      Table(file: $0.key, rows: $0.value)
    }
  }

  /// The outcome for people.
  var lines: [String] {
    var table = TextTable()
    for entry in tables { table.add(entry.file, "\(entry.rows) \(entry.rows == 1 ? "row" : "rows")") }
    let failures = failed == 0 ? "" : ", \(failed) failed"
    return [
      "\(name): \(done) of \(total) runs in \(Announcer.duration(seconds))\(failures)", folder + "/",
    ]
      + table.lines() + ["For research and teaching; not medical advice."]
  }
}
