// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// Slurm as its own programs show it.
struct Slurm {
  /// Why a program of Slurm did not do what it should.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// An element of a job array, or a job, that is not finished.
  struct Element: Equatable {
    let job: String
    /// Nil for a job that is no array.
    let index: Int?
    /// Such as `RUNNING`.
    let state: String
    /// Why it waits.
    let reason: String
  }

  /// The folder from which jobs are submitted, and in which they run.
  let folder: String

  /// Slurm's own default, and what it is taken for where nobody tells.
  static let usualArraySize = 1_001

  /// What no index of an array reaches.
  func maxArraySize() async -> Int {
    guard let text = try? await output("scontrol", ["show", "config"]) else { return Self.usualArraySize }
    return Self.maxArraySize(in: text) ?? Self.usualArraySize
  }

  static func maxArraySize(in config: String) -> Int? {
    config.firstMatch(of: #/(?m)^MaxArraySize\s*=\s*(\d+)/#).flatMap { Int($0.1) }.flatMap {
      $0 > 0 ? $0 : nil
    }
  }

  /// Submits a script of the folder and returns the number of the job.
  func submit(_ arguments: [String]) async throws(Failure) -> String {
    let text = try await output("sbatch", ["--parsable"] + arguments)
    // Of several clusters the name stands behind the number.
    let id = text.split(separator: "\n").last.map { $0.prefix { $0 != ";" } } ?? ""
    guard !id.isEmpty, id.allSatisfy(\.isNumber) else {
      throw Failure(description: "sbatch answers \"\(text.visibleLine)\", which is no number of a job")
    }
    return String(id)
  }

  /// What waits or runs of the jobs of these numbers.
  func unfinished(of jobs: [String]) async throws(Failure) -> [Element] {
    // Asked for by number, a job that is long gone would be an error.
    let text = try await output("squeue", ["--me", "--noheader", "--array", "--format=%F|%K|%T|%r|%i"])
    let own = Set(jobs)
    return Self.elements(in: text).filter { own.contains($0.job) }
  }

  static func elements(in text: String) -> [Element] {
    text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard fields.count >= 4 else { return nil }
      return Element(job: fields[0], index: Int(fields[1]), state: fields[2], reason: fields[3])
    }
  }

  private func output(_ name: String, _ arguments: [String]) async throws(Failure) -> String {
    do {
      let outcome = try await Subprocess.run(
        .name(name), arguments: Arguments(arguments), workingDirectory: FilePath(folder), input: .none,
        output: .string(limit: 1 << 26), error: .string(limit: 1 << 16))
      guard outcome.terminationStatus.isSuccess else {
        let said = outcome.standardError.split(separator: "\n").joined(separator: "; ")
        throw Failure(description: "\(name) failed: \(said.isEmpty ? "\(outcome.terminationStatus)" : said)")
      }
      return outcome.standardOutput
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(description: "\(name) cannot be started here")
    }
  }
}
