// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Every command that the README and the manual show, run as it stands on smaller copies of the scenarios.
@Suite("Documented commands")
struct DocumentedCommandsTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let documents: [String] =
    ["README.md"]
    + ((try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Sources/tpsim/tpsim.docc").path)) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted().map { "Sources/tpsim/tpsim.docc/\($0)" }

  /// The lines of a document's `sh` blocks, without those that fetch the sources.
  static func commands(of document: String) throws -> [String] {
    let text = try String(contentsOf: root.appending(path: document), encoding: .utf8)
    return text.components(separatedBy: "```sh\n").dropFirst()
      .flatMap { $0.components(separatedBy: "```")[0].split(separator: "\n").map(String.init) }
      .filter { !$0.hasPrefix("git clone") && !$0.hasPrefix("cd ") }
  }

  /// JSON blocks of a document whose paragraph before ends with "`NAME.json`:", by name.
  static func files(of document: String) throws -> [String: String] {
    let text = try String(contentsOf: root.appending(path: document), encoding: .utf8)
    let blocks = text.matches(of: #/`([a-z-]+\.json)`:\n\n```json\n((?:[^`\n][^\n]*\n)+)```/#)
    return Dictionary(uniqueKeysWithValues: blocks.map { (String($0.1), String($0.2)) })
  }

  /// What a document says that a command prints: the text block after the `sh` block that the command ends.
  static func output(of command: String, in document: String) throws -> String? {
    let text = try String(contentsOf: root.appending(path: document), encoding: .utf8)
    guard let start = text.range(of: "\(command)\n```\n\n```text\n") else { return nil }
    return text[start.upperBound...].components(separatedBy: "```")[0]
  }

  @Test("the README shows how to run the flagship")
  func flagship() throws {
    #expect(try Self.commands(of: "README.md").contains("./tpsim run scenarios/desk-worker.json"))
  }

  @Test("each ends well", arguments: documents)
  func run(document: String) async throws {
    let commands = try Self.commands(of: document)
    guard !commands.isEmpty else { return }
    let folder = try TemporaryFolder()
    // FileManager would copy the owner too, which only the owner may.
    let scenarios = Self.root.appending(path: "scenarios").path
    #expect(try await Program.shell("cp -R '\(scenarios)' scenarios", in: folder).code == 0)
    try Self.shrink(in: "\(folder.path)/scenarios")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/tpsim", withDestinationPath: try Program.path)
    for (name, text) in try Self.files(of: document) { try folder.write(text, to: name) }
    for command in commands {
      let outcome = try await Program.shell(try Self.fitted(command, to: folder), in: folder)
      #expect(outcome.code == 0, "\(document): \(command)\n\(outcome.errors)")
      if let told = try Self.output(of: command, in: document) {
        #expect(outcome.output == told, "\(document): \(command) prints\n\(outcome.output)")
      }
    }
  }

  /// With so few fibres other people take part: a run of the same arm that the folder holds.
  private static func fitted(_ command: String, to folder: TemporaryFolder) throws -> String {
    guard let match = command.firstMatch(of: #/replay (\S+) --run-id (d0-p\d+-(\S+))/#) else {
      return command
    }
    let runs = try folder.rows("\(match.1)/runs.csv")
    let run = try #require(runs.first { $0["arm"] == String(match.3) }?["run_id"], "\(command)")
    return command.replacing(match.2, with: run)
  }

  /// Leaves the questions as they are, with a few patients of few fibres: sizes are told, what happens is tested.
  private static func shrink(in folder: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".json") {
      let file = URL(filePath: "\(folder)/\(name)")
      var text = try String(contentsOf: file, encoding: .utf8)
      text.replace(#/"count": *\d+/#, with: "\"count\": 4")
      text.replace(#/"fascicles": *\d+/#, with: "\"fascicles\": 1")
      text.replace(#/"fibresPerFascicle": *\d+/#, with: "\"fibresPerFascicle\": 8")
      text.replace(#/"replicates": *\d+/#, with: "\"replicates\": 4")
      text.replace(#/"maxReplicates": *\d+/#, with: "\"maxReplicates\": 16")
      text.replace(#/"evaluations": *\d+/#, with: "\"evaluations\": 12")
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }
}
