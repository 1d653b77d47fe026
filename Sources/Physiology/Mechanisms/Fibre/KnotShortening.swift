// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Shortening of the knot's sarcomeres by their bridges, against the pull of the stretched rest of the fibre
/// and against imposed lengthening.
///
/// ```
/// dL/dt = k_c e(x_l)(L_min − L) + (k_r + λ)(L_0 − L)       e(x) = x²/(x + x_s)
/// s     = (L_0 − L)/(L_0 − L_min)                            shortening, 0 to 1
/// λ     = (w σ_lateral + σ_axial)/η                          imposed lengthening (1/s)
/// ```
///
/// Lateral compression lengthens an incompressible fibre; stretch pulls on all its sarcomeres in series.
package struct KnotShortening: Sendable {
  package var isForcedLengtheningOn = true
  package var slackLength = Quantity<Micrometre>(2.4)
  package var contractedLength = Quantity<Micrometre>(1.4)
  package var shorteningRate = Quantity<PerSecond>(0.15)
  package var recoilRate = Quantity<PerSecond>(0.010)
  package var yield = Quantity<One>(0.10)
  package var lateralShare = Quantity<One>(0.25)
  package var viscosity = Quantity<KilopascalSecond>(417)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "slackLength", \.slackLength, in: 2.0...2.8, "Sarcomere length of the relaxed knot",
      source: .assumed(because: "textbook slack length; FibreVariable.length bounds follow it")),
    Parameter(
      "contractedLength", \.contractedLength, in: 1.2...1.8, "Sarcomere length of the contracted knot",
      source: .assumed(because: "length at which thick filaments reach the Z lines")),
    Parameter(
      "shorteningRate", \.shorteningRate, in: 0.01...2, "Active shortening rate",
      source: .fitted(
        to: "creep time constant of 8 to 11 s (ryan2012)", how: "by hand, with recoilRate and viscosity")),
    Parameter(
      "recoilRate", \.recoilRate, in: 0.001...0.1, "Passive re-lengthening rate",
      source: .assumed(because: "100 s without any load on the fibre")),
    Parameter(
      "yield", \.yield, in: 0.01...1, "Activation needed before the knot shortens",
      source: .assumed(because: "the knot must first overcome the passive pull of its neighbours")),
    Parameter(
      "lateralShare", \.lateralShare, in: 0...1, "Axial stress per lateral stress",
      source: .assumed(because: "an incompressible cylinder squeezed in one plane; between 0 and 0.5")),
    Parameter(
      "viscosity", \.viscosity, in: 10...5_000, "Viscosity against imposed lengthening",
      source: .fitted(
        to: "creep time constant of 8 to 11 s (ryan2012)", how: "from the stress of a held stretch, by hand")),
  ]

  package var span: Double { slackLength.value - contractedLength.value }

  /// Rate of imposed lengthening (1/s) under lateral and axial stress (kPa).
  @inline(__always)
  package func lengtheningRate<Value: Real>(lateral: Value, axial: Double) -> Value {
    let scale = isForcedLengtheningOn ? 1 / viscosity.value : 0
    return scale * (axial + lateralShare.value * lateral)
  }

  @inline(__always)
  package func shortening<Value: Real>(length: Value) -> Value {
    (1 / span) * (slackLength.value - length)
  }

  /// e(x) and its slope.
  @inline(__always)
  package func pull<Value: Real>(knotBridges x: Value) -> Response<Value> {
    let share = 1 / (yield.value + x)
    let value = x.squared * share
    return Response(value: value, slope: (2 * x - value) * share)
  }

  @inline(__always)
  package func rate<Value: Real>(length: Value, pull: Value, lengtheningRate: Value) -> Value {
    let shorten = shorteningRate.value * pull * (contractedLength.value - length)
    return shorten + (recoilRate.value + lengtheningRate) * (slackLength.value - length)
  }

  /// ∂rate/∂length.
  @inline(__always)
  package func decay<Value: Real>(pull: Value, lengtheningRate: Value) -> Value {
    -1 * (shorteningRate.value * pull + (recoilRate.value + lengtheningRate))
  }

  /// ∂rate/∂pull.
  @inline(__always)
  package func sensitivityToPull<Value: Real>(length: Value) -> Value {
    shorteningRate.value * (contractedLength.value - length)
  }
}
