// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// What overload leaves behind in a fibre: leaky stores, oxidative stress, disordered sarcomeres.
///
/// ```
/// dD/dt = (k_u u x + k_r x g(A))(D_max − D) − D (1 + r(1 − s))/τ − (N/τ_N + k_m λ s) D
/// g(A)  = (1−A)²/((1−A)² + K²)
/// ```
///
/// It grows under load and in a starved contracture, heals slowly, and three times as fast in a fibre that is
/// not shortened; a segment that regenerates after a needle loses it, imposed lengthening repairs a little.
package struct StructuralMemory: Sendable {
  package var isOn = true
  package var growthUnderLoad = Quantity<PerSecond>(1e-4)
  package var growthInContracture = Quantity<PerSecond>(0.015 / 86_400)
  package var deficitHalfPoint = Quantity<One>(0.30)
  package var ceiling = Quantity<One>(0.85)
  package var healing = Quantity<Second>.days(30)
  package var healingWhenLong = Quantity<One>(2)
  package var repairByLengthening = Quantity<One>(0.0429)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "growthUnderLoad", \.growthUnderLoad, in: 0...0.01, "Growth in a fully loaded, fully active fibre",
      source: .fitted(
        to: "repetitive strain makes points within days to weeks; relapse under unchanged work takes weeks",
        how: "by hand, with repairByLengthening, on eight virtual desk workers")),
    Parameter(
      "growthInContracture", \.growthInContracture, in: 0...1e-4, "Growth in a starved contracture",
      source: .fitted(
        to: "endplate noise 0.61 and 0.52 of its excess at 4 and 8 weeks (rat_sea2015)",
        how: "by hand, with healing, on twelve virtual desk workers: reaches about 0.69 and 0.61")),
    Parameter(
      "deficitHalfPoint", \.deficitHalfPoint, in: 0.05...1, "Energy deficit at half of that growth",
      source: .assumed(because: "oxidative stress follows a deep deficit")),
    Parameter(
      "ceiling", \.ceiling, in: 0.1...1, "Greatest memory",
      source: .assumed(because: "a living fibre keeps some of its structure")),
    Parameter(
      "healing", \.healing, in: 86_400...31_536_000, "Healing time of a contracted fibre",
      source: .fitted(
        to: "endplate noise 0.61 and 0.52 of its excess at 4 and 8 weeks (rat_sea2015)",
        how: "by hand, with growthInContracture, on twelve virtual desk workers: reaches about 0.69 and 0.61")
    ),
    Parameter(
      "healingWhenLong", \.healingWhenLong, in: 0...20, "Extra healing rate of a fibre at full length",
      source: .assumed(because: "ten days, the order of repair after eccentric exercise")),
    Parameter(
      "repairByLengthening", \.repairByLengthening, in: 0...1,
      "Share repaired per unit of lengthening strain",
      source: .calibrated(
        from:
          "0.065 by hand, for courses of pressure that relieve under unchanged work (geri2022); direction as in massage-like loading of rabbit muscle (haas2013)",
        interval: "0.033 to 0.055")),
  ]

  @inline(__always)
  package func hunger<Value: Real>(energy: Value) -> Response<Value> {
    hillSecond(1 - energy, halfAt: deficitHalfPoint.value)
  }

  /// Growth per bridge (1/s): k_u u + k_r g(A).
  @inline(__always)
  package func growth<Value: Real>(load: Double, hunger: Value) -> Value {
    let contracture = isOn ? growthInContracture.value : 0
    return (isOn ? growthUnderLoad.value * load : 0) + contracture * hunger
  }

  /// All losses together (1/s).
  @inline(__always)
  package func loss<Value: Real>(
    shortening: Value, lengtheningRate: Value, destroyed: Value, regeneration: Double,
    recovery: Double
  ) -> Value {
    let rest = recovery / healing.value
    let healed = rest * (1 + healingWhenLong.value) - (rest * healingWhenLong.value) * shortening
    let repaired = repairByLengthening.value * (lengtheningRate * shortening)
    return healed + repaired + regeneration * destroyed
  }

  @inline(__always)
  package func rate<Value: Real>(memory: Value, bridges: Value, growth: Value, loss: Value) -> Value {
    growth * (bridges * (ceiling.value - memory)) - loss * memory
  }
}
