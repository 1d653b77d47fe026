// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Results

/// Where results go.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The result folder (default: notebooks-out/<scenario name>).", valueName: "dir"),
    completion: .directory)
  var out: String?

  @Flag(help: "Replace the earlier results, or unfinished work, in the result folder.")
  var force = false

  @Flag(help: "Continue unfinished work in the result folder; the results are the same bytes as of one go.")
  var resume = false

  @Option(
    help: ArgumentHelp(
      "Stop after a time such as 55m or 2h as Ctrl-C does, to be continued with --resume.", valueName: "time")
  )
  var stopAfter: StopAfter?

  func validate() throws {
    if out == "" { throw ValidationError("--out is empty; expected a folder") }
    if force, resume {
      throw ValidationError("--force starts again and --resume continues; expected one of them")
    }
  }

  /// `path`: the input, which has no name of its own where it comes by a pipe; `isNamed`: whether it says one inside.
  func folder(for name: String, from path: String, isNamed: Bool = false) throws(WrongUsage) -> String {
    if let out { return out }
    if !isNamed, FileSystem.isStream(path) {
      throw WrongUsage("what comes by stdin or a pipe has no name; --out DIR says where results go")
    }
    return try Self.usualFolder(for: name)
  }

  /// Where the results of `name` go if nothing else is said. Throws where the name could lead elsewhere.
  static func usualFolder(for name: String) throws(WrongUsage) -> String {
    guard name.isPlainName else {
      throw WrongUsage("\"\(name.visibleLine)\" is no name for a folder; --out DIR says where results go")
    }
    return "notebooks-out/\(name)"
  }
}

/// How a run goes about its work.
struct WorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Patients simulated side by side, 1 to 1024 (default: one a core). Results are the same bytes.",
      valueName: "n"))
  var threads: Int?

  @Flag(help: "Print nothing but problems.")
  var quiet = false

  func validate() throws {
    guard let threads, !(1...1_024).contains(threads) else { return }
    throw ValidationError("--threads is \(threads); expected a whole number such as 4 (1 to 1024)")
  }

  var width: Int { threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
