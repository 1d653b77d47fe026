// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Statistics
import Testing

@Suite("Response curves")
struct ResponseCurveTests {
  private static let doses = [0.0, 1, 2, 4, 8]

  private func normal(_ stream: Int, _ number: Int) -> Double {
    Normal.quantile(Philox4x32.uniform(key: UInt64(stream), counterHigh: 9, counterLow: UInt64(number)))
  }

  /// Patients who differ from each other by 1 and at each dose by half as much.
  private func noisy(_ truth: (Double) -> Double, stream: Int, patients: Int, isShared: Bool = true)
    -> [[Double?]]
  {
    Self.doses.enumerated().map { place, dose in
      (0..<patients).map { patient in
        let own = normal(stream, isShared ? patient : 7000 + 100 * place + patient)
        return truth(dose) + own + 0.5 * normal(stream, 1000 * (place + 1) + patient)
      }
    }
  }

  @Test("pass through values that are monotone, and never leave them or the doses", arguments: [1.0, -1])
  func exact(_ sign: Double) throws {
    let values = [0.0, 2, 2, 5, 5.5].map { sign * $0 }
    let curve = try ResponseCurve(
      .monotone, doses: Self.doses, values: values.map { [$0, $0, $0] }, seed: 1)
    #expect(curve.points.filter(\.isDesignPoint).map(\.dose) == Self.doses)
    #expect(curve.points.filter(\.isDesignPoint).map(\.value) == values)
    #expect(curve.points.allSatisfy { $0.band.map { $0.upperBound - $0.lowerBound < 1e-9 } ?? false })
    let (first, last) = (curve.points.first, curve.points.last)
    #expect(first?.dose == 0 && last?.dose == 8)
    #expect(zip(curve.points, curve.points.dropFirst()).allSatisfy { $0.dose < $1.dose })
    #expect(zip(curve.points, curve.points.dropFirst()).allSatisfy { sign * ($1.value - $0.value) >= -1e-12 })
  }

  @Test("that may only rise or fall pool what goes the other way")
  func pools() throws {
    let curve = try ResponseCurve(
      .monotone, doses: [1, 2, 3, 4], values: [[1], [3], [2], [4]], seed: 1)
    #expect(curve.points.filter(\.isDesignPoint).map(\.value) == [1, 2.5, 2.5, 4])
    #expect(curve.points.allSatisfy { $0.band == nil && $0.count == 1 })
  }

  @Test("that are smooth draw a straight line through values on one")
  func straight() throws {
    let values = Self.doses.map { [Double?](repeating: 3 - 0.5 * $0, count: 4) }
    let curve = try ResponseCurve(.smooth, doses: Self.doses, values: values, seed: 1)
    for point in curve.points { #expect(abs(point.value - (3 - 0.5 * point.dose)) < 1e-6) }
  }

  @Test("that are smooth follow a bend that is far above the noise")
  func bend() throws {
    let doses = (0...12).map(Double.init)
    let values = doses.map { dose in [Double?](repeating: (dose - 6) * (dose - 6), count: 3) }
    let curve = try ResponseCurve(.smooth, doses: doses, values: values, seed: 1)
    for point in curve.points { #expect(abs(point.value - (point.dose - 6) * (point.dose - 6)) < 0.5) }
  }

  @Test("hold a monotone truth in their bands as often as they say", arguments: [true, false])
  func coverage(_ isShared: Bool) throws {
    let rounds = 200
    var hits = [Int](repeating: 0, count: Self.doses.count)
    let truth = { (dose: Double) in 6 * dose / (dose + 2) }
    for round in 0..<rounds {
      let curve = try ResponseCurve(
        .monotone, doses: Self.doses,
        values: noisy(truth, stream: round, patients: 12, isShared: isShared), seed: UInt64(round),
        areShared: isShared, resamples: 100)
      for (place, point) in curve.points.filter(\.isDesignPoint).enumerated() {
        if point.band?.contains(truth(point.dose)) ?? false { hits[place] += 1 }
      }
    }
    // 95 % of 200 is 190 with a standard deviation of 3.
    for hit in hits { #expect(hit >= 180, "\(hits) of \(rounds)") }
  }

  @Test("that are smooth hold a straight truth in their bands as often as they say")
  func smoothCoverage() throws {
    let rounds = 200
    var hits = [Int](repeating: 0, count: Self.doses.count)
    for round in 0..<rounds {
      let curve = try ResponseCurve(
        .smooth, doses: Self.doses, values: noisy({ 2 - 0.3 * $0 }, stream: round, patients: 12),
        seed: UInt64(round), resamples: 100)
      for (place, point) in curve.points.filter(\.isDesignPoint).enumerated() {
        if point.band?.contains(2 - 0.3 * point.dose) ?? false { hits[place] += 1 }
      }
    }
    for hit in hits { #expect(hit >= 178, "\(hits) of \(rounds)") }
  }

  @Test("leave out who has no value and say how many are left")
  func missing() throws {
    let values: [[Double?]] = [[1, 2, 3], [2, nil, 4], [3, 4, 5]]
    let curve = try ResponseCurve(.monotone, doses: [0, 1, 2], values: values, seed: 1)
    #expect(curve.points.filter(\.isDesignPoint).map(\.count) == [3, 2, 3])
    #expect(curve.points.filter(\.isDesignPoint).map(\.value) == [2, 3, 4])
    #expect(try curve == ResponseCurve(.monotone, doses: [0, 1, 2], values: values, seed: 1))
  }

  /// A plateau with noise of patients on it, at very many doses.
  @Test("take time that grows with the doses, and no faster", arguments: [500, 1_500])
  func manyDoses(_ count: Int) throws {
    let doses = (0..<count).map { 10 * Double($0) / Double(count - 1) }
    let truth = { (dose: Double) in 6 * dose / (dose + 2) }
    let values = doses.enumerated().map { place, dose in
      (0..<3).map { patient in Double?(truth(dose) + 0.3 * normal(patient, place)) }
    }
    let clock = ContinuousClock()
    for kind in ResponseCurve.Kind.allCases {
      let began = clock.now
      let curve = try ResponseCurve(kind, doses: doses, values: values, seed: 1)
      // Seconds even where a test has a tenth of a core; before, hours.
      #expect(clock.now - began < .seconds(20))
      #expect(curve.points.count == 10 * (count - 1) + 1)
      for point in curve.points where kind == .smooth {
        #expect(abs(point.value - truth(point.dose)) < 0.25)
      }
    }
  }

  @Test("of so many doses that no plot shows them are at the doses alone")
  func tooManyToPlot() throws {
    let doses = (0..<20_001).map(Double.init)
    let curve = try ResponseCurve(
      .monotone, doses: doses, values: doses.map { [$0, $0] }, seed: 1, resamples: 2)
    #expect(curve.points.map(\.dose) == doses)
  }
}
