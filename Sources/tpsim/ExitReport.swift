// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Results
import Scenarios

/// A command that makes no sense as typed, in words for its user.
struct WrongUsage: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// What is said on stderr about an error, one line a problem, and the exit code that it leads to.
struct ExitReport {
  /// An exit code of `sysexits.h` that no error type of its own brings along.
  enum Code {
    static let wrongUsage: Int32 = 64
    static let badInput: Int32 = 65
    static let someFailed: Int32 = 2
    static let stoppedEarly: Int32 = 75
    static let internalFault: Int32 = 70
    static let cannotWrite: Int32 = 73
  }

  let text: String
  let code: Int32

  /// Nil for what the argument parser itself explains best: help, version, wrong arguments.
  init?(_ error: any Error) {
    switch error {
    case let error as ProblemList: (text, code) = (error.description, error.exitCode)
    case let error as ResultError: (text, code) = (error.description, error.exitCode)
    case let error as UnwritableFile: (text, code) = (error.description, Code.cannotWrite)
    case let error as WrongUsage: (text, code) = ("tpsim: \(error)", Code.wrongUsage)
    case let error as ExitCode: (text, code) = ("", error.rawValue)
    default:
      guard Tpsim.exitCode(for: error) == .failure else { return nil }
      text = """
        tpsim: internal fault: \(error)
        This is a bug in tpsim \(Release.version). Please report it, with the command and its input files.
        """
      code = Code.internalFault
    }
  }
}

extension Tpsim {
  /// Says what went wrong, and ends the program with the exit code for it.
  static func leave(with error: any Error) -> Never {
    guard let report = ExitReport(error) else { exit(withError: error) }
    if !report.text.isEmpty { complain(report.text) }
    Foundation.exit(report.code)
  }
}

/// Writes `text` and a line end to stderr.
func complain(_ text: String) {
  FileHandle.standardError.write(Data("\(text)\n".utf8))
}
