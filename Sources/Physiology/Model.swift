// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// The whole model on one screen: every mechanism, in the order in which a signal meets it.
///
/// A fibre contracts under calcium (release against uptake), shortens, latches, starves, turns acid, excites
/// its endplate and remembers. Its fascicle dilates, inflames and fires. The patient is sensitised, inhibited,
/// distressed, hopeful and sore. Nothing else happens between two touches of a hand; what hands and needles
/// do at their touch is in `Mechanisms/Contact`.
package struct Model: Sendable {
  // Fibre
  package var calciumReuptake = CalciumReuptake()
  package var knotDrive = KnotDrive()
  package var voluntaryDrive = VoluntaryDrive()
  package var crossBridges = CrossBridges()
  package var knotShortening = KnotShortening()
  package var latchedBridges = LatchedBridges()
  package var perfusion = Perfusion()
  package var energyBalance = EnergyBalance()
  package var acidClearance = AcidClearance()
  package var endplateNoise = EndplateNoise()
  package var structuralMemory = StructuralMemory()
  package var regeneration = Regeneration()
  // Fascicle
  package var vasodilatation = Vasodilatation()
  package var bradykinin = Bradykinin()
  package var neurogenicInflammation = NeurogenicInflammation()
  package var cytokines = Cytokines()
  package var tissueInjury = TissueInjury()
  package var nociceptors = Nociceptors()
  package var peripheralSensitisation = PeripheralSensitisation()
  // Nervous system
  package var centralSensitisation = CentralSensitisation()
  package var inhibition = Inhibition()
  package var sympatheticTone = SympatheticTone()
  package var affect = Affect()
  package var expectation = Expectation()
  package var soreness = Soreness()
  // Contact
  package var indentation = Indentation()
  package var squeeze = Squeeze()
  package var afferentVolley = AfferentVolley()
  package var needleTrack = NeedleTrack()
  package var denervation = Denervation()
  package var stretchMechanics = StretchMechanics()
  package var recruitment = Recruitment()
  package var guarding = Guarding()
  package var tissueTemperature = TissueTemperature()
  package var strainOfLife = StrainOfLife()
  package var spellsOfLife = SpellsOfLife()
  package var lastingContext = LastingContext()
  package var trauma = Trauma()
  // Drugs
  package var injectate = Injectate()
  package var lidocaine = LocalAnaesthetic.lidocaine
  package var bupivacaine = LocalAnaesthetic.bupivacaine
  package var corticosteroid = Corticosteroid()
  package var botulinumToxin = BotulinumToxin()
  package var analgesic = SwallowedAnalgesic()

  package init() {}
}

extension Model {
  /// Every number of the model, named `mechanism.parameter`.
  package static let parameters: [Parameter<Model>] = [
    declare("calciumReuptake", \.calciumReuptake, CalciumReuptake.parameters),
    declare("knotDrive", \.knotDrive, KnotDrive.parameters),
    declare("voluntaryDrive", \.voluntaryDrive, VoluntaryDrive.parameters),
    declare("crossBridges", \.crossBridges, CrossBridges.parameters),
    declare("knotShortening", \.knotShortening, KnotShortening.parameters),
    declare("latchedBridges", \.latchedBridges, LatchedBridges.parameters),
    declare("perfusion", \.perfusion, Perfusion.parameters),
    declare("energyBalance", \.energyBalance, EnergyBalance.parameters),
    declare("acidClearance", \.acidClearance, AcidClearance.parameters),
    declare("endplateNoise", \.endplateNoise, EndplateNoise.parameters),
    declare("structuralMemory", \.structuralMemory, StructuralMemory.parameters),
    declare("regeneration", \.regeneration, Regeneration.parameters),
    declare("vasodilatation", \.vasodilatation, Vasodilatation.parameters),
    declare("bradykinin", \.bradykinin, Bradykinin.parameters),
    declare("neurogenicInflammation", \.neurogenicInflammation, NeurogenicInflammation.parameters),
    declare("cytokines", \.cytokines, Cytokines.parameters),
    declare("tissueInjury", \.tissueInjury, TissueInjury.parameters),
    declare("nociceptors", \.nociceptors, Nociceptors.parameters),
    declare("peripheralSensitisation", \.peripheralSensitisation, PeripheralSensitisation.parameters),
    declare("centralSensitisation", \.centralSensitisation, CentralSensitisation.parameters),
    declare("inhibition", \.inhibition, Inhibition.parameters),
    declare("sympatheticTone", \.sympatheticTone, SympatheticTone.parameters),
    declare("affect", \.affect, Affect.parameters),
    declare("expectation", \.expectation, Expectation.parameters),
    declare("soreness", \.soreness, Soreness.parameters),
    declare("indentation", \.indentation, Indentation.parameters),
    declare("squeeze", \.squeeze, Squeeze.parameters),
    declare("afferentVolley", \.afferentVolley, AfferentVolley.parameters),
    declare("needleTrack", \.needleTrack, NeedleTrack.parameters),
    declare("denervation", \.denervation, Denervation.parameters),
    declare("stretchMechanics", \.stretchMechanics, StretchMechanics.parameters),
    declare("recruitment", \.recruitment, Recruitment.parameters),
    declare("guarding", \.guarding, Guarding.parameters),
    declare("tissueTemperature", \.tissueTemperature, TissueTemperature.parameters),
    declare("strainOfLife", \.strainOfLife, StrainOfLife.parameters),
    declare("spellsOfLife", \.spellsOfLife, SpellsOfLife.parameters),
    declare("lastingContext", \.lastingContext, LastingContext.parameters),
    declare("trauma", \.trauma, Trauma.parameters),
    declare("injectate", \.injectate, Injectate.parameters),
    declare("lidocaine", \.lidocaine, LocalAnaesthetic.lidocaineParameters),
    declare("bupivacaine", \.bupivacaine, LocalAnaesthetic.bupivacaineParameters),
    declare("corticosteroid", \.corticosteroid, Corticosteroid.parameters),
    declare("botulinumToxin", \.botulinumToxin, BotulinumToxin.parameters),
    declare("analgesic", \.analgesic, SwallowedAnalgesic.parameters),
  ].flatMap { $0 }

  private static func declare<Mechanism>(
    _ name: String, _ path: any WritableKeyPath<Model, Mechanism> & Sendable,
    _ parameters: [Parameter<Mechanism>]
  ) -> [Parameter<Model>] {
    parameters.map { $0.within(name, at: path) }
  }
}
