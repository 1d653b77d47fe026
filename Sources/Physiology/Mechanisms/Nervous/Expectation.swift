// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Expectation of relief and the context of a session, with its own decay.
///
/// ```
/// dCx/dt = −Cx/τ        a session: Cx ← Cx + c (1 − Cx)
/// ```
///
/// `c` the patient's response to context (a trait) times what the therapy promises. Sham treatment consists of
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

  /// Expectation after a session that promises `weight` of an ordinary one.
  package func after(session weight: Double, from expectation: Double) -> Double {
    let share = min(1, max(0, response.value * weight))
    return expectation + share * (1 - expectation)
  }
}
