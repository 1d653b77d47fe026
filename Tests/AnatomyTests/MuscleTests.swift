// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities
import Testing

struct MuscleTests {
  @Test(
    "men tolerate more pressure than women, and their mean is the stated threshold",
    arguments: MuscleCatalogue.all)
  func thresholds(_ muscle: MuscleAnatomy) {
    #expect(muscle.thresholdMen > muscle.thresholdWomen)
    let (women, men) = (muscle.thresholdWomen.value, muscle.thresholdMen.value)
    #expect(abs((women + men) / 2 - muscle.threshold.value) < 1e-9)
    #expect(abs(men / women - muscle.menOverWomen.value) < 1e-12)
  }

  @Test("the upper trapezius tolerates about 290 kPa in women and 380 kPa in men")
  func upperTrapezius() throws {
    let muscle = try #require(MuscleCatalogue.named("upper-trapezius"))
    #expect(abs(muscle.thresholdWomen.value - 290) < 1)
    #expect(abs(muscle.thresholdMen.value - 380) < 1)
    #expect(muscle.depth.value > 10 && muscle.depth.value < 14)
  }

  @Test("the calf's threshold and the trapezius' thickness are measurements")
  func measured() throws {
    let calf = try #require(MuscleCatalogue.named("gastrocnemius"))
    #expect(calf.parameters.first { $0.name == "threshold" }?.source.reference == .finocchietti2013)
    #expect(calf.threshold.value == 432)
    let trapezius = try #require(MuscleCatalogue.named("upper-trapezius"))
    #expect(trapezius.parameters.first { $0.name == "thickness" }?.source.reference == .salavati2017)
    #expect((11.4...11.9).contains(trapezius.thickness.value))
  }

  @Test("trigger points refer somewhere and limit a movement", arguments: MuscleCatalogue.all)
  func words(_ muscle: MuscleAnatomy) {
    #expect(muscle.referral.hasSuffix("(clinical tradition)"))
    #expect(!muscle.summary.isEmpty && !muscle.movement.isEmpty)
  }
}
