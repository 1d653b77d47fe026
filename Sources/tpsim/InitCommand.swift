// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Results
import Scenarios

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a starter scenario into the current folder.")

  @Argument(help: ArgumentHelp("The scenario's name; the file is NAME.json.", valueName: "name"))
  var name = "my-scenario"

  @Flag(help: "Replace a file of that name.")
  var force = false

  mutating func validate() throws {
    if name.hasSuffix(".json") { name.removeLast(".json".count) }
    guard name.isPlainName else {
      throw ValidationError("'\(name)' is no file name; expected one such as 'desk-worker'")
    }
  }

  func run() throws {
    let file = "\(name).json"
    let isShipped = FileSystem.exists(Self.shippedSchema)
    let installed = Installation.resources.map { "\($0)/\(Self.shippedSchema)" }
    let schema = isShipped ? Self.shippedSchema : installed ?? Self.ownSchema
    try write(StarterScenario.text(name: name, schema: schema), to: file)
    say("wrote \(file); next: tpsim check \(file)")
    if !isShipped, !FileSystem.exists(schema) { say("for editors: tpsim schema > \(schema)") }
  }

  /// In the folder of the program's sources.
  private static let shippedSchema = "schemas/scenario.json"
  /// As the help of `schema` calls it.
  private static let ownSchema = "scenario.schema.json"

  /// Never half a file, and never over a file that was not there when asked.
  private func write(_ text: String, to file: String) throws(UnwritableFile) {
    do throws(ResultError) {
      let new = try AtomicFile(file, in: ".")
      try new.write(Array(text.utf8))
      _ = try new.close()
      if force { try new.publish() } else { try new.publishAsNew() }
    } catch {
      throw UnwritableFile(path: file, because: error)
    }
  }
}

/// A file that a verb was to make and could not.
struct UnwritableFile: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String { "\(path): \(reason)" }

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(path: String, because error: ResultError) {
    self.path = path
    switch error {
    case .fileExists: reason = "is there already; --force replaces it"
    case .cannotCreateFile(_, let cause), .writeFailed(_, let cause): reason = "cannot be written: \(cause)"
    default: reason = "cannot be written: \(error)"
    }
  }
}
