// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities
import Results

/// Scalars under a key.
extension ObjectReader {
  // MARK: Texts and truth values

  package func string(_ key: String, default value: String) -> String { stringIfPresent(key) ?? value }

  /// A text by which a result folder can be called; `value` where there is none, or where that is no such name itself.
  package func folderName(_ key: String, default value: String, otherwise usual: String) -> String {
    let value = value.isPlainName ? value : usual
    guard let written = self.value(key), let name = written.string() else { return value }
    if !name.isPlainName { written.reject(expected: Expectation.folderName) }
    return name
  }

  package func stringIfPresent(_ key: String) -> String? { value(key)?.string() }

  package func string(_ key: String) -> String {
    required(key, expected: Expectation.text, standIn: "") { $0.string() }
  }

  package func bool(_ key: String, default value: Bool) -> Bool { boolIfPresent(key) ?? value }

  package func boolIfPresent(_ key: String) -> Bool? { value(key)?.bool() }

  package func bool(_ key: String) -> Bool {
    required(key, expected: Expectation.truth, standIn: false) { $0.bool() }
  }

  // MARK: Whole numbers

  package func whole<Whole: FixedWidthInteger>(
    _ key: String, in range: ClosedRange<Whole>, default value: Whole
  ) -> Whole {
    self.value(key)?.whole(in: range, example: value) ?? value
  }

  package func wholeIfPresent<Whole: FixedWidthInteger>(_ key: String, in range: ClosedRange<Whole>) -> Whole?
  {
    value(key)?.whole(in: range)
  }

  package func whole<Whole: FixedWidthInteger>(_ key: String, in range: ClosedRange<Whole>) -> Whole {
    required(key, expected: Expectation.whole(range, example: nil), standIn: range.lowerBound) {
      $0.whole(in: range)
    }
  }

  // MARK: Names

  package func choice(_ key: String, from names: [String], default value: String) -> String {
    choiceIfPresent(key, from: names) ?? value
  }

  package func choiceIfPresent(_ key: String, from names: [String]) -> String? {
    value(key)?.choice(from: names)
  }

  /// `nil` after a report; there is no stand-in among names that mean different things.
  package func choice(_ key: String, from names: [String]) -> String? {
    required(key, expected: Expectation.name(names), standIn: nil) { $0.choice(from: names) }
  }

  package func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of _: Choice.Type = Choice.self, default value: Choice
  ) -> Choice {
    choiceIfPresent(key, from: Choice.allCases.map(\.rawValue)).flatMap(Choice.init) ?? value
  }

  // MARK: Quantities, as numbers of `unit`

  package func quantity(
    _ key: String, as unit: MeasurementUnit, in range: ClosedRange<Double>, default value: Double
  ) -> Double {
    self.value(key)?.quantity(as: unit, in: range, example: value) ?? value
  }

  package func quantityIfPresent(
    _ key: String, as unit: MeasurementUnit, in range: ClosedRange<Double>, example: Double? = nil
  ) -> Double? {
    value(key)?.quantity(as: unit, in: range, example: example)
  }

  package func quantity(
    _ key: String, as unit: MeasurementUnit, in range: ClosedRange<Double>, example: Double? = nil
  ) -> Double {
    let expected = QuantityText.expectation(unit, in: range, example: example)
    return required(key, expected: expected, standIn: range.lowerBound) {
      $0.quantity(as: unit, in: range, example: example)
    }
  }

  package func namedQuantity(
    _ key: String, from names: [String], as unit: MeasurementUnit, in range: ClosedRange<Double>,
    default value: NamedQuantity
  ) -> NamedQuantity {
    var example: Double?
    if case .quantity(let number) = value { example = number }
    return self.value(key)?.namedQuantity(from: names, as: unit, in: range, example: example) ?? value
  }

  /// Reads the parameters that are present into `root`; the others keep their values.
  ///
  /// A name with a dot is found as such a key or in nested objects: `"pump.capacity"`, or `capacity` in `pump`.
  package func fill<Root>(_ root: inout Root, from parameters: [Parameter<Root>]) {
    for parameter in parameters {
      guard let written = place(of: parameter.name) else { continue }
      let number = written.quantity(
        as: parameter.unit, in: parameter.range, isWhole: parameter.isWhole, example: parameter.read(root))
      if let number { parameter.write(&root, number) }
    }
  }

  /// The value of a parameter, under its dotted name or in nested objects.
  func place(of name: String) -> ValueReader? {
    let direct = value(name)
    guard direct == nil, let dot = name.firstIndex(of: ".") else { return direct }
    let (head, rest) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
    guard hasMember(head) else { return nil }
    return objectIfPresent(head)?.place(of: rest)
  }

  private func required<Value>(
    _ key: String, expected: @autoclosure () -> String, standIn: Value, _ read: (ValueReader) -> Value?
  ) -> Value {
    guard let value = value(key) else {
      reportMissing(key, expected: expected())
      return standIn
    }
    return read(value) ?? standIn
  }
}
