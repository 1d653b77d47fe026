// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Scenarios

/// What every verb takes that reads a scenario.
struct ScenarioOptions: ParsableArguments {
  @Argument(help: "The scenario file.", completion: .file(extensions: ["json"]))
  var scenario: String

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

  func load() throws(ProblemList) -> Scenario {
    try Scenario.load(
      path: scenario, settings: try changes(), seed: seed, parameters: try ParameterFile(ifAny: parameters))
  }

  /// The file as a study, whose scenario the settings change.
  func loadStudy() throws(ProblemList) -> Study {
    try Study.load(
      path: scenario, settings: try changes(), seed: seed, parameters: try ParameterFile(ifAny: parameters))
  }

  /// What `--set` gave.
  func changes() throws(ProblemList) -> [(JSONPath, String)] {
    var changes: [(JSONPath, String)] = []
    for setting in settings { changes.append(try Scenario.setting(setting)) }
    return changes
  }
}

extension ParameterFile {
  /// The file that `--parameters` names, where it was given.
  init?(ifAny path: String?) throws(ProblemList) {
    guard let path else { return nil }
    try self.init(path: path)
  }
}
