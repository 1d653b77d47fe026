// SPDX-License-Identifier: GPL-3.0-or-later

/// What a number measures. Two units convert into each other exactly when their dimensions are equal.
package enum Dimension: String, Sendable, CaseIterable {
  case number, count, fraction, effort, time, rate, length, area, pressure, force, concentration
  case concentrationRate, inverseConcentration, viscosity, volume, speed, temperature, voltage, rating,
    ratingTime, angle, money, pay
}

/// A unit of measurement: its symbol as users write it, its UCUM code, and its size.
///
/// `scale` is how many coherent units of the dimension one of this unit is (seconds, 1/s, metres, square
/// metres, pascals, newtons, mol/m³ = mmol/L …). All units in use are ratio scales, so no offset exists.
package struct MeasurementUnit: Sendable, Hashable {
  package let symbol: String
  /// As tables write it, where nothing stands for "not available": `{1}` of a pure number and `{count}` of a count, as in
  /// UCUM. A bare 1 would make a number of a column that holds units.
  package var inTables: String { symbol.isEmpty ? (ucum == "1" ? "{1}" : ucum) : symbol }
  /// As a part of a column's name: letters, digits and `_`.
  package var columnSuffix: String {
    let text = symbol.replacing("%", with: "pct").replacing("/", with: "_per_")
    return String(text.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
  }
  package let ucum: String
  package let dimension: Dimension
  package let scale: Double

  package init(_ symbol: String, ucum: String, _ dimension: Dimension, scale: Double) {
    self.symbol = symbol
    self.ucum = ucum
    self.dimension = dimension
    self.scale = scale
  }

  /// `value` in this unit, expressed in `target`. Both units must have one dimension.
  package func convert(_ value: Double, to target: MeasurementUnit) -> Double {
    precondition(dimension == target.dimension, "\(symbol) and \(target.symbol) differ in dimension")
    return scale >= target.scale ? value * ratio(to: target) : value / target.ratio(to: self)
  }

  /// How many of the smaller `other` fit into this unit; most pairs have a whole number, which is then exact,
  /// so that 5 mm are 5000 um to the last bit.
  private func ratio(to other: MeasurementUnit) -> Double {
    let ratio = scale / other.scale
    return abs(ratio - ratio.rounded()) <= 4 * ratio.ulp ? ratio.rounded() : ratio
  }
}

/// A unit as a type, so that the compiler keeps seconds from days.
package protocol UnitOfMeasure: Sendable {
  static var unit: MeasurementUnit { get }
}

package enum One: UnitOfMeasure {
  package static let unit = MeasurementUnit("", ucum: "1", .number, scale: 1)
}
package enum Count: UnitOfMeasure {
  package static let unit = MeasurementUnit("", ucum: "{count}", .count, scale: 1)
}
package enum Percent: UnitOfMeasure {
  package static let unit = MeasurementUnit("%", ucum: "%", .fraction, scale: 0.01)
}
/// Effort as a share of the maximal voluntary contraction.
package enum PercentMVC: UnitOfMeasure {
  package static let unit = MeasurementUnit("%MVC", ucum: "%{MVC}", .effort, scale: 0.01)
}
package enum Second: UnitOfMeasure {
  package static let unit = MeasurementUnit("s", ucum: "s", .time, scale: 1)
}
package enum Minute: UnitOfMeasure {
  package static let unit = MeasurementUnit("min", ucum: "min", .time, scale: 60)
}
package enum Hour: UnitOfMeasure {
  package static let unit = MeasurementUnit("h", ucum: "h", .time, scale: 3_600)
}
package enum Day: UnitOfMeasure {
  package static let unit = MeasurementUnit("d", ucum: "d", .time, scale: 86_400)
}
package enum PerSecond: UnitOfMeasure {
  package static let unit = MeasurementUnit("1/s", ucum: "/s", .rate, scale: 1)
}
package enum PerDay: UnitOfMeasure {
  package static let unit = MeasurementUnit("1/d", ucum: "/d", .rate, scale: 1 / 86_400)
}
package enum Micrometre: UnitOfMeasure {
  package static let unit = MeasurementUnit("um", ucum: "um", .length, scale: 1e-6)
}
package enum Millimetre: UnitOfMeasure {
  package static let unit = MeasurementUnit("mm", ucum: "mm", .length, scale: 1e-3)
}
package enum Millilitre: UnitOfMeasure {
  package static let unit = MeasurementUnit("mL", ucum: "mL", .volume, scale: 1e-6)
}
package enum MillimetrePerSecond: UnitOfMeasure {
  package static let unit = MeasurementUnit("mm/s", ucum: "mm/s", .speed, scale: 1e-3)
}
/// A difference of temperature.
package enum Kelvin: UnitOfMeasure {
  package static let unit = MeasurementUnit("K", ucum: "K", .temperature, scale: 1)
}
package enum Kilopascal: UnitOfMeasure {
  package static let unit = MeasurementUnit("kPa", ucum: "kPa", .pressure, scale: 1e3)
}
package enum MillimetreMercury: UnitOfMeasure {
  package static let unit = MeasurementUnit("mmHg", ucum: "mm[Hg]", .pressure, scale: 133.322387415)
}
package enum KilopascalSecond: UnitOfMeasure {
  package static let unit = MeasurementUnit("kPa.s", ucum: "kPa.s", .viscosity, scale: 1e3)
}
package enum Millimolar: UnitOfMeasure {
  package static let unit = MeasurementUnit("mmol/L", ucum: "mmol/L", .concentration, scale: 1)
}
package enum MillimolarPerSecond: UnitOfMeasure {
  package static let unit = MeasurementUnit("mmol/L/s", ucum: "mmol/L/s", .concentrationRate, scale: 1)
}
package enum Microvolt: UnitOfMeasure {
  package static let unit = MeasurementUnit("uV", ucum: "uV", .voltage, scale: 1e-6)
}
/// A point on a 0 to 10 numeric rating scale.
package enum RatingPoint: UnitOfMeasure {
  package static let unit = MeasurementUnit("NRS", ucum: "{NRS}", .rating, scale: 1)
}
package enum PerMillimolar: UnitOfMeasure {
  package static let unit = MeasurementUnit("L/mmol", ucum: "L/mmol", .inverseConcentration, scale: 1)
}
/// Points of a rating scale over days: the area under a course of ratings.
package enum RatingPointDay: UnitOfMeasure {
  package static let unit = MeasurementUnit("NRS.d", ucum: "{NRS}.d", .ratingTime, scale: 1)
}
/// The one currency of the program. UCUM has no money; its codes in braces stand for themselves.
package enum Euro: UnitOfMeasure {
  package static let unit = MeasurementUnit("EUR", ucum: "{EUR}", .money, scale: 1)
}
package enum EuroPerMinute: UnitOfMeasure {
  package static let unit = MeasurementUnit("EUR/min", ucum: "{EUR}/min", .pay, scale: 1)
}
