import Outcomes
// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Results
import Scenarios

/// Rows of `stopping.csv`: why replicates ended at each design point.
enum StoppingTable {
  /// `responses`: one row a replicate.
  static func rows(
    point: Int, _ responses: [[Double?]], of response: Response, rule: StoppingRule
  ) throws -> EncodedRows {
    let state = try StoppingState(responses, of: response, rule: rule)
    var rows = EncodedRows(ResultTables.stopping)
    for (arm, known) in zip(response.arms, state.arms) {
      // As many patients in each of two groups of strangers would be needed for the same error.
      // Arms that hardly differ would need more than can be counted.
      let unpaired = known.varianceRatio.flatMap { Int(exactly: (Double(known.count) * $0).rounded(.up)) }
      rows.append([
        .integer(point), .string(arm), .string(response.against), .string(response.outcome.column),
        .string(response.outcome.unit.inTables), .number(response.at), .string(response.tableMuscle),
        .integer(known.count), .integer(responses.count - known.count), .number(known.standardError),
        .number(rule.mcse), .string(state.verdict == .precise ? "precise" : "budget"),
        .number(known.varianceRatio), .integer(unpaired),
      ])
    }
    return rows
  }
}
