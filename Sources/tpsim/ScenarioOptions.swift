// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Scenarios

/// What a command changes of a scenario before it is used.
struct ChangeOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Changes one value of the scenario; can be repeated.",
      discussion:
        "Such as --set arms.four-passes[0].hold='60 s' or --set parameters.knotDrive.latchGain=0.5.",
      valueName: "path=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file of numbers in place of the catalogues', as calibrate writes it; --set comes after it.",
      valueName: "file"), completion: .file(extensions: ["json"]))
  var parameters: String?

  @Option(help: ArgumentHelp("The seed, in place of the scenario's.", valueName: "n"))
  var seed: UInt64?

  var isEmpty: Bool { settings.isEmpty && parameters == nil && seed == nil }

  func scenario(_ path: String) throws(ProblemList) -> Scenario {
    try Scenario.load(
      path: path, settings: try changes(), seed: seed, parameters: try ParameterFile(ifAny: parameters))
  }

  /// `design`: whole numbers that replace those of the design, by key.
  func study(_ path: String, design: [(String, Int)] = []) throws(ProblemList) -> Study {
    try Study.load(
      path: path, settings: try changes(), seed: seed, design: design,
      parameters: try ParameterFile(ifAny: parameters))
  }

  /// What `--set` gave.
  func changes() throws(ProblemList) -> [(JSONPath, String)] {
    var changes: [(JSONPath, String)] = []
    for setting in settings { changes.append(try Scenario.setting(setting)) }
    return changes
  }
}

/// What every verb takes that reads a scenario.
struct ScenarioOptions: ParsableArguments {
  @Argument(help: "The scenario file; - is stdin.", completion: .file(extensions: ["json"]))
  var scenario: String

  @OptionGroup var changes: ChangeOptions

  func load() throws(ProblemList) -> Scenario { try changes.scenario(scenario) }
}

extension ParameterFile {
  /// The file that `--parameters` names, where it was given.
  init?(ifAny path: String?) throws(ProblemList) {
    guard let path else { return nil }
    try self.init(path: path)
  }
}
