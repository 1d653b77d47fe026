// SPDX-License-Identifier: GPL-3.0-or-later

/// Changing one value of a tree, as `--set` and the factors of a sweep do.
extension JSONValue {
  /// Why a path leads nowhere; `reached` is the longest part of it that exists.
  package struct NoSuchPlace: Error, Sendable, Equatable {
    package let reached: JSONPath
    package let missing: JSONPath.Step
    /// The keys that exist where the path breaks off, or the number of elements in words.
    package let known: [String]
  }

  /// The value at `path`; `nil` when there is none.
  package subscript(path: JSONPath) -> JSONValue? {
    path.steps.reduce(self as JSONValue?) { value, step in
      switch (value?.kind, step) {
      case (.object, .key(let name)): value?[name]
      case (.array(let values), .index(let index)): values.indices.contains(index) ? values[index] : nil
      default: nil
      }
    }
  }

  /// Puts `new` at `path`.
  ///
  /// The last key may be new, so that a setting left to its default can be set; everything before it must exist.
  package mutating func set(_ path: JSONPath, to new: JSONValue) throws(NoSuchPlace) {
    try set(path.steps[...], to: new, below: JSONPath())
  }

  private mutating func set(
    _ steps: ArraySlice<JSONPath.Step>, to new: JSONValue, below reached: JSONPath
  ) throws(NoSuchPlace) {
    guard let step = steps.first else {
      self = new
      return
    }
    switch (kind, step) {
    case (.object(var members), .key(let name)):
      if let index = members.firstIndex(where: { $0.name == name }) {
        try members[index].value.set(steps.dropFirst(), to: new, below: reached.appending(step))
      } else if steps.count == 1 {
        members.append(JSONMember(name, new, line: line))
      } else {
        throw NoSuchPlace(reached: reached, missing: step, known: members.map(\.name))
      }
      kind = .object(members)
    case (.array(var values), .index(let index)) where values.indices.contains(index):
      try values[index].set(steps.dropFirst(), to: new, below: reached.appending(step))
      kind = .array(values)
    case (.array(let values), _):
      throw NoSuchPlace(reached: reached, missing: step, known: values.indices.map { "[\($0)]" })
    case (.object(let members), _):
      throw NoSuchPlace(reached: reached, missing: step, known: members.map(\.name))
    default:
      throw NoSuchPlace(reached: reached, missing: step, known: [])
    }
  }
}
