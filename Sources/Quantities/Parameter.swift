// SPDX-License-Identifier: GPL-3.0-or-later

/// One number of `Root`, declared once.
///
/// The declaration decodes scenarios, checks ranges, names sweep axes, and fills `describe`, `cite`,
/// `parameters.csv`, the JSON Schema and the manual. The unit comes from the property's type.
package struct Parameter<Root>: Sendable {
  package let name: String
  package let summary: String
  package let unit: MeasurementUnit
  /// Allowed values, in `unit`.
  package let range: ClosedRange<Double>
  package let isWhole: Bool
  package let source: Source
  package let read: @Sendable (Root) -> Double
  package let write: @Sendable (inout Root, Double) -> Void

  package init<Unit: UnitOfMeasure>(
    _ name: String, _ path: any WritableKeyPath<Root, Quantity<Unit>> & Sendable,
    in range: ClosedRange<Double>, _ summary: String, source: Source
  ) {
    self.name = name
    self.summary = summary
    self.unit = Unit.unit
    self.range = range
    self.isWhole = Unit.unit.dimension == .count
    self.source = source
    self.read = { $0[keyPath: path].value }
    self.write = { $0[keyPath: path].value = $1 }
  }

  /// A number that no property holds; whole where its unit counts.
  package init(
    _ name: String, unit: MeasurementUnit, in range: ClosedRange<Double>, _ summary: String, source: Source,
    read: @escaping @Sendable (Root) -> Double, write: @escaping @Sendable (inout Root, Double) -> Void
  ) {
    self.name = name
    self.summary = summary
    self.unit = unit
    self.range = range
    self.isWhole = unit.dimension == .count
    self.source = source
    self.read = read
    self.write = write
  }

  /// The same number, resting on something else.
  package func resting(on source: Source) -> Parameter<Root> {
    Parameter(name, unit: unit, in: range, summary, source: source, read: read, write: write)
  }

  private init(
    name: String, like other: borrowing Parameter<some Any>,
    read: @escaping @Sendable (Root) -> Double, write: @escaping @Sendable (inout Root, Double) -> Void
  ) {
    self.name = name
    self.summary = other.summary
    self.unit = other.unit
    self.range = other.range
    self.isWhole = other.isWhole
    self.source = other.source
    self.read = read
    self.write = write
  }

  /// The same parameter seen from the value that holds `Root` at `path`, under the name `prefix.name`.
  package func within<Whole>(
    _ prefix: String, at path: any WritableKeyPath<Whole, Root> & Sendable
  ) -> Parameter<Whole> {
    let (read, write) = (self.read, self.write)
    return Parameter<Whole>(
      name: "\(prefix).\(name)", like: self,
      read: { read($0[keyPath: path]) },
      write: { write(&$0[keyPath: path], $1) })
  }
}
