// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Results
import Scenarios
import Testing

@Suite("What a sweep takes")
struct WorkEstimateTests {
  private static func experiment(_ factors: String, replicates: Int, more: String = "") throws -> Experiment {
    let text = """
      {"scenario":
        {"question": "Does pressing help?", "patients": {"population": "desk-worker", "count": 3},
         "muscles": [{"name": "upper-trapezius", "fibresPerFascicle": 2, "fascicles": 1}],
         "history": [{"load": "typing", "for": "1 d"}], "course": {"duration": "1 d"},
         "arms": {"wait": [], "press": [{"therapy": "pressure", "perWeek": 2}],
                  "needle": [{"therapy": "dry-needling", "perWeek": 1}]}, "referenceArm": "wait"},
       "design": {"kind": "factorial", "replicates": \(replicates)}, "factors": {\(factors)}\(more)}
      """
    return try StudyPoints(Study(resolved: JSONDocument(Array(text.utf8), file: "study.json"))).experiment()
  }

  /// Five doses of one arm, two of another.
  private static let doses = """
    "arms.press[0].passes": {"values": [0, 1, 2, 3, 4]}, "arms.needle[0].insertions": {"values": [2, 4]}
    """

  @Test("a patient lives one history, the reference arm once, and each dose of an arm once")
  func whole() throws {
    let count = try WorkCount(Self.experiment(Self.doses, replicates: 7))
    #expect(
      count
        == WorkCount(tasks: 70, histories: 7, courses: ["wait": 7, "press": 35, "needle": 14]))
  }

  @Test("what is varied before the course makes a history of its own")
  func histories() throws {
    let factor = #""history[0].intensity": {"values": ["4 %MVC", "5 %MVC", "6 %MVC"]}"#
    let count = try WorkCount(Self.experiment(factor, replicates: 4))
    #expect(
      count == WorkCount(tasks: 12, histories: 12, courses: ["wait": 12, "press": 12, "needle": 12]))
  }

  @Test("shards do all tasks once; few patients live their history in several", arguments: [1, 2, 3, 7, 40])
  func shards(count: Int) throws {
    let experiment = try Self.experiment(Self.doses, replicates: 7)
    let parts = try (1...count).map { try WorkCount(experiment, shard: Manifest.Shard($0, of: count)) }
    #expect(parts.reduce(0) { $0 + $1.tasks } == 70)
    if count > 1 { #expect(parts.allSatisfy { (1...(70 / count + 10)).contains($0.tasks) }, "nearly alike") }
    let histories = parts.reduce(0) { $0 + $1.histories }
    #expect(count == 1 ? histories == 7 : histories > 7 && histories <= 70)
  }

  /// Seconds that can be told apart in a sum.
  private static let sample = WorkSample(
    patients: 1, history: 100, courses: ["wait": 1, "press": 10, "needle": 1_000], rows: 0.01, tableBytes: 8,
    chunkBytes: 9)

  @Test("seconds are those of all parts; a stopping rule's budget multiplies them")
  func seconds() throws {
    let estimate = try WorkEstimate(
      Self.experiment(Self.doses, replicates: 7), sample: Self.sample, preparation: 5, threads: 2)
    let (history, rows): (Double, Double) = (700, 0.7)
    let courses: Double = 7 + 350 + 14_000
    let work = history + courses + rows
    #expect(abs(estimate.processorSeconds(estimate.whole) - (5 + work)) < 1e-9)
    #expect(abs(try estimate.secondsEach(of: 1) - (5 + work / 2)) < 1e-9)
    let stopping = try WorkEstimate(
      Self.experiment(Self.doses, replicates: 7, more: #", "stop": {"mcse": 0.1, "maxReplicates": 21}"#),
      sample: Self.sample, preparation: 5, threads: 2)
    #expect(stopping.tasks == 210)
    #expect(abs(try stopping.secondsEach(of: 1) - (5 + 3 * work / 2)) < 1e-9)
  }

  @Test("there are as few shards as keep within the time, and never one without work")
  func division() throws {
    let estimate = try WorkEstimate(
      Self.experiment(Self.doses, replicates: 40), sample: Self.sample, preparation: 5, threads: 1)
    for hours in [0.5, 2, 8] {
      let count = try estimate.shards(of: hours * 3_600)
      #expect(try estimate.secondsEach(of: count) <= hours * 3_600)
      if count > 1 { #expect(try estimate.secondsEach(of: count * 8 / 10) > hours * 3_600) }
    }
    #expect(try estimate.shards(of: 1) == 400)
  }

  @Test("measuring lives the same patients each time, and finds what rows weigh")
  func measured() async throws {
    let experiment = try Self.experiment(Self.doses, replicates: 7)
    let first = try await WorkSample.measured(experiment, budget: 0)
    let second = try await WorkSample.measured(experiment, budget: 0)
    #expect(first.tableBytes == second.tableBytes && first.chunkBytes == second.chunkBytes)
    #expect(first.tableBytes > 100 && first.chunkBytes > first.tableBytes)
    #expect(first.history > 0 && Set(first.courses.keys) == ["wait", "press", "needle"])
  }
}
