// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities
import Simulation
import Testing

/// Good and bad spells of life.
@Suite("Spells of life")
struct SpellsTests {
  private func life(days: Double) -> SpellsOfLife {
    var life = SpellsOfLife()
    life.time = .days(days)
    return life
  }

  @Test(
    "are standard normal numbers whose correlation falls by a constant share a week",
    arguments: [14.0, 42, 120])
  func process(days: Double) {
    let life = life(days: days)
    let patients = 400
    var products = [Double](repeating: 0, count: 9)
    var sum = 0.0
    for patient in 0..<patients {
      let spells = Spells(weeks: -20...19, life: life, streams: RandomStreams(seed: 7, patient: patient))
      for week in -20..<11 {
        sum += spells[Int64(week)]
        for lag in 0...8 { products[lag] += spells[Int64(week)] * spells[Int64(week + lag)] }
      }
    }
    // Weeks of a life hang together: as many independent ones as spells fit into it.
    let independent = Double(patients) * max(1, 31 * 7 / (2 * days))
    let count = Double(patients * 31)
    #expect(abs(sum / count) < 4 / independent.squareRoot())
    for lag in 0...8 {
      #expect(
        abs(products[lag] / count - Exponential.of(-7 * Double(lag) / days)) < 6 / independent.squareRoot(),
        "\(lag) weeks")
    }
  }

  @Test("are the same in a week, whatever part of a life is looked at, and others in other patients")
  func pure() {
    let streams = RandomStreams(seed: 7, patient: 3)
    let (whole, part) = (
      Spells(weeks: -100...100, life: life(days: 42), streams: streams),
      Spells(weeks: 5...9, life: life(days: 42), streams: streams)
    )
    for week in Int64(5)...9 { #expect(whole[week] == part[week]) }
    let other = Spells(weeks: 5...9, life: life(days: 42), streams: RandomStreams(seed: 7, patient: 4))
    #expect(other[5] != part[5])
  }

  @Test("leave a week its variance, and without them weeks are what they were")
  func variance() {
    var life = SpellsOfLife()
    let (own, spell) = (0.6, -1.1)
    life.share = Quantity(0.36)
    #expect(abs(life.week(own, spell: spell) - (0.8 * own + 0.6 * spell)) < 1e-15)
    life.effort = Quantity(0.3)
    #expect(abs(life.effortFactor(spell: spell) - Exponential.of(0.3 * spell - 0.045)) < 1e-15)
    life.isOn = false
    #expect(life.week(own, spell: spell) == own)
    #expect(life.effortFactor(spell: spell) == 1)
    #expect(Spells(weeks: 0...3, life: life, streams: RandomStreams(seed: 1, patient: 1))[2] == 0)
  }
}
