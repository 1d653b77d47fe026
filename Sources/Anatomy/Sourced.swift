// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A number beside where it comes from, as catalogue entries state it.
///
/// Entries of one catalogue share their properties but not their sources: the threshold of one muscle is
/// measured, that of another is guessed.
package struct Sourced<Unit: UnitOfMeasure>: Sendable {
  package let quantity: Quantity<Unit>
  package let source: Source

  package init(_ value: Double, _ source: Source) {
    self.quantity = Quantity(value)
    self.source = source
  }
}
