// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Blood flow to a fibre: vasodilatation and sympathetic tone set what the pressure in and around it lets pass.
///
/// ```
/// P = P_shared + k_loc x s + f σ                         interstitial pressure (mmHg)
/// q = v (g_min + (1 − g_min)/(1 + (P/P_c)⁴))             flow, 1 at rest
/// v = (1 + g_V V)/(1 + g_S (S − 1))      P_c = P_0 + g_P V
/// P_shared = P_rest + k_sh ⟨x⟩ + k_J J + k_B BK
/// ```
///
/// `x` bridges, `s` shortening, `σ` stress of a hand (mmHg), `V` vasodilatation, `S` sympathetic tone,
/// `J` injury, `BK` bradykinin, `⟨x⟩` the fascicle's mean. With `isPressureOn` false contraction does not throttle
/// flow (one limb of the energy crisis); with `isOcclusionOn` false a pressing hand does not.
package struct Perfusion: Sendable {
  package var isPressureOn = true
  package var isOcclusionOn = true
  package var restingPressure = Quantity<MillimetreMercury>(6)
  package var localPressure = Quantity<MillimetreMercury>(80)
  package var sharedPressure = Quantity<MillimetreMercury>(50)
  package var oedemaPressure = Quantity<MillimetreMercury>(12)
  package var bradykininPressure = Quantity<MillimetreMercury>(6)
  package var closingPressure = Quantity<MillimetreMercury>(39)
  package var closingPressureGain = Quantity<MillimetreMercury>(9)
  package var residualFlow = Quantity<One>(0.05)
  package var hyperaemia = Quantity<One>(6)
  package var vasoconstriction = Quantity<One>(0.5)
  package var transmittedStress = Quantity<One>(0.5)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "restingPressure", \.restingPressure, in: 0...20, "Intramuscular pressure at rest",
      source: .assumed(because: "textbook value")),
    Parameter(
      "localPressure", \.localPressure, in: 0...300, "Pressure of a shortened, active knot on itself",
      source: .assumed(because: "a contracted segment bulges; below the 287 mmHg of a maximal contraction")),
    Parameter(
      "sharedPressure", \.sharedPressure, in: 0...300, "Pressure in the fascicle per mean contraction",
      source: .measured(.jarvholm1988, "42 mmHg at 16 % of maximal contraction reduces flow")),
    Parameter(
      "oedemaPressure", \.oedemaPressure, in: 0...60, "Pressure per unit of injury",
      source: .assumed(because: "oedema of an injured fascicle doubles its resting pressure")),
    Parameter(
      "bradykininPressure", \.bradykininPressure, in: 0...60, "Pressure per unit of bradykinin",
      source: .assumed(because: "leaky capillaries; as large as the resting pressure")),
    Parameter(
      "closingPressure", \.closingPressure, in: 10...100, "Pressure that halves flow",
      source: .assumed(because: "30 to 40 mmHg, the rule of compartment syndrome")),
    Parameter(
      "closingPressureGain", \.closingPressureGain, in: 0...60, "Rise of that pressure with vasodilatation",
      source: .assumed(because: "open arterioles pass more of the arterial pressure on")),
    Parameter(
      "residualFlow", \.residualFlow, in: 0...0.5, "Share of flow that no pressure stops",
      source: .assumed(because: "collateral supply at the edge of the knot")),
    Parameter(
      "hyperaemia", \.hyperaemia, in: 0...30, "Extra flow at full vasodilatation, in resting flows",
      source: .assumed(because: "sevenfold flow at most under a local stimulus")),
    Parameter(
      "vasoconstriction", \.vasoconstriction, in: 0...0.9, "Loss of conductance per unit of sympathetic tone",
      source: .assumed(because: "doubling the tone takes a third of the flow")),
    Parameter(
      "transmittedStress", \.transmittedStress, in: 0...1,
      "Share of a hand's stress that becomes tissue pressure",
      source: .assumed(because: "the solid matrix carries the rest")),
  ]

  /// The stress of a hand (kPa) as interstitial pressure (mmHg).
  @inline(__always)
  package func pressure<Value: Real>(ofStress stress: Value) -> Value {
    let kilopascal = Kilopascal.unit.scale / MillimetreMercury.unit.scale
    return (isOcclusionOn ? transmittedStress.value * kilopascal : 0) * stress
  }

  @inline(__always)
  package var local: Double { isPressureOn ? localPressure.value : 0 }
  @inline(__always)
  package var shared: Double { isPressureOn ? sharedPressure.value : 0 }

  @inline(__always)
  package func fasciclePressure<Value: Real>(meanBridges: Value, injury: Value, bradykinin: Value) -> Value {
    let contraction = restingPressure.value + shared * meanBridges
    return contraction + (oedemaPressure.value * injury + bradykininPressure.value * bradykinin)
  }

  /// 1/P_c.
  @inline(__always)
  package func inverseClosingPressure<Value: Real>(vasodilatation: Value) -> Value {
    1 / (closingPressure.value + closingPressureGain.value * vasodilatation)
  }

  @inline(__always)
  package func conductance<Value: Real>(vasodilatation: Value, sympatheticTone: Value) -> Value {
    (1 + hyperaemia.value * vasodilatation) / (1 + vasoconstriction.value * (sympatheticTone - .constant(1)))
  }

  /// The share of flow that a pressure lets pass, with its slope by P/P_c.
  @inline(__always)
  package func gate<Value: Real>(pressureRatio: Value) -> Response<Value> {
    let square = pressureRatio.squared
    let share = 1 / (1 + square.squared)
    let open = 1 - residualFlow.value
    return Response(
      value: residualFlow.value + open * share,
      slope: (-4 * open) * (square * pressureRatio * share.squared))
  }
}
