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

  @Option(help: ArgumentHelp("The seed, in place of the scenario's.", valueName: "n"))
  var seed: UInt64?

  func load() throws(ProblemList) -> Scenario {
    try Scenario.load(path: scenario, settings: try changes(), seed: seed)
  }

  /// The file as a study, whose scenario the settings change.
  func loadStudy() throws(ProblemList) -> Study {
    try Study.load(path: scenario, settings: try changes(), seed: seed)
  }

  /// What `--set` gave.
  func changes() throws(ProblemList) -> [(JSONPath, String)] {
    var changes: [(JSONPath, String)] = []
    for setting in settings { changes.append(try Scenario.setting(setting)) }
    return changes
  }
}
