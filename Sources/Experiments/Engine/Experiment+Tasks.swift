// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Scenarios
import Simulation

extension Experiment {
  /// Refuses finished tasks that the experiment does not have: the bytes of a chunk may say anything.
  ///
  /// - Throws: `badProgress` with the chunk.
  func demandTasks(of index: TaskIndex) throws(ResultError) {
    let most = max(replicates, stop?.maxReplicates ?? replicates)
    let width = responses.reduce(0) { $0 + $1.width }
    for entry in index.entries {
      var fault: String?
      if !points.contains(entry.point) {
        fault = "of design point \(entry.point), which the study does not have"
      } else if !(1...max(1, most)).contains(entry.replicate) {
        fault = "of replicate \(entry.replicate) of design point \(entry.point), which has at most \(most)"
      } else if entry.responseCount != width {
        fault = "with \(entry.responseCount) responses at design point \(entry.point), not \(width)"
      } else if entry.failed > standIn.arms.count {
        fault =
          "with \(entry.failed) runs that failed at design point \(entry.point), of \(standIn.arms.count)"
      }
      if let fault { throw .badProgress(path: index.path(of: entry), reason: "a finished task \(fault)") }
    }
  }
}
