// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Statistics
import Testing

@Suite("Share of noise in the variance between points")
struct NoiseShareTests {
  private func table(_ values: [[Double?]]) -> ResponseTable {
    ResponseTable(
      points: Array(1...values.count), values: values, failures: values.map { _ in [] })
  }

  @Test("is the variance of a mean over patients, by the variance of the means")
  func definition() {
    // Means 1 and 11 with variance 50; variances 2 of two patients each, so 1 of a mean.
    #expect(table([[0, 2], [10, 12]]).noiseShare(samePatients: false) == 0.02)
  }

  @Test("does not count what the same patients have in common at all points")
  func samePatients() {
    #expect(table([[0, 2], [10, 12]]).noiseShare(samePatients: true) == 0)
  }

  @Test(
    "finds the share that made-up noise has, whatever the same patients have in common",
    arguments: [false, true])
  func known(samePatients: Bool) throws {
    let (points, replicates, spread) = (2_000, 4, 2.0)
    func normal(_ point: Int, _ replicate: Int) -> Double {
      Normal.quantile(
        Philox4x32.uniform(key: 5, counterHigh: UInt64(point), counterLow: UInt64(replicate)))
    }
    let found = try #require(
      table(
        (1...points).map { point in
          (1...replicates).map { replicate in
            normal(point, 0) + spread * normal(point, replicate)
              + (samePatients ? 10 * normal(0, replicate) : 0)
          }
        }
      ).noiseShare(samePatients: samePatients))
    // Points vary by 1, their means by spread² / replicates = 1 more.
    #expect(abs(found - 0.5) < 0.03, "\(found)")
  }

  @Test("is not known with one patient, one point, or equal means")
  func unknown() {
    #expect(table([[1], [2]]).noiseShare(samePatients: true) == nil)
    #expect(table([[1, 2]]).noiseShare(samePatients: false) == nil)
    #expect(table([[1, 3], [2, 2]]).noiseShare(samePatients: false) == nil)
  }

  @Test("leaves out points with a failed run")
  func failures() {
    #expect(table([[0, 2], [nil, 400], [10, 12]]).noiseShare(samePatients: false) == 0.02)
  }
}
