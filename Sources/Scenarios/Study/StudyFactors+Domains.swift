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
    case .number(let number) where unit == nil || unit?.dimension.isBare == true: return .number(number.value)
    case .bool(let isTrue): return .truth(isTrue)
    case .string(let text) where unit == nil: return .text(text)
    default:
      guard let unit else {
        written.reject(expected: "a number, a text or true or false")
        return nil
      }
      let all = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
      return written.quantity(as: unit, in: all).map(FactorValue.number)
    }
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
      return distribution(reader, place, unit).map(Factor.Domain.distribution)
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
    for (index, found) in values.enumerated()
    where values[..<index].contains(found) && values.count == written.count {
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
    if [.factorial, .oneAtATime].contains(kind), count == nil, !isWhole(place) {
      reader.reportMissing("levels", expected: "how many values the design takes from the range, such as 4")
    }
    if isWhole(place), let count {
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
    func positive(_ key: String, example: Double) -> Double? {
      reader.quantity(
        key, as: One.unit, in: Double.leastNormalMagnitude...Double.greatestFiniteMagnitude, example: example)
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
        ? positive("sigma", example: 0.4) : positive("gsd", example: 1.5).map { log($0) }
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
      if let from = quantity("from"), let to = quantity("to"), let alpha = positive("alpha", example: 2),
        let beta = positive("beta", example: 2)
      {
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
