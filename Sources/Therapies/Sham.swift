// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Sham treatment: a light touch without force, with all the attention of a session.
///
/// Its whole effect is expectation and a faint volley.
package struct Sham: CataloguedTherapy {
  package static let name = "sham"
  package static let summary = "a light touch with the attention of a session"
  package static let kind = TherapyKind.sham

  package var duration = Quantity<Minute>(1)
  package var touch = Quantity<Kilopascal>(15)
  package var volley = Quantity<One>(0.02)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "duration", \.duration, in: 0.1...60, "Time of the touch",
      source: .assumed(because: "as long as a press")),
    Parameter(
      "touch", \.touch, in: 0...50, "Pressure of the touch",
      source: .assumed(because: "the weight of a hand or of a detuned ultrasound head")),
    Parameter(
      "volley", \.volley, in: 0...1, "Afferent volley of the touch",
      source: .fitted(
        to:
          "threshold ratio 1.09 after detuned ultrasound (hong1993), no change by light stroking (aboodarda2015)",
        how: "by hand: a minute and ten minutes of touch differ by a few kPa")),
  ]

  package func session() -> any Session {
    FixedSession([
      .touch(pressure: touch.value, volley: volley.value, duration: duration.value * 60), .completed(pass: 1),
    ])
  }
}
