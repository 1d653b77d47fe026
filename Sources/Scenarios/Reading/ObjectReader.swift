// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Walks one object of a JSON file.
///
/// ```swift
/// let scenario = try document.decode { root in
///   let course = root.object("course")
///   return Course(duration: course.quantity("duration", as: Day.unit, in: 1...3650, default: 84))
/// }
/// ```
///
/// Each accessor comes in three forms: with a default for a key that may be absent, without one for a key that
/// must be there, and `…IfPresent`. Problems are collected and reading goes on with a stand-in, so that a user
/// sees all problems of a file at once. Keys that nobody asked for are reported by `JSONDocument.decode`; those
/// that begin with `//` are remarks.
package final class ObjectReader {
  package let path: JSONPath
  private let members: [JSONMember]
  private let line: Int
  private let problems: ProblemCollector
  /// The first member of each name: an object of all numbers has hundreds.
  private let places: [String: Int]
  /// In the order of asking, for messages.
  private var asked: [String] = []
  private var isAsked: Set<String> = []
  /// Readers of inner objects; `nil` for a value that was reported as being none.
  private var children: [String: ObjectReader?] = [:]
  private var acceptsAllKeys = false

  init(_ members: [JSONMember], line: Int, at path: JSONPath, _ problems: ProblemCollector) {
    self.members = members
    places = Dictionary(
      members.indices.map { (members[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    self.line = line
    self.path = path
    self.problems = problems
    problems.watch(self)
  }

  /// An empty object in the place of one that was reported already; its own problems go unheard.
  static func standIn(at path: JSONPath) -> ObjectReader {
    ObjectReader([], line: 0, at: path, ProblemCollector(file: ""))
  }

  /// The value under `key`, which counts as known from now on; `nil` when the key is absent.
  package func value(_ key: String) -> ValueReader? {
    if isAsked.insert(key).inserted { asked.append(key) }
    return places[key].map { ValueReader(members[$0].value, at: path.appending(.key(key)), problems) }
  }

  /// Whether the object has `key`, without making it known.
  package func hasMember(_ key: String) -> Bool { places[key] != nil }

  /// Every member in the order of the file, for objects whose keys are names that the user gives.
  package var entries: [(name: String, value: ValueReader)] {
    acceptsAllKeys = true
    return members.filter { !Self.isRemark($0.name) }.map {
      ($0.name, ValueReader($0.value, at: path.appending(.key($0.name)), problems))
    }
  }

  /// Leaves the other keys unjudged, as after an unknown therapy, whose keys nobody knows.
  package func acceptAllKeys() { acceptsAllKeys = true }

  /// Leaves everything of the file that was not asked for unjudged, as after a fault that ended the reading.
  package func leaveUnread() { problems.forgetReaders() }

  /// Reports that `key` must be there.
  package func reportMissing(_ key: String, expected: String? = nil) {
    problems.report(path.appending(.key(key)), line: line, .missing, expected: expected)
  }

  /// Reports `statement` about the object as a whole, as in "has neither a rate nor a dose".
  package func report(_ statement: String) { problems.report(path, line: line, .statement(statement)) }

  /// The object under `key`. Absent or not an object, it is reported and stands in as an empty one.
  package func object(_ key: String) -> ObjectReader {
    if let child = objectIfPresent(key) { return child }
    if value(key) == nil { reportMissing(key, expected: Expectation.object) }
    return .standIn(at: path.appending(.key(key)))
  }

  /// The object under `key`; the same reader at each call. `nil` when absent, or reported as not an object.
  package func objectIfPresent(_ key: String) -> ObjectReader? {
    if let child = children[key] { return child }
    let child = value(key)?.object()
    children[key] = .some(child)
    return child
  }

  /// The elements of the list under `key`; none, after a report, when it is absent or not a list.
  package func array(_ key: String) -> [ValueReader] {
    if value(key) == nil { reportMissing(key, expected: Expectation.list) }
    return arrayIfPresent(key) ?? []
  }

  package func arrayIfPresent(_ key: String) -> [ValueReader]? { value(key)?.array() }

  /// The objects in the list under `key`; elements that are none are reported and left out.
  package func objects(_ key: String) -> [ObjectReader] { array(key).compactMap { $0.object() } }

  func reportUnknownKeys() {
    guard !acceptsAllKeys else { return }
    for member in members where !isAsked.contains(member.name) && !Self.isRemark(member.name) {
      problems.report(
        path.appending(.key(member.name)), line: member.line, .unknownKey,
        expected: asked.isEmpty ? "no keys here" : Expectation.name(asked),
        suggestion: nearestName(to: member.name, in: asked).map(JSONValue.quoted))
    }
  }

  private static func isRemark(_ key: String) -> Bool { key.hasPrefix("//") }
}
