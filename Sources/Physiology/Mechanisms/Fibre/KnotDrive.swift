// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// The local calcium drive of the knot: endplate noise, leak from damaged stores, and latched bridges that
/// keep the thin filament switched on.
///
/// ```
/// ψ = 1/(1 + ((1 − A)/K)⁴)
/// R = g_E E ψ + g_D D + g_B B
/// d = R (1 − N) c
/// ```
///
/// `E` endplate noise, `D` structural memory, `B` latched bridges, `N` destroyed share, `c` availability of
/// calcium. `ψ` protects an exhausted fibre: channels that open without energy, magnesium and phosphate mute
/// further release. `g_E`, `g_D` and `g_B` vary between patients.
package struct KnotDrive: Sendable {
  package var endplateGain = Quantity<One>(0.96)
  package var leakGain = Quantity<One>(0.30)
  package var latchGain = Quantity<One>(0.42)
  package var protectionHalfPoint = Quantity<One>(0.60)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "endplateGain", \.endplateGain, in: 0...3, "Calcium drive of full endplate noise",
      source: .fitted(
        to:
          "contracted share of about 0.55 after overload; endplate noise 0.61 and 0.52 of its excess at 4 and 8 weeks (rat_sea2015)",
        how: "by hand over 6 to 32 virtual patients")),
    Parameter(
      "leakGain", \.leakGain, in: 0...2, "Calcium drive of full structural memory",
      source: .fitted(
        to: "half of the locked fibres hold without endplate noise", how: "by hand, together with latchGain")),
    Parameter(
      "latchGain", \.latchGain, in: 0...2, "Calcium drive that fully latched bridges stand for",
      source: .fitted(
        to: "responders to botulinum toxin (Gobel 2006)",
        how: "by hand, together with leakGain; cooperative activation by attached bridges is assumed")),
    Parameter(
      "protectionHalfPoint", \.protectionHalfPoint, in: 0.1...2,
      "Energy deficit that halves release from the endplate",
      source: .assumed(because: "a knot must live for months with its ATP defended")),
  ]

  @inline(__always)
  package func protection<Value: Real>(energy: Value) -> Response<Value> {
    let inverse = 1 / protectionHalfPoint.value
    let deficit = inverse * (1 - energy)
    let square = deficit.squared
    let value = 1 / (1 + square.squared)
    return Response(value: value, slope: (4 * inverse) * (square * deficit * value.squared))
  }

  /// Calcium release `R` of an intact knot, before the pump.
  @inline(__always)
  package func release<Value: Real>(
    noise: Value, protection: Value, memory: Value, latched: Value
  ) -> Value {
    endplateGain.value * (noise * protection) + leakGain.value * memory + latchGain.value * latched
  }
}
