// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Sensitisation of nociceptors by their own firing.
///
/// ```
/// dSp/dt = (S_max Noc/(Noc + K) − Sp)/τ
/// ```
package struct PeripheralSensitisation: Sendable {
  package var time = Quantity<Second>.hours(24)
  package var ceiling = Quantity<One>(1.6)
  package var halfPoint = Quantity<One>(0.6)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "time", \.time, in: 3_600...2_592_000, "Time constant",
      source: .assumed(because: "a day, the course of primary hyperalgesia")),
    Parameter(
      "ceiling", \.ceiling, in: 0.1...2, "Greatest sensitisation",
      source: .assumed(because: "makes full firing reach 1")),
    Parameter(
      "halfPoint", \.halfPoint, in: 0.05...5, "Firing at half of it",
      source: .assumed(because: "sensitisation grows over the whole range of firing")),
  ]

  @inline(__always)
  package func target<Value: Real>(firing: Value) -> Response<Value> {
    let share = 1 / (halfPoint.value + firing)
    return Response(
      value: ceiling.value * (firing * share),
      slope: (ceiling.value * halfPoint.value) * share.squared)
  }

  package var rate: Double { 1 / time.value }
}
