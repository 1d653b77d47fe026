// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Pressure on the point by a thumb or a tool: press, hold, release, once or several times.
///
/// A *pass* is one press, hold and release. The pressure follows a policy: at the patient's pain threshold, at the
/// midpoint of threshold and tolerance (tolerance = 1.20 threshold + 0.48 kg/cm², Hou 2002), or a fixed pressure.
/// With a stop rule the hold ends early: when the tissue has softened, or when pain has halved. Everything that
/// follows (lengthening, torn bridges, squeezed fluid, stopped flow, volley, soreness) is the tissue's answer.
package struct Pressure: CataloguedTherapy {
  package static let name = "pressure"
  package static let summary = "pressing and holding the point, once or in several passes"
  package static let kind = TherapyKind.manual
  package static let manoeuvre: String? = "press"

  /// When a hold ends.
  package enum StopRule: String, Sendable, CaseIterable {
    case time
    case softened
    case painHalved = "pain-halved"
  }

  package var passes = Quantity<Count>(3)
  package var hold = Quantity<Second>(60)
  package var rest = Quantity<Second>(30)
  package var policy = PressurePolicy.midpoint
  package var stop = StopRule.time
  package var ramp = Quantity<Second>(6)
  package var softening = Quantity<Percent>(20)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "passes", \.passes, in: 0...60, "Presses in a session",
      source: .assumed(because: "a common protocol; no dose is established")),
    Parameter(
      "hold", \.hold, in: 5...600, "Time a press is held, at most",
      source: .measured(.hou2002, "30, 60 and 90 s were compared")),
    Parameter(
      "rest", \.rest, in: 0...600, "Pause between two passes",
      source: .assumed(because: "time to find the point again and ask")),
    Parameter(
      "ramp", \.ramp, in: 1...60, "Time to reach the pressure",
      source: .assumed(because: "a slow press, in three steps")),
    Parameter(
      "softening", \.softening, in: 1...90, "Loss of resistance that counts as softened",
      source: .assumed(because: "what a trained thumb tells apart")),
  ]

  package static let choices: [Choice<Self>] = [
    PressurePolicy.choice(\.policy),
    Choice(
      "until", "What ends a hold", allowed: StopRule.allCases.map(\.rawValue), read: { $0.stop.rawValue },
      writeName: { if let rule = StopRule(rawValue: $1) { $0.stop = rule } }),
  ]

  package func session() -> any Session { PressureSession(dose: self) }
}

/// Press, hold in slices while looking, release.
private struct PressureSession: Session {
  let dose: Pressure
  private var pass = 0
  private var phase = Phase.start

  private enum Phase { case start, rising(Int), holding(Double), releasing }
  /// Slices in which a hold under a stop rule looks (s).
  private static let look = 5.0

  init(dose: Pressure) { self.dose = dose }

  mutating func next(after findings: Findings) -> Manoeuvre? {
    let pressure = dose.policy.pressure(findings)
    let step = dose.ramp.value / 3
    switch phase {
    case .start:
      guard pass < Int(dose.passes.value) else { return nil }
      pass += 1
      phase = .rising(2)
      return .press(pressure: pressure / 3, duration: step, isNew: false)
    case .rising(let third):
      phase = third == 2 ? .rising(3) : .holding(0)
      if third == 2 { return .press(pressure: pressure * 2 / 3, duration: step, isNew: false) }
      phase = .holding(step)
      return .press(pressure: pressure, duration: step, isNew: true)
    case .holding(let held):
      let left = dose.hold.value + step - held
      if left <= 1e-9 || isDone(findings) {
        phase = .releasing
        return .completed(pass: pass)
      }
      let slice = dose.stop == .time ? left : min(left, PressureSession.look)
      phase = .holding(held + slice)
      return .press(pressure: pressure, duration: slice, isNew: false)
    case .releasing:
      phase = .start
      return .rest(duration: dose.rest.value)
    }
  }

  private func isDone(_ findings: Findings) -> Bool {
    switch dose.stop {
    case .time: false
    case .softened: findings.stiffness <= (1 - dose.softening.value / 100) * findings.stiffnessAtStart
    case .painHalved: findings.pain <= 0.5 * findings.painAtStart
    }
  }
}
