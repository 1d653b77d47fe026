// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
import Quantities
import Statistics

/// What values a factor may take.
extension StudyFactors {
  func value(_ written: ValueReader, _ place: FactorPlace, _ unit: MeasurementUnit?) -> FactorValue? {
    if place.write != nil {
      guard let unit, let range = place.range else {
        return written.choice(from: place.names).map(FactorValue.text)
      }
      if place.names.isEmpty {
        return written.quantity(as: unit, in: range, isWhole: place.isWhole).map(FactorValue.number)
      }
      switch written.namedQuantity(from: place.names, as: unit, in: range) {
      case .named(let name)?: return .text(name)
      case .quantity(let number)?: return .number(number)
      case nil: return nil
      }
    }
    switch written.value.kind {
    case .number(let number) where unit == nil || unit?.dimension.isBare == true:
      return bare(number.value, written, place)
    case .bool(let isTrue): return .truth(isTrue)
    case .string(let text) where unit == nil:
      // It becomes a cell of design.csv.
      if let fault = TableName.formulaFault(of: text) {
        written.report("is \(JSONValue.quoted(text)), which \(fault)")
        return nil
      }
      return .text(text)
    default:
      guard let unit else {
        written.reject(expected: "a number, a text or true or false")
        return nil
      }
      let all = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
      return written.quantity(as: unit, in: place.range ?? all, isWhole: place.isWhole)
        .map(FactorValue.number)
    }
  }

  /// A bare number in a place that only reading fills.
  private func bare(_ number: Double, _ written: ValueReader, _ place: FactorPlace) -> FactorValue? {
    let range = place.range ?? -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    if range.contains(number), !place.isWhole || number == number.rounded() { return .number(number) }
    written.reject(expected: QuantityText.expectation(One.unit, in: range, isWhole: place.isWhole))
    return nil
  }

  func number(_ written: ValueReader?, _ place: FactorPlace, _ unit: MeasurementUnit?) -> Double? {
    guard let written, let found = value(written, place, unit) else { return nil }
    guard case .number(let number) = found else {
      written.reject(expected: "a number, not a name")
      return nil
    }
    return number
  }

