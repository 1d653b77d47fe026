// SPDX-License-Identifier: GPL-3.0-or-later
package import Simulation

/// A scenario that has been read and cannot be wrong.
package struct Scenario: Sendable {
  /// The name of the file without its extension.
  package let name: String
  package let question: String
  package let plan: Plan
  /// Oddities that do not keep the scenario from running, each a sentence.
  package let warnings: [String]
  /// The scenario with every default filled in, in canonical order and units. Reading it gives the same plan.
  package let resolved: JSONValue

  /// Reads a document.
  ///
  /// - Throws: all problems at once, `.badInput`.
  package init(_ document: JSONDocument) throws(ProblemList) {
    let (read, warnings) = try Self.read(document)
    self.name = fileStem(document.file)
    self.question = read.question
    self.plan = read.plan
    self.warnings = warnings
    self.resolved = ResolvedScenario(question: question, plan: plan).json
  }

  /// The plan of a document alone: a study reads many, and writing one out costs several times its reading.
  static func plan(_ document: JSONDocument) throws(ProblemList) -> Plan { try read(document).0.plan }

  private static func read(
    _ document: JSONDocument
  ) throws(ProblemList) -> ((question: String, plan: Plan), warnings: [String]) {
    try document.decode { root in
      var file = ScenarioFile(root)
      let read = file.read()
      return (read, file.warnings)
    }
  }

  /// Reads the file at `path` after `settings` have replaced values in it.
  ///
  /// - Parameters:
  ///   - path: of the file; `-` for standard input.
  ///   - settings: what `--set PATH=VALUE` gave, in order; see `setting(_:)`. Texts are read as JSON where they
  ///     are JSON, else as a text.
  ///   - seed: what `--seed` gave.
  ///   - parameters: what `--parameters` gave; settings come after it.
  /// - Throws: `.missingInput` without a file, `.wrongUsage` when only settings are wrong, else `.badInput`.
  package static func load(
    path: String, settings: [(JSONPath, String)] = [], seed: UInt64? = nil, parameters: ParameterFile? = nil
  ) throws(ProblemList) -> Scenario {
    var settings = ScenarioSetting.all(parameters, settings)
    if let seed { settings.append(ScenarioSetting(seed: seed)) }
    let document = try JSONDocument(readingFile: path)
    guard document.kind != .evidence, document.kind != .calibration else {
      throw ProblemList(
        .badInput,
        [
          Problem(
            file: path, .statement("is no scenario"),
            expected: "a scenario; `tpsim evidence` and `tpsim calibrate` take published studies")
        ])
    }
    guard document.kind != .study else {
      throw ProblemList(
        .badInput,
        [
          Problem(
            file: path, .statement("is a study"),
            expected: "a scenario; `tpsim sweep` and `tpsim optimise` take studies")
        ])
    }
    return try ScenarioSetting.read(document, with: settings)
  }

  /// The path and the text of a `--set` argument such as `arms.one-pass[0].hold=60 s`.
  ///
  /// - Throws: `.wrongUsage` when `argument` does not begin with a path and an equals sign.
  package static func setting(_ argument: String) throws(ProblemList) -> (JSONPath, String) {
    let setting = try ScenarioSetting(argument: argument)
    return (setting.path, setting.text)
  }

  /// Puts `new` at `path` of a scenario's document, as a setting or a factor of a sweep does.
  ///
  /// Parameters are found under dotted keys and in nested objects alike, with or without `parameters` in front.
  ///
  /// - Returns: the place that was changed.
  @discardableResult
  package static func set(
    _ path: JSONPath, to new: JSONValue, in root: inout JSONValue
  ) throws(JSONValue.NoSuchPlace) -> JSONPath {
    let place = ScenarioPlace(path, in: root)
    if let section = place.missingSection { try root.set(section, to: JSONValue(.object([]))) }
    try root.set(place.path, to: new)
    return place.path
  }
}
