// SPDX-License-Identifier: GPL-3.0-or-later

extension JSONValue {
  /// One place where two values differ.
  package struct Difference: Sendable, Equatable, CustomStringConvertible {
    package let path: JSONPath
    /// As JSON, cut to a line; nil where there was, or is, nothing.
    package let old: String?
    package let new: String?

    package var description: String {
      switch (old, new) {
      case (let old?, let new?): "\(path) was \(old), is \(new)"
      case (let old?, nil): "\(path) was \(old), is gone"
      case (nil, let new): "\(path) is new: \(new ?? "")"
      }
    }
  }

  /// Where this value differs from an `old` one, in the order of this one's members.
  package func differences(from old: JSONValue, at path: JSONPath = JSONPath()) -> [Difference] {
    switch (old.kind, kind) {
    case (.object(let before), .object(let after)):
      let changed = after.flatMap { member -> [Difference] in
        let place = path.appending(.key(member.name))
        guard let value = old[member.name] else {
          return [Difference(path: place, old: nil, new: member.value.excerpt)]
        }
        return member.value.differences(from: value, at: place)
      }
      let gone = before.filter { self[$0.name] == nil }
        .map { Difference(path: path.appending(.key($0.name)), old: $0.value.excerpt, new: nil) }
      return changed + gone
    case (.array(let before), .array(let after)):
      return (0..<max(before.count, after.count)).flatMap { index -> [Difference] in
        let place = path.appending(.index(index))
        guard index < before.count else {
          return [Difference(path: place, old: nil, new: after[index].excerpt)]
        }
        guard index < after.count else {
          return [Difference(path: place, old: before[index].excerpt, new: nil)]
        }
        return after[index].differences(from: before[index], at: place)
      }
    default:
      return old == self ? [] : [Difference(path: path, old: old.excerpt, new: excerpt)]
    }
  }
}
