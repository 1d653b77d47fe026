// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Outcomes
import Quantities
import Results
import Scenarios

/// Response curves of a sweep, one figure a factor.
struct DoseSections {
  let sections: [Section]
  private static let mostLines = 6

  /// Throws ``ResultError``.
  init(_ folder: ReportFolder, _ response: Response?) throws {
    guard let response, folder.has(ResultTables.curves) else {
      sections = []
      return
    }
    let rows = try folder.rows(
      ResultTables.curves.fileName,
      where: ["outcome": [response.outcome.column], "curve": ["monotone"], "muscle": [response.tableMuscle]]
    ).filter {
      abs(($0["time_d"] ?? -1) - response.at) < 1e-6 && $0.text("reference") == (response.against ?? "")
    }
    var order: [String] = []
    var groups: [String: [TableRow]] = [:]
    for row in rows {
      let key = "\(row.text("arm"))\n\(row.text("factor"))"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(row)
    }
    let margin = response.outcome.importantDifference?.value
    let figures = order.prefix(12).enumerated().map { place, key in
      Self.figure(place, groups[key] ?? [], response.outcome, margin: margin)
    }
    sections =
      figures.isEmpty
      ? [] : [Section("What more of it brings", figures.map(\.text).joined(), figures.map(\.drawing))]
  }

  private static func figure(
    _ place: Int, _ rows: [TableRow], _ outcome: Outcome, margin: Double?
  ) -> (text: String, drawing: Drawing?) {
    var order: [String] = []
    var lines: [String: [TableRow]] = [:]
    for row in rows {
      let others = row.text("others")
      if lines[others] == nil { order.append(others) }
      lines[others, default: []].append(row)
    }
    // Of many combinations of the other factors, some from the first to the last.
    let shown =
      order.count <= mostLines
      ? order : (0..<mostLines).map { order[$0 * (order.count - 1) / (mostLines - 1)] }
    let curves = shown.map { DoseCurve(lines[$0] ?? [], of: outcome) }
    let name = rows.first?.text("factor_name") ?? ""
    let turns = table(
      "\(name): where one more step adds little", ["others", "enough"],
      zip(shown, curves).map { [($0.isEmpty ? "all else as it is" : $0).escaped, $1.turn(margin: margin)] },
      isText: true)
    return (turns, DoseCurve.drawing("dose-\(place + 1)", curves, of: outcome))
  }
}
