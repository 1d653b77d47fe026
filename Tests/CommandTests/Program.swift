// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The built executable, run as a user runs it.
enum Program {
  /// What one run of it did.
  struct Outcome: Sendable {
    /// -1 when a signal ended it.
    let code: Int32
    let output: String
    let errors: String
    let seconds: Double

    /// The lines of stderr.
    var problems: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// Seconds after which something hangs. Commands answer within a fraction of one, but other tests share the cores,
  /// so how fast they are is measured in benchmarks and not here.
  static let patience = 60.0

  /// Runs it with `arguments` in `folder`, a folder that holds nothing when none is given.
  static func run(_ arguments: [String], in folder: TemporaryFolder? = nil) async throws -> Outcome {
    let place = try folder ?? TemporaryFolder()
    await Turnstile.ofProcesses.enter()
    do {
      let outcome = try await runAtOnce(try path, arguments, in: place)
      await Turnstile.ofProcesses.leave()
      return outcome
    } catch {
      await Turnstile.ofProcesses.leave()
      throw error
    }
  }

  /// Runs a line of shell in `folder`.
  static func shell(_ line: String, in folder: TemporaryFolder) async throws -> Outcome {
    await Turnstile.ofProcesses.enter()
    do {
      let outcome = try await runAtOnce("/bin/sh", ["-c", line], in: folder)
      await Turnstile.ofProcesses.leave()
      return outcome
    } catch {
      await Turnstile.ofProcesses.leave()
      throw error
    }
  }

  private static func runAtOnce(
    _ executable: String, _ arguments: [String], in folder: TemporaryFolder
  ) async throws -> Outcome {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try await Subprocess.run(
      .path(FilePath(executable)), arguments: Arguments(arguments),
      environment: .inherit.updating(["COLUMNS": nil]), workingDirectory: FilePath(folder.path),
      output: .string(limit: 1 << 24), error: .string(limit: 1 << 24))
    let seconds = (clock.now - start) / .seconds(1)
    let code: Int32 = if case .exited(let code) = result.terminationStatus { code } else { -1 }
    return Outcome(
      code: code, output: result.standardOutput, errors: result.standardError, seconds: seconds)
  }

  static func run(_ arguments: String..., in folder: TemporaryFolder? = nil) async throws -> Outcome {
    try await run(arguments, in: folder)
  }

  /// Starts it, and interrupts it `times` times as soon as `isUnderWay` says so.
  ///
  /// - Returns: the exit code; -1 when a signal ended it.
  static func interrupt(
    _ arguments: [String], in folder: TemporaryFolder, times: Int, when isUnderWay: () -> Bool
  ) async throws -> Int32 {
    let result = try await Subprocess.run(
      .path(FilePath(try path)), arguments: Arguments(arguments), workingDirectory: FilePath(folder.path),
      input: .none, output: .discarded, error: .discarded
    ) { execution in
      for _ in 0..<12_000 where !isUnderWay() { try await Task.sleep(for: .milliseconds(10)) }
      for _ in 0..<times {
        try execution.send(signal: .interrupt)
        // Signals of one kind that come at once count as one.
        try await Task.sleep(for: .milliseconds(100))
      }
    }
    if case .exited(let code) = result.terminationStatus { return code }
    return -1
  }

  struct NotBuilt: Error {
    let places: [String]
  }

  /// The executable beside the test bundle, or `TPSIM_EXECUTABLE`.
  static var path: String {
    get throws {
      if let path = ProcessInfo.processInfo.environment["TPSIM_EXECUTABLE"] { return path }
      let bundles = CommandLine.arguments.compactMap { argument in
        argument.range(of: ".xctest").map { URL(fileURLWithPath: String(argument[..<$0.lowerBound])) }
      }
      let places = bundles.map { $0.deletingLastPathComponent().appendingPathComponent("tpsim").path }
      guard let path = places.first(where: FileManager.default.isExecutableFile) else {
        throw NotBuilt(places: places)
      }
      return path
    }
  }
}

/// The JSON object that `text` is.
func object(_ text: String) throws -> [String: Any] {
  struct NoObject: Error {}
  let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
  guard let object = value as? [String: Any] else { throw NoObject() }
  return object
}
