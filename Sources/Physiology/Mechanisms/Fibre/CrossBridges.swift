// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Cross-bridge activation by calcium, and forced detachment while the knot is being lengthened.
///
/// ```
/// a_l = h(d_knot)   a_u = h(d_voluntary)   h(d) = d⁴/(1 + d⁴)
/// a   = 1 − (1 − a_l)(1 − a_u)
/// m   = 1/(1 + k λ)
/// x   = a m   (force-bearing bridges)   x_l = a_l m   (the knot's excess over the rest of the fibre)
/// ```
///
/// `λ` rate of imposed lengthening (1/s). Lengthening at a rate near that of bridge turnover tears bridges off
/// faster than they attach.
package struct CrossBridges: Sendable {
  package var isForcedDetachmentOn = true
  package var detachment = Quantity<Second>(16)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "detachment", \.detachment, in: 0...100, "Forced detachment per rate of lengthening",
      source: .assumed(
        because: "bridge turnover about 1/s at partial activation and 1.2 % strain a power stroke"))
  ]

  /// The share of bridges that stays attached at a rate of lengthening (1/s).
  @inline(__always)
  package func attached<Value: Real>(lengtheningRate: Value) -> Value {
    1 / (1 + (isForcedDetachmentOn ? detachment.value : 0) * lengtheningRate)
  }
}
