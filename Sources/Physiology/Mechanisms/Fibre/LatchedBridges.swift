// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Bridges that stay attached in a starved knot: a contracture without electrical activity.
///
/// ```
/// dB/dt = k_f x_l g(A)(1 − B) − (k_d A + c λ s + k_f N) B        g(A) = (1−A)²/((1−A)² + K²)
/// ```
///
/// They form where an active knot lacks energy, let go with energy, and are torn by imposed lengthening `λ`.
/// One state gives a silent contracture, thixotropy and a mechanical route of release. No direct measurement
/// of `c` exists: it is one of the parameters that decide what manual release can do.
package struct LatchedBridges: Sendable {
  package var isOn = true
  package var isTearingOn = true
  package var formation = Quantity<PerSecond>(1 / 1_800)
  package var deficitHalfPoint = Quantity<One>(0.35)
  package var detachment = Quantity<PerSecond>(1 / 5_400)
  package var tearing = Quantity<One>(0.45)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "formation", \.formation, in: 1e-5...1e-2, "Formation in an active, starved knot",
      source: .assumed(because: "half an hour; rigor-like states take longer than a work break")),
    Parameter(
      "deficitHalfPoint", \.deficitHalfPoint, in: 0.05...1, "Energy deficit at half formation",
      source: .assumed(because: "as for the growth of structural memory")),
    Parameter(
      "detachment", \.detachment, in: 1e-5...1e-2, "Detachment at full energy",
      source: .assumed(
        because:
          "an hour and a half, the order of the recovery of passive stiffness after stretch (weppler2010)")),
    Parameter(
      "tearing", \.tearing, in: 0...5, "Share torn per unit of imposed lengthening strain",
      source: .fitted(
        to: "threshold +28 kPa (11 to 46) after three presses of 60 s, graded in passes (geri2022)",
        how: "by hand; unmeasured")),
  ]

  @inline(__always)
  package func hunger<Value: Real>(energy: Value) -> Response<Value> {
    hillSecond(1 - energy, halfAt: deficitHalfPoint.value)
  }

  /// Rate (1/s) at which all losses together remove latched bridges.
  @inline(__always)
  package func loss<Value: Real>(
    energy: Value, lengtheningRate: Value, shortening: Value, destroyed: Value
  ) -> Value {
    detachment.value * energy + torn * (lengtheningRate * shortening) + formation.value * destroyed
  }

  /// Tearing strain sensitivity with its switch.
  @inline(__always)
  package var torn: Double { isTearingOn ? tearing.value : 0 }

  /// Formation rate (1/s) with its switch.
  @inline(__always)
  package var forming: Double { isOn ? formation.value : 0 }

  @inline(__always)
  package func rate<Value: Real>(latched: Value, knotBridges: Value, hunger: Value, loss: Value) -> Value {
    forming * (knotBridges * hunger * (1 - latched)) - loss * latched
  }
}
