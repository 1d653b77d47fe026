// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities
import Simulation
import Testing
import Therapies

@Suite("What must not matter does not")
struct InvarianceTests {
  private var study: Study {
    var study = Study()
    study.patients = 5
    study.history = [Study.typing(weeks: 1)]
    study.during = [Study.typing(weeks: 1)]
    study.days = 3
    study.muscles = [Study.trapezius(planted: 0.4)]
    study.arms = [
      Study.untreated, Study.arm("needle", [Study.needling()]), Study.arm("press", [Study.pressure()]),
    ]
    return study
  }

  /// The bits of every sample and the text of every event, in order.
  private func bytes(_ traces: [Trace], muscle: Int = 0) -> [String] {
    var rows: [String] = []
    for trace in traces {
      rows.append("\(trace.patient) \(trace.arm)")
      for sample in trace.samples where sample.muscle == muscle {
        let bits = sample.values.map { $0?.bitPattern ?? 0 }
        rows.append("\(sample.time.bitPattern) \(bits)")
      }
      for event in trace.events { rows.append("\(event)") }
    }
    return rows
  }

  @Test("another seed gives other bytes")
  func seed() async throws {
    var other = study
    other.seed = 2
    #expect(bytes(try await study.cohort().traces) != bytes(try await other.cohort().traces))
  }

  @Test("an arm leaves no trace in the others, whatever it does")
  func arm() async throws {
    var more = study
    more.arms += [
      Study.arm("between", [WaitAndSee()]), Study.arm("a first", [Study.needling(insertions: 30)]),
    ]
    let record = try await more.cohort()
    let others = record.traces.filter { $0.arm != "between" && $0.arm != "a first" }
    #expect(bytes(others) == bytes(try await study.cohort().traces))
  }

  @Test("a run that fails leaves the other arms of its patient as they were")
  func failure() async throws {
    var broken = study
    broken.arms += [Study.arm("broken", [Impossible()])]
    let record = try await broken.cohort()
    #expect(record.patients("broken").allSatisfy { $0.failure != nil && !$0.samples.isEmpty })
    #expect(record.patients("broken").count == study.patients)
    let others = record.traces.filter { $0.arm != "broken" }
    #expect(bytes(others) == bytes(try await study.cohort().traces))
  }

  @Test("what a session promises lasts with two muscles as it does with one")
  func expectation() async throws {
    func ratio(_ muscles: [MusclePlan]) async throws -> Double {
      var study = self.study
      study.muscles = muscles
      study.arms = [Study.untreated, Study.arm("sham", [Sham()])]
      let record = try await study.cohort()
      let muscle = muscles.count - 1
      return record.values("ppt_kPa", "sham", day: 1, muscle: muscle).mean
        / record.values("ppt_kPa", "none", day: 1, muscle: muscle).mean
    }
    let right = Study.trapezius(planted: 0.4)
    let one = try await ratio([right])
    let two = try await ratio([Study.trapezius(side: "left", planted: 0.4), right])
    print("threshold a day after sham over no treatment: one muscle \(shown(one)), two \(shown(two))")
    #expect(one > 1.01)
    #expect(abs(two - one) < 0.01)
  }
}

/// A touch whose volley no step can follow.
private struct Impossible: CataloguedTherapy {
  static let name = "impossible"
  static let summary = "a volley without end"
  static let kind = TherapyKind.manual
  static let parameters: [Parameter<Impossible>] = []

  func session() -> any Session {
    FixedSession([.touch(pressure: 15, volley: .infinity, duration: 10)])
  }
}
