// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
package import Quantities

/// The class of a trigger point.
package enum PointClass: Int, Sendable, Comparable, CaseIterable {
  case none, latent, active

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  package var name: String {
    switch self {
    case .none: "none"
    case .latent: "latent"
    case .active: "active"
    }
  }
}

/// How a site is classed from its contracted share and its firing.
///
/// A latent point is a palpable group of contracted fibres; an active one is larger and hurts by itself. A class is
/// left only below `hysteresis` of the level that made it, so that a point does not flicker.
package struct PointClasses: Sendable {
  package var latentFrom = Quantity<Percent>(3)
  package var activeFrom = Quantity<Percent>(20)
  package var activeFiring = Quantity<One>(0.2)
  package var hysteresis = Quantity<One>(0.7)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "latentFrom", \.latentFrom, in: 0.1...50, "Contracted fibres of a latent point",
      source: .assumed(because: "fewer cannot be felt; our own limit")),
    Parameter(
      "activeFrom", \.activeFrom, in: 0.1...100, "Contracted fibres of an active point",
      source: .assumed(because: "our own limit")),
    Parameter(
      "activeFiring", \.activeFiring, in: 0.01...1, "Firing of an active point",
      source: .assumed(because: "pain at rest of about 2 of 10 in an average patient")),
    Parameter(
      "hysteresis", \.hysteresis, in: 0.1...1, "Share of a level below which a class is left",
      source: .assumed(because: "a hand feels a point that it knows longer than it would find it")),
  ]

  /// The class of a site that was `before`; contracted share and firing from 0 to 1.
  package func classify(contracted: Double, firing: Double, before: PointClass = .none) -> PointClass {
    func reached(_ level: PointClass) -> Double { before >= level ? hysteresis.value : 1 }
    let active = reached(.active)
    if contracted >= active * activeFrom.value / 100, firing >= active * activeFiring.value { return .active }
    return contracted >= reached(.latent) * latentFrom.value / 100 ? .latent : .none
  }
}

extension Outcome {
  static let contractedFibres = Outcome(
    "contracted_pct", "Contracted fibres", "share of fibres locked in a contraction knot", unit: Percent.unit,
    better: .lower
  ) { _, examination in 100 * examination.muscle.whole.contracted }

  static let activePoints = Outcome(
    "active_points", "Active points", "number of active trigger points", unit: Count.unit, better: .lower
  ) { readouts, examination in readouts.points.count(.active, in: examination) }

  static let latentPoints = Outcome(
    "latent_points", "Latent points", "number of latent trigger points", unit: Count.unit, better: .lower
  ) { readouts, examination in readouts.points.count(.latent, in: examination) }
}

extension PointClasses {
  func count(_ kind: PointClass, in examination: Examination) -> Double {
    Double(
      examination.muscle.points.count { classify(contracted: $0.contracted, firing: $0.firing) == kind })
  }
}
