// SPDX-License-Identifier: GPL-3.0-or-later

/// One loop or limb of the model that can be switched off.
package struct Hypothesis: Sendable {
  /// The key under `hypotheses` in a scenario.
  package let name: String
  package let summary: String
  package let read: @Sendable (Model) -> Bool
  package let write: @Sendable (inout Model, Bool) -> Void

  init(_ name: String, _ path: any WritableKeyPath<Model, Bool> & Sendable, _ summary: String) {
    self.name = name
    self.summary = summary
    self.read = { $0[keyPath: path] }
    self.write = { $0[keyPath: path] = $1 }
  }

  package static let all: [Hypothesis] = [
    Hypothesis("energyCrisis", \.calciumReuptake.isOn, "the calcium pump starves without energy"),
    Hypothesis("pressureStarvesFlow", \.perfusion.isPressureOn, "contraction throttles its own blood flow"),
    Hypothesis("acidExcitesEndplate", \.endplateNoise.isAcidOn, "acid raises endplate noise"),
    Hypothesis(
      "shorteningExcitesEndplate", \.endplateNoise.isShorteningOn, "a shortened knot raises endplate noise"),
    Hypothesis(
      "neuropeptidesExciteEndplate", \.endplateNoise.areNeuropeptidesOn, "neuropeptides raise endplate noise"),
    Hypothesis(
      "sympatheticExcitesEndplate", \.endplateNoise.isSympatheticOn, "sympathetic tone raises endplate noise"),
    Hypothesis(
      "inhibitionQuietensEndplate", \.endplateNoise.isInhibitionOn, "spinal inhibition lowers endplate noise"),
    Hypothesis("structuralMemory", \.structuralMemory.isOn, "overload leaves structural damage behind"),
    Hypothesis("latchedBridges", \.latchedBridges.isOn, "starved bridges latch"),
    Hypothesis(
      "neurogenicInflammation", \.neurogenicInflammation.isOn, "nociceptors release neuropeptides"),
    Hypothesis(
      "centralSensitisation", \.centralSensitisation.isOn, "the central nervous system is sensitised"),
    Hypothesis("affect", \.affect.isOn, "distress feeds pain"),
    Hypothesis(
      "spellsOfLife", \.spellsOfLife.isOn,
      "work, strain and ratings have good and bad spells that last for weeks"),
    Hypothesis(
      "lastingContext", \.lastingContext.isOn, "being cared for lowers the pain that is told, for months"),
    Hypothesis(
      "selectiveRecruitment", \.recruitment.isSelective, "low-threshold motor units are overloaded first"),
    Hypothesis(
      "forcedLengthening", \.knotShortening.isForcedLengtheningOn, "pressing and stretching lengthen knots"),
    Hypothesis(
      "forcedDetachment", \.crossBridges.isForcedDetachmentOn, "lengthening tears active bridges off"),
    Hypothesis("tearing", \.latchedBridges.isTearingOn, "lengthening tears latched bridges"),
    Hypothesis("squeeze", \.squeeze.isOn, "a new press squeezes tissue fluid out"),
    Hypothesis("occlusion", \.perfusion.isOcclusionOn, "a pressing hand stops blood flow"),
    Hypothesis(
      "afferentVolley", \.afferentVolley.isOn, "hands and needles inhibit pain through the spinal cord"),
    Hypothesis(
      "needleDenervates", \.denervation.isOn, "a needle silences endplates and nociceptors for days"),
    Hypothesis("inhibition", \.inhibition.isOn, "volleys build up inhibition"),
  ]

  package static func named(_ name: String) -> Hypothesis? { all.first { $0.name == name } }
}

/// A published view of what trigger points are, as a combination of switches.
package struct Camp: Sendable {
  package let name: String
  package let summary: String
  /// Switches that differ from the default model.
  package let switchedOff: [String]

  package static let all: [Camp] = [
    Camp(name: "integrated", summary: "all loops together; the default", switchedOff: []),
    Camp(
      name: "cinderella",
      summary: "selective overload of low-threshold units starves them; nerves only report",
      switchedOff: [
        "neurogenicInflammation", "neuropeptidesExciteEndplate", "sympatheticExcitesEndplate",
        "inhibitionQuietensEndplate",
      ]),
    Camp(
      name: "neurogenic",
      summary: "nociceptors and sympathetic tone keep the endplate noisy; no energy crisis",
      switchedOff: ["energyCrisis", "pressureStarvesFlow", "latchedBridges"]),
    Camp(
      name: "central-only",
      summary: "the lesion is in the central nervous system: no local loop sustains a knot",
      switchedOff: [
        "acidExcitesEndplate", "shorteningExcitesEndplate", "neuropeptidesExciteEndplate",
        "sympatheticExcitesEndplate", "structuralMemory", "latchedBridges",
      ]),
  ]

  package static func named(_ name: String) -> Camp? { all.first { $0.name == name } }
}

extension Model {
  /// Takes a camp's view.
  package mutating func adopt(_ camp: Camp) {
    for name in camp.switchedOff { Hypothesis.named(name)?.write(&self, false) }
  }
}
