// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// The words of the grammar: blanks, numbers, strings.
extension JSONReader {
  /// The next byte; `nil` at the end.
  var peek: UInt8? { next < bytes.count ? bytes[next] : nil }

  /// What stands at the reading position, for messages.
  var found: String {
    guard let byte = peek else { return "the end of the text" }
    if byte == UInt8(ascii: "/") { return "\"/\" (JSON has no comments)" }
    if byte == UInt8(ascii: "'") { return "\"'\" (JSON puts texts between \" and \")" }
    let isWord: (UInt8) -> Bool = { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    let rest = bytes[next...].prefix(40)
    let word = isWord(byte) ? rest.prefix(while: isWord) : rest
    let text = String(decoding: word, as: UTF8.self)
    return JSONValue.quoted(isWord(byte) ? text : String(text.prefix(1)))
  }

  func error(_ message: String) -> JSONSyntaxError { JSONSyntaxError(line: line, message: message) }

  /// Steps over `character` when it comes next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    next += 1
    return true
  }

  mutating func skipBlanks() throws(JSONSyntaxError) {
    while let byte = peek {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      case UInt8(ascii: "\n"): line += 1
      // A line may end in CR LF, in LF, or, from very old editors, in CR.
      case UInt8(ascii: "\r"): line += next + 1 < bytes.count && bytes[next + 1] == UInt8(ascii: "\n") ? 0 : 1
      default: return
      }
      next += 1
    }
  }

  mutating func number() throws(JSONSyntaxError) -> JSONNumber {
    let length = numberLength(in: bytes[next...])
    let isPart: (UInt8) -> Bool = { byte in
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "+-._".utf8.contains(byte)
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
    let written = bytes[next...].prefix(while: isPart)
    let text = String(decoding: written, as: UTF8.self)
    guard length == written.count else {
      throw error("\(text.prefix(60)) is not a number in JSON, such as 12, -0.5 or 1e3")
    }
    guard let number = JSONNumber(grammatical: text) else { throw error("\(text.prefix(60)) is too large") }
    next += length
    return number
  }

  mutating func string() throws(JSONSyntaxError) -> String {
    next += 1
    var content: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        next += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        next += 1
        content += try Array(String(escape()).utf8)
      case 0..<0x20:
        let isBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        throw error(
          isBreak ? "a text is not closed before the end of the line" : "a control character stands in a text"
        )
      default:
        content.append(byte)
        next += 1
      }
    }
    throw error("a text is not closed before the end")
  }

  /// The character that the escape behind a backslash stands for.
  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let names: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
      UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    guard let byte = peek else { throw error("a text is not closed before the end") }
    if let scalar = names[byte] {
      next += 1
      return scalar
    }
    guard byte == UInt8(ascii: "u") else { throw error("\\ followed by \(found) is no escape of JSON") }
    next += 1
    let high = try hexadecimal()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, take("\\"), take("u") else { throw error("half of a surrogate pair stands alone") }
    let low = try hexadecimal()
    guard 0xDC00..<0xE000 ~= low,
      let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    else { throw error("half of a surrogate pair stands alone") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
    let isDigit: (UInt8) -> Bool = { Unicode.Scalar($0).properties.isASCIIHexDigit }
    let digits = bytes[next...].prefix(4).prefix(while: isDigit)
    guard digits.count == 4, let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw error("\\u needs four hexadecimal digits")
    }
    next += 4
    return code
  }

  /// Makes sure that the whole text is UTF-8, as section 8.1 of the RFC demands.
  func checkEncoding() throws(JSONSyntaxError) {
    var decoder = UTF8()
    var line = 1
    var offset = next
    var rest = bytes[next...].makeIterator()
    while true {
      switch decoder.decode(&rest) {
      case .scalarValue(let scalar):
        offset += UTF8.width(scalar)
        if scalar == "\n" { line += 1 }
      case .emptyInput: return
      case .error:
        throw JSONSyntaxError(
          line: line, message: "byte \(offset) is not part of UTF-8; save the text as UTF-8")
      }
    }
  }
}
