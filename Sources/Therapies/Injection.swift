// SPDX-License-Identifier: GPL-3.0-or-later
package import Physiology
package import Quantities

/// Injection into the point: a needle, a volume of fluid, and what is dissolved in it.
///
/// Three things act, each by its own mechanism: the needle as in ``DryNeedling``, the fluid that thins what is
/// dissolved in the tissue, and the drug with its kinetics.
package struct Injection: CataloguedTherapy {
  package static let name = "injection"
  package static let summary =
    "injection of saline, an anaesthetic, a corticosteroid or botulinum toxin into the point"
  package static let kind = TherapyKind.injection
  package static let manoeuvre: String? = "inject"

  package var drug = Drug.lidocaine
  package var volume = Quantity<Millilitre>(1)
  package var strength = Quantity<One>(1)
  package var insertions = Quantity<Count>(5)
  package var depth = Quantity<Millimetre>(25)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "volume", \.volume, in: 0...10, "Volume injected at a point",
      source: .measured(.roldan2020, "1 mL at the point of greatest tenderness")),
    Parameter(
      "strength", \.strength, in: 0.05...10, "Concentration over the drug's usual one; saline has none",
      source: .assumed(
        because: "the usual concentration: see lidocaine, bupivacaine, corticosteroid, botulinumToxin")
    ),
    Parameter(
      "insertions", \.insertions, in: 1...60, "Insertions of the needle, each with its share of the volume",
      source: .assumed(because: "half of dry needling: the needle is thicker")),
    Parameter(
      "depth", \.depth, in: 1...80, "Depth that the needle reaches",
      source: .assumed(because: "as dry needling")),
  ]
  package static let choices: [Choice<Self>] = [
    Choice(
      "drug", "What is injected", allowed: Drug.allCases.map(\.rawValue), read: { $0.drug.rawValue },
      writeName: { if let drug = Drug(rawValue: $1) { $0.drug = drug } })
  ]

  /// A syringe promises at least as much as a needle.
  package var context: Double { 1.2 }

  package var injected: Drug? { drug }

  package func session() -> any Session {
    let count = Int(insertions.value)
    guard volume.value > 0 else { return FixedSession([]) }
    return FixedSession(
      (0..<count).flatMap { insertion -> [Manoeuvre] in
        [
          .insert(depth: depth.value, moving: 3, resting: 4),
          .inject(
            drug, strength: strength.value, volume: volume.value / Double(count), depth: depth.value),
          .completed(pass: insertion + 1),
        ]
      })
  }
}
