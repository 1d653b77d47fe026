// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A column of `series.csv`: what is measured, in which unit, and how.
package struct Outcome: Sendable {
  /// Which direction is better for the patient; `neutral` for what only explains.
  package enum Better: String, Sendable {
    case lower, higher, neutral
  }
  /// The column's name, with its unit as suffix.
  package let column: String
  package let title: String
  package let summary: String
  package let unit: MeasurementUnit
  package let better: Better
  /// Smallest difference that matters to patients, in `unit`, with its source.
  package let importantDifference: (value: Double, source: Source)?
  /// The measurement; nil where there is nothing to measure.
  package let measure: @Sendable (Readouts, Examination) -> Double?

  package init(
    _ column: String, _ title: String, _ summary: String, unit: MeasurementUnit, better: Better,
    importantDifference: (value: Double, source: Source)? = nil,
    measure: @escaping @Sendable (Readouts, Examination) -> Double?
  ) {
    self.column = column
    self.title = title
    self.summary = summary
    self.unit = unit
    self.better = better
    self.importantDifference = importantDifference
    self.measure = measure
  }
}

/// Every outcome, in the order of the columns. New ones go to the end.
package enum OutcomeCatalogue {
  package static let all: [Outcome] = [
    .pain, .pressurePainThreshold, .rangeOfMotion, .stiffness, .contractedFibres, .soreness, .endplateNoise,
    .oxygenInKnots, .oxygenAround, .acidity, .activePoints, .latentPoints, .remoteThreshold, .contextShare,
    .therapistTime,
  ]

  package static func named(_ column: String) -> Outcome? { all.first { $0.column == column } }
}

/// The instruments with their numbers.
package struct Readouts: Sendable {
  package var pain = PainRating()
  package var algometer = Algometer()
  package var movement = RangeOfMotion()
  package var elastography = Elastography()
  package var sorenessRating = SorenessRating()
  package var electromyography = Electromyography()
  package var acidity = TissueAcidity()
  package var points = PointClasses()

  package init() {}

  /// Every number of the instruments, named `instrument.parameter`.
  package static let parameters: [Parameter<Readouts>] =
    PainRating.parameters.map { $0.within("pain", at: \Readouts.pain) }
    + Algometer.parameters.map { $0.within("algometer", at: \Readouts.algometer) }
    + RangeOfMotion.parameters.map { $0.within("movement", at: \Readouts.movement) }
    + Elastography.parameters.map { $0.within("elastography", at: \Readouts.elastography) }
    + SorenessRating.parameters.map { $0.within("sorenessRating", at: \Readouts.sorenessRating) }
    + Electromyography.parameters.map { $0.within("electromyography", at: \Readouts.electromyography) }
    + TissueAcidity.parameters.map { $0.within("acidity", at: \Readouts.acidity) }
    + PointClasses.parameters.map { $0.within("points", at: \Readouts.points) }
}
