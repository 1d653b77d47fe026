// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
package import Results
package import Scenarios

/// Rows of `stopping.csv`: why replicates ended at each design point.
package enum StoppingTable {
  /// `values`: one row a replicate, as `FinishedTask` has them.
  package static func rows(
    point: Int, _ values: [[Double?]], of responses: [Response], rule: StoppingRule
  ) throws -> EncodedRows {
    let state = try StoppingState(values, of: responses, rule: rule)
    var rows = EncodedRows(ResultTables.stopping)
    var arms = state.arms[...]
    for (response, limit) in zip(responses, rule.limits) {
      for (arm, known) in zip(response.arms, arms) {
        // As many patients in each of two groups of strangers would be needed for the same error.
        // Arms that hardly differ would need more than can be counted.
        let unpaired = known.varianceRatio.flatMap { Int(exactly: (Double(known.count) * $0).rounded(.up)) }
        rows.append([
          .integer(point), .string(arm), .string(response.against), .string(response.outcome.column),
          .string(response.outcome.unit.inTables), .number(response.at), .string(response.tableMuscle),
          .integer(known.count), .integer(values.count - known.count), .number(known.standardError),
          .number(limit), .string(state.verdict == .precise ? "precise" : "budget"),
          .number(known.varianceRatio), .integer(unpaired),
        ])
      }
      arms = arms.dropFirst(response.arms.count)
    }
    return rows
  }
}
