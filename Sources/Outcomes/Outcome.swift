// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A column of `series.csv`: what is measured, in which unit, and how.
package struct Outcome: Sendable {
  /// Which direction is better for the patient; `neutral` for what only explains.
  package enum Better: String, Sendable {
    case lower, higher, neutral
  }
  /// Whose it is: a muscle's, or the whole patient's, which no table tells again for each muscle.
  package enum Subject: String, Sendable {
    case muscle, patient
  }
  /// The column's name, with its unit as suffix.
  package let column: String
  package let title: String
  package let summary: String
  package let unit: MeasurementUnit
  package let better: Better
  package let subject: Subject
  /// Smallest difference that matters to patients, in `unit`, with its source.
  package let importantDifference: (value: Double, source: Source)?
  /// The measurement; nil where there is nothing to measure.
  package let measure: @Sendable (Readouts, Examination) -> Double?

  package init(
    _ column: String, _ title: String, _ summary: String, unit: MeasurementUnit, better: Better,
    of subject: Subject = .muscle,
    importantDifference: (value: Double, source: Source)? = nil,
    measure: @escaping @Sendable (Readouts, Examination) -> Double?
  ) {
    self.column = column
    self.title = title
    self.summary = summary
    self.unit = unit
    self.better = better
    self.subject = subject
    self.importantDifference = importantDifference
    self.measure = measure
  }
}

/// Every outcome, in the order of the columns. New ones go to the end.
package enum OutcomeCatalogue {
  package static let all: [Outcome] = [
    .pain, .pressurePainThreshold, .rangeOfMotion, .stiffness, .contractedFibres, .soreness, .endplateNoise,
    .oxygenInKnots, .oxygenAround, .acidity, .activePoints, .latentPoints, .remoteThreshold, .contextShare,
    .therapistTime, .painOnMovement, .painEvoked, .tolerance, .disability, .headacheDays, .sleep, .tiredness,
    .bruises,
    .strength, .warmth, .qualityOfLife, .satisfaction, .responder, .patientTime, .cost, .analgesicDoses,
    .bradykinin, .neuropeptides, .cytokines, .bloodFlow,
    .painWorst, .painArea, .painDays, .painNadir, .reliefAfter, .sorenessWorst, .sorenessArea, .sorenessDays,
    .sessions, .visits,
  ]

  package static func named(_ column: String) -> Outcome? { all.first { $0.column == column } }
}

/// The instruments with their numbers.
package struct Readouts: Sendable {
  package var pain = PainRating()
  package var algometer = Algometer()
  package var tolerance = PainTolerance()
  package var movement = RangeOfMotion()
  package var elastography = Elastography()
  package var sorenessRating = SorenessRating()
  package var electromyography = Electromyography()
  package var acidity = TissueAcidity()
  package var points = PointClasses()
  package var provocation = Provocation()
  package var disability = Disability()
  package var headache = HeadacheDiary()
  package var sleep = SleepDiary()
  package var dynamometer = Dynamometer()
  package var qualityOfLife = QualityOfLife()
  package var satisfaction = Satisfaction()
  package var responder = ResponderRule()
  package var prices = Prices()
  package var thermometer = SkinThermometer()
  package var harmModifiers = HarmModifiers()
  package var errors = InstrumentErrors()
  package var seeking = CareSeeking()

  package init() {}

  /// Every number of the instruments, named `instrument.parameter`.
  package static let parameters: [Parameter<Readouts>] = [
    declare("pain", \.pain, PainRating.parameters),
    declare("algometer", \.algometer, Algometer.parameters),
    declare("tolerance", \.tolerance, PainTolerance.parameters),
    declare("movement", \.movement, RangeOfMotion.parameters),
    declare("elastography", \.elastography, Elastography.parameters),
    declare("sorenessRating", \.sorenessRating, SorenessRating.parameters),
    declare("electromyography", \.electromyography, Electromyography.parameters),
    declare("acidity", \.acidity, TissueAcidity.parameters),
    declare("points", \.points, PointClasses.parameters),
    declare("provocation", \.provocation, Provocation.parameters),
    declare("disability", \.disability, Disability.parameters),
    declare("headache", \.headache, HeadacheDiary.parameters),
    declare("sleep", \.sleep, SleepDiary.parameters),
    declare("dynamometer", \.dynamometer, Dynamometer.parameters),
    declare("qualityOfLife", \.qualityOfLife, QualityOfLife.parameters),
    declare("satisfaction", \.satisfaction, Satisfaction.parameters),
    declare("responder", \.responder, ResponderRule.parameters),
    declare("prices", \.prices, Prices.parameters),
    declare("thermometer", \.thermometer, SkinThermometer.parameters),
    declare("harmModifiers", \.harmModifiers, HarmModifiers.parameters),
    declare("errors", \.errors, InstrumentErrors.parameters),
    declare("seeking", \.seeking, CareSeeking.parameters),
  ].flatMap { $0 }

  private static func declare<Instrument>(
    _ name: String, _ path: any WritableKeyPath<Readouts, Instrument> & Sendable,
    _ parameters: [Parameter<Instrument>]
  ) -> [Parameter<Readouts>] {
    parameters.map { $0.within(name, at: path) }
  }
}
