// SPDX-License-Identifier: GPL-3.0-or-later
package import Outcomes
import Quantities

/// One response curve of a sweep, from rows of `curves.csv` in the order of the dose.
package struct DoseCurve {
  let rows: [TableRow]
  private let outcome: Outcome

  package init(_ rows: [TableRow], of outcome: Outcome) {
    self.rows = rows
    self.outcome = outcome
  }

  /// From which dose on one more step of the design adds less than the smallest difference that matters; as markup.
  package func turn(margin: Double?) -> String {
    guard let margin, outcome.better != .neutral else {
      return
        "Nobody knows how much of \(outcome.title.lowercased().escaped) matters, so no dose can be called enough."
    }
    let doses = rows.filter { $0.text("is_design_point") == "TRUE" && $0["value"] != nil }
    guard doses.count > 1, let last = doses.last else {
      return "Too few doses to say when one more step adds little."
    }
    let sign = outcome.better == .lower ? -1.0 : 1.0
    for (dose, next) in zip(doses, doses.dropFirst()) {
      let gain = sign * ((next["value"] ?? 0) - (dose["value"] ?? 0))
      if gain < margin {
        return
          "From \(dose.told("dose"))\(unit(dose)) on, the step to \(next.told("dose"))\(unit(dose)) adds less than "
          + "the smallest difference that matters."
      }
    }
    return
      "Not reached: up to \(last.told("dose"))\(unit(last)) every step adds at least the smallest difference that matters."
  }

  private func unit(_ row: TableRow) -> String { unitWords(row.text("factor_unit")) }

  /// Curves over the same factor; nil where none has a dose.
  static func drawing(_ name: String, _ curves: [DoseCurve], of outcome: Outcome) -> Drawing? {
    guard let first = curves.first?.rows.first else { return nil }
    let against = first.text("reference").isEmpty ? "" : " less \(first.text("reference"))"
    let factor = first.text("factor_name")
    return LinePlot(
      name: name, title: "\(outcome.title) of \(first.text("arm"))\(against) over \(factor)",
      horizontal: factor
        + unitLabel(first.text("factor_unit").hasPrefix("{") ? "" : first.text("factor_unit")),
      vertical: outcome.title + unitLabel(outcome.unit.symbol) + against,
      lines: curves.map { curve in
        LinePlot.Line(
          name: curve.rows.first.map { $0.text("others").isEmpty ? $0.text("arm") : $0.text("others") } ?? "",
          points: curve.rows.compactMap { row in
            guard let x = row["dose"], let y = row["value"] else { return nil }
            return (x, y, row["ci_low"], row["ci_high"])
          })
      }
    ).drawing
  }
}
