// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Central sensitisation: slow gain of the spinal cord and brain for pain, partly kept up by affect.
///
/// ```
/// dSc/dt = (S_max p/(p + K) − Sc)/τ          p = pain (1 + k_A Af) + k_S Af Sc
/// ```
///
/// `pain` nociceptor firing summed over the patient's points, `Af` affective state. With `isOn` false the
/// state still moves but no read-out and no reflex uses it (see ``SympatheticTone``).
package struct CentralSensitisation: Sendable {
  package var isOn = true
  package var time = Quantity<Second>.days(28)
  package var ceiling = Quantity<One>(1.6)
  package var halfPoint = Quantity<One>(0.8)
  package var affectAmplifies = Quantity<One>(0.35)
  package var affectMaintains = Quantity<One>(0.25)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "time", \.time, in: 86_400...31_536_000, "Time constant",
      source: .assumed(because: "pain outlasts the lesion by weeks")),
    Parameter(
      "ceiling", \.ceiling, in: 0.1...1.6, "Greatest sensitisation",
      source: .assumed(because: "makes full firing without affect reach about 0.9")),
    Parameter(
      "halfPoint", \.halfPoint, in: 0.05...5, "Drive at half of it",
      source: .assumed(because: "grows over the whole range of pain")),
    Parameter(
      "affectAmplifies", \.affectAmplifies, in: 0...3, "Amplification of the drive by affect",
      source: .assumed(because: "distress predicts chronic pain; size unmeasured")),
    Parameter(
      "affectMaintains", \.affectMaintains, in: 0...1, "Drive by affect without nociception",
      source: .assumed(because: "keeps pain up after half of the knots are gone")),
  ]

  package struct Target<Value: Real>: Sendable {
    package let value: Value
    package let pain: Value
    package let affect: Value
    package let central: Value
  }

  @inline(__always)
  package func target<Value: Real>(pain: Value, affect: Value, central: Value, affectSwitch: Double)
    -> Target<Value>
  {
    let amplify = affectAmplifies.value * affectSwitch
    let maintain = affectMaintains.value * affectSwitch
    let drive = pain * (1 + amplify * affect) + maintain * (affect * central)
    let share = 1 / (halfPoint.value + drive)
    let slope = (ceiling.value * halfPoint.value) * share.squared
    return Target(
      value: ceiling.value * (drive * share), pain: slope * (1 + amplify * affect),
      affect: slope * (amplify * pain + maintain * central), central: maintain * (slope * affect))
  }

  package var rate: Double { 1 / time.value }
  /// 1 where read-outs and reflexes use the state, else 0.
  package var gain: Double { isOn ? 1 : 0 }
}