  func domain(_ reader: ObjectReader, _ place: FactorPlace, _ unit: MeasurementUnit?) -> Factor
    .Domain?
  {
    if reader.hasMember("values") { return values(reader, place, unit) }
    if reader.hasMember("distribution") {
      return distribution(reader, place, unit).flatMap { drawn($0, reader, place) }
    }
    guard reader.hasMember("from"), reader.hasMember("to") else {
      reader.acceptAllKeys()
      reader.report(#"says nothing to vary over; expected "values", "from" and "to", or "distribution""#)
      return nil
    }
    return range(reader, place, unit)
  }

  func values(_ reader: ObjectReader, _ place: FactorPlace, _ unit: MeasurementUnit?) -> Factor
    .Domain?
  {
    let written = reader.array("values")
    let values = written.compactMap { value($0, place, unit) }
    if written.isEmpty { reader.report("has no values") }
    var seen: Set<FactorValue> = []
    for (index, found) in values.enumerated()
    where !seen.insert(found).inserted && values.count == written.count {
      written[index].report("is there twice")
    }
    return values.isEmpty || values.count != written.count ? nil : .values(values)
  }

  func range(_ reader: ObjectReader, _ place: FactorPlace, _ unit: MeasurementUnit?) -> Factor.Domain? {
    let from = number(reader.value("from"), place, unit)
    let to = number(reader.value("to"), place, unit)
    let count = reader.wholeIfPresent("levels", in: Self.levels)
    let isLogarithmic = reader.choiceIfPresent("spacing", from: ["linear", "log"]) == "log"
    guard let from, let to else { return nil }
    guard from < to else {
      reader.report("is an empty range: from \(text(from, unit)) to \(text(to, unit))")
      return nil
    }
    if isLogarithmic, from <= 0 { reader.report("cannot be spaced by ratios from \(text(from, unit))") }
    if [.factorial, .oneAtATime].contains(kind), count == nil, !place.isWhole {
      reader.reportMissing("levels", expected: "how many values the design takes from the range, such as 4")
    }
    if place.isWhole, let count {
      let steps = (0..<count).map { from + (to - from) * Double($0) / Double(count - 1) }
      if !isLogarithmic, steps.contains(where: { abs($0 - $0.rounded()) > 1e-9 }) || isLogarithmic {
        reader.value("levels")?.report("gives values that are not whole; list them under \"values\"")
      }
    }
    return .range(from...to, levels: count, isLogarithmic: isLogarithmic)
  }

  func text(_ value: Double, _ unit: MeasurementUnit?) -> String {
    unit.map { QuantityText.plainText(value, $0) } ?? plain(value)
  }

  /// Shapes of a beta distribution whose quantiles are found everywhere and in no time; beyond them it is all but a
  /// point, or two.
  static let shapes = 0.1...1_000.0
  /// Spreads of a lognormal distribution: beyond them its values are no numbers that anybody means.
  private static let sigmas = 1e-6...10.0
  private static let ratios = 1.0...20_000.0

  /// What values a distribution gives. Whole numbers that are equally likely, or whose logarithms are, are a range:
  /// rounding would give the ends half a share.
  private func drawn(
    _ drawn: FactorDistribution, _ reader: ObjectReader, _ place: FactorPlace
  ) -> Factor.Domain? {
    guard place.isWhole else { return .distribution(drawn) }
    let ends: (Double, Double)
    let isLogarithmic: Bool
    switch drawn.distribution {
    case .uniform(let lower, let upper): (ends, isLogarithmic) = ((lower, upper), false)
    case .loguniform(let lower, let upper): (ends, isLogarithmic) = ((lower, upper), true)
    default: return .distribution(drawn)
    }
    let low = max(ends.0, drawn.within?.lowerBound ?? ends.0).rounded(.up)
    let high = min(ends.1, drawn.within?.upperBound ?? ends.1).rounded(.down)
    guard low < high else {
      reader.report("has no two whole numbers to draw from")
      return nil
    }
    return .range(low...high, levels: nil, isLogarithmic: isLogarithmic)
  }

  func distribution(
    _ reader: ObjectReader, _ place: FactorPlace, _ unit: MeasurementUnit?
  ) -> FactorDistribution? {
    guard let name = reader.choice("distribution", from: Self.distributions) else {
      reader.acceptAllKeys()
      return nil
    }
    func quantity(_ key: String) -> Double? {
      if reader.value(key) == nil { reader.reportMissing(key, expected: "a value of the factor") }
      return number(reader.value(key), place, unit)
    }
    func positive(_ key: String, in range: ClosedRange<Double>, example: Double) -> Double? {
      if let written = reader.value(key) {
        return written.quantity(as: One.unit, in: range, example: example)
      }
      reader.reportMissing(key, expected: QuantityText.expectation(One.unit, in: range, example: example))
      return nil
    }
    var result: FactorDistribution?
    switch name {
    case "uniform", "loguniform":
      if let from = quantity("from"), let to = quantity("to") {
        result = FactorDistribution(
          distribution: name == "uniform"
            ? .uniform(lower: from, upper: to) : .loguniform(lower: from, upper: to))
      }
    case "normal":
      // A spread has no smallest value of its own, so the range of the number is not asked of it.
      var free = place
      free.range = 0...Double.greatestFiniteMagnitude
      free.isWhole = false
      if reader.value("sd") == nil { reader.reportMissing("sd", expected: "the standard deviation") }
      if let mean = quantity("mean"), let deviation = number(reader.value("sd"), free, unit) {
        result = FactorDistribution(distribution: .normal(mean: mean, standardDeviation: deviation))
      }
    case "lognormal":
      // The natural logarithm's standard deviation, or its exponential.
      let spread =
        reader.hasMember("sigma")
        ? positive("sigma", in: Self.sigmas, example: 0.4)
        : positive("gsd", in: Self.ratios, example: 1.5).map { log($0) }
      if let median = quantity("median"), let spread, median > 0, spread > 0 {
        result = FactorDistribution(
          distribution: .lognormal(logMean: 0, logStandardDeviation: spread), width: median)
      } else if spread.map({ $0 <= 0 }) == true {
        reader.value("gsd")?.reject(expected: "a ratio above 1, such as 1.5")
      }
    case "triangular":
      if let from = quantity("from"), let mode = quantity("mode"), let to = quantity("to") {
        result = FactorDistribution(distribution: .triangular(lower: from, mode: mode, upper: to))
      }
    default:
      let (alpha, beta) = (
        positive("alpha", in: Self.shapes, example: 2), positive("beta", in: Self.shapes, example: 2)
      )
      if let from = quantity("from"), let to = quantity("to"), let alpha, let beta {
        result = FactorDistribution(
          distribution: .beta(alpha: alpha, beta: beta), offset: from, width: to - from)
      }
    }
    if let within = reader.arrayIfPresent("within") {
      let ends = within.compactMap { number($0, place, unit) }
      if ends.count == 2, ends[0] < ends[1] {
        result?.within = ends[0]...ends[1]
      } else if ends.count == within.count {
        reader.value("within")?.reject(expected: "a list of a smaller and a greater value")
      }
    }
    guard let result else { return nil }
    guard result.width > 0 else {
      reader.report("is no distribution: an empty range")
      return nil
    }
    do {
      try result.distribution.validate()
    } catch {
      reader.report("is no distribution: \(error)")
      return nil
    }
    checkEnds(of: result, reader, place, unit)
    if [.factorial, .oneAtATime].contains(kind) {
      reader.report("is a distribution, of which a \(kind.rawValue) design takes no levels")
    }
    return result
  }

  /// A Morris design goes to both ends of every factor.
  func checkEnds(
    of distribution: FactorDistribution, _ reader: ObjectReader, _ place: FactorPlace,
    _ unit: MeasurementUnit?
  ) {
    guard kind == .morris else { return }
    let ends = [0.0, 1].compactMap { try? distribution.quantile($0) }
    if ends.count < 2 || !ends.allSatisfy(\.isFinite) {
      reader.report("has no ends, to which a morris design goes; give \"within\" or a range")
    }
  }
}
