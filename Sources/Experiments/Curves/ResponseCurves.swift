// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
package import Results
package import Scenarios
import Simulation
import Statistics

/// The response curves of a study whose design has doses in common: factorial, one at a time, or a list.
package enum ResponseCurves {
  /// With more combinations of the other factors than this, curves are means over them: nobody plots more.
  package static let mostCombinations = 2000
  private static let fewestDoses = 3

  /// Whether a study has doses to draw curves over.
  package static func exist(in study: Study) -> Bool {
    [Design.Kind.factorial, .oneAtATime, .list].contains(study.design.kind)
      && study.factors.contains { factor in
        factor.levels.count { if case .number = $0 { true } else { false } } >= fewestDoses
      }
  }

  /// Rows of `curves.csv`: for every response, every arm asked about, every factor with at least three doses and every
  /// combination of the other factors, a monotone and a smooth curve.
  ///
  /// - Throws: `DesignError`, and `ExperimentTables.Stopped` where `shouldStop` says so, asked before each curve.
  package static func rows(
    _ points: StudyPoints, _ responses: ExperimentResponses, shouldStop: () -> Bool = { false }
  ) throws -> EncodedRows {
    let study = points.study
    var rows = EncodedRows(ResultTables.curves)
    guard exist(in: study) else { return rows }
    let names = study.shortNames
    for (number, response) in study.responses.enumerated() {
      for (place, arm) in response.arms.enumerated() {
        let table = responses.table(of: place, in: number, of: study.responses)
        for factor in study.factors.indices {
          for family in families(of: factor, in: table, points) {
            for kind in ResponseCurve.Kind.allCases {
              if shouldStop() { throw ExperimentTables.Stopped() }
              try append(
                family, kind, study.factors[factor], called: names[factor], response, arm: arm, of: study,
                to: &rows)
            }
          }
        }
      }
    }
    return rows
  }

  /// Values at ascending doses with all else the same.
  private struct Family {
    var others: String
    var doses: [Double]
    var values: [[Double?]]
  }

  private static func families(of factor: Int, in table: ResponseTable, _ points: StudyPoints) -> [Family] {
    var places: [[FactorValue]: Int] = [:]
    var groups: [(others: [FactorValue], byDose: [Double: [Double?]])] = []
    let areShared = points.study.design.patients == .same
    for (index, point) in table.points.enumerated() {
      var others = points.values(point)
      guard case .number(let dose) = others.remove(at: factor) else { continue }
      let place = places[others] ?? groups.count
      if place == groups.count {
        places[others] = place
        groups.append((others, [:]))
      }
      // A row that a list repeats has the same patients again, unless they are fresh.
      let known = groups[place].byDose[dose]
      groups[place].byDose[dose] =
        areShared ? known ?? table.values[index] : (known ?? []) + table.values[index]
    }
    let factors = points.study.factors.indices.filter { $0 != factor }.map { points.study.factors[$0] }
    let families = groups.compactMap { group -> Family? in
      let others = zip(factors, group.others).map { "\($0.column)=\(text($1))" }.joined(separator: "; ")
      let doses = group.byDose.keys.sorted().filter { group.byDose[$0]?.contains { $0 != nil } ?? false }
      guard doses.count >= fewestDoses else { return nil }
      return Family(others: others, doses: doses, values: doses.map { group.byDose[$0] ?? [] })
    }
    return families.count > mostCombinations ? marginal(families) : families
  }

  /// Means over combinations that have the same doses. A patient who failed at one dose of a combination is left out
  /// of it at all doses, so that every dose means the same combinations.
  private static func marginal(_ families: [Family]) -> [Family] {
    var order: [[Double]] = []
    var groups: [[Double]: [Family]] = [:]
    for family in families {
      if groups[family.doses] == nil { order.append(family.doses) }
      groups[family.doses, default: []].append(family)
    }
    return order.enumerated().compactMap { number, doses in
      let group = groups[doses] ?? []
      let patients = group.flatMap { $0.values.map(\.count) }.max() ?? 0
      var values = doses.map { _ in [Double?](repeating: nil, count: patients) }
      for patient in 0..<patients {
        let complete = group.filter { family in
          family.values.allSatisfy { $0.count > patient && $0[patient] != nil }
        }
        guard !complete.isEmpty else { continue }
        for dose in doses.indices {
          let sum = complete.reduce(0) { $0 + ($1.values[dose][patient] ?? 0) }
          values[dose][patient] = sum / Double(complete.count)
        }
      }
      guard values.allSatisfy({ $0.contains { $0 != nil } }) else { return nil }
      let others = "mean over \(group.count) combinations" + (order.count > 1 ? ", set \(number + 1)" : "")
      return Family(others: others, doses: doses, values: values)
    }
  }

  private static func append(
    _ family: Family, _ kind: ResponseCurve.Kind, _ factor: Factor, called name: String,
    _ response: Response, arm: String, of study: Study, to rows: inout EncodedRows
  ) throws {
    let curve = try ResponseCurve(
      kind, doses: family.doses, values: family.values, seed: study.scenario.plan.seed,
      areShared: study.design.patients == .same)
    for point in curve.points {
      rows.append([
        .string(arm), .string(response.against), .string(response.outcome.column),
        .string(response.outcome.unit.inTables), .number(response.at), .string(response.tableMuscle),
        .string(factor.column), .string((factor.unit ?? One.unit).inTables), .string(family.others),
        .string(kind.rawValue), .number(point.dose), .number(point.value), .number(point.band?.lowerBound),
        .number(point.band?.upperBound), .boolean(point.isDesignPoint), .integer(point.count), .string(name),
      ])
    }
  }

  private static func text(_ value: FactorValue) -> String {
    switch value {
    case .number(let number): plain(number)
    case .text(let text): text
    case .truth(let isTrue): isTrue ? "TRUE" : "FALSE"
    }
  }
}
