// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Self-treatment at home: patients press the point on a ball, a roller or a stick, so often as they keep to it.
///
/// The same presses as by a therapist, less precise, under a broader tool, at a pressure that patients choose
/// themselves. A session takes place with the probability of the patient's adherence, or, under supervision, always.
package struct SelfTreatment: CataloguedTherapy {
  package static let name = "self-treatment"
  package static let summary = "pressing the point at home on a ball, a roller or a stick"
  package static let kind = TherapyKind.home

  /// What is pressed with.
  package enum Tool: String, Sendable, CaseIterable {
    case ball, roller, stick

    /// Radius of the contact (mm).
    var breadth: Double {
      switch self {
      case .ball: 15
      case .roller: 40
      case .stick: 8
      }
    }
  }

  /// Where it is done.
  package enum Place: String, Sendable, CaseIterable {
    case home
    /// Somebody stands by, as in a laboratory: no session is left out.
    case supervised
  }

  package var passes = Quantity<Count>(3)
  package var hold = Quantity<Second>(30)
  package var rest = Quantity<Second>(15)
  package var pressure = Quantity<Percent>(90)
  package var tool = Tool.ball
  package var place = Place.home

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "passes", \.passes, in: 0...60, "Presses in a session", source: .assumed(because: "as a therapist's")),
    Parameter(
      "hold", \.hold, in: 5...600, "Time a press is held",
      source: .assumed(because: "patients hold more briefly than therapists")),
    Parameter(
      "rest", \.rest, in: 0...600, "Pause between two presses",
      source: .assumed(because: "to find the point again")),
    Parameter(
      "pressure", \.pressure, in: 10...200, "Pressure over the pain threshold",
      source: .assumed(because: "patients stop where it begins to hurt")),
  ]
  package static let choices: [Choice<Self>] = [
    Choice(
      "tool", "What is pressed with", allowed: Tool.allCases.map(\.rawValue), read: { $0.tool.rawValue },
      writeName: { if let tool = Tool(rawValue: $1) { $0.tool = tool } }),
    Choice(
      "place", "Whether sessions may be left out", allowed: Place.allCases.map(\.rawValue),
      read: { $0.place.rawValue }, writeName: { if let place = Place(rawValue: $1) { $0.place = place } }),
  ]

  package var isSupervised: Bool { place == .supervised }

  /// Nobody attends to the patient: half the context of a session.
  package var context: Double { 0.5 }

  package func session() -> any Session { HomeSession(dose: self) }
}

private struct HomeSession: Session {
  let dose: SelfTreatment
  private var pass = 0
  private var phase = 0

  init(dose: SelfTreatment) { self.dose = dose }

  mutating func next(after findings: Findings) -> Manoeuvre? {
    let pressure = dose.pressure.value / 100 * findings.threshold
    defer { phase = (phase + 1) % 4 }
    switch phase {
    case 0:
      guard pass < Int(dose.passes.value) else { return nil }
      pass += 1
      return .press(pressure: 0.5 * pressure, duration: 3, isNew: false, breadth: dose.tool.breadth)
    case 1:
      return .press(
        pressure: pressure, duration: dose.hold.value, isNew: true, breadth: dose.tool.breadth)
    case 2: return .completed(pass: pass)
    default: return .rest(duration: dose.rest.value)
    }
  }
}
