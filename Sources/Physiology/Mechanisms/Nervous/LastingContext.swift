// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// What being cared for changes in the pain that is told, beside what hands do: it lasts for months.
///
/// ```
/// dL/dt = −L/τ        a visit: L ← L + c max(0, w − L)        rating −= r L
/// ```
///
/// `w` what the session promises, as for ``Expectation``, which is the part of days and acts on the nervous system; of
/// several at one visit the one that promises most. However often a tablet is taken, it never gives more than it promises.
/// The law is imposed on the rating, and additive, since placebo arms of trials spread as little as others. What rests on the
/// rating follows it: disability, quality of life, and motion as far as pain limits it; nothing in a muscle does.
package struct LastingContext: Sendable {
  package var isOn = true
  package var relief = Quantity<RatingPoint>(1)
  package var response = Quantity<One>(0.5)
  package var time = Quantity<Second>.days(120)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "relief", \.relief, in: 0...5, "Relief by a context of an ordinary session",
      source: .fitted(
        to:
          "placebo less untreated arms, 1.0 points in neck pain and 1.7 in back pain, in the evidence of this program",
        how: "by hand, among 1 and 1.2")),
    Parameter(
      "response", \.response, in: 0...1, "Share of what is left that an ordinary session gives",
      source: .assumed(because: "as for expectation")),
    Parameter(
      "time", \.time, in: 86_400...315_360_000, "Decay time",
      source: .assumed(
        because: "months, as courses of treatment are followed; nobody has measured how it fades")),
  ]

  /// What is left of it after a time (s).
  package func left(of context: Double, after time: Double) -> Double {
    context * Exponential.of(-time / self.time.value)
  }

  /// After a visit that comes to promise `weight` of an ordinary session, and had promised `before` of one when the context
  /// was raised to what it is.
  package func after(visit weight: Double, promised before: Double = 0, from context: Double) -> Double {
    isOn ? context + response.value * max(0, weight - max(before, context)) : context
  }
}
