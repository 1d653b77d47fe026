// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import ArgumentParser
import Foundation
import Outcomes
import Physiology
import Results

/// Values that a shell completes: names that the program knows, and those in files that the line names already.
enum Completions {
  static var outcomes: CompletionKind { .list(OutcomeCatalogue.all.map(\.column)) }

  static var muscles: CompletionKind {
    .list(MuscleCatalogue.all.flatMap { ["\($0.name)-left", "\($0.name)-right"] })
  }

  /// Published views, and switches turned.
  static var hypotheses: CompletionKind {
    .list(Camp.all.map(\.name) + Hypothesis.all.map { "\($0.name)=false" })
  }

  /// Whatever can be described, numbers too.
  static var things: CompletionKind {
    .custom { _, _, prefix in
      matching(
        prefix,
        Topic.allCases.map(\.rawValue) + ["parameters"] + Topic.allCases.flatMap(\.entries).map(\.name)
          + Topic.numbers.map(\.fullName))
    }
  }

  /// Arms of the scenarios, studies and result folders on the line.
  static var arms: CompletionKind {
    .custom { words, _, prefix in matching(prefix, words.flatMap(arms(in:))) }
  }

  /// Runs of the result folder on the line; of many the first.
  static var runs: CompletionKind {
    .custom { words, _, prefix in matching(prefix, words.flatMap(runs(in:))) }
  }

  private static func matching(_ prefix: String, _ names: [String]) -> [String] {
    Set(names.filter { $0.hasPrefix(prefix) }).sorted()
  }

  private static let longestFile = 1 << 22

  private static func arms(in word: String) -> [String] {
    if FileSystem.isFolder(word) {
      guard let manifest = try? Manifest(inFolder: word) else { return [] }
      return arms(of: Array(manifest.resolvedScenario.text.utf8), from: "")
    }
    guard word.hasSuffix(".json"), let bytes = try? FileSystem.contents(of: word, limit: longestFile) else {
      return []
    }
    return arms(of: bytes, from: FileSystem.base(of: word))
  }

  /// `folder`: where the scenario of a study is looked for.
  private static func arms(of json: [UInt8], from folder: String) -> [String] {
    guard let object = (try? JSONSerialization.jsonObject(with: Data(json))) as? [String: Any] else {
      return []
    }
    if let arms = object["arms"] as? [String: Any] { return Array(arms.keys) }
    if let inner = object["scenario"] as? [String: Any] {
      return Array((inner["arms"] as? [String: Any] ?? [:]).keys)
    }
    guard let path = object["scenario"] as? String else { return [] }
    let scenario = path.hasPrefix("/") ? path : folder + path
    guard let bytes = try? FileSystem.contents(of: scenario, limit: longestFile),
      let inner = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
    else { return [] }
    return Array((inner["arms"] as? [String: Any] ?? [:]).keys)
  }

  private static func runs(in word: String) -> [String] {
    guard FileSystem.isFolder(word),
      let bytes = try? FileSystem.contents(of: "\(word)/\(ResultTables.runs.fileName)", limit: 1 << 16)
    else { return [] }
    // The last line may be cut.
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().dropLast(
      bytes.count == 1 << 16 ? 1 : 0
    ).compactMap { $0.split(separator: ",").first.map(String.init) }
  }
}
