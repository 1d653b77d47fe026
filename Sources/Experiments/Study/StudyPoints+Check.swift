// SPDX-License-Identifier: GPL-3.0-or-later
package import Scenarios

/// Whether the points of a study are scenarios.
///
/// Values that are allowed one by one may contradict each other, as long hours and many breaks do. Points with the
/// same values of what is read again are read once.
extension StudyPoints {
  /// How many combinations of values were read, of how many there are.
  package struct Reading: Sendable, Equatable {
    package let read: Int
    package let combinations: Int

    /// What to say where some were left; nil where none were.
    package var warning: String? {
      guard read < combinations else { return nil }
      return
        "of \(combinations) combinations of values that make scenarios of their own, \(read) were read; another that "
        + "contradicts itself becomes a failed run, told in failures.csv"
    }
  }

  /// Combinations that are read at most, a millisecond each, and those of numbers that need no reading.
  private static let mostRead = 1_000
  private static let mostTried = 100_000
  /// Points that are told one by one.
  private static let mostTold = 3

  /// Makes the plans of the points, or of many of them where there are very many.
  ///
  /// - Throws: ``ProblemList`` for points that cannot be simulated.
  @discardableResult
  package func check() throws(ProblemList) -> Reading {
    let slow = study.slowFactors
    let factors = Set(slow + study.correlationFactors).sorted()
    if factors.isEmpty { return Reading(read: 0, combinations: 0) }
    let all = distinctPoints(of: factors)
    let read = chosen(of: all, most: slow.isEmpty ? Self.mostTried : Self.mostRead, factors)
    var problems: [Problem] = []
    var failed = 0
    for point in read {
      do throws(ProblemList) {
        _ = try study.plan(values(point))
      } catch {
        failed += 1
        if failed <= Self.mostTold { problems.append(problem(at: point, factors, error)) }
      }
    }
    if failed > Self.mostTold {
      problems.append(
        Problem(
          file: study.file, path: JSONPath([.key("design")]),
          .statement(
            "has \(failed - Self.mostTold) more such combinations among the \(read.count) that were read")))
    }
    if !problems.isEmpty { throw ProblemList(.badInput, problems) }
    return Reading(read: read.count, combinations: all.count)
  }

  /// Evenly spread, with those where a factor is smallest and greatest.
  private func chosen(of points: [Int], most: Int, _ factors: [Int]) -> [Int] {
    guard points.count > most else { return points }
    var chosen = Set((0..<most).map { points[$0 * points.count / most] })
    for factor in factors {
      let numbers = points.compactMap { point -> (point: Int, value: Double)? in
        guard case .number(let number) = self.value(point, of: factor) else { return nil }
        return (point, number)
      }
      if let least = numbers.min(by: { $0.value < $1.value }) { chosen.insert(least.point) }
      if let greatest = numbers.max(by: { $0.value < $1.value }) { chosen.insert(greatest.point) }
    }
    return chosen.sorted()
  }

  /// The corners of the space that an optimisation searches, as points of their own.
  ///
  /// - Throws: ``ProblemList`` where one cannot be simulated.
  package static func checkCorners(of study: Study) throws(ProblemList) {
    var rows: [[FactorValue]] = [[]]
    for factor in study.factors {
      let ends = factor.ends
      // Where there are too many, only the first corner and those beside it.
      if rows.count * ends.count <= mostRead {
        rows = rows.flatMap { row in ends.map { row + [$0] } }
      } else {
        let first = rows[0]
        rows = rows.map { $0 + [ends[0]] } + ends.dropFirst().map { first + [$0] }
      }
    }
    try StudyPoints(study, values: rows.flatMap(\.self)).check()
  }

  private func problem(at point: Int, _ factors: [Int], _ list: ProblemList) -> Problem {
    let values = values(point)
    let told = factors.prefix(4).map { "\(study.factors[$0].path) \(study.factors[$0].text(values[$0]))" }
    let more = factors.count > told.count ? " …" : ""
    let isCorner = study.optimise != nil
    return Problem(
      file: study.file, path: JSONPath([.key(isCorner ? "optimise" : "design")]),
      .statement(
        "has \(isCorner ? "a corner" : "point \(point)"), which cannot be simulated (\(told.joined(separator: ", "))\(more)): "
          + list.problems[0].statement))
  }
}

extension Factor {
  /// Its listed values, or both ends of its range.
  fileprivate var ends: [FactorValue] {
    switch domain {
    case .values(let values): values
    case .range(let range, _, _): [.number(range.lowerBound), .number(range.upperBound)]
    case .distribution: []
    }
  }
}
