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

  /// The greatest pressure (kPa) that a patient bears, from the threshold (kPa); 0.48 kg/cm² are 47.07 kPa.
  package static func tolerance(threshold: Double) -> Double { 1.20 * threshold + 47.07 }

  /// The pressure (kPa) at a pain threshold (kPa).
  package func pressure(threshold: Double) -> Double {
    switch self {
    case .threshold: threshold
    case .midpoint: 0.5 * (threshold + Self.tolerance(threshold: threshold))
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
