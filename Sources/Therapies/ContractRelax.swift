// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Contract and relax: the patient tenses the muscle against resistance, lets go, and it is stretched at once.
///
/// The contraction loads the muscle as any work does; the stretch after it is the one of ``Stretching``. That the
/// contraction dulls the stretch is imposed as a gain of tolerance.
package struct ContractRelax: CataloguedTherapy {
  package static let name = "contract-relax"
  package static let summary = "tensing against resistance, then stretching"
  package static let kind = TherapyKind.stretch
  package static let manoeuvre: String? = "contract"

  package var repetitions = Quantity<Count>(4)
  package var effort = Quantity<PercentMVC>(25)
  package var contraction = Quantity<Second>(6)
  package var hold = Quantity<Second>(20)
  package var strain = Quantity<Percent>(12)
  package var rest = Quantity<Second>(10)
  package var ease = Quantity<One>(0.2)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "repetitions", \.repetitions, in: 0...60, "Contractions and stretches in a session",
      source: .assumed(because: "a common protocol; no dose is established")),
    Parameter(
      "effort", \.effort, in: 5...100, "Effort of the contraction",
      source: .assumed(because: "a light contraction")),
    Parameter(
      "contraction", \.contraction, in: 1...30, "Time of the contraction",
      source: .assumed(because: "a breath or two")),
    Parameter(
      "hold", \.hold, in: 5...600, "Time the stretch is held", source: .assumed(because: "as with spray")),
    Parameter(
      "strain", \.strain, in: 1...40, "Strain of the muscle",
      source: .assumed(because: "a little beyond an ordinary stretch")),
    Parameter(
      "rest", \.rest, in: 0...600, "Pause before the next contraction",
      source: .assumed(because: "a few breaths")),
    Parameter(
      "ease", \.ease, in: 0...2, "Gain of stretch tolerance after the contraction",
      source: .assumed(because: "tolerance rises by some per cent; inhibition after contraction is disputed")),
  ]

  package func session() -> any Session {
    var plan: [Manoeuvre] = []
    for repetition in 0..<Int(repetitions.value) {
      plan.append(.contract(effort: effort.value, duration: contraction.value))
      plan += Manoeuvre.stretches(strain: strain.value / 100, hold: hold.value, ease: ease.value)
      plan += [.completed(pass: repetition + 1), .rest(duration: rest.value)]
    }
    return FixedSession(plan)
  }
}
