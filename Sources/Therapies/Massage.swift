// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Massage of a whole region: the palm kneads, presses and lets go, over the point and all around it.
///
/// The same pressure over a wide palm reaches deeper and moves more fluid than a thumb; it is light, so that it tears
/// little. A *pass* is one minute of kneading.
package struct Massage: CataloguedTherapy {
  package static let name = "massage"
  package static let summary = "kneading of the region with the palm"
  package static let kind = TherapyKind.manual
  package static let manoeuvre: String? = "knead"

  package var duration = Quantity<Minute>(5)
  package var pressure = Quantity<Kilopascal>(25)
  package var palm = Quantity<Millimetre>(35)
  package var cycle = Quantity<Second>(6)
  package var volley = Quantity<One>(0.2)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "duration", \.duration, in: 0...120, "Time spent on the region of a point",
      source: .assumed(because: "an hour holds about ten regions")),
    Parameter(
      "pressure", \.pressure, in: 1...200, "Pressure under the palm",
      source: .assumed(because: "some 10 kg on the area of a palm")),
    Parameter(
      "palm", \.palm, in: 10...80, "Radius of the palm", source: .assumed(because: "an adult hand")),
    Parameter(
      "cycle", \.cycle, in: 2...60, "Time of one kneading movement",
      source: .assumed(because: "slow kneading, half of it under pressure")),
    Parameter(
      "volley", \.volley, in: 0...1, "Volley of the hand between two presses",
      source: .assumed(because: "between a light touch and a stretch")),
  ]

  package func session() -> any Session {
    var plan: [Manoeuvre] = []
    let half = 0.5 * cycle.value
    let cycles = Int((duration.value * 60 / cycle.value).rounded(.down))
    let perMinute = max(1, Int((60 / cycle.value).rounded()))
    for number in 0..<cycles {
      plan += [
        .press(pressure: pressure.value, duration: half, isNew: true, breadth: palm.value),
        .touch(pressure: 0, volley: volley.value, duration: half),
      ]
      if (number + 1) % perMinute == 0 { plan.append(.completed(pass: (number + 1) / perMinute)) }
    }
    return FixedSession(plan)
  }
}
