// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities
import Testing

@Suite("Drugs")
struct DrugTests {
  private let model = Model()

  private func depot(_ drug: Drug, time: Double = 0) -> Depot {
    Depot(drug: drug, strength: 1, volume: 1, lateral: 0, along: 0, depth: 11, time: time)
  }

  @Test("an anaesthetic silences nociceptors next to it, less further off, and leaves nothing behind")
  func anaesthetic() {
    var fixture = Fixture(1)
    let structure = fixture.structure(points: 2, fascicles: 2, fibres: 16)
    let now = model.exposure(to: [depot(.lidocaine)], [], at: 0, structure: structure)
    #expect(now.conduction[0] < 0.1)
    #expect(now.conduction[0] < now.conduction[3])
    #expect(now.inflammation.allSatisfy { $0 == 1 })
    #expect(now.endplates.allSatisfy { $0 == .constant(1) })
    let later = model.exposure(
      to: [depot(.lidocaine)], [], at: 20 * model.lidocaine.stay.value, structure: structure)
    #expect(later.conduction.allSatisfy { $0 > 0.999_999 })
  }

  @Test("conduction is halved at the half-blocking concentration, and half of the fibres die at theirs")
  func halves() {
    for drug in [model.lidocaine, model.bupivacaine] {
      #expect(abs(drug.conduction(at: drug.halfBlock.value) - 0.5) < 1e-12)
      #expect(abs(drug.killed(at: drug.halfKilling.value) - 0.5) < 1e-12)
    }
  }

  @Test("bupivacaine kills as in rabbit muscle: nearly none, some, most")
  func myotoxicity() {
    let drug = model.bupivacaine
    #expect(drug.killed(at: 0.19) < 0.05)
    #expect((0.05...0.4).contains(drug.killed(at: 0.38)))
    #expect(drug.killed(at: 0.75) > 0.6)
  }

  @Test("toxin takes days to act, is gone within a year, and spares more distant endplates")
  func toxin() {
    let toxin = model.botulinumToxin
    #expect(toxin.loss(initial: 1, after: 0) == 0)
    let losses = stride(from: 0.0, through: 365, by: 1).map { toxin.loss(initial: 1, after: $0 * 86_400) }
    let peak = losses.indices.max { losses[$0] < losses[$1] } ?? 0
    #expect((3...21).contains(peak))
    #expect(losses[365] < 0.001)
    #expect(toxin.loss(initial: 0.1, after: 864_000) < toxin.loss(initial: 1, after: 864_000))
  }

  @Test("all that was swallowed passes through: the area under the level is dose times the time constant")
  func area() {
    let drug = model.analgesic
    let step = 60.0
    let area = stride(from: 0.5 * step, to: 20 * drug.elimination.value, by: step).reduce(0) {
      $0 + step * drug.level(strength: 2, after: $1)
    }
    #expect(abs(area / (2 * drug.elimination.value) - 1) < 1e-4)
    #expect(drug.level(strength: 1, after: -5) == 0)
  }

  @Test("a volume fills the sphere that its share of fluid asks for")
  func volume() {
    let fluid = model.injectate
    // 1 mL at a fifth fills 5 mL: a radius of 10.6 mm.
    #expect(abs(fluid.share(volume: 1, distance: 10.61) - 0.5) < 0.001)
    #expect(fluid.share(volume: 1, distance: 0) == 1)
    #expect(fluid.share(volume: 0, distance: 0) == 0)
    #expect(fluid.share(volume: 1, distance: 100) < 1e-5)
  }

  @Test("an injection thins what is dissolved and makes nothing negative")
  func injection() {
    var fixture = Fixture(3)
    let structure = fixture.structure(points: 1, fascicles: 2, fibres: 16)
    let before = fixture.state(structure, destroyed: false)
    var state = before
    let killed = model.inject(depot(.saline), into: &state, structure: structure) { _, _ in 0 }
    #expect(killed == 0)
    for fascicle in 0..<structure.fascicles {
      let share = state[fascicle: fascicle, .bradykinin] / before[fascicle: fascicle, .bradykinin]
      #expect((1 - model.injectate.washout.value...1).contains(share))
      #expect(state[fascicle: fascicle, .injury] == before[fascicle: fascicle, .injury])
    }
    state = before
    let all = model.inject(depot(.bupivacaine), into: &state, structure: structure) { _, _ in 0 }
    #expect(all == structure.fibres)
  }

  @Test(
    "a needle silences endings next to its track at once, hardly any on the fourth day, none that it did not reach"
  )
  func denervation() {
    var fixture = Fixture(5)
    let structure = fixture.structure(points: 1, fascicles: 2, fibres: 16)
    func exposure(_ wounds: [NeedleWound], days: Double) -> Exposure {
      model.exposure(to: [], [], wounds: wounds, at: 86_400 * days, structure: structure)
    }
    let through = NeedleWound(
      lateral: structure.lateral[0][0], along: structure.along[0][0], depth: 1_000, time: 0)
    let now = exposure([through], days: 0)
    #expect(abs(now.endplates[0][0] - (1 - model.denervation.share.value)) < 1e-12)
    #expect(now.conduction[0] < 1)
    let twice = exposure([through, through], days: 0)
    #expect(abs(twice.endplates[0][0] - now.endplates[0][0] * now.endplates[0][0]) < 1e-12)
    let remaining = [0.0, 1, 3, 4].map { 1 - exposure([through], days: $0).endplates[0][0] }
    #expect(remaining[1] > 0.6 * remaining[0])
    #expect(remaining[2] < 0.2 * remaining[0])
    #expect(remaining[3] < 0.03 * remaining[0])
    var shallow = through
    shallow.depth = 0
    #expect(exposure([shallow], days: 0).endplates.allSatisfy { $0 == .constant(1) })
    #expect(exposure([shallow], days: 0).conduction.allSatisfy { $0 == 1 })
  }
}
