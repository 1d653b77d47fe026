// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A warm pack that patients lay on the muscle at home: blood flows faster while it lies there.
package struct Heat: CataloguedTherapy {
  package static let name = "heat"
  package static let summary = "a warm pack on the muscle"
  package static let kind = TherapyKind.warmth
  package static let manoeuvre: String? = "warm"

  package var duration = Quantity<Minute>(20)
  package var warming = Quantity<Kelvin>(4)
  package var volley = Quantity<One>(0.1)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "duration", \.duration, in: 0...120, "Time of the pack",
      source: .assumed(because: "until it has cooled")),
    Parameter(
      "warming", \.warming, in: 0...10, "Warming of the muscle",
      source: .assumed(because: "some kelvin at a depth of a centimetre; deep muscles hardly warm")),
    Parameter(
      "volley", \.volley, in: 0...1, "Volley of the warmth", source: .assumed(because: "as a light touch")),
  ]

  /// Nobody attends to the patient.
  package var context: Double { 0.4 }

  package func session() -> any Session {
    guard duration.value > 0 else { return FixedSession([]) }
    return FixedSession([
      .warm(by: warming.value, volley: volley.value, duration: duration.value * 60), .completed(pass: 1),
    ])
  }
}
