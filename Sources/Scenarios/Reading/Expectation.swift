// SPDX-License-Identifier: GPL-3.0-or-later

/// What messages say after "expected" for kinds of values without a unit.
enum Expectation {
  static let text = "a text between quotation marks"
  static let truth = "true or false"
  static let list = "a list in square brackets"
  static let object = "an object in curly brackets"

  static let folderName =
    #"a name for a folder such as "passes-and-hold", without "/", control characters and "." in front"#

  /// Names listed before the rest is only counted.
  private static let longestList = 24

  static func name(_ names: [String]) -> String {
    let quoted = names.prefix(longestList).map(JSONValue.quoted).joined(separator: ", ")
    let more = names.count - longestList
    return (names.count > 1 ? "one of " : "") + quoted + (more > 0 ? " and \(more) more" : "")
  }

  static func whole<Whole: FixedWidthInteger>(_ range: ClosedRange<Whole>, example: Whole?) -> String {
    let sample = example.flatMap { range.contains($0) ? $0 : nil } ?? range.lowerBound
    let span =
      range.upperBound == .max ? "at least \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    return "a whole number such as \(sample) (\(span))"
  }
}
