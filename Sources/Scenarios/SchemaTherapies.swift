// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Simulation
import Therapies

/// What the schema says about the entries of an arm: one definition a therapy.
enum SchemaTherapies {
  static let kinds = TherapyCatalogue.all.map { ($0.name, "therapy:\($0.name)") }

  static var definitions: [(String, JSONValue)] {
    TherapyCatalogue.all.map { ("therapy:\($0.name)", course(of: $0)) }
  }

  private static func course<Kind: CataloguedTherapy>(of _: Kind.Type) -> JSONValue {
    let kind = ("therapy", JSONValue.object(["const": .text(Kind.name)]))
    if Kind.name == WaitAndSee.name {
      return SchemaObjects.object(Kind.summary, required: ["therapy"], [kind])
    }
    let usual = Kind()
    var course = period
    var required = ["therapy"]
    if Kind.kind != .work {
      required.append("perWeek")
      course.append(perWeek)
      if Kind.kind != .drug { course += place }
      if !Kind.kind.isSelfGiven { course += care }
    }
    let choices = Kind.choices.map { ($0.name, choice($0, usual: $0.read(usual))) }
    return SchemaObjects.object(
      Kind.summary, required: required,
      [kind] + ScenarioSchema.properties(Kind.parameters, of: usual) + choices + course)
  }

  private static let perWeek = (
    "perWeek",
    SchemaQuantities.number(
      One.unit, ScenarioLimits.perWeek, isWhole: false, "Sessions a week, spread evenly", usual: nil)
  )

  private static let period: [(String, JSONValue)] = [
    (
      "start",
      ScenarioSchema.time(
        "First session, after the start of the course", 0...ScenarioLimits.course.upperBound, "0 s")
    ),
    (
      "for",
      ScenarioSchema.time(
        "How long it goes on; by default to the end of the course", ScenarioLimits.course)
    ),
  ]

  private static let place: [(String, JSONValue)] = [
    (
      "muscle",
      .object([
        "type": .text("string"),
        "description": .text(
          "The treated muscle, such as upper-trapezius-right, or all; by default the first"),
      ])
    ),
    ("points", SchemaObjects.whole("Points treated in a session", ScenarioLimits.treatedPoints, usual: 1)),
  ]

  private static var care: [(String, JSONValue)] {
    [
      (
        "therapist",
        SchemaObjects.name(
          "Whether hands follow the prescription or the patient", of: Care.Policy.allCases.map(\.rawValue),
          usual: Care().policy.rawValue)
      )
    ] + ScenarioSchema.properties(Care.parameters, of: Care())
  }

  private static func choice<Root>(_ choice: Choice<Root>, usual: String) -> JSONValue {
    let names = SchemaObjects.name(choice.summary, of: choice.allowed, usual: usual)
    guard let (unit, range) = choice.quantity else { return names }
    return SchemaObjects.either(
      choice.summary,
      [names, SchemaQuantities.number(unit, range, isWhole: false, choice.summary, usual: nil)])
  }
}
