// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Post-treatment soreness on a numeric rating scale.
///
/// ```
/// rating = 10 X/(X + K)        X = So (1 − i I)
/// ```
///
/// Inhibition dulls soreness `So` as it dulls pain, with the `i` of ``PainRating``.
package struct SorenessRating: Sendable {
  package var halfPoint = Quantity<One>(0.33)
  package var soreFrom = Quantity<RatingPoint>(1)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "halfPoint", \.halfPoint, in: 0.01...10, "Soreness rated 5 of 10",
      source: .fitted(
        to: "34.8 mm after needling (martin-pintado2015)", how: "by hand, with the doses of soreness")),
    Parameter(
      "soreFrom", \.soreFrom, in: 0...10, "Soreness above which a day counts as sore",
      source: .assumed(because: "the least that a scale of whole points tells from none")),
  ]

  /// The rating of a soreness of which inhibition lets a share pass.
  func rating(_ soreness: Double, passing: Double) -> Double {
    let felt = soreness * passing
    return 10 * felt / (felt + halfPoint.value)
  }
}

extension Outcome {
  package static let soreness = Outcome(
    "soreness_nrs", "Soreness", "post-treatment soreness, 0 to 10", unit: RatingPoint.unit, better: .lower
  ) { readouts, examination in
    readouts.sorenessRating.rating(
      examination.nervous.soreness, passing: readouts.pain.passing(examination.nervous))
  }
}
