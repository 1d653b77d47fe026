// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities
import Testing

@Suite("Derivatives written by hand are those that dual numbers carry, whatever is switched off")
struct SlopeTests {
  @Test("of a fibre", arguments: fibreLaws, 1...8)
  func fibre(law: SlopeLaw, model: Int) { hold(law, model) }

  @Test("of a fascicle", arguments: fascicleLaws, 1...8)
  func fascicle(law: SlopeLaw, model: Int) { hold(law, model) }

  @Test("of the nervous system", arguments: nervousLaws, 1...8)
  func nervous(law: SlopeLaw, model: Int) { hold(law, model) }

  private func hold(_ law: SlopeLaw, _ key: Int) {
    var fixture = Fixture(UInt64(key) * 1_000 + UInt64(law.name.utf8.count))
    law.hold(in: Fixture.model(key), draws: 50, from: &fixture)
  }

  static let fibreLaws = [
    SlopeLaw("fourth-power response", 0...3) { _, x in
      let response = hillFourth(x[0])
      return (response.value, [response.slope])
    },
    SlopeLaw("second-power response", 0...3) { _, x in
      let response = hillSecond(x[0], halfAt: 0.35)
      return (response.value, [response.slope])
    },
    SlopeLaw("knot drive: protection", 0...1) { model, x in
      let response = model.knotDrive.protection(energy: x[0])
      return (response.value, [response.slope])
    },
    SlopeLaw("calcium re-uptake: availability", 1e-3...1, 0...20) { model, x in
      let availability = model.calciumReuptake.availability(
        threshold: DualNumber(1.2), energy: x[0], acid: x[1])
      return (availability.value, [availability.energy, availability.acid])
    },
    SlopeLaw("knot shortening: pull", 0...1) { model, x in
      let response = model.knotShortening.pull(knotBridges: x[0])
      return (response.value, [response.slope])
    },
    SlopeLaw("knot shortening: rate", 1.4...2.4, 0...1) { model, x in
      let lengthening = DualNumber(0.03)
      let knot = model.knotShortening
      return (
        knot.rate(length: x[0], pull: x[1], lengtheningRate: lengthening),
        [knot.decay(pull: x[1], lengtheningRate: lengthening), knot.sensitivityToPull(length: x[0])]
      )
    },
    SlopeLaw("knot shortening: shortening", 1.4...2.4) { model, x in
      (model.knotShortening.shortening(length: x[0]), [DualNumber(-1 / model.knotShortening.span)])
    },
    SlopeLaw("latched bridges: hunger", 0...1) { model, x in
      let response = model.latchedBridges.hunger(energy: x[0])
      return (response.value, [response.slope].map { -1 * $0 })
    },
    SlopeLaw("structural memory: hunger", 0...1) { model, x in
      let response = model.structuralMemory.hunger(energy: x[0])
      return (response.value, [response.slope].map { -1 * $0 })
    },
    SlopeLaw("endplate noise: acid response", 0...20) { model, x in
      let response = model.endplateNoise.acidResponse(acid: x[0])
      return (response.value, [response.slope])
    },
    SlopeLaw("endplate noise: shared input", 0...1, 0.2...3, 0...1) { model, x in
      let endplate = model.endplateNoise
      return (
        endplate.sharedInput(neuropeptides: x[0], sympatheticTone: x[1], inhibition: x[2]),
        [
          DualNumber(endplate.areNeuropeptidesOn ? endplate.neuropeptideGain.value : 0),
          DualNumber(endplate.isSympatheticOn ? endplate.sympatheticGain.value : 0),
          DualNumber(-endplate.quieting(inhibition: x[2].value)),
        ]
      )
    },
    SlopeLaw("perfusion: gate", 0...5) { model, x in
      let response = model.perfusion.gate(pressureRatio: x[0])
      return (response.value, [response.slope])
    },
    SlopeLaw("perfusion: conductance", 0...1, 0.2...3) { model, x in
      let slopes = model.slopes(vasodilatation: x[0].value, tone: x[1].value, warmth: 0)
      return (
        model.perfusion.conductance(vasodilatation: x[0], sympatheticTone: x[1]),
        [DualNumber(slopes.conductanceByDilatation), DualNumber(slopes.conductanceByTone)]
      )
    },
    SlopeLaw("perfusion: inverse closing pressure", 0...1) { model, x in
      let slopes = model.slopes(vasodilatation: x[0].value, tone: 1, warmth: 0)
      return (
        model.perfusion.inverseClosingPressure(vasodilatation: x[0]),
        [DualNumber(slopes.inverseClosingByDilatation)]
      )
    },
    SlopeLaw("energy balance: oxidation", 0...1, 0.02...8) { model, x in
      let flux = model.energyBalance.oxidative(deficit: x[0], flow: x[1])
      return (flux.value, [flux.deficit, flux.second])
    },
    SlopeLaw("energy balance: glycolysis", 0...1, 0...30) { model, x in
      let flux = model.energyBalance.glycolytic(deficit: x[0], acid: x[1])
      return (flux.value, [flux.deficit, flux.second])
    },
    SlopeLaw("energy balance: readiness", 0...1) { model, x in
      let response = model.energyBalance.readiness(energy: x[0])
      return (response.value, [response.slope])
    },
  ]

