// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
import Scenarios
import Simulation

/// The number that a measurement asks of virtual patients, with its errors by the jackknife.
///
/// One statistic serves three purposes: its value over all patients, its Monte-Carlo error (leaving out one patient,
/// in both arms where the arms have the same patients), and the error of a trial with independent arms of the
/// published size (leaving out one patient of one arm).
struct MeasurementStatistic {
  private let measurement: EvidenceMeasurement
  private let first: [(patient: Int, values: [Double])]
  private let second: [(patient: Int, values: [Double])]
  /// Of the values of a row.
  private let times: [Appointment]

  init(_ measurement: EvidenceMeasurement, of record: EvidenceRecord) {
    self.measurement = measurement
    times = [measurement.from].compactMap(\.self) + measurement.at
    first = record.rows(of: measurement, measurement.subject)
    second = measurement.against.map { record.rows(of: measurement, $0) } ?? []
  }

  /// Nil where there are too few patients, or a ratio or a logarithm does not exist.
  func prediction() -> MeasurementPrediction? {
    let (a, b) = (first.map(\.values), second.map(\.values))
    let needed = measurement.against == nil ? 0 : 2
    guard a.count >= 2, b.count >= needed, let value = statistic(a, b), value.isFinite else { return nil }
    let varianceA = jackknife(a) { statistic($0, b) }
    let varianceB = b.isEmpty ? 0 : jackknife(b) { statistic(a, $0) }
    guard let varianceA, let varianceB else { return nil }
    let isPaired = measurement.against?.cohort == measurement.subject.cohort
    let both = isPaired ? pairedVariance() : varianceA + varianceB
    guard let both else { return nil }
    var trial = Double.nan
    if let size = measurement.patients {
      trial =
        (varianceA * Double(a.count) / Double(size.subject)
        + varianceB * Double(b.count) / Double(size.against)).squareRoot()
    }
    return MeasurementPrediction(
      value: value, monteCarloError: max(both, 0).squareRoot(), trialError: trial.isNaN ? nil : trial,
      patients: measurement.against == nil ? a.count : min(a.count, b.count))
  }

  // MARK: The statistic

  private func statistic(_ a: [[Double]], _ b: [[Double]]) -> Double? {
    switch measurement.kind {
    case .mean: Statistics.mean(a.map(level))
    case .change: change(a)
    case .difference: difference(a, b)
    case .ratio: ratio(a, b)
    case .spread: spread(a, b)
    case .correlation: correlation(a)
    case .responders: share(a) - (measurement.against == nil ? 0 : share(b))
    case .timeShare: timeShare(a) - (measurement.against == nil ? 0 : timeShare(b))
    case .timeConstant: timeConstant(a, b)
    case .order, .null:
      Statistics.mean(a.map(level)) - (measurement.against == nil ? 0 : Statistics.mean(b.map(level)))
    }
  }

  /// The level, or the change since the earlier time.
  private func level(_ row: [Double]) -> Double {
    measurement.from == nil ? row[0] : row[row.count - 1] - row[0]
  }

  private func change(_ rows: [[Double]]) -> Double? {
    let change = Statistics.mean(rows.map(level))
    guard measurement.isStandardised else { return change }
    let spread = Statistics.variance(rows.map { $0[0] }).squareRoot()
    return spread > 0 ? change / spread : nil
  }

  private func difference(_ a: [[Double]], _ b: [[Double]]) -> Double? {
    let (x, y) = (a.map(level), b.map(level))
    let difference = Statistics.mean(x) - Statistics.mean(y)
    guard measurement.isStandardised else { return difference }
    let pooled = ((Statistics.variance(x) + Statistics.variance(y)) / 2).squareRoot()
    return pooled > 0 ? difference / pooled : nil
  }

  private func ratio(_ a: [[Double]], _ b: [[Double]]) -> Double? {
    if measurement.against == nil {
      // Nobody has a ratio to nothing: as in a trial, these patients are left out.
      let ratios = a.filter { $0[0] != 0 }.map { $0[1] / $0[0] }
      return ratios.isEmpty ? nil : Statistics.mean(ratios)
    }
    let below = Statistics.mean(b.map(level))
    return below == 0 ? nil : Statistics.mean(a.map(level)) / below
  }

  private func spread(_ a: [[Double]], _ b: [[Double]]) -> Double? {
    let own = Statistics.variance(a.map(level)).squareRoot()
    guard measurement.against != nil else { return own }
    let other = Statistics.variance(b.map(level)).squareRoot()
    return other > 0 ? own / other : nil
  }

  private func correlation(_ rows: [[Double]]) -> Double? {
    let (x, y) = (rows.map { $0[0] }, rows.map { $0[1] })
    let spreads = (Statistics.variance(x) * Statistics.variance(y)).squareRoot()
    return spreads > 0 ? Statistics.covariance(x, y) / spreads : nil
  }

  /// Per cent.
  private func share(_ rows: [[Double]]) -> Double {
    100 * Double(rows.count(where: responds)) / Double(rows.count)
  }

