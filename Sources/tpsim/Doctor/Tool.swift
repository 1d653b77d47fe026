// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Subprocess

/// Another program that some verb can use.
struct Tool: Sendable {
  let name: String
  let command: String
  let purpose: String
  let remedy: String

  static let all = [
    Tool(
      name: "gnuplot", command: "gnuplot", purpose: "draws evidence --figure",
      remedy: "apt-get install gnuplot-nox, or brew install gnuplot"),
    Tool(
      name: "Slurm", command: "sbatch", purpose: "runs what cluster submits",
      remedy: "cluster plan --out has scripts that do without"),
    Tool(
      name: "GNU parallel", command: "parallel", purpose: "can run the shards of a plan on one machine",
      remedy: "apt-get install parallel, or brew install parallel"),
  ]

  func finding() async -> ToolFinding {
    ToolFinding(name: name, found: await version(), purpose: purpose, remedy: remedy)
  }

  /// The first line of what it says of its version; nil where it cannot be started.
  private func version() async -> String? {
    guard
      let outcome = try? await Subprocess.run(
        .name(command), arguments: ["--version"], input: .none, output: .string(limit: 1 << 16),
        error: .discarded)
    else { return nil }
    // Slurm's programs say nothing where they find no cluster.
    guard outcome.terminationStatus.isSuccess, let line = outcome.standardOutput.split(separator: "\n").first
    else {
      return "\(command) is there, but does not answer"
    }
    return String(line).visibleLine
  }
}

/// What is known of another program here.
struct ToolFinding: Encodable {
  let name: String
  /// Nil where it is missing.
  let found: String?
  let purpose: String
  let remedy: String
}
