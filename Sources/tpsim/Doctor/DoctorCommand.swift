// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import GSL
import Results

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Tells what is there, what is missing and what for, and whether results reproduce on this machine.",
    discussion: """
      A small course is simulated and its numbers compared, to the last digit, with those that every machine should get: \
      exit code 0 when they are the same, 65 when not. What is missing is optional and changes no exit code.
      """)

  @OptionGroup var format: FormatOptions

  private struct Facts: Encodable {
    let version: String
    let commit: String?
    let build: String
    let program: String
    let gsl: String
    let cores: Int
    let resources: String?
    let tools: [ToolFinding]
    let reproduces: Bool
    let fingerprint: String
    let expected: String
  }

  func run() async throws {
    let fingerprint = try await GoldenRun.fingerprint()
    var tools: [ToolFinding] = []
    for tool in Tool.all { tools.append(await tool.finding()) }
    let facts = Facts(
      version: Release.version, commit: Release.commit, build: Release.build, program: Installation.program,
      gsl: gslVersion, cores: ProcessInfo.processInfo.activeProcessorCount, resources: Installation.resources,
      tools: tools, reproduces: fingerprint == GoldenRun.expected, fingerprint: fingerprint,
      expected: GoldenRun.expected)
    if format.json { try printJSON(facts) } else { say(lines(facts)) }
    guard !facts.reproduces else { return }
    complain(
      "tpsim: this machine computes other numbers than those it should; results from here are not to be mixed"
    )
    throw ExitCode(ExitReport.Code.badInput)
  }

  private func lines(_ facts: Facts) -> [String] {
    var table = TextTable()
    table.add("program", "\(facts.program), version \(facts.version), \(facts.build) build")
    table.add("commit", facts.commit ?? "unknown")
    table.add("GSL", facts.gsl)
    table.add("cores", "\(facts.cores)")
    table.add("resources", facts.resources ?? "not installed: those of the sources")
    for tool in facts.tools {
      table.add(
        tool.name, tool.found.map { "\($0); \(tool.purpose)" } ?? "missing: \(tool.purpose); \(tool.remedy)")
    }
    table.add(
      "results",
      facts.reproduces
        ? "reproduce: the golden run has the numbers that it should"
        : "DIFFER: the golden run has SHA-256 \(facts.fingerprint), not \(facts.expected)")
    return table.lines(indent: 0)
  }
}
