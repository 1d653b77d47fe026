// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Testing

@Suite("Quantities in messages")
struct QuantityPhraseTests {
  @Test(
    "a duration is told in the unit that reads best",
    arguments: [
      (5, "5 s"), (45, "45 s"), (60, "1 min"), (90, "90 s"), (600, "10 min"), (3_600, "1 h"), (86_400, "1 d"),
      (604_800, "1 wk"), (7_257_600, "12 wk"), (2_592_000, "30 d"), (31_557_600, "1 yr"), (0.005, "5 ms"),
      (0, "0 s"), (-60, "-1 min"), (3.7, "3.7 s"),
    ] as [(Double, String)])
  func durations(seconds: Double, text: String) {
    #expect(QuantityText.readable(seconds, Second.unit) == text)
  }

  @Test(
    "what is printed reads back as the same number",
    arguments: [
      Second.unit, Minute.unit, Day.unit, PerDay.unit, Kilopascal.unit, Micrometre.unit, Millimolar.unit,
    ])
  func roundTrip(unit: MeasurementUnit) throws {
    var generator = SplitMix(state: 7)
    for _ in 0..<2_000 {
      let digits = Double(Int.random(in: 1...99_999, using: &generator))
      let value = digits * [1e-3, 1, 60, 3_600, 86_400][Int.random(in: 0..<5, using: &generator)]
      let text = QuantityText.readable(value, unit)
      #expect(try QuantityText.parse(text, as: unit) == value, "\(text)")
      #expect(try QuantityText.parse(QuantityText.plainText(value, unit), as: unit) == value)
    }
  }

  @Test("ranges read as people say them")
  func ranges() {
    let limit = Double.greatestFiniteMagnitude
    #expect(QuantityText.readable(5...600, Second.unit) == "5 s to 10 min")
    #expect(QuantityText.readable(0...20, Count.unit) == "0 to 20")
    #expect(QuantityText.readable(1...100, PercentMVC.unit) == "1 %MVC to 100 %MVC")
    #expect(QuantityText.readable(0...(.infinity), Second.unit) == "at least 0 s")
    #expect(QuantityText.readable(-limit...5, One.unit) == "at most 5")
    #expect(QuantityText.readable(1...24, PerDay.unit) == "1/d to 1/h")
  }

  @Test("an expectation names the kind, an example and the range")
  func expectations() {
    #expect(
      QuantityText.expectation(Second.unit, in: 5...600, example: 90)
        == "a duration such as \"90 s\" (5 s to 10 min)")
    #expect(
      QuantityText.expectation(Second.unit, in: 5...600) == "a duration such as \"50 s\" (5 s to 10 min)")
    #expect(
      QuantityText.expectation(Count.unit, in: 0...20, example: 4) == "a whole number such as 4 (0 to 20)")
    #expect(QuantityText.expectation(One.unit, in: 0...1) == "a number such as 0.5 (0 to 1)")
    #expect(
      QuantityText.expectation(PercentMVC.unit, in: 1...100, example: 500)
        == "an effort such as \"10 %MVC\" (1 %MVC to 100 %MVC)")
  }

  @Test("a made-up example is always allowed itself")
  func examplesAreAllowed() throws {
    let ranges: [ClosedRange<Double>] = [
      0...0, 3...3, 0.031...0.039, 1e-9...1e9, -5...5, -9...(-2), 7...(.infinity), -(.infinity)...(-4),
    ]
    for range in ranges {
      let text = QuantityText.expectation(Second.unit, in: range)
      let quoted = try #require(text.split(separator: "\"").dropFirst().first)
      #expect(range.contains(try QuantityText.parse(String(quoted), as: Second.unit)), "\(text)")
    }
  }
}

/// A small seeded generator, so that a failure repeats.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
