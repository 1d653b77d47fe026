// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// How strongly a task drives the motor units that the simulated fibres belong to.
///
/// ```
/// u = m/(m + m_50)        m: effort as a share of maximal voluntary contraction
/// ```
///
/// Low-threshold units work first and longest: at 7 % of the maximal effort they already work at half of
/// their range (the Cinderella hypothesis). With `isSelective` false all units share the effort alike, `u = m`.
package struct Recruitment: Sendable {
  package var isSelective = true
  package var halfEffort = Quantity<PercentMVC>(7)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "halfEffort", \.halfEffort, in: 1...100, "Effort at which low-threshold units work at half their range",
      source: .fitted(
        to: "16 weeks of typing at 8 % of maximal effort leave latent and active points in about equal parts",
        how:
          "by hand on eight virtual desk workers, within what is known: low-threshold units reach most of their range below a quarter of maximal effort"
      ))
  ]

  package func load(effort: Quantity<PercentMVC>) -> Double {
    guard isSelective else { return effort.value / 100 }
    return effort.value / (effort.value + halfEffort.value)
  }
}
