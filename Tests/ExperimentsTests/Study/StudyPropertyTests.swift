// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Results
import Scenarios
import Simulation
import Testing

/// Whatever `check` accepts runs to its end: studies are made by chance from factors of every kind, and those that are
/// accepted are run, in patients of one fibre for an hour or two.
@Suite("Generated studies")
struct StudyPropertyTests {
  private static let scenario = """
    {"question": "Does pressing help?", "patients": {"population": "desk-worker", "count": 1},
     "muscles": [{"name": "upper-trapezius", "fibresPerFascicle": 1, "fascicles": 1, "points": 2}],
     "history": [{"load": "typing", "for": "1 h", "pause": "60 min"}], "course": {"duration": "1 h"},
     "arms": {"wait": [], "press": [{"therapy": "pressure", "perWeek": 7}]}, "referenceArm": "wait",
     "sampleEvery": "1 h"}
    """

  /// A path, values of it, and two ends where it is a number.
  private struct Choice {
    let path: String
    let values: [String]
    var ends: (String, String)?
  }

  private static let choices = [
    Choice(path: "arms.press[0].passes", values: ["0", "1", "3"], ends: ("0", "4")),
    Choice(path: "arms.press[0].hold", values: ["\"5 s\"", "\"10 min\""], ends: ("\"10 s\"", "\"1 min\"")),
    Choice(path: "arms.press[0].pressure", values: ["\"threshold\"", "\"2 kg/cm2\""]),
    Choice(path: "arms.press[0].perWeek", values: ["0.1", "28"], ends: ("0.1", "28")),
    Choice(
      path: "arms.press[0].start", values: ["\"0 s\"", "\"30 min\"", "\"2 h\""], ends: ("\"0 s\"", "\"2 h\"")),
    Choice(path: "arms.press[0].points", values: ["1", "2", "3"], ends: ("1", "3")),
    Choice(path: "arms.press[0].skill", values: ["\"0 %\"", "\"100 %\""], ends: ("\"0 %\"", "\"100 %\"")),
    Choice(path: "arms.press[0].therapy", values: ["\"pressure\"", "\"dry-needling\"", "\"wait-and-see\""]),
    Choice(path: "history[0].hoursPerDay", values: ["0", "13", "24"], ends: ("1", "24")),
    Choice(path: "history[0].bouts", values: ["1", "12", "96"], ends: ("1", "20")),
    Choice(path: "history[0].pause", values: ["\"0 min\"", "\"12 h\""], ends: ("\"0 min\"", "\"6 h\"")),
    Choice(path: "history[0].load", values: ["\"typing\"", "\"lifting\"", "\"rest\""]),
    Choice(path: "history[0].for", values: ["\"1 h\"", "\"90 min\""], ends: ("\"1 h\"", "\"2 h\"")),
    Choice(
      path: "course.duration", values: ["\"1 h\"", "\"3 h\"", "\"1 min\""], ends: ("\"1 h\"", "\"2 h\"")),
    Choice(path: "course.load", values: ["\"stops\"", "\"continues\""]),
    Choice(
      path: "sampleEvery", values: ["\"1 h\"", "\"30 min\"", "\"2 h\""], ends: ("\"1 min\"", "\"1 h\"")),
    Choice(path: "seed", values: ["0", "9007199254740992"], ends: ("0", "9007199254740992")),
    Choice(path: "muscles[0].name", values: ["\"upper-trapezius\"", "\"infraspinatus\""]),
    Choice(path: "muscles[0].fibresPerFascicle", values: ["1", "2"], ends: ("1", "3")),
    Choice(path: "muscles[0].fascicles", values: ["1", "2"], ends: ("1", "2")),
    Choice(path: "muscles[0].points", values: ["1", "2"], ends: ("1", "2")),
    Choice(path: "muscles[0].planted", values: ["\"0 %\"", "\"100 %\""], ends: ("\"0 %\"", "\"100 %\"")),
    Choice(path: "patients.population", values: ["\"desk-worker\"", "\"chronic-back-pain\""]),
    Choice(path: "hypotheses.energyCrisis", values: ["true", "false"]),
    Choice(path: "hypotheses.camp", values: ["\"integrated\"", "\"central\""]),
    Choice(path: "knotDrive.latchGain", values: ["0", "1"], ends: ("0.1", "0.9")),
    Choice(path: "energyBalance.oxidation", values: ["\"0.02/s\""], ends: ("\"0.01/s\"", "\"0.05/s\"")),
    Choice(path: "population.painSensitivity.deviation", values: ["0", "1"], ends: ("0", "0.5")),
    Choice(path: "outcomes.pain.noise", values: ["\"0 NRS\""], ends: ("\"0 NRS\"", "\"2 NRS\"")),
    Choice(path: "muscle.upper-trapezius.cover", values: ["\"1 cm\""], ends: ("\"5 mm\"", "\"2 cm\"")),
    Choice(path: "numerics.solver", values: ["\"rodas4\"", "\"none\""]),
    Choice(path: "schedule.session", values: ["\"0 h\"", "\"23 h\""], ends: ("\"0 h\"", "\"23 h\"")),
  ]

