// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Nerve endings near the track of a needle are cut, and silent until they have grown back.
///
/// ```
/// silent(r, t) = s/(1 + (r/R)⁴) · e^(−(t/τ)²)        endplates = Π (1 − silent)
/// conduction   = mean of 1 − a (1 − Π (1 − silent))   over a fascicle's fibres
/// ```
///
/// The products run over the tracks. A silent endplate makes no noise and carries no work; the thin fibres of nociceptors
/// run beside the motor axon and are cut with the share `a` of their endings. In healthy mouse muscle axons are
/// changed a day after fifteen punctures and endplates supplied again on the third (domingo2013).
package struct Denervation: Sendable {
  package var isOn = true
  package var share = Quantity<One>(0.6)
  package var reach = Quantity<Millimetre>(1.26)
  package var afferents = Quantity<One>(0.8)
  package var time = Quantity<Second>.days(2)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "share", \.share, in: 0...1, "Endplates silenced next to the track",
      source: .assumed(
        because: "a needle cuts some twigs of an axon and pushes others aside, as it does with knots")),
    Parameter(
      "reach", \.reach, in: 0.1...5, "Distance at which that share has halved",
      source: .calibrated(
        from: "2 mm by hand, for relief over days after needling (navarro-santana2020)",
        interval: "1.03 to 1.53 mm")),
    Parameter(
      "afferents", \.afferents, in: 0...1, "Nociceptors' endings silenced with a silent endplate",
      source: .assumed(because: "thin afferents share the nerve's twigs and branch over more than one fibre")),
    Parameter(
      "time", \.time, in: 21_600...2_592_000, "Time until a silent ending is supplied again",
      source: .measured(
        .domingo2013,
        "axons changed on day 1, reinnervated on day 3: 78 and 11 % are silent then with two days")),
  ]

  /// Share of endings that one track still silences at a squared distance (mm²) from it.
  package func silent(squaredDistance: Double, after time: Double) -> Double {
    guard isOn else { return 0 }
    let ratio = squaredDistance / (reach.value * reach.value)
    let age = time / self.time.value
    return share.value / (1 + ratio * ratio) * Exponential.of(-age * age)
  }
}
