// SPDX-License-Identifier: GPL-3.0-or-later
import Simulation
import Testing

@Suite("Treatments and loads together")
struct CombinationTests {
  @Test("pressure with stretching does more than either (Kostopoulos 2008)")
  func pressureAndStretch() async throws {
    let record = try await SharedCohorts.typing.value
    let released = ["passes-3", "stretch", "press-3 and stretch"].map {
      -record.gain("contracted_pct", $0, over: "none", day: 7)
    }
    let threshold = ["passes-3", "stretch", "press-3 and stretch"].map {
      record.gain("ppt_kPa", $0, over: "sham", day: 7)
    }
    let finding = Finding(
      8,
      "pressure, stretch, both: released \(shown(released)) % of fibres, threshold +\(shown(threshold)) kPa "
        + "at 7 days")
    #expect(released[2] > released[0] && released[2] > released[1], "\(finding)")
    #expect(threshold[2] > threshold[0] && threshold[2] > threshold[1], "\(finding)")
  }

  @Test("less load and a course of pressure do more together than the sum of both")
  func loadReduction() async throws {
    let (full, less) = (try await SharedCohorts.typing.value, try await SharedCohorts.reduced.value)
    let base = full.mean("contracted_pct", "none", day: 42)
    let gains = [
      base - less.mean("contracted_pct", "none", day: 42),
      base - full.mean("contracted_pct", "press course", day: 42),
      base - less.mean("contracted_pct", "press course", day: 42),
    ]
    let finding = Finding(
      8,
      "less contracted at 6 weeks of \(shown(base)) %: load reduction \(shown(gains[0])), course "
        + "\(shown(gains[1])), both \(shown(gains[2]))")
    #expect(gains[2] > gains[0] + gains[1], "\(finding)")
  }

  @Test("under continued load relief is lost within weeks, sooner the heavier the load")
  func relapse() async throws {
    var kept: [[Double]] = []
    for task in [SharedCohorts.resting, SharedCohorts.typing, SharedCohorts.heavy] {
      let record = try await task.value
      // Drop against the state before the session: what the load adds meanwhile counts as relapse.
      let before = record.mean("contracted_pct", "press once", day: 0)
      let drops = [1.0, 4, 7, 14, 28].map { before - record.mean("contracted_pct", "press once", day: $0) }
      kept.append(drops.map { $0 / before })
    }
    let finding = Finding(
      9,
      "share released after six presses at 1, 4, 7, 14, 28 days: rest \(shown(kept[0])); typing "
        + "\(shown(kept[1])); heavy \(shown(kept[2]))")
    #expect(kept[0][4] > kept[1][4] && kept[1][4] > kept[2][4], "\(finding)")
    #expect(kept[2][4] < 0.5 * kept[2][0], "\(finding)")
    #expect(kept[1][4] < kept[1][0], "\(finding)")
  }
}
