// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Energy of a fibre: oxidative and glycolytic supply against the use by bridges and pump.
///
/// ```
/// J_ox  = v_o y q_s/(v_o y + q_s)               y = 1 − A,  q_s = q_s0 q
/// J_gl  = v_g y²/(y² + k²) · c_H/(c_H + H)
/// J_use = j_0 + j_x x + j_s a
/// dA/dt = J_ox + J_gl − J_use A/(A + A_K)
/// ```
///
/// All fluxes are in pools of phosphocreatine (33 mmol/L) a second: the smaller of what mitochondria can make
/// from the deficit and what flow brings in oxygen limits oxidation; acid inhibits glycolysis.
package struct EnergyBalance: Sendable {
  package var oxidation = Quantity<PerSecond>(1 / 41.8)
  package var oxygenSupply = Quantity<PerSecond>(0.00074)
  package var glycolysis = Quantity<PerSecond>(0.003)
  package var glycolysisHalfPoint = Quantity<One>(0.5)
  package var restingUse = Quantity<PerSecond>(0.00024)
  package var bridgeUse = Quantity<PerSecond>(0.003)
  package var pumpUse = Quantity<PerSecond>(0.002)
  package var lactateYield = Quantity<Millimolar>(22)
  package var useHalfPoint = Quantity<One>(0.05)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "oxidation", \.oxidation, in: 0.005...0.1, "Oxidative gain: inverse recovery time of phosphocreatine",
      source: .measured(.slade2006, "recovery time constant 41.8 s (22 to 60.8)")),
    Parameter(
      "oxygenSupply", \.oxygenSupply, in: 1e-4...1e-2, "Oxygen brought by resting flow, as ATP",
      source: .assumed(
        because: "textbook resting flow of 3 ml/100 ml/min, 8.9 mmol/L of oxygen and 5.5 ATP a molecule")),
    Parameter(
      "glycolysis", \.glycolysis, in: 0...0.05, "Greatest glycolytic supply",
      source: .assumed(because: "about 0.1 mmol/L/s of ATP in slow fibres")),
    Parameter(
      "glycolysisHalfPoint", \.glycolysisHalfPoint, in: 0.05...1, "Energy deficit at half of it",
      source: .assumed(because: "glycolysis follows ADP, which rises late")),
    Parameter(
      "restingUse", \.restingUse, in: 1e-5...5e-3, "Use at rest",
      source: .measured(.ismrm2011, "0.0079 mmol/L/s of ATP; methods disagree 25-fold")),
    Parameter(
      "bridgeUse", \.bridgeUse, in: 0...0.05, "Use by fully active bridges",
      source: .assumed(because: "0.10 mmol/L/s of a slow, nearly isometric contraction")),
    Parameter(
      "pumpUse", \.pumpUse, in: 0...0.05, "Use by the calcium pump at full activation",
      source: .assumed(because: "two thirds of what bridges use")),
    Parameter(
      "lactateYield", \.lactateYield, in: 1...100,
      "Lactate per pool of glycolytic ATP; also inhibits at this level",
      source: .assumed(because: "33 mmol/L of ATP at 1.5 per lactate")),
    Parameter(
      "useHalfPoint", \.useHalfPoint, in: 0.005...0.5, "Reserve below which use falls",
      source: .assumed(because: "enzymes keep running until the reserve is nearly gone")),
  ]

  /// A flux with its partial derivatives by deficit `y` and by its second argument.
  package struct Flux<Value: Real>: Sendable {
    package let value: Value
    package let deficit: Value
    package let second: Value
  }

  /// J_ox; `second` is the derivative by flow `q`.
  @inline(__always)
  package func oxidative<Value: Real>(deficit y: Value, flow: Value) -> Flux<Value> {
    let demand = oxidation.value * y
    let supply = oxygenSupply.value * flow
    // The small constant keeps 0/0 away when both vanish; the same in every solver.
    let share = 1 / (1e-9 + (demand + supply))
    let supplied = supply * share
    let demanded = demand * share
    return Flux(
      value: demand * supplied, deficit: oxidation.value * (supplied * (1 - demanded)),
      second: oxygenSupply.value * (demanded * (1 - supplied)))
  }

  /// J_gl; `second` is the derivative by acid `H`.
  @inline(__always)
  package func glycolytic<Value: Real>(deficit y: Value, acid: Value) -> Flux<Value> {
    let half = glycolysisHalfPoint.value * glycolysisHalfPoint.value
    let square = y.squared
    let hungry = half + square
    let inhibited = lactateYield.value + acid
    let share = 1 / (hungry * inhibited)
    let value = (glycolysis.value * lactateYield.value) * (square * share)
    let scale = value * share
    return Flux(
      value: value,
      deficit: (2 * half * glycolysis.value * lactateYield.value)
        * (y * inhibited * share.squared),
      second: -1 * (scale * hungry))
  }

  /// A/(A + A_K), with its slope.
  @inline(__always)
  package func readiness<Value: Real>(energy: Value) -> Response<Value> {
    let share = 1 / (useHalfPoint.value + energy)
    return Response(value: energy * share, slope: useHalfPoint.value * share.squared)
  }

  @inline(__always)
  package func use<Value: Real>(bridges: Value, activation: Value) -> Value {
    restingUse.value + (bridgeUse.value * bridges + pumpUse.value * activation)
  }
}
