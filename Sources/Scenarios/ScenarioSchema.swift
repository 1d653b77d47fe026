// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Physiology
import Quantities
import Simulation
import Therapies

/// The JSON Schema of scenarios, for editors: completion, help at the pointer, and errors while typing.
///
/// It is made from the catalogues. It accepts every scenario that can be read, and some that cannot: it knows no
/// ranges of quantities written with a unit, and nothing that depends on two places of a file.
package enum ScenarioSchema {
  /// The schema, in the dialect 2020-12.
  package static func json() -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("tpsim scenario")),
    ]
    if case .object(let root) = root.kind { members += root.map { ($0.name, $0.value) } }
    members.append(("allOf", SchemaOwn.names))
    members.append(("$defs", .object(definitions)))
    return .object(members)
  }

  private static let root = SchemaObjects.object(
    "A question about trigger points, and the simulated trial that answers it",
    required: ["question", "patients", "muscles", "course", "arms"],
    [
      ("$schema", .object(["type": .text("string")])),
      (
        "question",
        .object([
          "type": .text("string"), "pattern": .text("\\S"),
          "description": .text("The question that the scenario answers"),
        ])
      ),
      (
        "seed",
        SchemaObjects.whole(
          "Seed of all chance", 0...Int(ScenarioLimits.seeds.upperBound), usual: 1)
      ),
      ("therapies", SchemaOwn.therapies), ("loads", SchemaOwn.loads), ("populations", SchemaOwn.populations),
      ("patients", patients), ("include", include), ("exclude", exclude), ("enrol", enrol),
      (
        "muscles",
        SchemaObjects.list("Muscles of every patient", of: SchemaObjects.reference("muscle"), atLeast: 1)
      ),
      (
        "history",
        SchemaObjects.list(
          "What patients do and suffer before the course",
          of: SchemaObjects.either("A phase of work, or an injury", [phaseReference, injury]))
      ),
      ("course", course),
      ("arms", arms),
      (
        "referenceArm",
        .object([
          "type": .text("string"),
          "description": .text("The arm that the others are compared with; needed with more than one arm"),
        ])
      ),
      (
        "sampleEvery",
        time(
          "Time between two samples", ScenarioLimits.shortestSampling...ScenarioLimits.course.upperBound,
          "1 d")
      ),
      ("parameters", parameters), ("hypotheses", hypotheses),
      ("numerics", numerics), ("schedule", schedule),
    ])

  static var definitions: [(String, JSONValue)] {
    [("muscle", muscle), ("phase", SchemaObjects.variants(by: "load", SchemaLoads.kinds))]
      + SchemaLoads.definitions
      + [("therapyCourse", SchemaObjects.variants(by: "therapy", SchemaTherapies.kinds))]
      + SchemaTherapies.definitions + SchemaQuantities.definitions
      + numbers.map { ("parameter:\($0.name)", SchemaQuantities.number($0)) }
  }

  /// The scenario of a study of evidence, which has its question and its times elsewhere.
  static var withoutQuestion: JSONValue {
    guard case .object(var members) = root.kind else { return root }
    for index in members.indices {
      if members[index].name == "required" {
        members[index].value = .array(["patients", "muscles", "course", "arms"].map(JSONValue.text))
      }
      if members[index].name == "properties", case .object(let properties) = members[index].value.kind {
        members[index].value = JSONValue(
          .object(properties.filter { !["sampleEvery", "include", "exclude", "enrol"].contains($0.name) }))
      }
    }
    return JSONValue(.object(members + [JSONMember("allOf", SchemaOwn.names)]))
  }

  private static let phaseReference = SchemaObjects.reference("phase")

  static func time(_ description: String, _ range: ClosedRange<Double>, _ usual: String? = nil) -> JSONValue {
    SchemaQuantities.number(
      Second.unit, range, isWhole: false, description, usual: usual.map(JSONValue.text))
  }

  private static let patients = SchemaObjects.object(
    "Who takes part", required: ["population", "count"],
    [
      (
        "population",
        SchemaObjects.nameOrOwn("Whom patients are drawn from", of: PopulationCatalogue.all.map(\.name))
      ),
      ("count", SchemaObjects.whole("Patients; each goes through every arm", ScenarioLimits.patients)),
      (
        "conditions",
        SchemaObjects.list(
          "Conditions that every patient has, beside those drawn",
          of: SchemaObjects.name("A condition", of: ConditionCatalogue.all.map(\.name)))
      ),
    ])

  private static let injury = SchemaObjects.object(
    "A moment's injury", required: ["injury", "severity"],
    [
      ("injury", SchemaObjects.name("How it happens", of: Trauma.Kind.allCases.map(\.rawValue))),
      (
        "muscle",
        .object([
          "type": .text("string"),
          "description": .text("The muscle, such as upper-trapezius-right; by default the first"),
        ])
      ),
      (
        "severity",
        SchemaQuantities.number(
          Percent.unit, 0...100, isWhole: false, "Severity, the worst 100 %", usual: nil)
      ),
    ])

  private static let muscle = SchemaObjects.object(
    "A muscle of every patient", required: ["name"],
    [
      ("name", SchemaObjects.name("Which muscle", of: MuscleCatalogue.all.map(\.name))),
      (
        "side",
        SchemaObjects.name(
          "Which side; both for two muscles", of: ScenarioLimits.sides + [ScenarioLimits.bothSides],
          usual: MusclePlan.usualSide)
      ),
      (
        "points",
        SchemaObjects.whole(
          "Sites where trigger points can form", ScenarioLimits.points, usual: MusclePlan.usualPoints)
      ),
      (
        "fascicles",
        SchemaObjects.whole("Fascicles of a site", ScenarioLimits.fascicles, usual: MusclePlan.usualFascicles)
      ),
      (
        "fibresPerFascicle",
        SchemaObjects.whole(
          "Fibres that stand for a fascicle", ScenarioLimits.fibresPerFascicle, usual: MusclePlan.usualFibres)
      ),
      (
        "planted",
        SchemaQuantities.number(
          Percent.unit, ScenarioLimits.planted, isWhole: false, "Share of fibres that start contracted",
          usual: nil)
      ),
    ])

  private static let course = SchemaObjects.object(
    "The time of treatment and follow-up", required: ["duration"],
    [
      ("duration", time("Length of the course", ScenarioLimits.course)),
      (
        "load",
        SchemaObjects.either(
          "Work during the course",
          [
            SchemaObjects.name(
              "Whether the last load of the history goes on", of: ["continues", "stops"], usual: "continues"),
            SchemaObjects.list("Phases of work", of: phaseReference),
          ])
      ),
    ])

  private static let arms = JSONValue.object([
    "type": .text("object"), "description": .text("Strategies by name; an empty list is wait and see"),
    "minProperties": .whole(1),
    "patternProperties": .object([
      "^//": .truth(true),
      ScenarioLimits.armNamePattern: SchemaObjects.list(
        "Therapies of the arm", of: SchemaObjects.reference("therapyCourse")),
    ]),
    "additionalProperties": .truth(false),
  ])
}

