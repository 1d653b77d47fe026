// SPDX-License-Identifier: GPL-3.0-or-later

extension Dimension {
  /// Whether quantities of this dimension are written as bare numbers.
  package var isBare: Bool { self == .number || self == .count }

  /// What a message calls a quantity of this dimension.
  package var phrase: String {
    switch self {
    case .number: "a number"
    case .count: "a whole number"
    case .fraction: "a percentage"
    case .effort: "an effort"
    case .time: "a duration"
    case .rate: "a rate"
    case .length: "a length"
    case .area: "an area"
    case .pressure: "a pressure"
    case .force: "a force"
    case .concentration: "a concentration"
    case .concentrationRate: "a change of concentration"
    case .inverseConcentration: "an inverse concentration"
    case .viscosity: "a viscosity"
    case .volume: "a volume"
    case .speed: "a speed"
    case .temperature: "a temperature"
    case .voltage: "a voltage"
    case .rating: "a rating"
    case .angle: "an angle"
    case .ratingTime: "a rating over time"
    case .money: "an amount of money"
    case .pay: "a price of time"
    }
  }

  /// The units that `QuantityText.readable` chooses from; empty where the own unit is always best.
  fileprivate var ladder: [String] {
    switch self {
    case .time: ["ms", "s", "min", "h", "d", "wk", "yr"]
    case .rate: ["1/yr", "1/wk", "1/d", "1/h", "1/min", "1/s"]
    case .length: ["nm", "um", "mm", "cm", "m"]
    case .pressure: ["Pa", "kPa", "MPa"]
    case .concentration: ["nmol/L", "umol/L", "mmol/L", "mol/L"]
    case .voltage: ["uV", "mV", "V"]
    default: []
    }
  }
}

extension QuantityText {
  /// `value` in `unit`, as it would be written in a scenario: `"90 s"`, `"3/d"`, `4`.
  package static func plainText(_ value: Double, _ unit: MeasurementUnit) -> String {
    joined(plain(value), unit)
  }

  private static func joined(_ number: String, _ unit: MeasurementUnit) -> String {
    if unit.symbol.isEmpty { return number }
    return unit.symbol.hasPrefix("1/") ? number + unit.symbol.dropFirst() : "\(number) \(unit.symbol)"
  }

  /// `value` in the unit that takes the fewest characters: 600 s is `10 min`, 90 s stays `90 s`.
  ///
  /// Of equally short forms the one with the larger unit wins. Only round conversions are ever short, so the
  /// text always stands for the same number.
  package static func readable(_ value: Double, _ unit: MeasurementUnit) -> String {
    let ladder = unit.dimension.ladder
    guard value != 0, ladder.contains(unit.symbol) else { return plainText(value, unit) }
    var best = (number: plain(value), unit: unit)
    for symbol in ladder {
      guard let other = UnitRegistry.unit(spelled: symbol, expected: unit) else { continue }
      let number = plain(unit.convert(value, to: other))
      let isShorter = number.count < best.number.count
      if isShorter || (number.count == best.number.count && other.scale > best.unit.scale) {
        // Rounding in the conversion may shorten a number; a text that reads back otherwise is no option.
        if let back = Double(number), other.convert(back, to: unit) == value { best = (number, other) }
      }
    }
    return joined(best.number, best.unit)
  }

  /// `range` as people read it: `5 s to 10 min`, `at least 0`, `1 to 20`.
  package static func readable(_ range: ClosedRange<Double>, _ unit: MeasurementUnit) -> String {
    let limit = Double.greatestFiniteMagnitude
    let (low, high) = (readable(range.lowerBound, unit), readable(range.upperBound, unit))
    return switch (range.lowerBound > -limit, range.upperBound < limit) {
    case (true, true): "\(low) to \(high)"
    case (true, false): "at least \(low)"
    case (false, true): "at most \(high)"
    case (false, false): "any size"
    }
  }

  /// What a message says after "expected": `a duration such as "90 s" (5 s to 10 min)`.
  ///
  /// - Parameters:
  ///   - unit: of the range and the example.
  ///   - range: allowed values, in `unit`.
  ///   - isWhole: whether only whole numbers are meant.
  ///   - example: a sensible value in `unit`; a round one inside `range` is made up when absent or outside.
  package static func expectation(
    _ unit: MeasurementUnit, in range: ClosedRange<Double>, isWhole: Bool = false, example: Double? = nil
  ) -> String {
    let isCount = isWhole || unit.dimension == .count
    let value = example.flatMap { range.contains($0) ? $0 : nil } ?? roundValue(in: range, isWhole: isCount)
    let sample = readable(value, unit)
    let noun = isCount && unit.dimension.isBare ? Dimension.count.phrase : unit.dimension.phrase
    let quoted = unit.dimension.isBare ? sample : "\"\(sample)\""
    return "\(noun) such as \(quoted) (\(readable(range, unit)))"
  }

  /// A value with one significant digit from the middle of `range`, or a bound when there is none.
  private static func roundValue(in range: ClosedRange<Double>, isWhole: Bool) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    let limit = Double.greatestFiniteMagnitude
    guard high < limit else { return low > -limit ? max(low, 1) : 1 }
    guard low > -limit else { return min(high, 1) }
    // The geometric middle suits ranges over decades; the arithmetic one those that touch zero.
    let middle = low > 0 ? (low * high).squareRoot() : low + (high - low) / 2
    let value = isWhole ? middle.rounded() : oneDigit(middle)
    return range.contains(value) ? value : low
  }

  /// `value` rounded to its first digit.
  private static func oneDigit(_ value: Double) -> Double {
    var (step, parts) = (1.0, 1.0)
    while step * 10 <= abs(value) { step *= 10 }
    // Parts are whole, so that 0.3 comes out as 3/10 and not as 3 · 0.1.
    while value != 0, abs(value) * parts < 1 { parts *= 10 }
    return parts > 1 ? (value * parts).rounded() / parts : (value / step).rounded() * step
  }
}
