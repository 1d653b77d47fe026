// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// A value given on the command line in the place of one in the file.
struct ScenarioSetting: Sendable {
  let path: JSONPath
  let text: String
  /// What messages call it, in the place of a file.
  private let label: String
  private let value: JSONValue
  private let duplicate: JSONPath?
  /// Whether it comes from a file and not from the command line.
  private var isFromFile = false

  init(path: JSONPath, text: String) {
    self.path = path
    self.text = text
    label = "--set \(path)=\(text)"
    if let read = try? JSONReader.read(Array(text.utf8)) {
      value = read.value.withoutLines
      duplicate = read.duplicates.first?.path
    } else {
      value = JSONValue(.string(text))
      duplicate = nil
    }
  }

  init(seed: UInt64) {
    path = JSONPath([.key("seed")])
    text = "\(seed)"
    label = "--seed \(seed)"
    value = JSONNumber(grammatical: text).map { JSONValue(.number($0)) } ?? JSONValue(.string(text))
    duplicate = nil
  }

  /// A number of a parameter file.
  init(path: JSONPath, value: JSONValue, file: String) {
    self.path = path
    self.value = value.withoutLines
    text = value.text
    label = file
    duplicate = nil
    isFromFile = true
  }

  init(argument: String) throws(ProblemList) {
    // A key between brackets may hold an equals sign: the first that ends a path counts.
    for sign in argument.indices where argument[sign] == "=" {
      if let path = JSONPath(String(argument[..<sign])) {
        self.init(path: path, text: String(argument[argument.index(after: sign)...]))
        return
      }
    }
    throw ProblemList(
      .wrongUsage,
      [
        Problem(
          file: "--set \(argument)", .statement("this is not a setting"),
          expected: "PATH=VALUE, such as arms.one-pass[0].passes=3")
      ])
  }

  /// The numbers of a file, then what the command line says.
  static func all(_ parameters: ParameterFile?, _ settings: [(JSONPath, String)]) -> [ScenarioSetting] {
    (parameters?.settings ?? []).map {
      ScenarioSetting(path: $0.path, value: $0.value, file: parameters?.file ?? "")
    } + settings.map { ScenarioSetting(path: $0.0, text: $0.1) }
  }

  /// Reads `document` with `settings` in place.
  static func read(_ document: JSONDocument, with settings: [ScenarioSetting]) throws(ProblemList) -> Scenario
  {
    var document = document
    return try read(&document, with: settings)
  }

  /// Puts `settings` into `document` and reads it.
  static func read(
    _ document: inout JSONDocument, with settings: [ScenarioSetting]
  ) throws(ProblemList) -> Scenario {
    var problems: [Problem] = []
    var places: [Place] = []
    for setting in settings {
      do throws(JSONValue.NoSuchPlace) {
        if let duplicate = setting.duplicate {
          problems.append(Problem(file: setting.label, path: duplicate, .statement("is given twice")))
        }
        let path = try Scenario.set(setting.path, to: setting.value, in: &document.root)
        places.append(Place(path: path, label: setting.label, isFromFile: setting.isFromFile))
      } catch {
        problems.append(setting.problem(error))
      }
    }
    guard problems.isEmpty else { throw ProblemList(.wrongUsage, problems) }
    do throws(ProblemList) {
      return try Scenario(document)
    } catch {
      throw relabelled(error, places)
    }
  }

  /// Where a setting went.
  private struct Place {
    let path: JSONPath
    let label: String
    let isFromFile: Bool
  }

  /// Problems with a value that was set name the setting and not the file.
  private static func relabelled(_ list: ProblemList, _ places: [Place]) -> ProblemList {
    var isOnlySettings = true
    let problems = list.problems.map { problem in
      guard let place = places.last(where: { problem.path.steps.starts(with: $0.path.steps) }) else {
        isOnlySettings = false
        return problem
      }
      var problem = problem
      if place.isFromFile { isOnlySettings = false }
      problem.file = place.label
      problem.line = nil
      return problem
    }
    return ProblemList(isOnlySettings ? .wrongUsage : list.category, problems)
  }

  private func problem(_ place: JSONValue.NoSuchPlace) -> Problem {
    let missing =
      switch place.missing {
      case .key(let name): JSONValue.quoted(name)
      case .index(let index): "[\(index)]"
      }
    let known = place.known.filter { !$0.hasPrefix("//") }
    var nearest: String?
    if case .key(let name) = place.missing {
      nearest = nearestName(to: name, in: known).map(JSONValue.quoted)
    }
    let isIndex = known.allSatisfy { $0.hasPrefix("[") }
    let expected =
      known.isEmpty
      ? nil : isIndex ? "[0] to \(known[known.count - 1])" : Expectation.name(known)
    let whole = place.reached.steps.isEmpty ? "the scenario " : ""
    return Problem(
      file: label, path: place.reached, .statement("\(whole)has no \(missing)"), expected: expected,
      suggestion: nearest)
  }
}

extension JSONValue {
  /// The value as one that comes from no file.
  fileprivate var withoutLines: JSONValue {
    switch kind {
    case .array(let values): JSONValue(.array(values.map(\.withoutLines)))
    case .object(let members): JSONValue(.object(members.map { JSONMember($0.name, $0.value.withoutLines) }))
    default: JSONValue(kind)
    }
  }
}
