// SPDX-License-Identifier: GPL-3.0-or-later

/// A small study: six points of two doses on `smallScenario`, in three patients.
let smallStudy = """
  {
    "scenario": "scenario.json",
    "design": { "kind": "factorial", "replicates": 3 },
    "factors": {
      "arms.press[0].passes": { "values": [0, 2, 4] },
      "arms.press[0].hold": { "from": "30 s", "to": "90 s", "levels": 2 }
    },
    "response": { "outcome": "pain_nrs", "at": "3 d", "against": "wait-and-see" }
  }
  """

/// `smallScenario` and `smallStudy`, with `old` replaced in the study, in a folder of their own.
func folderWithStudy(replacing old: String = "", by new: String = "") throws -> TemporaryFolder {
  struct NotInStudy: Error {}
  guard old.isEmpty || smallStudy.contains(old) else { throw NotInStudy() }
  let folder = try folderWithScenario()
  try folder.write(old.isEmpty ? smallStudy : smallStudy.replacing(old, with: new), to: "study.json")
  return folder
}

extension TemporaryFolder {
  /// The tables of a result folder, by name.
  func tables(_ name: String) throws -> [String: [UInt8]] {
    let inner = "\(path)/\(name)"
    let names = try Self.names(in: inner).filter { $0.hasSuffix(".csv") || $0 == "datapackage.json" }
    return Dictionary(uniqueKeysWithValues: try names.map { ($0, try bytes("\(name)/\($0)")) })
  }

  /// Rows of a table without its header, each as its fields; none of them may be quoted.
  func rows(_ name: String) throws -> [[String: String]] {
    let lines = try text(name).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}
