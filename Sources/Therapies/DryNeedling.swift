// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Dry needling: a solid needle is put into the point again and again, fanning through one entry.
///
/// Each insertion is a track: knots near it may be destroyed and regrow in days, its drag tears latched bridges,
/// irritable endplates may answer with a local twitch. Soreness and injury grow with insertions.
package struct DryNeedling: CataloguedTherapy {
  package static let name = "dry-needling"
  package static let summary = "needle insertions into the point, with or without twitches"
  package static let kind = TherapyKind.needle
  package static let manoeuvre: String? = "needle"

  package var insertions = Quantity<Count>(10)
  package var depth = Quantity<Millimetre>(25)
  package var spacing = Quantity<Second>(12)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "insertions", \.insertions, in: 0...60, "Insertions in a session",
      source: .assumed(because: "fast-in, fast-out needling uses about ten")),
    Parameter(
      "depth", \.depth, in: 1...80, "Depth that the needle reaches; knots below it are safe",
      source: .assumed(because: "a common needle, through skin and belly")),
    Parameter(
      "spacing", \.spacing, in: 4...600, "Time between two insertions",
      source: .assumed(because: "the needle is moved for 3 s and left in place for the rest")),
  ]

  /// The most elaborate ritual of the catalogue raises expectation most.
  package var context: Double { 1.2 }

  package func session() -> any Session {
    var plan: [Manoeuvre] = []
    for insertion in 0..<Int(insertions.value) {
      plan += [
        .insert(depth: depth.value, moving: 3, resting: spacing.value - 3),
        .completed(pass: insertion + 1),
      ]
    }
    return FixedSession(plan)
  }
}
