// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Testing

// A test over a catalogue reports an entry by its name instead of all its numbers.
extension MuscleAnatomy: CustomTestStringConvertible {
  public var testDescription: String { name }
}
extension Load: CustomTestStringConvertible {
  public var testDescription: String { name }
}
extension Population: CustomTestStringConvertible {
  public var testDescription: String { name }
}
