// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities
import Testing

struct LoadTests {
  @Test("every load loads a known muscle, none of them twice", arguments: LoadCatalogue.all)
  func knownMuscles(_ load: Load) {
    // Everyday life works nothing: it carries what is felt outside work.
    #expect(load.muscles.isEmpty == (load.name == "everyday-life"))
    #expect(Set(load.muscles.map(\.name)).count == load.muscles.count)
    for muscle in load.muscles {
      #expect(MuscleCatalogue.named(muscle.name) != nil, "\(muscle.name)")
      #expect(muscle.share.value > 0)
    }
  }

  @Test("every muscle has a load that works it", arguments: MuscleCatalogue.all)
  func worked(_ muscle: MuscleAnatomy) {
    #expect(LoadCatalogue.all.contains { load in load.muscles.contains { $0.name == muscle.name } })
  }

  @Test("typing is lighter and longer than lifting, running and work overhead")
  func typing() throws {
    let typing = try #require(LoadCatalogue.named("typing"))
    for load in LoadCatalogue.all where ["overhead-work", "lifting", "running"].contains(load.name) {
      #expect(load.intensity > typing.intensity)
      #expect(load.hoursPerDay < typing.hoursPerDay)
    }
    #expect(typing.parameters.first { $0.name == "intensity" }?.source.reference == .microdialysisLowForce)
  }

  @Test("a share is declared under its muscle's name and written there")
  func shares() throws {
    var running = try #require(LoadCatalogue.named("running"))
    let share = try #require(running.parameters.first { $0.name == "plantar-foot.share" })
    share.write(&running, 0.25)
    #expect(running.muscles.prefix(2).map(\.share.value) == [1, 0.25])
  }
}
