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
  /// Says what went wrong, and ends the program with the exit code for it; an answer that did not arrive is an error.
  static func leave(with error: (any Error)? = nil) -> Never {
    var code: Int32 = 0
    if let error {
      if let report = ExitReport(error) {
        code = report.code
        if !report.text.isEmpty { complain(report.text) }
      } else {
        code = exitCode(for: error).rawValue
        let text = fullMessage(for: error)
        if code == 0 { say(text) } else { complain(text) }
      }
    }
    if let loss = Console.loss {
      if let reason = loss.reason { complain(reason) }
      if code == 0 { code = loss.code }
    }
    Foundation.exit(code)
  }
}

/// Writes `text` and a line end to stderr; see `Console`.
func complain(_ text: String) { Console.complain(text) }

/// Writes `line` and a line end to stdout; see `Console`.
func say(_ line: String) { Console.say(line) }

/// Writes `lines` to stdout; each stays one, whatever names are in it.
func say(_ lines: [String]) {
  if !lines.isEmpty { Console.say(lines.map(\.visibleLine).joined(separator: "\n")) }
}

/// Swift's own ends the program, or says nothing, where stdout is lost.
@available(*, unavailable, message: "what is said goes through say, complain and printJSON")
func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {}
