// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Population {
  /// A population as far as nothing else is known of it.
  ///
  /// Nobody has measured how far people's fibres differ: the spreads were chosen, some by hand so that patients answer
  /// one protocol as differently as patients do.
  ///
  /// - Parameters:
  ///   - shifts: factors on a trait of everybody, where this population differs.
  ///   - prevalences: of conditions, where they differ from the usual.
  static func people(
    name: String, summary: String, women: Sourced<One>, shifts: [(trait: String, factor: Sourced<One>)] = [],
    correlations: [(String, String, Sourced<One>)] = [], prevalences: [String: Sourced<One>] = [:]
  ) -> Population {
    Population(
      name: name, summary: summary, women: women,
      thresholdSpread: Sourced(
        0.30, .assumed(because: "graded release needs unlike fibres; alike ones release all or nothing")),
      recruitmentSpread: Sourced(
        0.30, .assumed(because: "as the threshold: low-threshold units carry more of a light load")),
      loadShareSpread: Sourced(0.12, .assumed(because: "small: fascicles of one site pull side by side")),
      knotSpread: Sourced(
        1.8, .assumed(because: "endplates lie in a band; loci measure 1 to 2 mm (Hubbard and Berkoff 1993)")),
      sensitivityOnThreshold: Sourced(
        0.5,
        .fitted(to: "weak correlation of threshold and pain, -0.25 to -0.31 (hou2002)", how: "by hand")),
      traits: shifted(
        endplateTraits + knotTraits + tissueTraits + nervousTraits + reportTraits + careTraits, by: shifts),
      correlations: correlations, prevalences: prevalences)
  }

  private static func shifted(_ traits: [Trait], by shifts: [(trait: String, factor: Sourced<One>)])
    -> [Trait]
  {
    var traits = traits
    for (name, factor) in shifts {
      if let index = traits.firstIndex(where: { $0.name == name }) {
        traits[index] = traits[index].times(factor.quantity.value, source: factor.source)
      } else {
        traits.append(
          .lognormal(
            .model(name), deviation: 0.1, women: factor.quantity.value, men: factor.quantity.value,
            source: factor.source))
      }
    }
    return traits
  }

  /// Distress, sensitivity and hope do not come independently. Directions are known, sizes are guesses.
  static let usualCorrelations: [(String, String, Sourced<One>)] = [
    (
      "affect.disposition", "painSensitivity",
      Sourced(0.3, .assumed(because: "the distressed feel more pain; size unmeasured here"))
    ),
    (
      "affect.disposition", "expectation.response",
      Sourced(-0.2, .assumed(because: "the distressed hope for less; size unmeasured here"))
    ),
    (
      "painSensitivity", "soreness.sensitivity",
      Sourced(0.3, .assumed(because: "one nervous system reports both; size unmeasured here"))
    ),
    (
      "adherence", "affect.disposition",
      Sourced(-0.2, .assumed(because: "the distressed keep less to a plan; size unmeasured here"))
    ),
  ]

  private static let endplateTraits: [Trait] =
    ["acidGain", "shorteningGain", "neuropeptideGain", "memoryGain"].map {
      .lognormal(
        .model("endplateNoise.\($0)"), deviation: 0.06,
        source: .assumed(because: "small, because release rises with the fourth power of its input"))
    }

  private static let knotTraits: [Trait] = [
    .lognormal(
      .model("knotDrive.endplateGain"), deviation: 0.04,
      source: .assumed(because: "smallest, because outcomes depend on this gain more than on most")),
    .lognormal(.model("knotDrive.leakGain"), deviation: 0.25, source: widened),
    .lognormal(.model("knotDrive.latchGain"), deviation: 0.15, source: widened),
    .lognormal(
      .model("structuralMemory.growthUnderLoad"), deviation: 0.20,
      source: .assumed(because: "a fifth, as biological rates often differ; no measurement found")),
    .lognormal(
      .model("structuralMemory.growthInContracture"), deviation: 0.15,
      source: .assumed(because: "about a sixth; no measurement found")),
    .lognormal(
      .model("structuralMemory.healing"), deviation: 0.15,
      source: .assumed(because: "as the growth in contracture that it balances; no measurement found")),
  ]

  private static let widened = Source.fitted(
    to: "relief after one protocol from none to nearly full, and the deficit of threshold (geri2022)",
    how: "by hand, in 32 simulated patients")

  private static let tissueTraits: [Trait] = [
    .lognormal(
      .model("perfusion.closingPressure"), deviation: 0.06,
      source: .assumed(because: "follows arterial pressure, which differs little at rest")),
    .lognormal(
      .model("perfusion.sharedPressure"), deviation: 0.10,
      source: .assumed(because: "a tenth, for the shape of the compartment; no measurement found")),
    .lognormal(
      .model("perfusion.hyperaemia"), deviation: 0.10,
      source: .assumed(because: "a tenth, for fitness; no measurement found")),
    .lognormal(
      .model("acidClearance.washout"), deviation: 0.15,
      source: .assumed(because: "a sixth, for capillary density; no measurement found")),
    .lognormal(
      .model("nociceptors.halfPoint"), deviation: 0.08,
      source: .assumed(because: "small, because firing rises with the third power; no measurement found")),
  ]

  private static let nervousTraits: [Trait] = [
    .lognormal(
      .model("endplateNoise.inhibitionGain"), deviation: 0.35,
      source: .assumed(
        because:
          "endplate noise after remote needling, 9.5 (SD 3.5) uV in chou2009, differs between people by a third"
      )),
    .lognormal(
      .model("inhibition.offset"), deviation: 0.30,
      source: .assumed(because: "conditioned inhibition outlasts its stimulus by 10 to 30 min")),
    .lognormal(
      .model("soreness.decay"), deviation: 0.20,
      source: .assumed(because: "soreness is gone within one to three days in most people")),
    .lognormal(
      .model("soreness.sensitivity"), deviation: 0.30, women: 1.25, men: 0.9,
      source: .assumed(
        because: "women are sorer after needling (Martin-Pintado-Zugasti 2016); sizes are guesses")),
    .lognormal(
      .model("affect.disposition"), deviation: 0.6,
      source: .assumed(because: "distress differs between people more than tissue does; no measurement found")
    ),
    .normal(
      .model("expectation.response"), mean: 0.5, deviation: 0.35,
      source: .assumed(because: "from people who answer to no context to people who answer fully")),
  ]

  private static let reportTraits: [Trait] = [
    .lognormal(
      .painSensitivity, deviation: 0.26,
      source: .fitted(to: "correlation of threshold and pain, -0.25 to -0.31 (hou2002)", how: "by hand")),
    .lognormal(
      .ratingStyle, deviation: 0.36,
      source: .fitted(to: "correlation of threshold and pain, -0.25 to -0.31 (hou2002)", how: "by hand")),
    .lognormal(
      .pressureThreshold, deviation: 0.12,
      source: .assumed(
        because: "with sex and sensitivity a spread of 0.22; bordachar2019 found 0.48 with all error in it")),
  ]

  private static let careTraits: [Trait] = [
    .share(
      .adherence, median: 0.7, deviation: 1,
      source: .assumed(because: "most do most of their exercises, some hardly any; no row of evidence")),
    .share(
      .communication, median: 0.8, deviation: 1,
      source: .assumed(because: "most say well when it hurts, some endure in silence; no row of evidence")),
  ]
}
