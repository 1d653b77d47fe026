// SPDX-License-Identifier: GPL-3.0-or-later

extension NumberGroup {
  /// Numbers that nothing reads while `hypothesis` is switched off.
  ///
  /// Two switches keep a state from growing; where a scenario plants trigger points the state is there all the same,
  /// so that its numbers count.
  static func silent(without hypothesis: String, isPlanted: Bool) -> [NumberGroup] {
    switch hypothesis {
    case "structuralMemory" where isPlanted:
      [
        NumberGroup(
          "structuralMemory", "growthUnderLoad", "growthInContracture", "deficitHalfPoint", "ceiling")
      ]
    case "structuralMemory":
      [
        NumberGroup("structuralMemory"), NumberGroup("knotDrive", "leakGain"),
        NumberGroup("endplateNoise", "memoryGain"),
      ]
    case "latchedBridges" where isPlanted: [NumberGroup("latchedBridges", "deficitHalfPoint")]
    case "latchedBridges": [NumberGroup("latchedBridges"), NumberGroup("knotDrive", "latchGain")]
    case "energyCrisis": [NumberGroup("calciumReuptake", "energyHalfPoint")]
    case "pressureStarvesFlow": [NumberGroup("perfusion", "localPressure", "sharedPressure")]
    case "acidExcitesEndplate": [NumberGroup("endplateNoise", "acidGain", "acidHalfPoint")]
    case "shorteningExcitesEndplate": [NumberGroup("endplateNoise", "shorteningGain")]
    case "neuropeptidesExciteEndplate": [NumberGroup("endplateNoise", "neuropeptideGain")]
    case "sympatheticExcitesEndplate": [NumberGroup("endplateNoise", "sympatheticGain")]
    case "inhibitionQuietensEndplate": [NumberGroup("endplateNoise", "inhibitionGain")]
    case "needleDenervates": [NumberGroup("denervation")]
    case "neurogenicInflammation":
      [
        NumberGroup("neurogenicInflammation"), NumberGroup("endplateNoise", "neuropeptideGain"),
        NumberGroup("nociceptors", "neuropeptideWeight"), NumberGroup("cytokines", "neuropeptideShare"),
        NumberGroup("vasodilatation", "neuropeptideShare"), NumberGroup("squeeze", "peptideShare"),
      ]
    case "centralSensitisation":
      [
        NumberGroup("centralSensitisation"), NumberGroup("pain", "centralGain", "affectWeight"),
        NumberGroup("algometer", "central"),
      ]
    case "affect":
      [
        NumberGroup("affect"), NumberGroup("pain", "affectWeight"),
        NumberGroup("centralSensitisation", "affectAmplifies", "affectMaintains"),
      ]
    case "spellsOfLife": [NumberGroup("spellsOfLife")]
    case "lastingContext": [NumberGroup("lastingContext")]
    case "selectiveRecruitment": [NumberGroup("recruitment", "halfEffort")]
    case "forcedLengthening":
      [
        NumberGroup("knotShortening", "viscosity", "lateralShare"), NumberGroup("crossBridges", "detachment"),
        NumberGroup("latchedBridges", "tearing"), NumberGroup("structuralMemory", "repairByLengthening"),
      ]
    case "forcedDetachment": [NumberGroup("crossBridges", "detachment")]
    case "tearing": [NumberGroup("latchedBridges", "tearing")]
    case "squeeze": [NumberGroup("squeeze")]
    case "occlusion": [NumberGroup("perfusion", "transmittedStress")]
    case "afferentVolley": [NumberGroup("afferentVolley")]
    case "inhibition":
      [
        NumberGroup("inhibition"), NumberGroup("pain", "inhibition"), NumberGroup("algometer", "inhibition"),
        NumberGroup("sympatheticTone", "inhibitionGain"), NumberGroup("stretchMechanics", "toleranceGain"),
        NumberGroup("endplateNoise", "inhibitionGain"),
      ]
    default: []
    }
  }
}
