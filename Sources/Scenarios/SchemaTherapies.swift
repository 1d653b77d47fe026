// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Therapies

/// What the schema says about the entries of an arm: one definition a therapy.
enum SchemaTherapies {
  static let kinds = TherapyCatalogue.all.map { ($0.name, "therapy:\($0.name)") }

  static var definitions: [(String, JSONValue)] {
    TherapyCatalogue.all.map { ("therapy:\($0.name)", course(of: $0)) }
  }

  private static func course<Kind: Therapy>(of _: Kind.Type) -> JSONValue {
    let kind = ("therapy", JSONValue.object(["const": .text(Kind.name)]))
    if Kind.name == WaitAndSee.name {
      return SchemaObjects.object(Kind.summary, required: ["therapy"], [kind])
    }
    let usual = Kind()
    let choices = Kind.choices.map { ($0.name, choice($0, usual: $0.read(usual))) }
    return SchemaObjects.object(
      Kind.summary, required: ["therapy", "perWeek"],
      [kind] + ScenarioSchema.properties(Kind.parameters, of: usual) + choices + period)
  }

  private static let period: [(String, JSONValue)] = [
    (
      "perWeek",
      SchemaQuantities.number(
        One.unit, ScenarioLimits.perWeek, isWhole: false, "Sessions a week, spread evenly", usual: nil)
    ),
    (
      "start",
      ScenarioSchema.time(
        "First session, after the start of the course", 0...ScenarioLimits.course.upperBound, "0 s")
    ),
    (
      "for",
      ScenarioSchema.time(
        "How long sessions go on; by default to the end of the course", ScenarioLimits.course)
    ),
    (
      "muscle",
      .object([
        "type": .text("string"),
        "description": .text("The treated muscle, such as upper-trapezius-right; by default the first"),
      ])
    ),
    ("points", SchemaObjects.whole("Points treated in a session", ScenarioLimits.points, usual: 1)),
  ]

  private static func choice<Root>(_ choice: Choice<Root>, usual: String) -> JSONValue {
    let names = SchemaObjects.name(choice.summary, of: choice.allowed, usual: usual)
    guard let (unit, range) = choice.quantity else { return names }
    return SchemaObjects.either(
      choice.summary,
      [names, SchemaQuantities.number(unit, range, isWhole: false, choice.summary, usual: nil)])
  }
}
