// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Scenarios

/// Studies of evidence for tests.
enum EvidenceSamples {
  static let small = """
    {
      "citation": "Nobody 2000",
      "group": "pressure",
      "scenario": {
        "patients": {"population": "desk-worker", "count": 4},
        "muscles": [{"name": "upper-trapezius", "fascicles": 1, "fibresPerFascicle": 8}],
        "course": {"duration": "4 wk"},
        "arms": {
          "none": [],
          "press": [{"therapy": "pressure", "perWeek": 2, "for": "1 wk"}]
        }
      },
      "measurements": [
        {"name": "a", "kind": "difference", "outcome": "ppt_kPa", "arm": "press", "against": "none",
         "at": "5 min after session 1", "value": "28 kPa", "interval": ["11 kPa", "0.46 kg/cm2"]}
      ]
    }
    """

  static func study(_ text: String) throws -> EvidenceStudy {
    let document = try JSONDocument([UInt8](text.utf8), file: "study.json")
    return try EvidenceSet.read([document], changes: []).studies[0]
  }

  /// The problems of a text, each as it is printed.
  static func problems(_ text: String) -> [String] {
    do {
      _ = try study(text)
      return []
    } catch let error as ProblemList {
      return error.problems.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "scenarios/evidence").path
}
