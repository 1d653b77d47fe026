// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// A declared number and its present value, whatever it belongs to.
struct ScenarioNumber: Sendable {
  let name: String
  let summary: String
  let unit: MeasurementUnit
  let range: ClosedRange<Double>
  let isWhole: Bool
  let value: Double

  init<Root>(_ parameter: Parameter<Root>, of root: Root) {
    name = parameter.name
    summary = parameter.summary
    unit = parameter.unit
    range = parameter.range
    isWhole = parameter.isWhole
    value = parameter.read(root)
  }

  /// The muscle or load that the number belongs to, as in `muscle.upper-trapezius.cover`.
  var owner: (kind: String, name: String)? {
    let parts = name.split(separator: ".", maxSplits: 2).map(String.init)
    return parts.count == 3 && ["muscle", "load"].contains(parts[0]) ? (parts[0], parts[1]) : nil
  }
}
