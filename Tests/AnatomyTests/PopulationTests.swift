// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Foundation
import Physiology
import Quantities
import Testing

struct PopulationTests {
  private let population: Population

  init() throws { population = try #require(PopulationCatalogue.named("desk-worker")) }

  @Test("traits move parameters that the model has, each one once", arguments: PopulationCatalogue.all)
  func knownTargets(_ population: Population) throws {
    #expect(Set(population.traits.map(\.name)).count == population.traits.count)
    for trait in population.traits {
      guard case .model(let name) = trait.target else { continue }
      let parameter = try #require(Model.parameters.first { $0.name == name }, "\(name)")
      let usual = parameter.read(Model())
      #expect(usual > 0)
      if trait.law == .normal { #expect(parameter.unit.dimension == .number) }
      // A middling person is the median person, and all but a few stay within the parameter's range.
      for draw in trait.law == .normal ? [0] : [-2, 0, 2] as [Double] {
        let value = trait.value(usual: usual, draw: draw, isWoman: true)
        #expect(parameter.range.contains(value), "\(name) at \(draw) is \(value)")
      }
    }
  }

  @Test("the middling man is the model itself, but for his soreness")
  func middling() {
    let person = population.person(of: Model(), sexDraw: 0.9) { _ in 0 }
    #expect(!person.isWoman)
    let moved = Model.parameters.filter { $0.read(person.model) != $0.read(Model()) }
    #expect(moved.map(\.name) == ["soreness.sensitivity"])
    #expect(person.model.soreness.sensitivity.value == 0.9)
    #expect([person.painSensitivity, person.ratingStyle, person.pressureThreshold] == [1, 1, 1])
  }

  @Test("the share of women decides on the sex")
  func sex() {
    func isWoman(_ draw: Double) -> Bool { population.person(of: Model(), sexDraw: draw) { _ in 0 }.isWoman }
    #expect(isWoman(0) && isWoman(0.499) && !isWoman(0.5) && !isWoman(0.999))
  }

  @Test("a draw of one standard deviation multiplies by exp(deviation)")
  func spread() {
    let person = population.person(of: Model(), sexDraw: 0) { $0.name == "knotDrive.leakGain" ? 1 : 0 }
    #expect(abs(person.model.knotDrive.leakGain.value / Model().knotDrive.leakGain.value - exp(0.25)) < 1e-12)
    #expect(person.model.knotDrive.latchGain == Model().knotDrive.latchGain)
    #expect(person.model.soreness.sensitivity.value == 1.25)
  }

  @Test("numbers beyond a parameter's range are held to it")
  func held() {
    for (draw, held) in [(-3.0, 0.0), (3, 1)] {
      let person = population.person(of: Model(), sexDraw: 0) { $0.name == "expectation.response" ? draw : 0 }
      #expect(person.model.expectation.response.value == held)
    }
  }

  @Test("sensitive people have lower thresholds, and women lower ones than men")
  func thresholds() throws {
    let muscle = try #require(MuscleCatalogue.named("upper-trapezius"))
    let woman = population.person(of: Model(), sexDraw: 0) { _ in 0 }
    let man = population.person(of: Model(), sexDraw: 0.9) { _ in 0 }
    let sensitive = population.person(of: Model(), sexDraw: 0) { $0.target == .painSensitivity ? 1 : 0 }
    #expect(woman.threshold(of: muscle) == muscle.thresholdWomen)
    #expect(man.threshold(of: muscle) == muscle.thresholdMen)
    let ratio = sensitive.threshold(of: muscle).value / woman.threshold(of: muscle).value
    #expect(abs(ratio - exp(-0.13)) < 1e-12)
    #expect(sensitive.ratingStyle == 1)
  }

  @Test("rating style changes ratings, never the threshold")
  func ratingStyle() throws {
    let muscle = try #require(MuscleCatalogue.named("gastrocnemius"))
    let person = population.person(of: Model(), sexDraw: 0) { $0.target == .ratingStyle ? 1 : 0 }
    #expect(abs(person.ratingStyle - exp(0.36)) < 1e-12)
    #expect(person.threshold(of: muscle) == muscle.thresholdWomen)
  }

  @Test("the recommended spreads are in force")
  func recommended() {
    let deviations = Dictionary(
      uniqueKeysWithValues: population.traits.map { ($0.name, $0.deviation.value) })
    #expect(
      deviations == [
        "endplateNoise.acidGain": 0.06, "endplateNoise.shorteningGain": 0.06,
        "endplateNoise.neuropeptideGain": 0.06, "endplateNoise.memoryGain": 0.06,
        "knotDrive.latchGain": 0.15, "knotDrive.leakGain": 0.25, "knotDrive.endplateGain": 0.04,
        "structuralMemory.growthUnderLoad": 0.20, "structuralMemory.growthInContracture": 0.15,
        "structuralMemory.healing": 0.15, "perfusion.closingPressure": 0.06,
        "perfusion.sharedPressure": 0.10, "perfusion.hyperaemia": 0.10, "inhibition.offset": 0.30,
        "nociceptors.halfPoint": 0.08, "acidClearance.washout": 0.15, "soreness.decay": 0.20,
        "soreness.sensitivity": 0.30, "affect.disposition": 0.6, "painSensitivity": 0.26,
        "ratingStyle": 0.36, "pressureThreshold": 0.12, "expectation.response": 0.35,
      ])
  }
}
