// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities
import Simulation
import Testing

@Suite("What each published view predicts")
struct CampTests {
  /// Contracted share (%), pain and oxygen in knots after 16 weeks of typing, and the contracted share eight weeks
  /// later, in one view.
  private func life(_ camp: String, selective: Bool = true, planted: Double? = nil) async throws -> [Double] {
    var study = Study()
    study.patients = 8
    study.days = 56
    study.sampleEvery = .days(7)
    if let camp = Camp.named(camp) { study.model.adopt(camp) }
    if !selective { Hypothesis.named("selectiveRecruitment")?.write(&study.model, false) }
    if planted != nil {
      study.history = []
      study.muscles = [Study.trapezius(planted: planted)]
    }
    let record = try await study.cohort()
    return [
      record.mean("contracted_pct", "none", day: 0), record.mean("pain_nrs", "none", day: 0),
      record.mean("oxygen_knot_mmHg", "none", day: 0), record.mean("contracted_pct", "none", day: 56),
      record.mean("endplate_noise_uV", "none", day: 0),
    ]
  }

  @Test("central only: no local lesion forms, and a planted one dissolves")
  func centralOnly() async throws {
    let grown = try await life("central-only")
    let planted = try await life("central-only", planted: 0.5)
    let finding = Finding(
      14,
      "central only: contracted \(shown(grown[0])) % after typing; planted 50 %, \(shown(planted[3])) % after 8 weeks"
    )
    #expect(grown[0] < 1, "\(finding)")
    #expect(planted[3] < 1, "\(finding)")
  }

  @Test("cinderella: light work overloads low-threshold units; without their selection it is harmless")
  func cinderella() async throws {
    let selective = try await life("cinderella")
    let shared = try await life("cinderella", selective: false)
    let finding = Finding(
      14,
      "cinderella: contracted \(shown(selective[0])) %, oxygen in knots \(shown(selective[2])) mmHg; load shared by "
        + "all units \(shown(shared[0])) %")
    #expect(selective[0] > 10 && shared[0] < 1, "\(finding)")
    #expect(selective[2] < 15, "\(finding)")
  }

  @Test("neurogenic: points form without an energy crisis and do not need a core without oxygen")
  func neurogenic() async throws {
    let neurogenic = try await life("neurogenic")
    let integrated = try await life("integrated")
    let finding = Finding(
      14,
      "neurogenic: contracted \(shown(neurogenic[0])) % (integrated \(shown(integrated[0]))), endplate noise "
        + "\(shown(neurogenic[4])) uV, oxygen in knots \(shown(neurogenic[2])) mmHg (\(shown(integrated[2])))"
    )
    #expect(neurogenic[0] > 3, "\(finding)")
    #expect(neurogenic[2] > integrated[2], "\(finding)")
  }
}
