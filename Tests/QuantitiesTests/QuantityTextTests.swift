// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Testing

@Suite("Quantities written as text")
struct QuantityTextTests {
  @Test(
    "each spelling reads as the same quantity",
    arguments: [
      ("90 s", 90), ("90s", 90), (" 90  sec ", 90), ("1.5 min", 90), ("1.5 minutes", 90), ("0.025 h", 90),
      ("90000 ms", 90), ("9e1 s", 90), ("2 hr", 7_200), ("1 d", 86_400), ("1 day", 86_400),
      ("12 wk", 7_257_600),
      ("2 weeks", 1_209_600), ("1 yr", 31_557_600), ("90\u{A0}s", 90), ("-3 s", -3), ("0 d", 0),
    ] as [(String, Double)])
  func durations(text: String, seconds: Double) throws {
    #expect(try QuantityText.parse(text, as: Second.unit) == seconds)
  }

  @Test(
    "pressures convert by the exact factors",
    arguments: [
      ("98.0665 kPa", 98.0665), ("1 kg/cm2", 98.0665), ("1 kgf/cm2", 98.0665), ("1 kg/cm²", 98.0665),
      ("1 kg/cm^2", 98.0665), ("1 N/cm2", 10), ("2.5 bar", 250), ("1 MPa", 1_000), ("250 Pa", 0.25),
      ("1 psi", 6.894757293168361), ("760 mmHg", 101.3250144354), ("760 mm Hg", 101.3250144354),
    ] as [(String, Double)])
  func pressures(text: String, kilopascals: Double) throws {
    let value = try QuantityText.parse(text, as: Kilopascal.unit)
    #expect(abs(value - kilopascals) <= 1e-12 * kilopascals)
  }

  @Test("typographic variants of a unit mean the unit")
  func variants() throws {
    #expect(try QuantityText.parse("5 µm", as: Micrometre.unit) == 5)
    #expect(try QuantityText.parse("5 μm", as: Micrometre.unit) == 5)
    #expect(try QuantityText.parse("5 mm", as: Micrometre.unit) == 5_000)
    #expect(try QuantityText.parse("1 in", as: Millimetre.unit) == 25.4)
    #expect(try QuantityText.parse("3 kPa·s", as: KilopascalSecond.unit) == 3)
    #expect(try QuantityText.parse("3 kPa s", as: KilopascalSecond.unit) == 3)
    #expect(try QuantityText.parse("3 per day", as: PerDay.unit) == 3)
    #expect(try QuantityText.parse("3/d", as: PerDay.unit) == 3)
    #expect(try QuantityText.parse("3 1/d", as: PerDay.unit) == 3)
    #expect(try QuantityText.parse("14 per week", as: PerDay.unit) == 2)
    #expect(try QuantityText.parse("8 % MVC", as: PercentMVC.unit) == 8)
    #expect(try QuantityText.parse("0.08 MVC", as: PercentMVC.unit) == 8)
    #expect(try QuantityText.parse("8 per cent", as: Percent.unit) == 8)
    #expect(try QuantityText.parse("0.5 fraction", as: Percent.unit) == 50)
    #expect(try QuantityText.parse("250 uM", as: Millimolar.unit) == 0.25)
    #expect(try QuantityText.parse("4 points", as: RatingPoint.unit) == 4)
    #expect(try QuantityText.parse("4 /10", as: RatingPoint.unit) == 4)
    #expect(try QuantityText.parse("3.5", as: One.unit) == 3.5)
  }

  @Test(
    "what is not a number in the JSON grammar is refused",
    arguments: [
      "", " ", "s", "+5 s", ".5 s", "5. s", "05 s", "1,5 s", "1.2.3 s", "--5 s", "- 5 s", "inf s", "nan",
      "NaN s",
      "0x10 s", "five s", "1_000 s", "٣ s",
    ])
  func misspeltNumbers(text: String) {
    // "0x10 s" reads as the number 0 with the unit "x10 s"; everything else has no number.
    let expected: QuantityTextError =
      text == "0x10 s"
      ? .unknownUnit("x10 s", allowed: ["ms", "s", "min", "h", "d", "wk", "yr"], nearest: nil)
      : .notANumber(text)
    #expect(throws: expected) { try QuantityText.parse(text, as: Second.unit) }
  }

  @Test("numbers beyond the range of a double are refused", arguments: ["1e400 s", "-1e999 s", "1e308 yr"])
  func overflow(text: String) {
    #expect(throws: QuantityTextError.notFinite(text)) { try QuantityText.parse(text, as: Second.unit) }
  }

  @Test("each kind of wrong unit is told apart")
  func wrongUnits() {
    let times = ["ms", "s", "min", "h", "d", "wk", "yr"]
    #expect(throws: QuantityTextError.missingUnit(allowed: times, nearest: "90 s")) {
      try QuantityText.parse("90", as: Second.unit)
    }
    #expect(throws: QuantityTextError.unknownUnit("kg", allowed: times, nearest: nil)) {
      try QuantityText.parse("90 kg", as: Second.unit)
    }
    #expect(throws: QuantityTextError.unknownUnit("minuts", allowed: times, nearest: "minute")) {
      try QuantityText.parse("90 minuts", as: Second.unit)
    }
    #expect(throws: QuantityTextError.unknownUnit("3 mo", allowed: times, nearest: nil)) {
      try QuantityText.parse("2 3 mo", as: Second.unit)
    }
    #expect(throws: QuantityTextError.wrongDimension("mm", measures: .length, allowed: times, nearest: nil)) {
      try QuantityText.parse("90 mm", as: Second.unit)
    }
    #expect(
      throws: QuantityTextError.wrongDimension(
        "%", measures: .fraction, allowed: ["%MVC", "MVC"], nearest: "%MVC")
    ) { try QuantityText.parse("8 %", as: PercentMVC.unit) }
    #expect(throws: QuantityTextError.unexpectedUnit("s")) { try QuantityText.parse("9 s", as: Count.unit) }
  }

  @Test("the size of a prefix is never guessed from its case")
  func cases() throws {
    #expect(try QuantityText.parse("1 MPa", as: Kilopascal.unit) == 1_000)
    #expect(throws: QuantityTextError.self) { try QuantityText.parse("1 mPa", as: Kilopascal.unit) }
    #expect(throws: QuantityTextError.self) { try QuantityText.parse("1 kpa", as: Kilopascal.unit) }
  }

  @Test("an error says what is allowed and what was meant")
  func descriptions() {
    let error = #expect(throws: QuantityTextError.self) {
      try QuantityText.parse("5 kpa", as: Kilopascal.unit)
    }
    #expect(
      error?.description
        == "\"kpa\" is not a known unit; allowed: Pa, cmH2O, mbar, mmHg, kPa, psi, N/cm2, kg/cm2, bar, MPa; "
        + "did you mean \"kPa\"?")
  }
}
