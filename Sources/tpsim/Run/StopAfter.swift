// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// A time such as `55m`, `90 s`, `1h30m` or `2 h`.
struct StopAfter: ExpressibleByArgument {
  let seconds: Double

  private static let units: [(names: [String], seconds: Double)] = [
    (["s", "sec"], 1), (["m", "min"], 60), (["h"], 3_600), (["d"], 86_400),
  ]

  init?(argument: String) {
    var rest = argument[...].drop { $0 == " " }
    var total = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      let name = String(rest.prefix { $0.isLetter })
      rest = rest.dropFirst(name.count).drop { $0 == " " }
      guard let value = Double(digits), let unit = Self.units.first(where: { $0.names.contains(name) }) else {
        return nil
      }
      total += value * unit.seconds
    }
    guard total > 0, total.isFinite else { return nil }
    seconds = total
  }
}
