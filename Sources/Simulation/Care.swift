// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// How a therapist works: after a protocol, or by what hands feel and the patient says.
package struct Care: Sendable, Equatable {
  package enum Policy: String, Sendable, CaseIterable {
    /// Does what is prescribed, at the points that feel hardest.
    case prescribed = "protocol"
    /// Follows the patient: eases off at pain, goes on to the next point when one has let go, is brief with the sore.
    case responsive
  }
  package var policy = Policy.prescribed
  /// 100 % feels and aims without error.
  package var skill = Quantity<Percent>(80)
  /// Longest time of a session; what does not fit is left out.
  package var minutes = Quantity<Minute>(120)

  package init() {}

  /// Patients who treat themselves have no trained hands.
  package static let byPatients: Care = {
    var care = Care()
    care.skill = Quantity(0)
    return care
  }()

  package static let parameters: [Parameter<Care>] = [
    Parameter(
      "skill", \.skill, in: 0...100, "Skill of the hands: 100 % feels and aims without error",
      source: .assumed(because: "an experienced therapist, whose aim is off by 0.8 mm")),
    Parameter(
      "minutes", \.minutes, in: 1...240, "Longest time of a session; what does not fit is left out",
      source: .assumed(because: "long enough for any usual plan; 15 to 120 min are common")),
  ]

  /// The share of a novice's errors that is left.
  var clumsiness: Double { 1 - skill.value / 100 }
}

/// How well hands find and judge, and how they follow a patient. Errors are a novice's; skill takes its share off.
package struct Hands: Sendable, Equatable {
  package var hardnessError = Quantity<One>(0.25)
  package var placeError = Quantity<Millimetre>(4)
  package var searchTime = Quantity<Second>(20)
  package var reportError = Quantity<One>(0.3)
  package var hardFrom = Quantity<One>(1.25)
  package var released = Quantity<Percent>(20)
  package var easeOff = Quantity<One>(0.85)
  package var soreFrom = Quantity<RatingPoint>(3)
  package var soreShare = Quantity<Percent>(50)

  package init() {}

  package static let parameters: [Parameter<Hands>] = [
    Parameter(
      "hardnessError", \.hardnessError, in: 0...2, "Lognormal error of a novice's sense of hardness",
      source: .assumed(because: "palpation of points is poorly reproducible; size unmeasured here")),
    Parameter(
      "placeError", \.placeError, in: 0...30, "Standard deviation of a novice's aim",
      source: .assumed(because: "the width of a nodule; an experienced therapist misses by a fifth of it")),
    Parameter(
      "searchTime", \.searchTime, in: 0...600, "Time to find a point and ask",
      source: .assumed(because: "counts for therapist and patient; the tissue rests")),
    Parameter(
      "reportError", \.reportError, in: 0...2,
      "Lognormal error of the threshold that a patient without any communication conveys",
      source: .assumed(because: "several times the error of an algometer")),
    Parameter(
      "hardFrom", \.hardFrom, in: 1...5,
      "Hardness, over healthy muscle, from which a responsive therapist treats",
      source: .assumed(because: "a quarter above its surroundings can be felt")),
    Parameter(
      "released", \.released, in: 1...90, "Loss of hardness after which a responsive therapist goes on",
      source: .assumed(because: "what a trained thumb tells apart, as in pressure until softened")),
    Parameter(
      "easeOff", \.easeOff, in: 0.1...1, "Factor on the pressure when the patient calls it too much",
      source: .assumed(because: "a thumb eases off in small steps")),
    Parameter(
      "soreFrom", \.soreFrom, in: 0...10, "Soreness from which a responsive therapist does less",
      source: .assumed(because: "clear soreness before the session has begun")),
    Parameter(
      "soreShare", \.soreShare, in: 0...100, "Share of passes that a sore patient gets",
      source: .assumed(because: "half: reduce the time")),
  ]
}
