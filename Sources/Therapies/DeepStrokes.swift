// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Deep strokes: thumb or knuckle glides along the taut band, again and again.
///
/// A *pass* is one stroke. Each knot feels the hand only while it passes over it, for the width of the thumb over the
/// speed; each stroke squeezes the tissue anew; the volley lasts for the whole stroke.
package struct DeepStrokes: CataloguedTherapy {
  package static let name = "deep-strokes"
  package static let summary = "slow deep strokes along the taut band"
  package static let kind = TherapyKind.manual
  package static let manoeuvre: String? = "stroke"

  package var passes = Quantity<Count>(10)
  package var speed = Quantity<MillimetrePerSecond>(10)
  package var length = Quantity<Millimetre>(80)
  package var rest = Quantity<Second>(3)
  package var thumb = Quantity<Millimetre>(18)
  package var volley = Quantity<One>(0.3)
  package var policy = PressurePolicy.midpoint

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "passes", \.passes, in: 0...200, "Strokes in a session",
      source: .assumed(because: "about two minutes a point at the usual speed")),
    Parameter(
      "speed", \.speed, in: 1...200, "Speed of the stroke",
      source: .assumed(because: "slow enough to feel the band")),
    Parameter(
      "length", \.length, in: 20...300, "Length of the stroke",
      source: .assumed(because: "most of a taut band")),
    Parameter(
      "rest", \.rest, in: 0...60, "Pause between two strokes",
      source: .assumed(because: "the way back")),
    Parameter(
      "thumb", \.thumb, in: 5...60, "Width of what strokes", source: .assumed(because: "an adult thumb")),
    Parameter(
      "volley", \.volley, in: 0...1, "Volley while the hand glides off the knots",
      source: .assumed(because: "firm, not at the sore spot: less than a held stretch")),
  ]
  package static let choices: [Choice<Self>] = [PressurePolicy.choice(\.policy)]

  package func session() -> any Session { StrokeSession(dose: self) }
}

/// Glide to the knot, over it, away from it, and back.
private struct StrokeSession: Session {
  let dose: DeepStrokes
  private var pass = 0
  private var phase = 0

  init(dose: DeepStrokes) { self.dose = dose }

  mutating func next(after findings: Findings) -> Manoeuvre? {
    let (speed, length) = (dose.speed.value, dose.length.value)
    let over = min(dose.thumb.value, length) / speed
    let way = 0.5 * max(0, length - dose.thumb.value) / speed
    defer { phase = (phase + 1) % 5 }
    switch phase {
    case 0:
      guard pass < Int(dose.passes.value) else { return nil }
      pass += 1
      return .touch(pressure: 0, volley: dose.volley.value, duration: way)
    case 1:
      return .press(
        pressure: dose.policy.pressure(findings), duration: over, isNew: true)
    case 2: return .touch(pressure: 0, volley: dose.volley.value, duration: way)
    case 3: return .completed(pass: pass)
    default: return .rest(duration: dose.rest.value)
    }
  }
}
