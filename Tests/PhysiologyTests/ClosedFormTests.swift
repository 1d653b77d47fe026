// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("States that nothing drives follow their exact exponentials")
struct ClosedFormTests {
  /// A method, its tolerance, and how far from the closed form it may end.
  enum Setting: CaseIterable {
    case fast
    case accurate

    var method: RosenbrockMethod { self == .fast ? .ros3 : .rodas4 }
    var tolerance: Tolerance { Tolerance(relative: self == .fast ? 1e-3 : 1e-7) }
    var distance: Double { self == .fast ? 2e-3 : 1e-6 }
  }

  @Test(
    "destroyed segments, injury, expectation, soreness and inhibition", arguments: Setting.allCases,
    [90.0, 7_200, 172_800])
  func exponentials(setting: Setting, time: Double) throws {
    var fixture = Fixture(21)
    let structure = fixture.structure(fibres: 16)
    let start = fixture.state(structure)
    let model = Model()
    let stimulus = Stimulus(volley: 0.6, strain: 0.5, painElsewhereSlope: 1e-6)
    var state = start
    var solver = RosenbrockIntegrator(
      structure: structure, model: model, method: setting.method, tolerance: setting.tolerance)
    _ = try solver.advance(&state, by: time, under: stimulus)
    func close(_ actual: Double, _ exact: Double, _ what: String) {
      #expect(abs(actual - exact) <= setting.distance, "\(what) after \(time) s: \(actual), exactly \(exact)")
    }

    let regrown = exp(-time * model.regeneration.rate)
    for block in 0..<structure.blocks {
      for lane in 0..<8 {
        close(state[block, .destroyed][lane], start[block, .destroyed][lane] * regrown, "destroyed segment")
      }
    }
    let healed = exp(-time * model.tissueInjury.rate)
    for fascicle in 0..<structure.fascicles {
      close(
        state[fascicle: fascicle, .injury], start[fascicle: fascicle, .injury] * healed, "injury")
    }
    close(
      state[.expectation], start[.expectation] * exp(-time * model.expectation.rate), "expectation")
    let (onset, decay) = (model.soreness.onsetRate, model.soreness.decayRate)
    close(state[.sorenessPool], start[.sorenessPool] * exp(-time * onset), "delayed soreness")
    let released =
      start[.sorenessPool] * onset / (decay - onset) * (exp(-time * onset) - exp(-time * decay))
    close(state[.soreness], start[.soreness] * exp(-time * decay) + released, "soreness")
    let build = stimulus.volley / model.inhibition.onset.value
    let speed = build + 1 / model.inhibition.offset.value
    close(
      state[.inhibition], build / speed + (start[.inhibition] - build / speed) * exp(-time * speed),
      "inhibition")
    close(state[.painElsewhere], start[.painElsewhere] + 1e-6 * time, "pain elsewhere")
  }

  @Test("a session's promise moves expectation towards one and never beyond")
  func expectation() {
    let expectation = Expectation()
    #expect(expectation.after(visit: 0, from: 0.3) == 0.3)
    #expect(expectation.after(visit: 1, from: 0) == expectation.response.value)
    #expect(expectation.after(visit: 100, from: 0.3) == 1)
    #expect(expectation.after(visit: -3, from: 0.3) == 0.3)
    // Of two at one visit the larger promise counts, in whatever order.
    let (larger, smaller) = (
      expectation.after(visit: 1.2, from: 0.3), expectation.after(visit: 0.7, from: 0.3)
    )
    #expect(expectation.after(visit: 0.7, promised: 1.2, from: larger) == larger)
    #expect(abs(expectation.after(visit: 1.2, promised: 0.7, from: smaller) - larger) < 1e-15)
  }
}
