// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities

/// What the schema says about phases of work: one definition a load, and one for rest.
enum SchemaLoads {
  static let kinds = (LoadCatalogue.all.map(\.name) + [ScenarioLimits.rest]).map { ($0, "load:\($0)") }

  static var definitions: [(String, JSONValue)] {
    LoadCatalogue.all.map { ("load:\($0.name)", phase($0.summary, $0)) }
      + [("load:\(ScenarioLimits.rest)", phase("No work", nil))]
  }

  private static func phase(_ summary: String, _ load: Load?) -> JSONValue {
    let name = load?.name ?? ScenarioLimits.rest
    let numbers = load.map(numbers) ?? []
    let length = ScenarioSchema.time("Length of the phase", ScenarioLimits.history)
    return SchemaObjects.object(
      summary, required: ["load", "for"],
      [("load", .object(["const": .text(name)]))] + numbers + [("for", length)])
  }

  private static func numbers(of load: Load) -> [(String, JSONValue)] {
    load.parameters.filter { ScenarioFile.phaseNumbers.contains($0.name) }.map { parameter in
      let written = SchemaQuantities.number(ScenarioNumber(parameter, of: load))
      guard parameter.unit == Hour.unit else { return (parameter.name, written) }
      let bare = SchemaQuantities.number(
        One.unit, parameter.range, isWhole: false, "Hours", usual: .number(parameter.read(load)))
      return (parameter.name, SchemaObjects.either(parameter.summary, [bare, written]))
    }
  }
}
