// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities
package import Therapies

/// A pad that vibrates on the skin: no force to speak of, and a volley for as long as it lies there.
package struct Vibration: CataloguedTherapy {
  package static let name = "vibration"
  package static let summary = "a pad that vibrates on the skin"
  package static let kind = TherapyKind.manual

  package var duration = Quantity<Minute>(10)
  package var volley = Quantity<One>(0.3)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "duration", \.duration, in: 0...60, "Time of the pad",
      source: .assumed(because: "a toy: nobody was asked")),
    Parameter(
      "volley", \.volley, in: 0...1, "Afferent volley of the vibration",
      source: .assumed(because: "a toy: between a touch and a press")),
  ]

  package func session() -> any Session {
    guard duration.value > 0 else { return FixedSession([]) }
    return FixedSession([
      .touch(pressure: 0, volley: volley.value, duration: duration.value * 60), .completed(pass: 1),
    ])
  }
}
