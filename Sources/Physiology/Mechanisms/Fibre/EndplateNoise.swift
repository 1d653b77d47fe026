// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Spontaneous acetylcholine release at the endplate, raised by acid, neuropeptides, the distortion of a
/// shortened knot, structural memory and sympathetic tone, lowered by segmental inhibition.
///
/// ```
/// dE/dt = (h(z) − E)/τ          h(z) = z⁴/(1 + z⁴)
/// z = z_0 + w_H H²/(H² + K²) + w_L s + w_C CG + w_D D + w_S (S − 1) − w_I I²      not below 0
/// ```
///
/// Each term is a loop of its own that can be switched off: acid (acetylcholinesterase works less in acid),
/// neuropeptides, shortening (distortion of the cleft), sympathetic tone, and the spinal reflex by which a volley from
/// elsewhere in the segment quietens an endplate: in rabbits it needs the nerve and the segment of the cord, and not
/// what lies above (hsieh2011). The square
/// leaves touch and light work without it. That the noise rises before it falls is left out.
package struct EndplateNoise: Sendable {
  package var isAcidOn = true
  package var isShorteningOn = true
  package var areNeuropeptidesOn = true
  package var isSympatheticOn = true
  package var isInhibitionOn = true
  package var baseline = Quantity<One>(0.15)
  package var acidGain = Quantity<One>(0.55)
  package var acidHalfPoint = Quantity<Millimolar>(3.5)
  package var shorteningGain = Quantity<One>(0.50)
  package var neuropeptideGain = Quantity<One>(0.20)
  package var memoryGain = Quantity<One>(0.55)
  package var sympatheticGain = Quantity<One>(0.80)
  package var inhibitionGain = Quantity<One>(1.11)
  package var time = Quantity<Second>(60)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "baseline", \.baseline, in: 0...1, "Input of a healthy endplate",
      source: .assumed(because: "healthy endplates are nearly silent: 0.15⁴ is 0.0005")),
    Parameter(
      "acidGain", \.acidGain, in: 0...3, "Input of strong acid",
      source: .assumed(because: "acetylcholinesterase loses activity in acid; size unmeasured")),
    Parameter(
      "acidHalfPoint", \.acidHalfPoint, in: 0.5...20, "Acid load at half of it",
      source: .assumed(because: "pH 6.93, within what working muscle reaches")),
    Parameter(
      "shorteningGain", \.shorteningGain, in: 0...3, "Input of a fully shortened knot",
      source: .assumed(because: "distortion of the cleft is a hypothesis; no measurement found")),
    Parameter(
      "neuropeptideGain", \.neuropeptideGain, in: 0...3, "Input of neuropeptides",
      source: .assumed(because: "CGRP slows acetylcholinesterase; size unmeasured")),
    Parameter(
      "memoryGain", \.memoryGain, in: 0...3, "Input of structural memory",
      source: .assumed(because: "as strong as acid: keeps an old point irritable")),
    Parameter(
      "sympatheticGain", \.sympatheticGain, in: 0...3, "Input per unit of sympathetic tone",
      source: .fitted(
        to: "fall of endplate noise after remote needling (chou2009)", how: "by hand; reaches only part of it"
      )),
    Parameter(
      "inhibitionGain", \.inhibitionGain, in: 0...5, "Input that full segmental inhibition takes away",
      source: .calibrated(
        from: "0.9 by hand, for 21.3 to 9.5 uV after remote needling (chou2009); direction as in hsieh2011",
        interval: "0.81 to 1.52")),
    Parameter(
      "time", \.time, in: 1...3_600, "Time constant of release",
      source: .assumed(because: "a minute, between a reflex and the clearance of mediators")),
  ]

  @inline(__always) var acid: Double { isAcidOn ? acidGain.value : 0 }
  @inline(__always) var shortening: Double { isShorteningOn ? shorteningGain.value : 0 }
  @inline(__always) var neuropeptides: Double { areNeuropeptidesOn ? neuropeptideGain.value : 0 }
  @inline(__always) var sympathetic: Double { isSympatheticOn ? sympatheticGain.value : 0 }

  @inline(__always) var inhibition: Double { isInhibitionOn ? inhibitionGain.value : 0 }

  /// The part of `z` that all fibres of a fascicle share.
  @inline(__always)
  package func sharedInput<Value: Real>(
    neuropeptides cgrp: Value, sympatheticTone: Value, inhibition inhibited: Value
  ) -> Value {
    baseline.value
      + (neuropeptides * cgrp + sympathetic * (sympatheticTone - .constant(1)) - inhibition
        * inhibited.squared)
  }

  /// −∂(shared input)/∂inhibition.
  @inline(__always)
  package func quieting(inhibition inhibited: Double) -> Double { 2 * inhibition * inhibited }

  @inline(__always)
  package func acidResponse<Value: Real>(acid: Value) -> Response<Value> {
    hillSecond(acid, halfAt: acidHalfPoint.value)
  }

  @inline(__always)
  package func input<Value: Real>(shared: Value, acidResponse: Value, shortening s: Value, memory: Value)
    -> Value
  {
    let local = acid * acidResponse + shortening * s + memoryGain.value * memory
    return (shared + local).positivePart
  }

  @inline(__always)
  package func rate<Value: Real>(noise: Value, release: Value) -> Value {
    (1 / time.value) * (release - noise)
  }
}
