// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// A curve through the mean responses at some doses, with a band. It says nothing outside the doses.
package struct ResponseCurve: Sendable, Equatable {
  package enum Kind: String, CaseIterable, Sendable {
    /// The nearest curve that only rises or only falls.
    case monotone
    /// A penalised cubic spline.
    case smooth
  }
  package struct Point: Sendable, Equatable {
    package let dose: Double
    package let value: Double
    /// Pointwise 95 % interval, from the patients at the dose; nil with fewer than two.
    package let band: ClosedRange<Double>?
    package let isDesignPoint: Bool
    /// Patients at the dose; between two doses, the fewer.
    package let count: Int
  }

  /// Bootstrap samples of patients: with 200, the ends of a band vary by about 5 % of its width.
  package static let usualResamples = 200
  /// Equal steps between two doses: enough for a plotted curve to look smooth. Of very many doses there are fewer.
  private static let steps = 10
  private static let mostPositions = 20_000

  package let kind: Kind
  package let points: [Point]

  /// - Parameters:
  ///   - doses: at least three, ascending strictly.
  ///   - values: by dose, then by patient; nil where there is none. Each dose needs one.
  ///   - areShared: whether the same place is the same patient at all doses, so that all doses share each resample.
  /// - Throws: `DesignError.library`.
  package init(
    _ kind: Kind, doses: [Double], values: [[Double?]], seed: UInt64, areShared: Bool = true,
    resamples: Int = usualResamples
  ) throws(DesignError) {
    precondition(doses.count >= 3 && zip(doses, doses.dropFirst()).allSatisfy(<), "ascending doses")
    let means = CurveMeans(values, seed: seed, areShared: areShared)
    precondition(means.counts.allSatisfy { $0 > 0 }, "a value at every dose")
    self.kind = kind
    let positions = Self.positions(doses)
    let fit = try Fit(kind, doses, means.means, positions.map(\.dose))
    let curve = try fit.curve(means.means)
    var spread = PointwiseSpread(places: positions.count)
    for resample in 0..<resamples {
      spread.add(try fit.curve(means.resampled(resample, of: resamples)))
    }
    points = positions.enumerated().map { index, position in
      let fewest = position.neighbours.min { means.counts[$0] < means.counts[$1] } ?? 0
      let half = Self.halfWidth(
        spread.standardDeviation(at: index), patients: means.counts[fewest], strata: means.strata[fewest])
      return Point(
        dose: position.dose, value: curve[index],
        band: half.map { curve[index] - $0...curve[index] + $0 },
        isDesignPoint: position.neighbours.count == 1, count: means.counts[fewest])
    }
  }

  /// Takes means at the doses to the curve at the positions.
  private enum Fit {
    case monotone(doses: [Double], positions: [Double])
    case smooth(PenalisedSpline)

    init(_ kind: Kind, _ doses: [Double], _ means: [Double], _ positions: [Double]) throws(DesignError) {
      switch kind {
      case .monotone: self = .monotone(doses: doses, positions: positions)
      case .smooth:
        do {
          self = .smooth(try PenalisedSpline(doses: doses, values: means, positions: positions))
        } catch {
          throw .library(error)
        }
      }
    }

    func curve(_ means: [Double]) throws(DesignError) -> [Double] {
      switch self {
      case .smooth(let spline): return spline.curve(means)
      case .monotone(let doses, let positions):
        do {
          return try MonotoneFit(means).curve(doses: doses, at: positions)
        } catch {
          throw .library(error)
        }
      }
    }
  }

  private static func positions(_ doses: [Double]) -> [(dose: Double, neighbours: [Int])] {
    let steps = min(steps, max(1, mostPositions / doses.count))
    return doses.indices.flatMap { index -> [(dose: Double, neighbours: [Int])] in
      let own = [(dose: doses[index], neighbours: [index])]
      guard index + 1 < doses.count else { return own }
      let step = (doses[index + 1] - doses[index]) / Double(steps)
      return own
        + (1..<steps).map { (dose: doses[index] + Double($0) * step, neighbours: [index, index + 1]) }
    }
  }

  /// Student's t times the bootstrap's standard deviation, freed from its bias by n/(n − strata): for one dose alone it
  /// is the usual interval of a mean, also of few patients, where percentiles are too narrow.
  private static func halfWidth(_ deviation: Double?, patients: Int, strata: Int) -> Double? {
    let freedom = Double(patients - strata)
    guard freedom >= 1, let deviation, let student = try? StudentT(degreesOfFreedom: freedom),
      let quantile = try? student.quantile(0.975)
    else { return nil }
    return quantile * (Double(patients) / freedom).squareRoot() * deviation
  }
}