  /// Per cent.
  private func timeShare(_ rows: [[Double]]) -> Double {
    guard let condition = measurement.conditions.first else { return .nan }
    return 100
      * Statistics.mean(
        rows.map { row in
          let met = places(of: condition).filter { meets(condition, row, at: $0) }
          return Double(met.count) / Double(condition.at.count)
        })
  }

  private func responds(_ row: [Double]) -> Bool {
    measurement.conditions.allSatisfy { condition in
      let places = places(of: condition)
      return switch condition.met {
      case .always: places.allSatisfy { meets(condition, row, at: $0) }
      case .ever: places.contains { meets(condition, row, at: $0) }
      }
    }
  }

  private func meets(_ condition: EvidenceMeasurement.Condition, _ row: [Double], at place: Int) -> Bool {
    let own = { Statistics.mean(places(of: condition).map { row[$0] }) }
    let start = condition.from.flatMap { times.firstIndex(of: $0) }.map { row[$0] } ?? own()
    let change = row[place] - start
    return switch condition.criterion {
    case .fallBy(let least): change <= -least
    case .riseBy(let least): change >= least
    case .fallByShare(let least): start > 0 && change <= -least / 100 * start
    case .riseByShare(let least): start > 0 && change >= least / 100 * start
    case .atMost(let most): row[place] <= most
    case .atLeast(let least): row[place] >= least
    }
  }

  /// Where its times stand in a row.
  private func places(of condition: EvidenceMeasurement.Condition) -> [Int] {
    condition.at.compactMap { times.firstIndex(of: $0) }
  }

  /// Hours, from the slope of the logarithms of the means.
  ///
  /// An effect that has gone counts as a hundredth of what it was, and one that does not fall as if it fell by a hundredth,
  /// so that they are judged and not passed over; nil only where there was no effect at first.
  private func timeConstant(_ a: [[Double]], _ b: [[Double]]) -> Double? {
    let times = measurement.at.map { $0.nominal / 3_600 }
    let means = times.indices.map { index in
      Statistics.mean(a.map { $0[index] }) - (b.isEmpty ? 0 : Statistics.mean(b.map { $0[index] }))
    }
    guard let first = means.first, first > 0, let last = times.last else { return nil }
    let logarithms = means.map { log(max($0, Self.gone * first)) }
    let slope = Statistics.covariance(times, logarithms) / Statistics.variance(times)
    return 1 / max(-slope, Self.gone / (last - times[0]))
  }

  /// Share of an effect that can no longer be told from none. Assumed.
  private static let gone = 0.01

  // MARK: Its errors

  /// The variance of a statistic of `rows`, by leaving one out; nil where one of those has no value.
  private func jackknife(_ rows: [[Double]], _ statistic: ([[Double]]) -> Double?) -> Double? {
    guard rows.count > 2 else { return nil }
    var values: [Double] = []
    for index in rows.indices {
      var rest = rows
      rest.remove(at: index)
      guard let value = statistic(rest) else { return nil }
      values.append(value)
    }
    return scaled(values, atLeast: leastVariance(rows))
  }

  /// As above, leaving one patient out of both arms.
  private func pairedVariance() -> Double? {
    let patients = Set(first.map(\.patient)).union(second.map(\.patient)).sorted()
    guard patients.count > 2 else { return nil }
    var values: [Double] = []
    for patient in patients {
      let a = first.filter { $0.patient != patient }.map(\.values)
      let b = second.filter { $0.patient != patient }.map(\.values)
      guard let value = statistic(a, b) else { return nil }
      values.append(value)
    }
    return scaled(values, atLeast: 0)
  }

  private func scaled(_ values: [Double], atLeast least: Double) -> Double {
    let count = Double(values.count)
    return max(least, Statistics.variance(values) * (count - 1) * (count - 1) / count)
  }

  /// Where all or none respond, leaving one out shows no spread; a share of half a patient more or less does.
  private func leastVariance(_ rows: [[Double]]) -> Double {
    guard measurement.kind == .responders else { return 0 }
    let count = Double(rows.count)
    let share = (Double(rows.count(where: responds)) + 0.5) / (count + 1)
    return 100 * 100 * share * (1 - share) / count
  }
}

/// What virtual patients say about a measurement, in its unit.
package struct MeasurementPrediction: Sendable, Equatable {
  package let value: Double
  /// Standard error by the number of virtual patients.
  package let monteCarloError: Double
  /// Standard error of a trial of the published size; nil where that is not known.
  package let trialError: Double?
  /// Virtual patients behind it, of the smaller arm.
  package let patients: Int
  /// How far true effects of studies lie about it; nil where no study has anything in common with another.
  package private(set) var spread: StudySpread?

  package init(value: Double, monteCarloError: Double, trialError: Double?, patients: Int) {
    self.value = value
    self.monteCarloError = monteCarloError
    self.trialError = trialError
    self.patients = patients
  }

  func widened(by spread: StudySpread?) -> MeasurementPrediction {
    var copy = self
    copy.spread = spread
    return copy
  }
}
