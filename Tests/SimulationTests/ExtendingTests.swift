// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Outcomes
import Physiology
import Quantities
import Simulation
import SimulationSupport
import Testing
import Therapies

/// The toys of the page on extending, which are compiled beside this test as the page shows them.
@Suite("Extending")
struct ExtendingTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  @Test("the page shows the toys to the letter", arguments: ["Vibration", "StructuralMemory"])
  func page(_ toy: String) throws {
    let root = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appending(path: "Sources/tpsim/tpsim.docc/Extending.md"), encoding: .utf8)
    let code = try String(contentsOf: Self.folder.appending(path: "\(toy).swift"), encoding: .utf8)
    // In their own layer they need not import it.
    let shown = code.replacing(#/(package )?import (Therapies|Outcomes)\n/#, with: "")
    #expect(page.contains("```swift\n\(shown)```"))
  }

  @Test("a new therapy acts by its volley, and without a dose is nothing")
  func therapy() async throws {
    var off = Vibration()
    off.duration = Quantity(0)
    let plan = try TherapyCourses.plan(["off": off, "vibration": Vibration()])
    try await Cohort(plan: plan, width: 2).run(patients: 1...1) { _, traces in
      let arms = Dictionary(uniqueKeysWithValues: traces.map { ($0.arm, $0) })
      let none = try #require(arms["none"]?.samples.map(\.values))
      #expect(arms["off"]?.samples.map(\.values) == none)
      #expect(arms["vibration"]?.failure == nil && arms["vibration"]?.samples.map(\.values) != none)
    }
  }

  @Test("a new outcome reads what there is")
  func outcome() throws {
    var tissue = TissueReading()
    tissue.memory = 0.3
    let examination = Examination(
      muscle: MuscleReading(whole: tissue, points: [tissue], pain: 0),
      nervous: NervousReading(
        central: 0, inhibition: 0, expectation: 0, affect: 0, soreness: 0, totalSoreness: 0, totalPain: 0),
      person: ExaminedPerson(painGain: 1, healthyThreshold: 320), luck: .none, record: CourseRecord(),
      centralGain: 1, affectGain: 1)
    #expect(Outcome.structuralMemory.measure(Readouts(), examination) == 30)
  }
}
