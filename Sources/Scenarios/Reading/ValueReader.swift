// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A quantity, or one of the names that may stand in its place (`"pressure": "midpoint"`).
package enum NamedQuantity: Sendable, Equatable {
  case named(String)
  /// In the unit that was asked for.
  case quantity(Double)
}

/// One value of a JSON file, read as what the caller expects.
///
/// A value that is not what is expected is reported, and read as `nil`.
package struct ValueReader {
  package let value: JSONValue
  package let path: JSONPath
  private let problems: ProblemCollector

  package init(_ value: JSONValue, at path: JSONPath, _ problems: ProblemCollector) {
    self.value = value
    self.path = path
    self.problems = problems
  }

  /// Reads another value in the place of this one.
  func reading(_ value: JSONValue) -> ValueReader { ValueReader(value, at: path, problems) }

  /// The same value under another name in messages.
  func placed(at path: JSONPath) -> ValueReader { ValueReader(value, at: path, problems) }

  /// Reports that the value is not what is expected.
  package func reject(expected: String, suggestion: String? = nil) {
    problems.report(
      path, line: value.line, .value(value.excerpt), expected: expected, suggestion: suggestion)
  }

  /// Reports what is wrong with a part of another document that the value stands for, at its place in this file.
  package func report(_ list: ProblemList) {
    for problem in list.problems {
      let place = problem.path.steps.reduce(path) { $0.appending($1) }
      // Several readings of one part find the same.
      guard !problems.problems.contains(where: { $0.path == place && $0.finding == problem.finding }) else {
        continue
      }
      problems.report(
        place, line: problem.line ?? value.line, problem.finding, expected: problem.expected,
        suggestion: problem.suggestion)
    }
  }

  /// Reports `statement`, which continues the path, as in "ends after the course".
  package func report(_ statement: String, suggestion: String? = nil) {
    problems.report(path, line: value.line, .statement(statement), suggestion: suggestion)
  }

  package func string() -> String? {
    if case .string(let string) = value.kind { return string }
    reject(expected: Expectation.text)
    return nil
  }

  package func bool() -> Bool? {
    if case .bool(let bool) = value.kind { return bool }
    reject(expected: Expectation.truth)
    return nil
  }

  package func whole<Whole: FixedWidthInteger>(in range: ClosedRange<Whole>, example: Whole? = nil) -> Whole?
  {
    if case .number(let number) = value.kind, let whole = number.whole(as: Whole.self), range.contains(whole)
    {
      return whole
    }
    var suggestion: String?
    if case .string(let text) = value.kind, let whole = Whole(text), range.contains(whole) {
      suggestion = text
    }
    reject(expected: Expectation.whole(range, example: example), suggestion: suggestion)
    return nil
  }

  /// One of `names`.
  package func choice(from names: [String]) -> String? {
    if case .string(let name) = value.kind {
      if names.contains(name) { return name }
      reject(
        expected: Expectation.name(names), suggestion: nearestName(to: name, in: names).map(JSONValue.quoted))
    } else {
      reject(expected: Expectation.name(names))
    }
    return nil
  }

  package func object() -> ObjectReader? {
    if case .object(let members) = value.kind {
      return ObjectReader(members, line: value.line, at: path, problems)
    }
    if path.steps.isEmpty {
      report("the file holds \(value.noun) where an object in curly brackets is expected")
    } else {
      reject(expected: Expectation.object)
    }
    return nil
  }

  package func array() -> [ValueReader]? {
    if case .array(let values) = value.kind {
      return values.enumerated().map { ValueReader($1, at: path.appending(.index($0)), problems) }
    }
    reject(expected: Expectation.list)
    return nil
  }

  /// The quantity in `unit`. Numbers and counts are written as JSON numbers, all else as a text with its unit.
  package func quantity(
    as unit: MeasurementUnit, in range: ClosedRange<Double>, isWhole: Bool = false, example: Double? = nil
  ) -> Double? {
    quantity(
      as: unit, in: range, isWhole: isWhole, names: [],
      expected: QuantityText.expectation(unit, in: range, isWhole: isWhole, example: example))
  }

  /// One of `names`, or a quantity as above.
  package func namedQuantity(
    from names: [String], as unit: MeasurementUnit, in range: ClosedRange<Double>, example: Double? = nil
  ) -> NamedQuantity? {
    if case .string(let name) = value.kind, names.contains(name) { return .named(name) }
    return quantity(
      as: unit, in: range, isWhole: false, names: names,
      expected: "\(QuantityText.expectation(unit, in: range, example: example)) or \(Expectation.name(names))"
    )
    .map(NamedQuantity.quantity)
  }

  private func quantity(
    as unit: MeasurementUnit, in range: ClosedRange<Double>, isWhole: Bool, names: [String],
    expected: @autoclosure () -> String
  ) -> Double? {
    func allows(_ number: Double) -> Bool {
      range.contains(number) && (!isWhole || number == number.rounded())
    }
    var suggestion: String?
    switch value.kind {
    case .number(let number) where unit.dimension.isBare:
      if allows(number.value) { return number.value }
    case .number(let number):
      if allows(number.value) { suggestion = JSONValue.quoted(QuantityText.plainText(number.value, unit)) }
    case .string(let text):
      do throws(QuantityTextError) {
        let number = try QuantityText.parse(text, as: unit)
        if allows(number) {
          guard unit.dimension.isBare else { return number }
          suggestion = plain(number)
        }
      } catch {
        suggestion = nearestName(to: text, in: names).map(JSONValue.quoted)
        if let nearest = error.nearest { suggestion = suggestion ?? JSONValue.quoted(nearest) }
        if case .missingUnit(_, let whole) = error,
          (try? QuantityText.parse(whole, as: unit)).map(allows) != true
        {
          suggestion = nil
        }
      }
    default: break
    }
    reject(expected: expected(), suggestion: suggestion)
    return nil
  }
}
