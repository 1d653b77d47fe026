// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Bradykinin, made in acid, starved or injured tissue.
///
/// ```
/// dBK/dt = (k_H H̄²/(H̄² + K_H²) + k_f f²/(f² + K_f²) + k_J j(J) − BK)/τ        j(J) = J(1 + J)/(1 + J + J²)
/// ```
///
/// `H̄` mean acid (mmol/L), `f` mean energy deficit, `J` injury, whose effect saturates.
package struct Bradykinin: Sendable {
  package var time = Quantity<Second>.minutes(10)
  package var acidShare = Quantity<One>(0.7)
  package var acidHalfPoint = Quantity<Millimolar>(3.5)
  package var deficitShare = Quantity<One>(0.3)
  package var deficitHalfPoint = Quantity<One>(0.3)
  package var injuryShare = Quantity<One>(0.3)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "time", \.time, in: 30...7_200, "Time constant",
      source: .assumed(because: "ten minutes: kinins act within minutes and are broken down")),
    Parameter(
      "acidShare", \.acidShare, in: 0...2, "Bradykinin of strong acid",
      source: .assumed(because: "kallikrein works in acid; the main source")),
    Parameter(
      "acidHalfPoint", \.acidHalfPoint, in: 0.5...20, "Mean acid at half of it",
      source: .assumed(because: "as for the endplate")),
    Parameter(
      "deficitShare", \.deficitShare, in: 0...2, "Bradykinin of a complete energy deficit",
      source: .assumed(because: "released from starved fibres, less than from acid")),
    Parameter(
      "deficitHalfPoint", \.deficitHalfPoint, in: 0.05...1, "Mean deficit at half of it",
      source: .assumed(because: "as for vasodilatation")),
    Parameter(
      "injuryShare", \.injuryShare, in: 0...2, "Bradykinin of an injured fascicle",
      source: .assumed(because: "plasma leaks into the wound; as strong as starvation")),
  ]

  package struct Target<Value: Real>: Sendable {
    package let value: Value
    package let acid: Value
    package let deficit: Value
    package let injury: Value
  }

  @inline(__always)
  package func target<Value: Real>(acid: Value, deficit: Value, injury: Value) -> Target<Value> {
    let sour = hillSecond(acid, halfAt: acidHalfPoint.value)
    let starved = hillSecond(deficit, halfAt: deficitHalfPoint.value)
    let wounded = TissueInjury.saturated(injury)
    let chemical = acidShare.value * sour.value + deficitShare.value * starved.value
    return Target(
      value: chemical + injuryShare.value * wounded.value, acid: acidShare.value * sour.slope,
      deficit: deficitShare.value * starved.slope, injury: injuryShare.value * wounded.slope)
  }

  package var rate: Double { 1 / time.value }
}
