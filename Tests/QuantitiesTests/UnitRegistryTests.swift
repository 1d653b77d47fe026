// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Testing

@Suite("Unit registry")
struct UnitRegistryTests {
  @Test("every spelling names its own unit", arguments: UnitRegistry.entries)
  func spellings(entry: UnitRegistry.Entry) throws {
    for spelling in entry.spellings + [entry.unit.ucum] {
      #expect(UnitRegistry.unit(spelled: spelling, expected: entry.unit) == entry.unit, "\(spelling)")
      #expect(try QuantityText.parse("2.5 \(spelling)", as: entry.unit) == 2.5, "\(spelling)")
    }
  }

  @Test("no spelling stands for two units")
  func unique() {
    let spellings = UnitRegistry.entries.flatMap(\.spellings)
    #expect(Set(spellings).count == spellings.count)
    #expect(Set(UnitRegistry.entries.map(\.unit.symbol)).count == UnitRegistry.entries.count)
  }

  @Test("units of a dimension stand from small to large", arguments: Dimension.allCases)
  func order(dimension: Dimension) {
    let scales = UnitRegistry.entries.map(\.unit).filter { $0.dimension == dimension }.map(\.scale)
    #expect(scales == scales.sorted())
    #expect(Set(scales).count == scales.count)
  }

  @Test("every dimension with a unit can be read")
  func coverage() {
    let missing = Dimension.allCases.filter { UnitRegistry.symbols(for: $0).isEmpty && !$0.isBare }
    #expect(missing.isEmpty)
  }

  @Test("there is one currency: no rate turns another into it")
  func money() throws {
    #expect(try QuantityText.parse("12 EUR", as: Euro.unit) == 12)
    #expect(try QuantityText.parse("60 EUR/h", as: EuroPerMinute.unit) == 1)
    #expect(throws: QuantityTextError.unknownUnit("USD", allowed: ["EUR"], nearest: nil)) {
      try QuantityText.parse("12 USD", as: Euro.unit)
    }
  }

  @Test("the nearest name is found across typical slips, and none across a different word")
  func nearest() {
    let names = ["hold", "passes", "perWeek", "pressure"]
    #expect(nearestName(to: "hodl", in: names) == "hold")
    #expect(nearestName(to: "pases", in: names) == "passes")
    #expect(nearestName(to: "PRESURE", in: names) == "pressure")
    #expect(nearestName(to: "perweek", in: names) == "perWeek")
    #expect(nearestName(to: "insertions", in: names) == nil)
    #expect(nearestName(to: "old", in: ["cold", "hold"]) == "cold")
    #expect(nearestName(to: "", in: names) == nil)
    #expect(nearestName(to: "pain", in: ["pain_nrs_worst", "pain_nrs", "paint"]) == "paint")
    #expect(nearestName(to: "pain", in: ["pain_nrs_worst", "pain_nrs"]) == "pain_nrs")
    #expect(nearestName(to: "trapezius", in: ["upper-trapezius-right", "soleus"]) == "upper-trapezius-right")
    #expect(nearestName(to: "latchGain", in: ["latched.gain", "knotDrive.latchGain"]) == "latched.gain")
    #expect(nearestName(to: "oxidation", in: ["energyBalance.oxidation"]) == "energyBalance.oxidation")
    #expect(nearestName(to: "oxydation", in: ["energyBalance.oxidation"]) == "energyBalance.oxidation")
    #expect(nearestName(to: "no", in: ["no_nrs"]) == nil)
    #expect(nearestName(to: "x", in: ["y"]) == nil)
    #expect(nearestName(to: String(repeating: "hold", count: 10_000), in: names) == nil)
  }
}
