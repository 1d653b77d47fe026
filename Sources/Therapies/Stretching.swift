// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Static stretching: the muscle is held at a strain, several times.
///
/// The same stress passes through all sarcomeres in series and relaxes while the strain is held. The patient's
/// tolerance limits the strain; it rises with inhibition within the session.
package struct Stretching: CataloguedTherapy {
  package static let name = "stretching"
  package static let summary = "holding the muscle at a strain, in several repetitions"
  package static let kind = TherapyKind.stretch
  package static let manoeuvre: String? = "stretch"

  package var repetitions = Quantity<Count>(3)
  package var hold = Quantity<Second>(30)
  package var strain = Quantity<Percent>(10)
  package var rest = Quantity<Second>(30)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "repetitions", \.repetitions, in: 0...60, "Stretches in a session",
      source: .measured(.ryan2012, "creep adds up over two or three repetitions")),
    Parameter(
      "hold", \.hold, in: 5...600, "Time a stretch is held",
      source: .measured(.ryan2012, "stretches of 30 s")),
    Parameter(
      "strain", \.strain, in: 1...40, "Strain of the muscle",
      source: .assumed(because: "an ordinary end-of-range stretch")),
    Parameter(
      "rest", \.rest, in: 0...600, "Pause between two stretches",
      source: .assumed(because: "as between presses")),
  ]

  package func session() -> any Session {
    var plan: [Manoeuvre] = []
    let fraction = strain.value / 100
    for repetition in 0..<Int(repetitions.value) {
      plan += Manoeuvre.stretches(strain: fraction, hold: hold.value)
      plan += [.completed(pass: repetition + 1), .rest(duration: rest.value)]
    }
    return FixedSession(plan)
  }
}
