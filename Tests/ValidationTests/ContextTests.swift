// SPDX-License-Identifier: GPL-3.0-or-later
import Simulation
import Testing

@Suite("Attention and measurement")
struct ContextTests {
  /// Hong 1993: ratios of threshold after to before, 1.09 (SD 0.18, n 16) after sham, 1.02 (SD 0.07, n 21) without
  /// treatment. Bounds are two standard errors of those means.
  @Test("sham moves the threshold by a ratio of about 1.09, no treatment by 1.02")
  func sham() async throws {
    let record = try await SharedCohorts.morning.value
    // The mean of twenty examinations from the tenth minute on, when the session is over.
    func ratio(_ arm: String) -> Double {
      let before = record.values("ppt_kPa", arm, day: 0)
      let after = (10..<30).map { record.values("ppt_kPa", arm, day: Double($0) / 1_440) }
      return before.indices.map { patient in after.map { $0[patient] }.mean / before[patient] }.mean
    }
    let (sham, none) = (ratio("sham"), ratio("none"))
    let finding = Finding(12, "threshold after over before: sham \(shown(sham)), no treatment \(shown(none))")
    #expect((1.00...1.18).contains(sham), "\(finding)")
    #expect((0.99...1.05).contains(none), "\(finding)")
    #expect(sham / none > 1.03, "\(finding)")
  }
}
