// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// One column of a table: its header, what its cells hold, and in which unit.
package struct Column: Sendable, Hashable {
  /// What the cells of a column hold; the raw values are the type names of a Frictionless Table Schema.
  package enum Kind: String, Sendable, CaseIterable {
    case string, integer, number, boolean
  }

  /// The header, with the unit as suffix where there is one (`time_d`, `ppt_kPa`).
  package let name: String
  package let kind: Kind
  /// The unit's UCUM code; nil for a column that measures nothing or whose unit differs by row.
  package let ucum: String?
  package let summary: String
  /// A shorter name, where the header is a path.
  package let title: String?

  package init(_ name: String, _ kind: Kind, ucum: String? = nil, _ summary: String, title: String? = nil) {
    self.name = name
    self.kind = kind
    self.ucum = ucum
    self.summary = summary
    self.title = title
  }

  package init(_ name: String, _ kind: Kind, unit: MeasurementUnit, _ summary: String, title: String? = nil) {
    self.init(name, kind, ucum: unit.ucum, summary, title: title)
  }
}
