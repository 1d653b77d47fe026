// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Statistics

/// The JSON Schema of studies, for editors, in the manner of `ScenarioSchema`.
///
/// Values of factors are told apart by form only: which are allowed depends on the scenario.
package enum StudySchema {
  /// The schema, in the dialect 2020-12.
  package static func json() -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text("tpsim study")),
    ]
    if case .object(let root) = root.kind { members += root.map { ($0.name, $0.value) } }
    return .object(members)
  }

  private static let root = SchemaObjects.object(
    "A scenario simulated at many points of a design, or in search of the best", required: ["scenario"],
    [
      ("$schema", text("The address of this schema")),
      ("name", text("The name of the study, in place of the file's")),
      ("question", text("The question that the study answers")),
      (
        "scenario",
        SchemaObjects.either(
          "The scenario, or its file, relative to the study",
          [.object(["type": .text("string")]), .object(["type": .text("object")])])
      ),
      (
        "set",
        .object([
          "type": .text("object"), "description": .text("Values by their path in the scenario, set first"),
        ])
      ),
      ("design", design),
      (
        "factors",
        .object([
          "type": .text("object"),
          "description": .text("What is varied: paths of the scenario or names of parameters"),
          "properties": .object(["*": wildcard]), "patternProperties": .object(["^//": .truth(true)]),
          "additionalProperties": factor, "minProperties": .whole(1),
        ])
      ),
      ("response", response),
      (
        "responses",
        SchemaObjects.list(
          "Several numbers asked of every patient, in place of response", of: response, atLeast: 1,
          atMost: StudyFile.mostResponses)
      ), ("stop", stop), ("optimise", optimise),
    ])

  private static let optimise = SchemaObjects.object(
    "Looks for the best dose, in place of a design",
    [
      (
        "goal",
        SchemaObjects.name(
          "What to do with the response; by default what is better for patients",
          of: Optimisation.Goal.allCases.map(\.rawValue))
      ),
      (
        "replicates",
        SchemaObjects.whole("Patients that a dose meets first", OptimisationFile.replicates)
      ),
      (
        "maxReplicates",
        SchemaObjects.whole("The most patients that a dose meets", OptimisationFile.replicates)
      ),
      ("confidence", positive("Probability of choosing the best")), ("indifference", quantity),
      ("evaluations", SchemaObjects.whole("The most doses to try", OptimisationFile.evaluations)),
      ("starts", SchemaObjects.whole("Searches over the ranges", OptimisationFile.starts)),
      (
        "limits",
        SchemaObjects.object(
          "What a dose may cost patients and payers",
          Optimisation.Burden.allCases.map { burden in
            (
              burden.rawValue,
              SchemaObjects.object("A limit", required: ["atMost"], [("atMost", quantity)])
            )
          })
      ),
    ])

  private static let design = SchemaObjects.object(
    "How design points are laid", required: [],
    [
      (
        "kind",
        SchemaObjects.name(
          "The kind of design", of: Design.Kind.allCases.map(\.rawValue),
          usual: Design.Kind.factorial.rawValue)
      ),
      (
        "replicates",
        SchemaObjects.whole("Patients at a point; by default the scenario's", StudyFile.replicates)
      ),
      (
        "samples",
        SchemaObjects.whole(
          "Points of a sample; base rows of saltelli, trajectories of morris", StudyFile.samples)
      ),
      ("gridLevels", SchemaObjects.whole("Levels of a morris grid, an even number", StudyFile.gridLevels)),
      ("secondOrder", truth("Whether saltelli also has the points for second-order indices", usual: false)),
      ("shifted", truth("Whether the seed shifts the points of a low-discrepancy sequence", usual: true)),
      (
        "patients",
        SchemaObjects.name(
          "Whether all points have the same patients", of: Design.Patients.allCases.map(\.rawValue),
          usual: Design.Patients.same.rawValue)
      ),
      ("file", text("The CSV file of a list, with a column for each factor")),
      ("columns", SchemaObjects.list("Factors of a list without a file", of: text("A factor"))),
      (
        "rows",
        SchemaObjects.list("Points of a list without a file", of: .object(["type": .text("array")]))
      ),
    ])

  private static let scalar = JSONValue.object([
    "type": .array(["number", "string", "boolean"].map(JSONValue.text))
  ])

  private static let quantity = JSONValue.object(["type": .array(["number", "string"].map(JSONValue.text))])

  private static let factor = SchemaObjects.object(
    "What a factor takes: values, a range, or a distribution",
    [
      (
        "paths",
        SchemaObjects.list(
          "Paths that the factor drives, in place of its name", of: text("A path"), atLeast: 1)
      ),
      ("values", SchemaObjects.list("Every value", of: scalar, atLeast: 1)), ("from", quantity),
      ("to", quantity),
      ("levels", SchemaObjects.whole("How many values of the range", StudyFactors.levels)),
      ("spacing", SchemaObjects.name("Steps or ratios", of: ["linear", "log"], usual: "linear")),
      ("distribution", SchemaObjects.name("The distribution", of: StudyFactors.distributions)),
      ("mean", quantity), ("sd", quantity), ("median", quantity), ("mode", quantity),
      ("sigma", positive("Standard deviation of the natural logarithm")),
      ("gsd", positive("Geometric standard deviation")), ("alpha", shape("First shape of a beta")),
      ("beta", shape("Second shape of a beta")),
      ("within", SchemaObjects.list("The two values between which a distribution is cut", of: quantity)),
    ])

  private static let wildcard = SchemaObjects.object(
    "Every declared parameter that the scenario uses", required: ["source", "relative"],
    [
      (
        "source",
        SchemaObjects.list(
          "Kinds of source", of: SchemaObjects.name("A kind", of: StudyFactors.sources), atLeast: 1)
      ),
      ("relative", positive("Half the width of the range, as a share of the present value")),
    ])

  private static let response = SchemaObjects.object(
    "The number asked of every patient",
    [
      ("outcome", SchemaObjects.name("A column of series.csv", of: OutcomeCatalogue.all.map(\.column))),
      ("at", text("A sample time after the start of the course, such as 6 wk")),
      (
        "against",
        .object([
          "type": .array([.text("string"), .text("null")]),
          "description": .text("The arm that is subtracted; null for none"),
        ])
      ),
      ("arm", text("The arm asked about")),
      ("arms", SchemaObjects.list("Arms asked about", of: text("An arm"))),
      ("muscle", text("The muscle asked about")),
      ("mcse", quantity),
    ])

  private static let stop = SchemaObjects.object(
    "When replicates end",
    [
      ("mcse", quantity),
      ("maxReplicates", SchemaObjects.whole("The most patients at a point", StudyFile.replicates)),
    ])

  private static func text(_ description: String) -> JSONValue {
    .object(["type": .text("string"), "description": .text(description)])
  }

  private static func positive(_ description: String) -> JSONValue {
    .object([
      "type": .text("number"), "exclusiveMinimum": .whole(0), "description": .text(description),
    ])
  }

  private static func shape(_ description: String) -> JSONValue {
    .object([
      "type": .text("number"), "minimum": .number(StudyFactors.shapes.lowerBound),
      "maximum": .number(StudyFactors.shapes.upperBound), "description": .text(description),
    ])
  }

  private static func truth(_ description: String, usual: Bool) -> JSONValue {
    .object(["type": .text("boolean"), "description": .text(description), "default": .truth(usual)])
  }
}
