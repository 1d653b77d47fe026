// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation

/// Where results go.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The result folder (default: notebooks-out/<scenario name>).", valueName: "dir"),
    completion: .directory)
  var out: String?

  @Flag(help: "Replace the earlier results in the result folder.")
  var force = false

  func folder(for scenario: String) -> String { out ?? "notebooks-out/\(scenario)" }
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

/// `text` as one word of a POSIX shell.
func shellQuoted(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy { scalar in
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", "=", "%", "+", ",", ":", "@": true
    default: false
    }
  }
  return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
}