/// Numbers and switches.
extension ScenarioSchema {
  private static var numbers: [ScenarioNumber] {
    var seen: Set<String> = []
    return PopulationCatalogue.all.flatMap { ScenarioNumbers(population: $0).all }
      .filter { seen.insert($0.name).inserted }
  }

  private static var parameters: JSONValue {
    SchemaObjects.nested(
      "Numbers that differ from the catalogues",
      numbers.map { ($0.name, SchemaObjects.reference("parameter:\($0.name)")) })
  }

  private static var hypotheses: JSONValue {
    let switches = Hypothesis.all.map { hypothesis in
      (
        hypothesis.name,
        JSONValue.object(["type": .text("boolean"), "description": .text(hypothesis.summary)])
      )
    }
    let camps = Camp.all.map { "\($0.name): \($0.summary)" }.joined(separator: "; ")
    return SchemaObjects.object(
      "Loops of the model that are switched on or off",
      [("camp", SchemaObjects.name("A published view. \(camps)", of: Camp.all.map(\.name)))] + switches)
  }

  private static var numerics: JSONValue {
    let usual = Numerics()
    let solver = SchemaObjects.name(
      "How the equations are solved", of: Numerics.Solver.allCases.map(\.rawValue),
      usual: usual.solver.rawValue)
    return SchemaObjects.object(
      "How the equations are solved", [("solver", solver)] + properties(Numerics.parameters, of: usual))
  }

  private static var schedule: JSONValue {
    SchemaObjects.object(
      "When in the day things happen", properties(DailySchedule.parameters, of: DailySchedule()))
  }

  /// What a scenario can say about parameters, with the values of `usual` as defaults.
  static func properties<Root>(_ parameters: [Parameter<Root>], of usual: Root) -> [(String, JSONValue)] {
    parameters.map { ($0.name, SchemaQuantities.number(ScenarioNumber($0, of: usual))) }
  }
}
