// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Scenarios

/// Scenarios that tests read.
enum ScenarioSamples {
  /// The project's folder `scenarios`.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("scenarios").path

  static var files: [String] { all.filter { !isStudy($0) } }

  /// The studies in the folder.
  static var studies: [String] { all.filter(isStudy) }

  private static var all: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted()
  }

  private static func isStudy(_ name: String) -> Bool {
    (try? JSONDocument(readingFile: "\(folder)/\(name)")).map { $0.kind == .study } ?? false
  }

  /// A small scenario in which every line holds one key.
  static let small = """
    {
      "question": "Does pressing help?",
      "patients": {"population": "desk-worker", "count": 3},
      "muscles": [
        {"name": "upper-trapezius"}
      ],
      "history": [
        {"load": "typing", "for": "4 wk"}
      ],
      "course": {"duration": "2 wk"},
      "arms": {
        "wait": [],
        "press": [{"therapy": "pressure", "perWeek": 2}]
      },
      "referenceArm": "wait",
      "sampleEvery": "1 d"
    }
    """

  /// A scenario that says everything that a scenario can say.
  static let full = """
    {
      "$schema": "scenario.schema.json",
      "//": "a remark",
      "question": "Does \\"everything\\" work?",
      "seed": 9007199254740992,
      "patients": {"population": "desk-worker", "count": 100000},
      "muscles": [
        {"name": "upper-trapezius", "side": "right", "fascicles": 3, "fibresPerFascicle": 10, "points": 4},
        {"name": "gastrocnemius", "side": "left", "planted": "7 %"},
        {"name": "upper-trapezius", "side": "left"}
      ],
      "history": [
        {"load": "typing", "intensity": "9.1 %MVC", "hoursPerDay": 6.5, "daysPerWeek": 3, "dayToDay": 0.2, "bouts": 4, "pause": "20 min", "for": "1 yr"},
        {"load": "rest", "for": "10 d"},
        {"load": "running", "hoursPerDay": "45 min", "for": "36 h"}
      ],
      "course": {"duration": "84 d", "load": [{"load": "rest", "for": "1 wk"}, {"load": "overhead-work", "for": "2 wk"}]},
      "arms": {
        "no.thing": [],
        "A_b-1": [
          {"therapy": "pressure", "pressure": "2.5 kg/cm2", "hold": "1.5 min", "passes": 4, "rest": "20 s", "ramp": "3 s",
           "until": "pain-halved", "softening": "30 %", "perWeek": 3.5, "for": "2 wk", "start": "1 wk",
           "muscle": "upper-trapezius-left"},
          {"therapy": "stretching", "perWeek": 0.1, "muscle": "gastrocnemius"}
        ],
        "needle": [{"therapy": "dry-needling", "insertions": 5, "depth": "2 cm", "perWeek": 1, "points": 3},
                   {"therapy": "sham", "perWeek": 7}, {"therapy": "wait-and-see"}]
      },
      "referenceArm": "A_b-1",
      "sampleEvery": "12 h",
      "parameters": {
        "calciumReuptake.energyHalfPoint": 0.25,
        "outcomes": {"pain.noise": "1 point", "points": {"hysteresis": 0.8}},
        "population.women": 0.25,
        "population": {"ratingStyle": {"deviation": 0.1}, "soreness.sensitivity.women": 1.5},
        "muscle": {"gastrocnemius": {"cover": "1 cm"}, "upper-trapezius.threshold": "4 kg/cm2"},
        "load": {"typing.intensity": "5 %MVC", "running.plantar-foot.share": 0.5, "overhead-work": {"hoursPerDay": "3 h"}}
      },
      "hypotheses": {"camp": "cinderella", "neurogenicInflammation": true, "energyCrisis": false},
      "numerics": {"solver": "rodas4", "relativeTolerance": 0.0005},
      "schedule": {"workBegins": "90 min", "session": "12 h"}
    }
    """

  static func scenario(_ text: String, file: String = "desk.json") throws(ProblemList) -> Scenario {
    try Scenario(JSONDocument(Array(text.utf8), file: file))
  }

  /// What reading `text` reports, one line a problem; none when all is well.
  static func problems(_ text: String) -> [String] { problems(Array(text.utf8)) }

  static func problems(_ bytes: [UInt8]) -> [String] {
    do throws(ProblemList) {
      _ = try Scenario(JSONDocument(bytes, file: "desk.json"))
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }
}
