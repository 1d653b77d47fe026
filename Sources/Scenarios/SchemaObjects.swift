// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// The shapes that the schema of a scenario is made of.
enum SchemaObjects {
  /// An object with these keys and remarks, and no other.
  static func object(
    _ description: String, required: [String] = [], _ properties: [(String, JSONValue)]
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [("type", .text("object")), ("description", .text(description))]
    if !required.isEmpty { members.append(("required", .array(required.map(JSONValue.text)))) }
    members += [
      ("properties", .object(properties)), ("patternProperties", .object(["^//": .truth(true)])),
      ("additionalProperties", .truth(false)),
    ]
    return .object(members)
  }

  static func list(
    _ description: String, of items: JSONValue, atLeast fewest: Int = 0, atMost most: Int? = nil
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("type", .text("array")), ("description", .text(description)), ("items", items),
    ]
    if fewest > 0 { members.append(("minItems", .whole(fewest))) }
    if let most { members.append(("maxItems", .whole(most))) }
    return .object(members)
  }

  static func whole(_ description: String, _ range: ClosedRange<Int>, usual: Int? = nil) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("type", .text("integer")), ("minimum", .whole(range.lowerBound)),
      ("maximum", .whole(range.upperBound)), ("description", .text(description)),
    ]
    if let usual { members.append(("default", .whole(usual))) }
    return .object(members)
  }

  static func name(_ description: String, of names: [String], usual: String? = nil) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("enum", .array(names.map(JSONValue.text))), ("description", .text(description)),
    ]
    if let usual { members.append(("default", .text(usual))) }
    return .object(members)
  }

  /// A name of the catalogue, which editors complete, or one of the scenario's own.
  static func nameOrOwn(_ description: String, of names: [String]) -> JSONValue {
    var members: [(String, JSONValue)] = [
      (
        "anyOf",
        .array([
          .object(["enum": .array(names.map(JSONValue.text))]),
          .object(["type": .text("string"), "minLength": .whole(1)]),
        ])
      )
    ]
    if !description.isEmpty { members.append(("description", .text(description))) }
    return .object(members)
  }

  static func reference(_ name: String) -> JSONValue { .object(["$ref": .text("#/$defs/\(name)")]) }

  static func either(_ description: String, _ choices: [JSONValue]) -> JSONValue {
    .object(["description": .text(description), "anyOf": .array(choices)])
  }

  /// Objects of one kind whose other keys depend on the value of `key`: one of the catalogue's, or one of the scenario's own,
  /// whose other keys no schema knows.
  static func variants(by key: String, _ kinds: [(name: String, definition: String)]) -> JSONValue {
    .object([
      "type": .text("object"), "required": .array([.text(key)]),
      "properties": .object([(key, nameOrOwn("", of: kinds.map(\.name)))]),
      "allOf": .array(
        kinds.map { kind in
          .object([
            "if": .object([
              "properties": .object([(key, .object(["const": .text(kind.name)]))]),
              "required": .array([.text(key)]),
            ]),
            "then": reference(kind.definition),
          ])
        }),
    ])
  }

  /// Numbers under their dotted names and in nested objects.
  ///
  /// - Parameter named: names left at this level, each with the number's definition.
  static func nested(_ description: String, _ named: [(name: String, schema: JSONValue)]) -> JSONValue {
    var properties = named.map { ($0.name, $0.schema) }
    var groups: [(head: String, members: [(name: String, schema: JSONValue)])] = []
    for (name, schema) in named {
      guard let dot = name.firstIndex(of: ".") else { continue }
      let (head, rest) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
      if let index = groups.firstIndex(where: { $0.head == head }) {
        groups[index].members.append((rest, schema))
      } else {
        groups.append((head, [(rest, schema)]))
      }
    }
    properties += groups.map { ($0.head, nested("Numbers of \($0.head)", $0.members)) }
    return object(description, properties)
  }
}
