// SPDX-License-Identifier: GPL-3.0-or-later

private func entry(
  _ symbol: String, ucum: String? = nil, _ dimension: Dimension, _ scale: Double, _ others: String...
) -> UnitRegistry.Entry {
  let unit = MeasurementUnit(symbol, ucum: ucum ?? symbol, dimension, scale: scale)
  return UnitRegistry.Entry(unit: unit, spellings: [symbol] + others)
}

private func entry(_ unit: MeasurementUnit, _ others: String...) -> UnitRegistry.Entry {
  UnitRegistry.Entry(unit: unit, spellings: [unit.symbol] + others)
}

/// The tables. Exact factors are those of the SI brochure (kgf, mmHg, psi, inch); spellings are written as
/// `UnitRegistry.fold` leaves them.
extension UnitRegistry {
  static let times: [Entry] = [
    entry("ms", .time, 1e-3, "msec", "millisecond", "milliseconds"),
    entry(Second.unit, "sec", "secs", "second", "seconds"),
    entry(Minute.unit, "mins", "minute", "minutes"),
    entry(Hour.unit, "hr", "hrs", "hour", "hours"),
    entry(Day.unit, "day", "days"),
    entry("wk", .time, 604_800, "wks", "week", "weeks"),
    entry("yr", ucum: "a", .time, 31_557_600, "yrs", "year", "years"),
  ]

  static let rates: [Entry] = [
    entry("1/yr", ucum: "/a", .rate, 1 / 31_557_600, "/yr", "/year"),
    entry("1/wk", ucum: "/wk", .rate, 1 / 604_800, "/week"),
    entry(PerDay.unit, "/day"),
    entry("1/h", ucum: "/h", .rate, 1 / 3_600, "/hr", "/hour"),
    entry("1/min", ucum: "/min", .rate, 1 / 60, "/minute"),
    entry(PerSecond.unit, "/sec", "/second", "Hz", "s-1"),
  ]

  static let pressures: [Entry] = [
    entry("Pa", .pressure, 1, "pascal"),
    entry("cmH2O", ucum: "cm[H2O]", .pressure, 98.0665),
    entry("mbar", .pressure, 100, "hPa"),
    entry(MillimetreMercury.unit, "mm.Hg"),
    entry(Kilopascal.unit, "kilopascal"),
    entry("psi", ucum: "[psi]", .pressure, 6_894.757293168361, "lbf/in2", "lb/in2"),
    entry("N/cm2", .pressure, 1e4),
    entry("kg/cm2", ucum: "kgf/cm2", .pressure, 98_066.5, "kp/cm2", "kg.f/cm2"),
    entry("bar", .pressure, 1e5),
    entry("MPa", .pressure, 1e6, "N/mm2"),
  ]

  static let lengths: [Entry] = [
    entry("nm", .length, 1e-9),
    entry(Micrometre.unit, "micron", "microns"),
    entry(Millimetre.unit, "millimetre", "millimetres", "millimeter", "millimeters"),
    entry("cm", .length, 1e-2, "centimetre", "centimetres", "centimeter", "centimeters"),
    entry("in", ucum: "[in_i]", .length, 0.0254, "inch", "inches"),
    entry("m", .length, 1, "metre", "metres", "meter", "meters"),
    entry("um2", .area, 1e-12),
    entry("mm2", .area, 1e-6),
    entry("cm2", .area, 1e-4),
    entry("in2", ucum: "[sin_i]", .area, 6.4516e-4),
    entry("m2", .area, 1),
    entry("uL", .volume, 1e-9, "ul"),
    entry(Millilitre.unit, "ml", "cm3", "cc"),
    entry(MillimetrePerSecond.unit),
    entry("cm/s", .speed, 1e-2),
    entry("m/s", .speed, 1),
  ]

  static let shares: [Entry] = [
    entry("permille", ucum: "[ppth]", .fraction, 1e-3, "\u{2030}"),
    entry(Percent.unit, "percent", "pct", "/cent"),
    entry("fraction", ucum: "{fraction}", .fraction, 1),
    entry(PercentMVC.unit, "percent.MVC", "pct.MVC"),
    entry("MVC", ucum: "{MVC}", .effort, 1),
    entry(RatingPoint.unit, "point", "points", "/10"),
  ]

  static let chemistry: [Entry] = [
    entry("nmol/L", .concentration, 1e-6, "nM", "nmol/l"),
    entry("umol/L", .concentration, 1e-3, "uM", "umol/l"),
    entry(Millimolar.unit, "mM", "mmol/l", "mol/m3"),
    entry("mol/L", .concentration, 1e3, "M", "mol/l"),
    entry("umol/L/min", .concentrationRate, 1e-3 / 60, "uM/min", "umol/l/min"),
    entry("umol/L/s", .concentrationRate, 1e-3, "uM/s", "umol/l/s"),
    entry("mmol/L/min", .concentrationRate, 1 / 60.0, "mM/min", "mmol/l/min"),
    entry(MillimolarPerSecond.unit, "mM/s", "mmol/l/s"),
    entry(PerMillimolar.unit, "/mM", "1/mM", "l/mmol"),
    entry("L/umol", .inverseConcentration, 1e3, "/uM", "1/uM", "l/umol"),
  ]

  static let others: [Entry] = [
    entry("mN", .force, 1e-3),
    entry("N", .force, 1, "newton", "newtons"),
    entry("lbf", ucum: "[lbf_av]", .force, 4.4482216152605),
    entry("kgf", .force, 9.80665, "kp"),
    entry(Microvolt.unit),
    entry("mV", .voltage, 1e-3),
    entry("V", .voltage, 1, "volt", "volts"),
    entry("mPa.s", .viscosity, 1e-3),
    entry("Pa.s", .viscosity, 1),
    entry(KilopascalSecond.unit),
    entry(Kelvin.unit, "kelvin", "degC", "C"),
    entry("deg", .angle, Double.pi / 180, "degree", "degrees"),
    entry("rad", .angle, 1, "radian", "radians"),
    entry(RatingPointDay.unit, "points.d", "points.days"),
    entry(Euro.unit, "euro", "euros"),
    entry("EUR/h", ucum: "{EUR}/h", .pay, 1 / 60.0, "EUR/hour"),
    entry(EuroPerMinute.unit, "EUR/minute"),
  ]
}
