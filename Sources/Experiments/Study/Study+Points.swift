// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Scenarios
import Simulation
import Statistics

/// Laying the points of a study.
extension Study {
  /// Values of all points, row after row.
  ///
  /// - Throws: ``ProblemList`` for a design that is too large, cannot be laid, or draws a value that its number cannot
  ///   take.
  func laidValues() throws(ProblemList) -> [FactorValue] {
    // An optimisation lays its points while it runs.
    if optimise != nil { return [] }
    try demand(pointCount)
    switch design.kind {
    case .factorial: return factorialValues()
    case .oneAtATime:
      let base = factors.compactMap(\.base)
      var rows = [base]
      for (index, factor) in factors.enumerated() {
        for level in factor.levels where level != base[index] {
          var row = base
          row[index] = level
          rows.append(row)
        }
      }
      return rows.flatMap(\.self)
    case .list: return design.rows.flatMap(\.self)
    case .latinHypercube, .sobol, .halton, .morris, .saltelli: return try sampledValues()
    }
  }

  private func factorialValues() -> [FactorValue] {
    let levels = factors.map(\.levels)
    var values: [FactorValue] = []
    values.reserveCapacity(pointCount * factors.count)
    var row = [Int](repeating: 0, count: factors.count)
    for _ in 0..<pointCount {
      for (index, place) in row.enumerated() { values.append(levels[index][place]) }
      // The last factor is the fastest.
      for index in row.indices.reversed() {
        row[index] += 1
        if row[index] < levels[index].count { break }
        row[index] = 0
      }
    }
    return values
  }

  private func sampledValues() throws(ProblemList) -> [FactorValue] {
    let cube: UnitDesign?
    do throws(DesignError) {
      cube = try UnitDesign.points(of: design, dimension: factors.count, seed: scenario.plan.seed)
    } catch {
      throw problem("cannot be laid: \(error)")
    }
    guard let cube else { preconditionFailure("a sampled design has points") }
    var values: [FactorValue] = []
    values.reserveCapacity(cube.count * factors.count)
    for row in 0..<cube.count {
      for (index, factor) in factors.enumerated() {
        let value: FactorValue
        do {
          value = try factor.value(at: cube[row, index])
        } catch {
          throw problem("cannot draw \(factor.path): \(error)")
        }
        guard factor.allows(value) else { throw outside(factor, value) }
        values.append(value)
      }
    }
    return values
  }

  private func outside(_ factor: Factor, _ value: FactorValue) -> ProblemList {
    let allowed = factor.allowedRange.map { QuantityText.readable($0, factor.unit ?? One.unit) }
    return ProblemList(
      .badInput,
      [
        Problem(
          file: file, path: JSONPath([.key("factors"), .key(factor.path.description)]),
          .statement("draws \(factor.text(value)), which the number cannot be"),
          expected: "\(allowed ?? "another value"); \"within\" cuts a distribution")
      ])
  }

  // MARK: Size

  /// Points of the design, before any is laid; `Int.max` where there are more.
  var pointCount: Int {
    func product(_ numbers: [Int]) -> Int {
      numbers.reduce(1) { product, number in
        let (value, isTooMuch) = product.multipliedReportingOverflow(by: number)
        return isTooMuch ? .max : value
      }
    }
    let samples = design.samples ?? 0
    switch design.kind {
    case .factorial: return product(factors.map(\.levelCount))
    case .oneAtATime:
      return factors.reduce(1) { sum, factor in
        let (value, isTooMuch) = sum.addingReportingOverflow(factor.levelCount)
        return isTooMuch ? .max : value
      }
    case .list: return design.rows.count
    case .latinHypercube, .sobol, .halton: return samples
    case .morris: return product([samples, factors.count + 1])
    case .saltelli:
      return product([
        samples, SaltelliLayout(dimension: factors.count, secondOrder: design.secondOrder).rows,
      ])
    }
  }

  /// What fits into the memory of an ordinary computer: a value of a point takes 24 bytes, and a patient at a point
  /// about 100 in the list of what is finished.
  private static let mostPoints = 1_000_000
  private static let mostValues = 50_000_000
  private static let mostPatients = 50_000_000
  private static let valueBytes = 24.0
  private static let patientBytes = 100.0

  private func demand(_ points: Int) throws(ProblemList) {
    guard points > 0 else { throw problem("has no points") }
    let numbers = Double(points) * Double(factors.count)
    guard points <= Self.mostPoints, numbers <= Double(Self.mostValues) else {
      let many = points == .max ? "more points than can be counted" : "\(points) points"
      throw problem(
        "has \(many) of \(factors.count == 1 ? "1 factor" : "\(factors.count) factors"), "
          + "\(Self.size(numbers * Self.valueBytes)) of numbers alone",
        expected: "at most \(min(Self.mostPoints, Self.mostValues / max(1, factors.count))) points")
    }
    let patients = Double(points) * Double(design.replicates)
    guard patients <= Double(Self.mostPatients) else {
      let arms = scenario.plan.arms.count
      throw problem(
        "asks for \(points) points of \(design.replicates) patients: \(plain(patients * Double(arms))) rows in "
          + "runs.csv, and \(Self.size(patients * Self.patientBytes)) of memory to know what is finished",
        expected: "points × replicates of at most \(Self.mostPatients)")
    }
    let most = stop?.maxReplicates ?? design.replicates
    guard design.patients == .same || Double(points) * Double(most) <= Double(Int32.max) else {
      throw problem(
        "numbers fresh patients up to \(points) points × \(most) replicates, \(plain(Double(points) * Double(most)))",
        expected: "at most \(Int32.max)")
    }
  }

  private static func size(_ bytes: Double) -> String {
    let gigabytes = bytes / 1e9
    return gigabytes < 1e6 ? "about \(plain(max(1, gigabytes.rounded()))) GB" : "more than a million GB"
  }

  private func problem(_ statement: String, expected: String? = nil) -> ProblemList {
    ProblemList(
      .badInput,
      [
        Problem(
          file: file, path: JSONPath([.key("design")]), .statement(statement), expected: expected)
      ])
  }
}
