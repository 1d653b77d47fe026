// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes

/// The JSON Schemas of studies of evidence and of calibrations, for editors, in the manner of `ScenarioSchema`.
package enum EvidenceSchema {
  /// Of a study, in the dialect 2020-12.
  package static func study() -> JSONValue {
    document("tpsim study of evidence", study: root, definitions: ScenarioSchema.definitions)
  }

  /// Of a calibration.
  package static func calibration() -> JSONValue {
    document("tpsim calibration", study: calibrationRoot, definitions: [])
  }

  private static func document(
    _ title: String, study: JSONValue, definitions: [(String, JSONValue)]
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(title)),
    ]
    if case .object(let root) = study.kind { members += root.map { ($0.name, $0.value) } }
    if !definitions.isEmpty { members.append(("$defs", .object(definitions))) }
    return .object(members)
  }

  private static var root: JSONValue {
    SchemaObjects.object(
      "A published study: who took part, what was done, and what was measured",
      required: ["citation", "group", "scenario", "measurements"],
      [
        ("$schema", text("The address of this schema")),
        ("study", text("The short name of the study; by default the file's")),
        ("citation", text("The publication")), ("identifier", text("DOI or PubMed number")),
        ("question", text("What the study asked")), ("group", group),
        (
          "use",
          SchemaObjects.name(
            "fit: a calibration may see it; test: it is kept out",
            of: EvidenceStudy.Use.allCases.map(\.rawValue), usual: EvidenceStudy.Use.fit.rawValue)
        ),
        ("matching", text("How people, work and doses were matched, and what of it is assumed")),
        ("scenario", ScenarioSchema.withoutQuestion), ("include", ScenarioSchema.include),
        ("enrol", ScenarioSchema.enrol),
        ("cohorts", cohorts),
        ("measurements", SchemaObjects.list("What was measured", of: measurement, atLeast: 1)),
      ])
  }

  private static var cohorts: JSONValue {
    .object([
      "type": .text("object"), "description": .text("Groups of people by name"),
      "patternProperties": .object(["^//": .truth(true)]), "minProperties": .whole(1),
      "additionalProperties": SchemaObjects.object(
        "A group of people",
        [
          (
            "set",
            .object([
              "type": .text("object"), "description": .text("Values by their path in the scenario"),
            ])
          ), ("include", ScenarioSchema.include), ("enrol", ScenarioSchema.enrol),
        ]),
    ])
  }

  private static var group: JSONValue {
    SchemaObjects.name("The subject", of: EvidenceGroup.allCases.map(\.rawValue))
  }

  private static var measurement: JSONValue {
    SchemaObjects.object(
      "One published number or order", required: ["name", "kind", "outcome", "arm"],
      [
        ("name", text("Its name in the study")),
        (
          "kind",
          SchemaObjects.name(
            "What kind of number it is", of: EvidenceMeasurement.Kind.allCases.map(\.rawValue))
        ), ("group", group),
        ("outcome", SchemaObjects.name("What is measured", of: OutcomeCatalogue.all.map(\.column))),
        ("muscle", text("Where, such as upper-trapezius-right; by default the first muscle")),
        ("arm", text("In which arm, or cohort/arm")), ("against", text("The arm that it is compared with")),
        (
          "at",
          SchemaObjects.either(
            "When: 2 wk, before session 1, 5 min after session 1; several for time constants and shares of times",
            [text("A time"), SchemaObjects.list("Times", of: text("A time"), atLeast: 2)])
        ),
        ("from", text("Since when")), ("value", ScenarioSchema.outcomeValue),
        ("se", ScenarioSchema.outcomeValue),
        ("interval", pair("The 95 % interval")),
        (
          "sd",
          SchemaObjects.either(
            "Standard deviation of patients", [ScenarioSchema.outcomeValue, pair("Of both arms")])
        ),
        (
          "n",
          SchemaObjects.either(
            "Patients",
            [
              SchemaObjects.whole("Patients", MeasurementReader.patients),
              SchemaObjects.list(
                "Of both arms", of: SchemaObjects.whole("Patients", MeasurementReader.patients), atLeast: 2),
            ])
        ),
        (
          "standardised",
          .object([
            "type": .text("boolean"),
            "description": .text("Whether a difference or change is in standard deviations"),
          ])
        ),
        ("meets", SchemaObjects.list("Conditions of a responder, all of them", of: condition, atLeast: 1)),
      ] + criteria + [
        (
          "expected",
          SchemaObjects.name(
            "The published direction", of: EvidenceMeasurement.Direction.allCases.map(\.rawValue))
        ),
        ("margin", ScenarioSchema.outcomeValue), ("place", text("Where in the publication it stands")),
        ("note", text("What is derived or assumed")),
      ])
  }

  private static var condition: JSONValue {
    SchemaObjects.object(
      "A criterion at one or several times", required: ["at"],
      [
        (
          "at",
          SchemaObjects.either(
            "When", [text("A time"), SchemaObjects.list("Times", of: text("A time"), atLeast: 2)])
        ), ("from", text("Since when")),
        (
          "met",
          SchemaObjects.name(
            "At all of several times, or at one",
            of: EvidenceMeasurement.Condition.When.allCases.map(\.rawValue),
            usual: EvidenceMeasurement.Condition.When.always.rawValue)
        ),
      ] + criteria)
  }

  private static var criteria: [(String, JSONValue)] {
    ConditionReader.keys.map { ($0, ScenarioSchema.outcomeValue) }
  }

  private static let calibrationRoot = SchemaObjects.object(
    "Which numbers of the model a fit to studies may move", required: ["priors"],
    [
      ("$schema", text("The address of this schema")), ("name", text("Its name; by default the file's")),
      ("question", text("What it is for")),
      (
        "evidence",
        SchemaObjects.list(
          "Studies and folders of studies, relative to this file; by default its own folder",
          of: text("A path"), atLeast: 1)
      ),
      ("patients", SchemaObjects.whole("Virtual patients in every cohort", MeasurementReader.patients)),
      ("starts", SchemaObjects.whole("Descents", CalibrationFile.starts, usual: 1)),
      ("iterations", SchemaObjects.whole("The most steps of a descent", CalibrationFile.iterations)),
      (
        "step",
        .object([
          "type": .text("number"), "exclusiveMinimum": .whole(0),
          "description": .text("Step of the slopes in standard deviations of the priors"),
        ])
      ),
      (
        "priors",
        .object([
          "type": .text("object"), "minProperties": .whole(1),
          "description": .text("Numbers that may move, by name, and how far"),
          "patternProperties": .object(["^//": .truth(true)]),
          "additionalProperties": SchemaObjects.object(
            "factor (and median) of a lognormal prior, or sd (and mean) of a normal one",
            [
              (
                "factor",
                .object([
                  "type": .text("number"), "exclusiveMinimum": .whole(1),
                  "description": .text("One standard deviation multiplies the number by this"),
                ])
              ),
              ("median", ScenarioSchema.outcomeValue), ("mean", ScenarioSchema.outcomeValue),
              ("sd", ScenarioSchema.outcomeValue),
            ]),
        ])
      ),
    ])

  private static func pair(_ description: String) -> JSONValue {
    .object([
      "type": .text("array"), "description": .text(description), "items": ScenarioSchema.outcomeValue,
      "minItems": .whole(2),
      "maxItems": .whole(2),
    ])
  }

  private static func text(_ description: String) -> JSONValue {
    .object(["type": .text("string"), "description": .text(description)])
  }
}
