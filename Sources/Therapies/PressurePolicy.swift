// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// How hard hands press: by what the patient feels, or a fixed pressure.
package enum PressurePolicy: Sendable, Equatable {
  case threshold
  /// Midpoint of threshold and tolerance (Hou 2002).
  case midpoint
  case fixed(Quantity<Kilopascal>)

  static let names = ["threshold", "midpoint"]
  static let range = 5.0...1_000.0

  init(name: String) { self = name == "threshold" ? .threshold : .midpoint }

  var text: String {
    switch self {
    case .threshold: "threshold"
    case .midpoint: "midpoint"
    case .fixed(let pressure): pressure.description
    }
  }

  /// The pressure (kPa) on a patient with these findings.
  package func pressure(_ findings: Findings) -> Double {
    switch self {
    case .threshold: findings.threshold
    case .midpoint: 0.5 * (findings.threshold + findings.tolerance)
    case .fixed(let pressure): pressure.value
    }
  }

  /// The dose of a therapy that presses.
  static func choice<Root>(_ path: any WritableKeyPath<Root, PressurePolicy> & Sendable) -> Choice<Root> {
    Choice(
      "pressure", "How hard to press", allowed: names, quantity: (Kilopascal.unit, range),
      read: { $0[keyPath: path].text }, writeName: { $0[keyPath: path] = PressurePolicy(name: $1) },
      writeQuantity: { $0[keyPath: path] = .fixed(Quantity($1)) })
  }
}
