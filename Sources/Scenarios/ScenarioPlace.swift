// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities

/// Where a path leads in a scenario as it was written.
///
/// One parameter can be written as `"knotDrive.latchGain": 1` and as `"knotDrive": {"latchGain": 1}`. A path must
/// meet the way that the file took, or the parameter would be there twice.
struct ScenarioPlace {
  let path: JSONPath
  /// An optional object of the scenario that must be made before anything can be put there.
  let missingSection: JSONPath?

  private static let parameters = "parameters"
  private static let sections = [parameters, "hypotheses", "numerics", "schedule"]

  init(_ path: JSONPath, in root: JSONValue) {
    let keys = path.steps.compactMap { step -> String? in
      if case .key(let key) = step { key } else { nil }
    }
    guard keys.count == path.steps.count, let first = keys.first else {
      self.path = path
      missingSection = nil
      return
    }
    var names = keys
    if Self.isParameter(keys.joined(separator: "."), in: root) { names.insert(Self.parameters, at: 0) }
    if names[0] == Self.parameters, names.count > 1 {
      let pieces = names.dropFirst().joined(separator: ".").split(
        separator: ".", omittingEmptySubsequences: false)
      let place = Self.place(of: pieces.map(String.init)[...], in: root[Self.parameters])
      self.path = JSONPath([.key(Self.parameters)] + place.map(JSONPath.Step.key))
    } else {
      self.path = path
    }
    let section = names[0] == Self.parameters ? Self.parameters : first
    let isMissing = names.count > 1 && Self.sections.contains(section) && root[section] == nil
    missingSection = isMissing ? JSONPath([.key(section)]) : nil
  }

  /// Whether `name` is a parameter and no key of the scenario.
  private static func isParameter(_ name: String, in root: JSONValue) -> Bool {
    guard case .string(let population) = root["patients"]?["population"]?.kind,
      let known = PopulationCatalogue.named(population)
    else { return false }
    return ScenarioNumbers(population: known).all.contains { $0.name == name }
  }

  /// The keys under which a parameter stands; one dotted key where it is not there yet.
  private static func place(of pieces: ArraySlice<String>, in value: JSONValue?) -> [String] {
    for length in stride(from: pieces.count, to: 0, by: -1) {
      let key = pieces.prefix(length).joined(separator: ".")
      guard let member = value?[key] else { continue }
      if length == pieces.count { return [key] }
      if case .object = member.kind { return [key] + place(of: pieces.dropFirst(length), in: member) }
    }
    return [pieces.joined(separator: ".")]
  }
}
