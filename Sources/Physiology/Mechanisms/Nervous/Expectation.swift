// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Expectation of relief and the context of a session, with its own decay.
///
/// ```
/// dCx/dt = −Cx/τ        a visit: Cx ← Cx + c (1 − Cx)
/// ```
///
/// `c` the patient's response to context (a trait) times what the therapy promises; of several at one visit the one that
/// promises most. Sham treatment consists of
/// it; the read-outs report it apart from the specific effect.
package struct Expectation: Sendable {
  package var time = Quantity<Second>.days(2)
  package var response = Quantity<One>(0.5)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "time", \.time, in: 3_600...2_592_000, "Decay time",
      source: .assumed(because: "two days; courses keep it up")),
    Parameter(
      "response", \.response, in: 0...1, "Response of a patient to a session's context",
      source: .fitted(to: "threshold ratio 1.09 after sham against 1.02 untreated (hong1993)", how: "by hand")
    ),
  ]

  package var rate: Double { 1 / time.value }

  /// Expectation when a visit comes to promise `weight` of an ordinary session, and had promised `before` of one when
  /// `expectation` was raised to what it is.
  package func after(visit weight: Double, promised before: Double = 0, from expectation: Double) -> Double {
    func share(_ weight: Double) -> Double { min(1, max(0, response.value * weight)) }
    guard weight > before, share(before) < 1 else { return expectation }
    // What is left to rise by, of what the earlier promise left.
    let rise = before > 0 ? 1 - (1 - share(weight)) / (1 - share(before)) : share(weight)
    return expectation + rise * (1 - expectation)
  }
}
