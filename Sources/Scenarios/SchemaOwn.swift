// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities
import Therapies

/// What the schema says about therapies, loads and populations of a scenario's own.
enum SchemaOwn {
  static var therapies: JSONValue {
    named(
      "Therapies of this scenario's own, by name",
      SchemaObjects.object(
        "Manoeuvres one after the other", required: ["summary", "session"],
        [
          ("summary", text("What is done, in a line")),
          (
            "doses",
            named(
              "Numbers that entries of arms may set, by name",
              number(
                "A dose",
                more: [
                  ("from", anyValue("The smallest that is allowed")),
                  ("to", anyValue("The greatest that is allowed")),
                  ("summary", text("What it is")),
                ]))
          ),
          ("session", SchemaObjects.list("What is done", of: part(isRepeated: false), atLeast: 1)),
        ]))
  }

  /// Without therapies, loads and populations of its own a scenario has the names of the catalogues only.
  static var names: JSONValue {
    func only(_ key: String, _ names: [String]) -> JSONValue {
      .object(["properties": .object([key: .object(["enum": .array(names.map(JSONValue.text))])])])
    }
    func without(_ key: String, _ properties: [(String, JSONValue)]) -> JSONValue {
      .object([
        "if": .object(["not": .object(["required": .array([.text(key)])])]),
        "then": .object(["properties": .object(properties)]),
      ])
    }
    let phases = JSONValue.object(["items": only("load", SchemaLoads.kinds.map { $0.0 })])
    let courses = JSONValue.object(["items": only("therapy", SchemaTherapies.kinds.map { $0.0 })])
    return .array([
      without("therapies", [("arms", .object(["additionalProperties": courses]))]),
      without(
        "loads", [("history", phases), ("course", .object(["properties": .object(["load": phases])]))]),
      without("populations", [("patients", only("population", PopulationCatalogue.all.map(\.name)))]),
    ])
  }

  static var loads: JSONValue {
    let numbers = LoadCatalogue.all[0].parameters.filter { !$0.name.hasSuffix(".share") }
    return named(
      "Loads of this scenario's own, by name",
      SchemaObjects.object(
        "Work that loads muscles: like one of the catalogue, or with all that it asks", required: ["summary"],
        [
          ("like", SchemaObjects.name("The load it is like", of: LoadCatalogue.all.map(\.name))),
          ("summary", text("What people do, in a line")),
          ("muscles", named("The share of the effort that each muscle makes", number("A share, 0 to 1"))),
        ] + numbers.map { ($0.name, number($0.summary)) }))
  }

  static var populations: JSONValue {
    named(
      "Populations of this scenario's own, by name",
      SchemaObjects.object(
        "People like those of the catalogue but for some numbers", required: ["like", "summary"],
        [
          (
            "like",
            SchemaObjects.name("The population they are like", of: PopulationCatalogue.all.map(\.name))
          ),
          ("summary", text("Who they are, in a line")),
          ("numbers", named("Numbers in which they differ, by name", number("A number of the population"))),
        ]))
  }

  private static func text(_ description: String) -> JSONValue {
    .object(["type": .text("string"), "description": .text(description)])
  }

  private static func anyValue(_ description: String) -> JSONValue {
    .object(["type": .array([.text("number"), .text("string")]), "description": .text(description)])
  }

  /// An object whose keys are names that the scenario gives.
  private static func named(_ description: String, _ value: JSONValue) -> JSONValue {
    .object([
      "type": .text("object"), "description": .text(description),
      "patternProperties": .object(["^//": .truth(true)]), "additionalProperties": value,
    ])
  }

  /// A number with its source.
  private static func number(_ description: String, more: [(String, JSONValue)] = []) -> JSONValue {
    SchemaObjects.object(
      description, required: ["value"],
      [
        ("value", anyValue("The value, with its unit")), ("source", text("Where it was read: a citation")),
        ("assumed", text("Why it was guessed")),
      ] + more)
  }

  private static var dose: JSONValue {
    SchemaObjects.object("The dose that it is", required: ["dose"], [("dose", text("Its name under doses"))])
  }

  /// A repetition holds no other.
  private static func part(isRepeated: Bool) -> JSONValue {
    var keys = TherapyCatalogue.manoeuvres.map { entry in
      let kind = entry.therapy
      return (entry.verb, Self.keys(of: kind))
    }
    keys.append(("rest", dose))
    if !isRepeated {
      keys.append(("repeat", dose))
      keys.append(("steps", SchemaObjects.list("What is repeated", of: part(isRepeated: true), atLeast: 1)))
    }
    return SchemaObjects.object("One manoeuvre, a rest, or a repetition", keys)
  }

  private static func keys<T: CataloguedTherapy>(of _: T.Type) -> JSONValue {
    SchemaObjects.object(
      T.summary,
      T.parameters.map { ($0.name, dose) }
        + T.choices.map { choice in
          let names = SchemaObjects.name(choice.summary, of: choice.allowed)
          return (
            choice.name, choice.quantity == nil ? names : SchemaObjects.either(choice.summary, [names, dose])
          )
        })
  }
}
