// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Responses have their limits")
struct ResponseTests {
  @Test("a fourth-power response is 0 at rest, 1/2 at 1, 16/17 at 2 and rises to 1")
  func fourth() {
    #expect(hillFourth(0.0).value == 0 && hillFourth(0.0).slope == 0)
    #expect(hillFourth(1.0).value == 0.5 && hillFourth(1.0).slope == 1)
    #expect(abs(hillFourth(2.0).value - 16 / 17) < 1e-15)
    #expect(abs(hillFourth(1e6).value - 1) < 1e-15)
    let values = stride(from: 0, through: 5, by: 0.01).map { hillFourth($0).value }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("a second-power response is 1/2 at its half point")
  func second() {
    #expect(hillSecond(0.35, halfAt: 0.35).value == 0.5)
    #expect(hillSecond(0.0, halfAt: 0.35).value == 0)
  }

  @Test("the inverse root of the step rule is exact over eighteen decades", arguments: [3, 4])
  func root(order: Int) {
    for exponent in stride(from: -11.9, through: 6, by: 0.013) {
      let x = pow(10, exponent)
      let exact = pow(x, -1 / Double(order))
      #expect(abs(inverseRoot(x, order) / exact - 1) < 1e-12, "\(x)")
    }
    #expect(inverseRoot(0, order) >= 1_000)
    #expect(inverseRoot(.nan, order) >= 1_000)
  }

  @Test("pressure reaches the surface at the contact share and fades with depth as Boussinesq says")
  func indentation() {
    let thumb = Indentation()
    let (a, contact) = (thumb.radius.value, thumb.contact.value)
    #expect(thumb.share(depth: 0, distance: 0) == contact)
    #expect(abs(thumb.share(depth: a, distance: 0) - contact * (1 - 1 / pow(2, 1.5))) < 1e-14)
    #expect(thumb.share(depth: 1e4, distance: 0) < 1e-5)
    let axial = stride(from: 0.0, through: 60, by: 0.5).map { thumb.share(depth: $0, distance: 0) }
    #expect(zip(axial, axial.dropFirst()).allSatisfy { $0 > $1 })
    let lateral = stride(from: 0.0, through: 60, by: 0.5).map { thumb.share(depth: 10, distance: $0) }
    #expect(zip(lateral, lateral.dropFirst()).allSatisfy { $0 > $1 })
    #expect(thumb.share(depth: 10, distance: -7) == thumb.share(depth: 10, distance: 7))
    #expect(abs(thumb.share(depth: 10, distance: a + 5) / thumb.share(depth: 10, distance: 0) - 0.5) < 1e-14)
  }

  @Test("more effort recruits more, half of the range at the half effort, never more than all")
  func recruitment() {
    var recruitment = Recruitment()
    #expect(recruitment.load(effort: Quantity(0)) == 0)
    #expect(recruitment.load(effort: recruitment.halfEffort) == 0.5)
    for isSelective in [true, false] {
      recruitment.isSelective = isSelective
      let loads = (0...100).map { recruitment.load(effort: Quantity(Double($0))) }
      #expect(zip(loads, loads.dropFirst()).allSatisfy { $0 < $1 })
      #expect(loads.allSatisfy { $0 <= 1 })
    }
  }

  @Test("injury's effect is the injury while it is small and saturates at one")
  func saturation() {
    #expect(abs(TissueInjury.saturated(1e-4).value / 1e-4 - 1) < 1e-6)
    #expect(abs(TissueInjury.saturated(1e6).value - 1) < 1e-11)
    let values = stride(from: 0.0, through: 20, by: 0.1).map { TissueInjury.saturated($0).value }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("a held strain relaxes by the share that relaxes, half of it by the relaxation time")
  func relaxation() {
    let stretch = StretchMechanics()
    let peak = stretch.stress(strain: 0.1, time: 0)
    #expect(abs(peak - 0.1 * stretch.modulus.value) < 1e-12)
    let half = stretch.stress(strain: 0.1, time: stretch.relaxationTime.value)
    #expect(abs(half / peak - (1 - stretch.relaxation.value / 2)) < 1e-14)
    #expect(abs(stretch.stress(strain: 0.1, time: 1e9) / peak - (1 - stretch.relaxation.value)) < 1e-6)
  }

  @Test("twitches fade and follow irritable endplates; the drag of a track halves at its reach")
  func needle() {
    let track = NeedleTrack()
    let half = track.twitchHalfCount.value
    #expect(track.twitchProbability(irritable: 0, before: 0) == 0)
    #expect(track.twitchProbability(irritable: half, before: 0) == 0.5)
    #expect(
      track.twitchProbability(irritable: half, before: 2) == 0.5 * track.twitchFading.value
        * track.twitchFading.value)
    let reach = track.dragReach.value
    #expect(track.dragShare(squaredDistance: 0, twitch: false) == track.drag.value)
    #expect(track.dragShare(squaredDistance: reach * reach, twitch: false) == track.drag.value / 2)
    #expect(track.dragShare(squaredDistance: 0, twitch: true) == track.drag.value + track.twitchDrag.value)
  }
}
