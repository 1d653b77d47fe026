// SPDX-License-Identifier: GPL-3.0-or-later

/// A strict reader of RFC 8259 texts that keeps what messages to people need.
///
/// Foundation's `JSONSerialization` and `JSONDecoder` lose the line numbers, the order of members and the
/// digits of numbers, and accept duplicate keys; a scenario with two `arms` must not silently lose one.
///
/// Refused: anything but UTF-8, comments, trailing commas, lone surrogates, numbers beyond `Double`, nesting
/// deeper than `deepest`, texts longer than `longest`. A byte order mark is skipped, as the RFC allows,
/// because some editors insist on it. Equal keys are read and listed in `duplicates`.
package struct JSONReader {
  /// Levels of nested lists and objects; the recursion stays far below any thread's stack.
  package static let deepest = 200
  /// Bytes of a text.
  package static let longest = 16 << 20

  /// A key that its object has had before.
  package struct Duplicate: Sendable, Equatable {
    package let path: JSONPath
    package let line: Int
    package let firstLine: Int
  }

  let bytes: [UInt8]
  var next = 0
  var line = 1
  private var path = JSONPath()
  private var duplicates: [Duplicate] = []

  /// The value that `bytes` spell, and the keys that occur twice in one object.
  package static func read(
    _ bytes: [UInt8]
  ) throws(JSONSyntaxError) -> (value: JSONValue, duplicates: [Duplicate]) {
    guard bytes.count <= longest else {
      throw JSONSyntaxError(line: 1, message: "the text is longer than \(longest >> 20) MiB")
    }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw JSONSyntaxError(line: 1, message: "the text is in UTF-16; save it as UTF-8")
    }
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.next = 3 }
    try reader.checkEncoding()
    try reader.skipBlanks()
    guard reader.peek != nil else { throw reader.error("the text is empty") }
    let value = try reader.value(depth: 0)
    try reader.skipBlanks()
    guard reader.peek == nil else {
      throw reader.error("expected the end of the text, found \(reader.found)")
    }
    return (value, reader.duplicates)
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    let start = line
    let kind: JSONValue.Kind
    switch peek.map({ Unicode.Scalar($0) }) {
    case "{": kind = .object(try object(depth: depth))
    case "[": kind = .array(try array(depth: depth))
    case "\"": kind = .string(try string())
    case "-", .some("0"..."9"): kind = .number(try number())
    default: kind = try literal()
    }
    return JSONValue(kind, line: start)
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> [JSONMember] {
    var members: [JSONMember] = []
    var firstLines: [String: Int] = [:]
    try open(depth)
    if take("}") { return members }
    repeat {
      try skipBlanks()
      guard peek == UInt8(ascii: "\"") else {
        throw error(
          "expected a key between quotation marks, found \(found)" + commaHint("}", members.isEmpty))
      }
      let keyLine = line
      let name = try string()
      path.append(.key(name))
      if let first = firstLines[name] {
        duplicates.append(Duplicate(path: path, line: keyLine, firstLine: first))
      } else {
        firstLines[name] = keyLine
      }
      try skipBlanks()
      guard take(":") else { throw error("expected \":\" after \(JSONValue.quoted(name)), found \(found)") }
      try skipBlanks()
      members.append(JSONMember(name, try value(depth: depth + 1), line: keyLine))
      path.removeLast()
      try skipBlanks()
    } while take(",")
    guard take("}") else { throw error("expected \",\" or \"}\" after a member, found \(found)") }
    return members
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> [JSONValue] {
    var values: [JSONValue] = []
    try open(depth)
    if take("]") { return values }
    repeat {
      try skipBlanks()
      if peek == UInt8(ascii: "]") { throw error("expected a value, found \(found)" + commaHint("]", false)) }
      path.append(.index(values.count))
      values.append(try value(depth: depth + 1))
      path.removeLast()
      try skipBlanks()
    } while take(",")
    guard take("]") else { throw error("expected \",\" or \"]\" after a list element, found \(found)") }
    return values
  }

  /// Steps over the opening bracket at `depth` and the blanks behind it.
  private mutating func open(_ depth: Int) throws(JSONSyntaxError) {
    guard depth < Self.deepest else {
      throw error("lists and objects are nested deeper than \(Self.deepest) levels")
    }
    next += 1
    try skipBlanks()
  }

  private func commaHint(_ closing: Unicode.Scalar, _ isFirst: Bool) -> String {
    peek == UInt8(ascii: closing) && !isFirst ? " (JSON allows no comma before it)" : ""
  }

  private mutating func literal() throws(JSONSyntaxError) -> JSONValue.Kind {
    let length = bytes[next...].prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }.count
    let word = String(decoding: bytes[next..<next + length], as: UTF8.self)
    let kind: JSONValue.Kind
    switch word {
    case "null": kind = .null
    case "true": kind = .bool(true)
    case "false": kind = .bool(false)
    default: throw error("expected a value, found \(found)")
    }
    next += length
    return kind
  }
}
