// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios
import Statistics

/// What a hypothesis misses of other studies beyond all errors that are known.
///
/// Estimated by maximum likelihood under the law of the log score, from studies of the fit without the one at hand: for a
/// family of outcomes, pulled towards all outcomes of that kind and unit, and these towards all quantities in units of
/// their published errors. Fewer than three studies are no cell: one that is wild would speak for all.
struct Discrepancy {
  /// A published value and what the hypothesis said.
  struct Miss {
    let published: PublishedValue
    let predicted: Double
    let monteCarloError: Double
  }

  /// As many studies as what a wider cell says counts for. Assumed.
  private static let weightOfWider = 3.0

  private let misses: [Miss]

  init(_ misses: [Miss]) { self.misses = misses }

  /// Nil where there are fewer than three other studies of the fit.
  func spread(of measurement: EvidenceMeasurement, error: Double, in study: String) -> StudySpread? {
    let others = misses.filter { $0.published.use == .fit && $0.published.study != study }
    guard PublishedValue.studies(others.map(\.published)) >= EvidencePeer.fewest else { return nil }
    var variance = Self.variance(others) { $0.published.error } * error * error
    var cell: MeasurementCell?
    var studies = PublishedValue.studies(others.map(\.published))
    for wider in [MeasurementCell.unit, .family] {
      let own = others.filter { wider.contains($0.published.measurement, measurement) }
      let count = PublishedValue.studies(own.map(\.published))
      guard count >= EvidencePeer.fewest else { break }
      (cell, studies) = (wider, count)
      variance =
        (Double(studies) * Self.variance(own) { _ in 1 } + Self.weightOfWider * variance)
        / (Double(studies) + Self.weightOfWider)
    }
    return StudySpread(heavyTailed: variance.squareRoot(), cell: cell, studies: studies)
  }

  /// In squares of `unit`.
  private static func variance(_ misses: [Miss], unit: (Miss) -> Double) -> Double {
    BetweenStudyVariance.aboutZero(
      misses.map { ($0.published.value - $0.predicted) / unit($0) },
      variances: misses.map {
        let own = $0.published.error
        return (own * own + $0.monteCarloError * $0.monteCarloError) / (unit($0) * unit($0))
      }, shares: PublishedValue.shares(misses.map(\.published)), degreesOfFreedom: Judgement.degreesOfFreedom)
  }
}
