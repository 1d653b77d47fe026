// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// The course of one sensation since the first examination, kept while it is lived: no sample has to hit a peak.
///
/// Between two moments the rating goes in a line; who keeps it adds moments so close that the line holds. The ratings
/// are those of the patient's signals, without the error of a rating: the worst of erring ratings would grow with their
/// number.
package struct FeltCourse: Sendable, Equatable {
  /// The highest and the lowest rating so far; nil before the first moment.
  package private(set) var worst: Double?
  package private(set) var nadir: Double?
  /// Rating times days.
  package private(set) var area = 0.0
  /// Days with a rating above the threshold, part of a day as a part.
  package private(set) var days = 0.0
  /// Days after which the rating first fell to the limit that the start sets; nil while it has not.
  package private(set) var reliefAfter: Double?
  /// Days until relief, or so far where there was none; nil before the first moment.
  package var untilRelief: Double? { reliefAfter ?? last?.time }
  private var start: Double?
  private var last: (time: Double, rating: Double)?

  package init() {}

  /// Goes on to a moment.
  ///
  /// - Parameters:
  ///   - day: since the first examination, and never before the last moment.
  ///   - rating: of pain, from 0 to 10.
  ///   - threshold: the rating above which a day counts.
  ///   - relief: the rating at which relief begins, given the one at the start.
  package mutating func pass(
    to day: Double, rating: Double, threshold: Double, relief: (_ start: Double) -> Double = { _ in -1 }
  ) {
    let begin = start ?? rating
    start = begin
    let limit = relief(begin)
    if let last, day > last.time {
      let length = day - last.time
      area += length * 0.5 * (last.rating + rating)
      days += length * Self.shareAbove(threshold, from: last.rating, to: rating)
      if reliefAfter == nil, last.rating > limit, rating <= limit {
        reliefAfter = last.time + length * (last.rating - limit) / (last.rating - rating)
      }
    } else if reliefAfter == nil, rating <= limit, last != nil {
      // Hands change what is felt at once.
      reliefAfter = day
    }
    worst = max(worst ?? rating, rating)
    nadir = min(nadir ?? rating, rating)
    last = (day, rating)
  }

  /// Share of a line that lies above a threshold.
  static func shareAbove(_ threshold: Double, from first: Double, to second: Double) -> Double {
    let (low, high) = (min(first, second), max(first, second))
    if low > threshold { return 1 }
    if high <= threshold { return 0 }
    return (high - threshold) / (high - low)
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.worst == b.worst && a.nadir == b.nadir && a.area == b.area && a.days == b.days
      && a.reliefAfter == b.reliefAfter && a.start == b.start && a.last?.time == b.last?.time
      && a.last?.rating == b.last?.rating
  }
}

/// Outcomes that a patient keeps while living.
extension Outcome {
  private static func felt(
    _ column: String, _ title: String, _ summary: String, unit: MeasurementUnit,
    _ value: @escaping @Sendable (CourseRecord) -> Double?
  ) -> Outcome {
    Outcome(column, title, summary, unit: unit, better: .lower, of: .patient) { _, examination in
      value(examination.record)
    }
  }

  package static let painWorst = felt(
    "pain_nrs_worst", "Worst pain, without rating error",
    "highest pain at rest so far, 0 to 10, without the error of a rating",
    unit: RatingPoint.unit
  ) { $0.pain.worst }

  static let painArea = felt(
    "pain_nrs_area", "Area of pain",
    "pain at rest times the days that it has lasted since the first examination",
    unit: RatingPointDay.unit
  ) { $0.pain.worst == nil ? nil : $0.pain.area }

  static let painDays = felt(
    "pain_nrs_days", "Days in pain",
    "days with pain above outcomes.pain.painFrom since the first examination",
    unit: Day.unit
  ) { $0.pain.worst == nil ? nil : $0.pain.days }

  static let painNadir = felt(
    "pain_nrs_nadir", "Least pain, without rating error",
    "lowest pain at rest so far, 0 to 10, without the error of a rating",
    unit: RatingPoint.unit
  ) { $0.pain.nadir }

  static let reliefAfter = felt(
    "relief_after_d", "Time to relief",
    "days until pain had first fallen as outcomes.responder asks, or so far where it has not: the mean over patients is the "
      + "restricted mean time, in which nobody is left out", unit: Day.unit
  ) { $0.pain.untilRelief }

  package static let sorenessWorst = felt(
    "soreness_nrs_worst", "Worst soreness",
    "highest soreness of any muscle since the first examination, 0 to 10, whenever it was",
    unit: RatingPoint.unit
  ) { $0.soreness.worst }

  static let sorenessArea = felt(
    "soreness_nrs_area", "Area of soreness",
    "soreness of the sorest muscle times the days that it has lasted",
    unit: RatingPointDay.unit
  ) { $0.soreness.worst == nil ? nil : $0.soreness.area }

  static let sorenessDays = felt(
    "soreness_nrs_days", "Days sore", "days with soreness above outcomes.sorenessRating.soreFrom",
    unit: Day.unit
  ) { $0.soreness.worst == nil ? nil : $0.soreness.days }

  package static let sessions = felt(
    "sessions", "Sessions", "sessions held since the first examination, by a therapist or at home",
    unit: Count.unit
  ) { $0.burdens.sessions }

  package static let visits = felt(
    "visits", "Visits", "visits to a therapist; two sessions that begin together are one visit",
    unit: Count.unit
  ) { $0.burdens.visits }
}
