// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Foundation
import GSL
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
        "endplateNoise.inhibitionGain": 0.35,
        "knotDrive.latchGain": 0.15, "knotDrive.leakGain": 0.25, "knotDrive.endplateGain": 0.04,
        "structuralMemory.growthUnderLoad": 0.20, "structuralMemory.growthInContracture": 0.15,
        "structuralMemory.healing": 0.15, "perfusion.closingPressure": 0.06,
        "perfusion.sharedPressure": 0.10, "perfusion.hyperaemia": 0.10, "inhibition.offset": 0.30,
        "nociceptors.halfPoint": 0.08, "acidClearance.washout": 0.15, "soreness.decay": 0.20,
        "soreness.sensitivity": 0.30, "affect.disposition": 0.6, "painSensitivity": 0.26,
        "ratingStyle": 0.36, "pressureThreshold": 0.12, "expectation.response": 0.35, "adherence": 1,
        "communication": 1,
      ])
  }

  @Test("correlations can hold together, and draws follow them", arguments: PopulationCatalogue.all)
  func correlations(_ population: Population) throws {
    #expect(population.areCorrelationsPossible)
    let count = 20_000
    var key: UInt64 = 0
    func draw() -> Double {
      key += 1
      return Normal.quantile(Philox4x32.uniform(key: 5, counterHigh: 0, counterLow: key))
    }
    guard !population.correlations.isEmpty else { return }
    var people: [Person] = []
    for _ in 0..<count { people.append(population.person(of: Model(), sexDraw: 0) { _ in draw() }) }
    let distress = people.map { log($0.model.affect.disposition.value) }
    let sensitivity = people.map { log($0.painSensitivity) }
    let wanted = try #require(
      population.correlations.first { $0.first == "affect.disposition" && $0.second == "painSensitivity" })
    let found = Statistics.correlation(distress, sensitivity)
    // The standard error of a correlation is about (1 − ρ²)/√n.
    #expect(abs(found - wanted.value.value) < 4 / Double(count).squareRoot(), "\(found)")
  }

  @Test("contradicting correlations are recognised")
  func contradiction() {
    let strong = Sourced<One>(0.9, .assumed(because: "for this test"))
    let opposite = Sourced<One>(-0.9, .assumed(because: "for this test"))
    let traits = ["ratingStyle", "painSensitivity", "pressureThreshold"]
    let population = Population(
      name: "contradictory", summary: "", women: strong, thresholdSpread: strong, recruitmentSpread: strong,
      loadShareSpread: strong, knotSpread: Sourced(1, strong.source), sensitivityOnThreshold: strong,
      traits: self.population.traits,
      correlations: [
        (traits[0], traits[1], strong), (traits[1], traits[2], strong), (traits[0], traits[2], opposite),
      ])
    #expect(!population.areCorrelationsPossible)
  }

  @Test("shares stay shares, with their median in the middle")
  func shares() {
    let middling = population.person(of: Model(), sexDraw: 0) { _ in 0 }
    #expect(abs(middling.adherence - 0.7) < 1e-12 && abs(middling.communication - 0.8) < 1e-12)
    for draw in [-6.0, 6] {
      let person = population.person(of: Model(), sexDraw: 0) { _ in draw }
      #expect((0.0...1).contains(person.adherence) && (0.0...1).contains(person.communication))
    }
  }

  @Test("conditions come as often as their prevalence says")
  func conditions() throws {
    let old = try #require(PopulationCatalogue.named("older-adult"))
    func has(_ draw: Double) -> [String] {
      old.person(of: Model(), sexDraw: 0, conditionDraw: { _ in draw }) { _ in 0 }.conditions
    }
    #expect(has(0.19).contains("anticoagulants") && !has(0.21).contains("anticoagulants"))
    #expect(has(1).isEmpty)
    #expect(!has(0).contains("pregnancy"))
  }
}
