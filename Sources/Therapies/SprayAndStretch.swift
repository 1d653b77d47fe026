// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Spray and stretch: a cold spray dulls the skin while the muscle is stretched.
///
/// The cold acts on tolerance and sends a volley of its own; the stretch is the one of ``Stretching``.
package struct SprayAndStretch: CataloguedTherapy {
  package static let name = "spray-and-stretch"
  package static let summary = "stretching under a cold spray on the skin"
  package static let kind = TherapyKind.stretch
  package static let manoeuvre: String? = "cool-and-stretch"

  package var repetitions = Quantity<Count>(3)
  package var hold = Quantity<Second>(20)
  package var strain = Quantity<Percent>(15)
  package var rest = Quantity<Second>(30)
  package var spray = Quantity<Second>(3)
  package var ease = Quantity<One>(0.3)
  package var sprayVolley = Quantity<One>(0.4)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "repetitions", \.repetitions, in: 0...60, "Sprays and stretches in a session",
      source: .assumed(because: "as stretching alone")),
    Parameter(
      "hold", \.hold, in: 5...600, "Time a stretch is held",
      source: .assumed(because: "shorter than without spray: the cold lasts for seconds")),
    Parameter(
      "strain", \.strain, in: 1...40, "Strain of the muscle",
      source: .assumed(because: "further than without spray")),
    Parameter(
      "rest", \.rest, in: 0...600, "Pause between two stretches, in which the skin warms up",
      source: .assumed(because: "as between presses")),
    Parameter(
      "spray", \.spray, in: 0.5...60, "Time of the spray before each stretch",
      source: .assumed(because: "a few sweeps over the muscle")),
    Parameter(
      "ease", \.ease, in: 0...2, "Gain of stretch tolerance by the cold",
      source: .assumed(because: "the purpose of the spray; size unmeasured")),
    Parameter(
      "sprayVolley", \.sprayVolley, in: 0...1, "Volley of the spray",
      source: .assumed(because: "sudden cold is a strong stimulus of the skin")),
  ]

  package func session() -> any Session {
    var plan: [Manoeuvre] = []
    for repetition in 0..<Int(repetitions.value) {
      plan.append(.touch(pressure: 0, volley: sprayVolley.value, duration: spray.value))
      plan += Manoeuvre.stretches(strain: strain.value / 100, hold: hold.value, ease: ease.value)
      plan += [.completed(pass: repetition + 1), .rest(duration: rest.value)]
    }
    return FixedSession(plan)
  }
}

extension Manoeuvre {
  /// A stretch that is reached half-way first, then held in slices that follow the relaxing stress.
  static func stretches(strain: Double, hold: Double, ease: Double = 0) -> [Manoeuvre] {
    var plan: [Manoeuvre] = [.stretch(strain: 0.5 * strain, duration: 2, held: 0, ease: ease)]
    var held = 0.0
    while held < hold - 1e-9 {
      let slice = min(hold - held, held < 10 ? 5 : 10)
      plan.append(.stretch(strain: strain, duration: slice, held: held, ease: ease))
      held += slice
    }
    return plan
  }
}
