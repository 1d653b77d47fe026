// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import GSL
import Outcomes
import Quantities
import Scenarios
import Simulation
import Testing

@Suite("Errors of instruments")
struct InstrumentErrorTests {
  @Test("without luck every instrument shows what is there", arguments: OutcomeCatalogue.all.map(\.column))
  func noLuck(column: String) {
    #expect(InstrumentErrors().read(5, of: column, draw: 0) == 5)
  }

  @Test("stiffness errs in proportion, a rating stays within its scale")
  func forms() {
    let errors = InstrumentErrors()
    let ratio = errors.read(11, of: "stiffness_kPa", draw: 1) / 11
    #expect(abs(ratio - errors.read(22, of: "stiffness_kPa", draw: 1) / 22) < 1e-12)
    #expect(abs(ratio - 1.1018) < 1e-3)
    #expect(errors.read(0.2, of: "soreness_nrs", draw: -3) == 0)
    #expect(errors.read(9.8, of: "soreness_nrs", draw: 3) == 10)
    // These have errors of their own.
    #expect(errors.read(5, of: "pain_nrs", draw: 2) == 5 && errors.read(250, of: "ppt_kPa", draw: 2) == 250)
  }

  @Test("patients meet the same errors in every arm, and others at another time")
  func keyed() throws {
    let study = try EvidenceFixture.study(
      #""kind": "mean", "outcome": "rom_pct", "arm": "none", "at": "1 d", "value": "90 %", "se": "2 %""#)
    let patient = try Patient(plan: study.cohorts[0].plan, number: 1)
    let values = [Double?](repeating: 80, count: OutcomeCatalogue.all.count)
    let first = patient.read(values, of: 0, at: .after(start: 100, delay: 50))
    #expect(first == patient.read(values, of: 0, at: .at(150)), "the luck belongs to the time")
    #expect(first != patient.read(values, of: 0, at: .at(151)))
    let other = try Patient(plan: study.cohorts[0].plan, number: 2)
    #expect(first != other.read(values, of: 0, at: .at(150)))
  }

  @Test("ratings differ more between weeks than within one")
  func drift() throws {
    let study = try EvidenceFixture.study(
      #""kind": "mean", "outcome": "pain_nrs", "arm": "none", "at": "1 d", "value": 5, "se": 1"#)
    var within: [Double] = []
    var between: [Double] = []
    for number in 1...400 {
      let streams = RandomStreams(seed: study.cohorts[0].plan.seed, patient: number)
      within.append(streams.normal(.ratingWeek, number: 3) - streams.normal(.ratingWeek, number: 3))
      between.append(streams.normal(.ratingWeek, number: 3) - streams.normal(.ratingWeek, number: 4))
    }
    #expect(within.allSatisfy { $0 == 0 })
    #expect(abs(Statistics.standardDeviation(between) - 2.0.squareRoot()) < 0.15)
    // 4.0 points are the least change that 1.96 standard deviations of a difference exclude (kovacs2008).
    let pain = PainRating()
    let total = (pain.drift.value * pain.drift.value + pain.noise.value * pain.noise.value).squareRoot()
    #expect(abs(1.96 * 2.0.squareRoot() * total - 4) < 0.05)
  }
}
