// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Results
import Scenarios
import Simulation

/// What a manifest says of a run that only the program knows.
struct RunFacts: Sendable {
  private let scenario: Scenario
  private let resolved: JSONText
  private let threads: Int
  private let start: String

  struct UnreadableScenario: Error {}

  /// - Throws: `UnreadableScenario` when the resolved scenario is no JSON, which would be a bug.
  init(_ scenario: Scenario, threads: Int, start: String) throws {
    guard let resolved = JSONText(scenario.resolved.text) else { throw UnreadableScenario() }
    self.scenario = scenario
    self.resolved = resolved
    self.threads = threads
    self.start = start
  }

  /// The manifest of a run that ends now.
  var manifest: Manifest {
    Manifest(
      version: Release.version, commit: Release.commit, buildFlags: [Release.build], gslVersion: gslVersion,
      commandLine: CommandLine.arguments, resolvedScenario: resolved, seed: scenario.plan.seed,
      streamScheme: RandomStreams.scheme, threads: threads, start: start, end: Manifest.now(),
      warnings: scenario.warnings)
  }
}
