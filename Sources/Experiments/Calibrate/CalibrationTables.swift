import Quantities
// SPDX-License-Identifier: GPL-3.0-or-later
package import Results
import Scenarios
import Statistics

/// The tables of a calibration.
package enum CalibrationTables {
  package static func rows(_ finding: CalibrationFinding) -> [EncodedRows] {
    [
      numbers(finding), correlations(finding), directions(finding), slopes(finding), descents(finding),
      leftOut(finding),
    ]
      + EvidenceTables.rows(
        finding.before + finding.after,
        hypotheses: [CalibrationFinding.beforeName, CalibrationFinding.afterName])
  }

  private static func numbers(_ finding: CalibrationFinding) -> EncodedRows {
    var rows = EncodedRows(ResultTables.calibration)
    for number in finding.numbers {
      let prior = number.prior
      let reach = Judgement.halfWidth
      rows.append([
        .string(prior.name), .string(prior.unit.inTables), .string(prior.sourceKind),
        .number(prior.value(at: 0)), .number(prior.value(at: -reach)), .number(prior.value(at: reach)),
        .number(number.value), .number(number.low), .number(number.high),
        .number(number.parameter.position), .number(number.parameter.standardDeviation),
        .string(number.parameter.verdict.text),
      ])
    }
    return rows
  }

  private static func correlations(_ finding: CalibrationFinding) -> EncodedRows {
    var rows = EncodedRows(ResultTables.correlations)
    let names = finding.numbers.map(\.prior.name)
    for first in names.indices {
      for second in names.indices where second > first {
        rows.append([
          .string(names[first]), .string(names[second]),
          .number(finding.identifiability.correlations[first * names.count + second]),
        ])
      }
    }
    return rows
  }

  private static func directions(_ finding: CalibrationFinding) -> EncodedRows {
    var rows = EncodedRows(ResultTables.directions)
    for (place, direction) in finding.identifiability.directions.enumerated() {
      for (number, weight) in zip(finding.numbers, direction.weights) {
        rows.append([
          .integer(place + 1), .number(direction.singularValue), .string(number.prior.name), .number(weight),
        ])
      }
    }
    return rows
  }

  private static func slopes(_ finding: CalibrationFinding) -> EncodedRows {
    var rows = EncodedRows(ResultTables.slopes)
    let count = finding.numbers.count
    for (row, name) in finding.rows.enumerated() {
      for (column, number) in finding.numbers.enumerated() {
        rows.append([
          .string(name.study), .string(name.measurement), .number(finding.fit.residuals[row]),
          .string(number.prior.name), .number(finding.fit.jacobian[row * count + column]),
        ])
      }
    }
    return rows
  }

  private static func descents(_ finding: CalibrationFinding) -> EncodedRows {
    var rows = EncodedRows(ResultTables.descents)
    for (place, descent) in finding.fit.descents.enumerated() {
      for (column, number) in finding.numbers.enumerated() {
        rows.append([
          .integer(place + 1), .number(descent.cost), .integer(descent.iterations),
          .string(descent.ending.rawValue), .boolean(place == finding.fit.best), .string(number.prior.name),
          .number(number.prior.value(at: descent.start[column])),
          .number(number.prior.value(at: descent.position[column])),
        ])
      }
    }
    return rows
  }

  private static func leftOut(_ finding: CalibrationFinding) -> EncodedRows {
    var rows = EncodedRows(ResultTables.leftOut)
    for study in finding.leaveOneOut.studies {
      let largest = study.shifts.indices.max { abs(study.shifts[$0]) < abs(study.shifts[$1]) } ?? 0
      rows.append([
        .string(study.name), .integer(study.rows.count), .number(study.fitted), .number(study.leftOut),
        .string(finding.numbers[largest].prior.name), .number(study.shifts[largest]),
      ])
    }
    return rows
  }
}

extension Identifiability.Verdict {
  /// In words.
  package var text: String {
    switch self {
    case .identified: "identified"
    case .weak: "weakly identified"
    case .notIdentified: "not identified"
    case .noEffect: "no effect"
    case .unknown: "unknown"
    }
  }
}
