// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Simulation

extension ScenarioSchema {
  static let enrol = SchemaObjects.name(
    "When people are looked at: on a fixed day, or when they come for care",
    of: Recruitment.allCases.map(\.rawValue), usual: Recruitment.crossSection.rawValue)
  static let include = bounds("Bounds on outcomes at the first examination, which all participants keep")
  static let exclude = bounds(
    "Bounds on outcomes at the first examination; who keeps one of them takes no part")

  /// A value of an outcome in its unit.
  static let outcomeValue = JSONValue.object([
    "type": .array([.text("string"), .text("number")]),
    "description": .text("A value with its unit; bare where it is a rating or has none"),
  ])

  private static func bounds(_ description: String) -> JSONValue {
    SchemaObjects.object(
      description,
      OutcomeCatalogue.all.map { outcome in
        (
          outcome.column,
          SchemaObjects.object(outcome.summary, [("atLeast", outcomeValue), ("atMost", outcomeValue)])
        )
      })
  }
}