  static let fascicleLaws = [
    SlopeLaw("vasodilatation", 0...1, 0...1) { model, x in
      let target = model.vasodilatation.target(deficit: x[0], neuropeptides: x[1])
      return (target.value, [target.deficit, target.neuropeptides])
    },
    SlopeLaw("bradykinin", 0...20, 0...1, 0...5) { model, x in
      let target = model.bradykinin.target(acid: x[0], deficit: x[1], injury: x[2])
      return (target.value, [target.acid, target.deficit, target.injury])
    },
    SlopeLaw("cytokines", 0...1, 0...1, 0...5) { model, x in
      let target = model.cytokines.target(neuropeptides: x[0], deficit: x[1], injury: x[2])
      return (
        target.value,
        [
          DualNumber(model.cytokines.neuropeptideShare.value),
          DualNumber(model.cytokines.deficitShare.value), target.injury,
        ]
      )
    },
    SlopeLaw("tissue injury: saturation", 0...10) { _, x in
      let response = TissueInjury.saturated(x[0])
      return (response.value, [response.slope])
    },
    SlopeLaw("nociceptors", 0...15, 0...1.5, 0...1.5, 0...1, 0...1, 0...1.6) { model, x in
      let firing = model.nociceptors.firing(
        acid: x[0], bradykinin: x[1], cytokines: x[2], neuropeptides: x[3], bridges: x[4],
        sensitisation: x[5], neuropeptideSwitch: model.neurogenicInflammation.gain)
      return (
        firing.value,
        [
          firing.acid, firing.bradykinin, firing.cytokines, firing.neuropeptides, firing.bridges,
          firing.sensitisation,
        ]
      )
    },
    SlopeLaw("peripheral sensitisation", 0...1) { model, x in
      let response = model.peripheralSensitisation.target(firing: x[0])
      return (response.value, [response.slope])
    },
  ]

  static let nervousLaws = [
    SlopeLaw("central sensitisation", 0...4, 0...2, 0...1.6) { model, x in
      let target = model.centralSensitisation.target(
        pain: x[0], affect: x[1], central: x[2], affectSwitch: model.affect.gain)
      return (target.value, [target.pain, target.affect, target.central])
    },
    SlopeLaw("sympathetic tone", 0...4, 0...1.6, 0...1) { model, x in
      let target = model.sympatheticTone.target(
        pain: x[0], central: x[1], inhibition: x[2], centralSwitch: model.centralSensitisation.gain)
      return (
        target.value,
        [target.pain, target.central, DualNumber(-model.sympatheticTone.inhibitionGain.value)]
      )
    },
    SlopeLaw("inhibition", 0...1) { model, x in
      (
        model.inhibition.rate(inhibition: x[0], volley: 0.7),
        [DualNumber(-model.inhibition.decay(volley: 0.7))]
      )
    },
    SlopeLaw("affect", 0...4, 0...1) { model, x in
      let target = model.affect.target(pain: x[0], strain: -4, expectation: x[1])
      let acts = target.value > 0 ? 1.0 : 0
      return (
        target,
        [
          DualNumber(acts * model.affect.painGain.value),
          DualNumber(-acts * model.affect.expectationGain.value),
        ]
      )
    },
  ]
}