  private static let designs = [
    #""kind": "factorial""#, #""kind": "one-at-a-time""#, #""kind": "latin-hypercube", "samples": 4"#,
    #""kind": "sobol", "samples": 4"#, #""kind": "halton", "samples": 3"#, #""kind": "morris", "samples": 2"#,
    #""kind": "saltelli", "samples": 2"#, #""kind": "list""#,
  ]

  /// Steele, Lea and Flood's SplitMix64: the same studies everywhere.
  private struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
  }

  private static func domain(of choice: Choice, levels: Bool, _ chance: inout Chance) -> String {
    let kind = Int.random(in: 0..<4, using: &chance)
    guard let ends = choice.ends, kind > 0 else {
      let values = choice.values.shuffled(using: &chance).prefix(Int.random(in: 1...2, using: &chance))
      return #"{"values": [\#(values.joined(separator: ", "))]}"#
    }
    let range = #""from": \#(ends.0), "to": \#(ends.1)"#
    if levels { return "{\(range), \"levels\": 2}" }
    switch kind {
    case 1: return "{\(range)}"
    case 2: return #"{"distribution": "uniform", \#(range)}"#
    default: return #"{"distribution": "beta", "alpha": 2, "beta": 0.5, \#(range)}"#
    }
  }

  private static func study(_ chance: inout Chance) -> String {
    let design = designs[Int.random(in: 0..<designs.count, using: &chance)]
    let chosen = Array(choices.shuffled(using: &chance).prefix(Int.random(in: 1...3, using: &chance)))
    let stop =
      Int.random(in: 0..<4, using: &chance) == 0 ? #", "stop": {"mcse": 0.5, "maxReplicates": 3}"# : ""
    let patients = Bool.random(using: &chance) ? #", "patients": "fresh""# : ""
    let head =
      "{\"name\": \"generated\", \"scenario\": \(scenario)\(stop), \"design\": {\(design), \"replicates\": 1\(patients)"
    guard !design.contains("list") else {
      let rows = (0..<3).map { _ in
        "["
          + chosen.map { $0.values[Int.random(in: 0..<$0.values.count, using: &chance)] }
          .joined(separator: ", ") + "]"
      }
      let columns = chosen.map { "\"\($0.path)\"" }.joined(separator: ", ")
      return head + ", \"columns\": [\(columns)], \"rows\": [\(rows.joined(separator: ", "))]}}"
    }
    let needsLevels = design.contains("factorial") || design.contains("one-at-a-time")
    var factors: [String] = []
    for choice in chosen {
      factors.append("\"\(choice.path)\": \(domain(of: choice, levels: needsLevels, &chance))")
    }
    return head + "}, \"factors\": {\(factors.joined(separator: ", "))}}"
  }

  /// Nil where the study was refused.
  private static func points(_ text: String) throws -> StudyPoints? {
    do {
      let points = try StudyPoints(Study(resolved: JSONDocument(Array(text.utf8), file: "study.json")))
      try points.check()
      return points
    } catch is ProblemList {
      return nil
    }
  }

  @Test("run to their end once they are accepted", arguments: 0..<12 as Range<UInt64>)
  func run(seed: UInt64) async throws {
    var chance = Chance(state: seed)
    var accepted = 0
    for _ in 0..<12 {
      let text = Self.study(&chance)
      guard let points = try Self.points(text) else { continue }
      accepted += 1
      let report: ExperimentRun.Report?
      do {
        report = try await Self.run(points)
      } catch {
        Issue.record("\(error): \(text)")
        continue
      }
      #expect(report?.ending == .complete, "\(text)")
    }
    #expect(accepted >= 1)
  }

  private static func run(_ points: StudyPoints) async throws -> ExperimentRun.Report {
    let path = FileManager.default.temporaryDirectory.appending(path: "tpsim-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let tables = points.tables(replayCommand: { $0 })
    let run = try ExperimentRun(points.experiment(), tables: tables, threads: 1)
    let folder = try ProgressFolder(at: path)
    let resolved = points.study.scenario.resolved.text
    try await folder.begin(
      ProgressSeal(
        version: "test", commit: nil, resolvedScenario: resolved, resolvedStudy: nil, shard: nil,
        commandLine: [], start: ""), tables: tables.schemas(of: run.experiment), force: false)
    return try await run.run(
      in: folder,
      manifest: {
        Manifest(
          version: "test", commit: nil, buildFlags: [], gslVersion: "", commandLine: [],
          resolvedScenario: try #require(JSONText(resolved)), seed: 1, streamScheme: "", threads: 1,
          start: "",
          end: "")
      }, shouldStop: { false }, report: { _ in })
  }

  @Test("points that are found to be no scenario while a sweep runs are failed runs, and the sweep goes on")
  func failedPoints() async throws {
    // Accepted by nobody: the check is left out, as for the points of a large design that are not read before.
    let text = """
      {"scenario": \(Self.scenario), "design": {"kind": "factorial", "replicates": 2}, "factors":
       {"history[0].hoursPerDay": {"values": [4, 22]}, "history[0].bouts": {"values": [1, 5]}}}
      """
    let points = try StudyPoints(Study(resolved: JSONDocument(Array(text.utf8), file: "study.json")))
    #expect(throws: ProblemList.self) { try points.check() }
    let report = try await Self.run(points)
    #expect(report.ending == .complete)
    #expect(report.progress == .init(done: 16, total: 16, failed: 4))
  }
}
