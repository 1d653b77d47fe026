// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
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
    let isPlain = name.unicodeScalars.allSatisfy { $0 != "/" && $0.value >= 0x20 }
    guard isPlain, !name.isEmpty, !name.hasPrefix(".") else {
      throw ValidationError("'\(name)' is no file name; expected one such as 'desk-worker'")
    }
  }

  func run() throws {
    let file = "\(name).json"
    try write(StarterScenario.text(name: name), to: file)
    print("wrote \(file); next: tpsim check \(file)")
  }

  private func write(_ text: String, to file: String) throws(UnwritableFile) {
    // Never half a file, and never over a file that was not there when asked.
    let options: Data.WritingOptions = force ? .atomic : .withoutOverwriting
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: options)
    } catch {
      let exists = !force && FileManager.default.fileExists(atPath: file)
      throw UnwritableFile(
        path: file,
        reason: exists ? "is there already; --force replaces it" : "cannot be written: \(error.reason)")
    }
  }
}

/// A file that a verb was to make and could not.
struct UnwritableFile: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String { "\(path): \(reason)" }
}

extension Error {
  /// What the operating system says, where it says anything.
  fileprivate var reason: String {
    let error = self as NSError
    let cause = (error.userInfo[NSUnderlyingErrorKey] as? NSError) ?? error
    return cause.domain == NSPOSIXErrorDomain
      ? String(cString: strerror(Int32(cause.code))) : error.localizedDescription
  }
}
