// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios
import Testing

@Suite("JSON reader")
struct JSONReaderTests {
  private func read(_ text: String) throws(JSONSyntaxError) -> JSONValue {
    try JSONReader.read(Array(text.utf8)).value
  }

  @Test("a document keeps lines, the order of members and the digits of numbers")
  func keepsEverything() throws {
    let value = try read(
      "{\n  \"zebra\": 18446744073709551615,\r\n  \"ant\": [\n    1.50,\n    true\r    , null\n  ]\n}\n")
    #expect(value.text == "{\"zebra\": 18446744073709551615, \"ant\": [1.50, true, null]}")
    #expect(value.line == 1)
    #expect(value["zebra"]?.line == 2)
    #expect(value["ant"]?.line == 3)
    guard case .array(let elements) = value["ant"]?.kind, case .number(let seed) = value["zebra"]?.kind else {
      Issue.record("kinds were lost")
      return
    }
    #expect(elements.map(\.line) == [4, 5, 6])
    #expect(seed.whole(as: UInt64.self) == .max)
    #expect(seed.whole(as: Int.self) == nil)
  }

  @Test(
    "escapes stand for their characters",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00b5""#, "µ"), (#""\u00B5m""#, "µm"),
      (#""\ud83d\ude00""#, "😀"), (#""😀 µ""#, "😀 µ"), (#""\u0000""#, "\0"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
    ])
  func escapes(text: String, content: String) throws {
    #expect(try read(text) == JSONValue(.string(content)))
  }

  @Test(
    "what is not JSON is refused with its line and reason",
    arguments: [
      ("", 1, "the text is empty"), (" \n\n ", 3, "the text is empty"),
      ("{} x", 1, "expected the end of the text, found \"x\""),
      ("{}\n{}", 2, "expected the end of the text, found \"{\""),
      ("[1,\n]", 2, "expected a value, found \"]\" (JSON allows no comma before it)"),
      (
        "{\"a\": 1,\n}", 2,
        "expected a key between quotation marks, found \"}\" (JSON allows no comma before it)"
      ),
      ("[,1]", 1, "expected a value, found \",\""),
      ("[1 2]", 1, "expected \",\" or \"]\" after a list element, found \"2\""),
      ("{\"a\" 1}", 1, "expected \":\" after \"a\", found \"1\""),
      ("{\"a\": 1 \"b\": 2}", 1, "expected \",\" or \"}\" after a member, found \"\\\"\""),
      ("{a: 1}", 1, "expected a key between quotation marks, found \"a\""),
      ("{\n// note\n}", 2, "expected a key between quotation marks, found \"/\" (JSON has no comments)"),
      ("{", 1, "expected a key between quotation marks, found the end of the text"),
      ("[", 1, "expected a value, found the end of the text"),
      ("[nan]", 1, "expected a value, found \"nan\""),
      ("True", 1, "expected a value, found \"True\""), ("[tru]", 1, "expected a value, found \"tru\""),
      ("[nullx]", 1, "expected a value, found \"nullx\""),
      ("[01]", 1, "01 is not a number in JSON, such as 12, -0.5 or 1e3"),
      ("[-]", 1, "- is not a number in JSON, such as 12, -0.5 or 1e3"),
      ("[1.]", 1, "1. is not a number in JSON, such as 12, -0.5 or 1e3"),
      ("[1e]", 1, "1e is not a number in JSON, such as 12, -0.5 or 1e3"),
      ("[1.2.3]", 1, "1.2.3 is not a number in JSON, such as 12, -0.5 or 1e3"),
      ("[0x1F]", 1, "0x1F is not a number in JSON, such as 12, -0.5 or 1e3"),
      ("[.5]", 1, "expected a value, found \".\""), ("[+5]", 1, "expected a value, found \"+\""),
      ("[\n1e999]", 2, "1e999 is too large"), ("\"abc", 1, "a text is not closed before the end"),
      ("[\"ab\nc\"]", 1, "a text is not closed before the end of the line"),
      ("\"a\tb\"", 1, "a control character stands in a text"),
      ("\"\\x\"", 1, "\\ followed by \"x\" is no escape of JSON"),
      ("\"\\u12\"", 1, "\\u needs four hexadecimal digits"),
      ("\"\\u+123\"", 1, "\\u needs four hexadecimal digits"),
      ("\"\\u-000\"", 1, "\\u needs four hexadecimal digits"),
      ("\"\\ud800\"", 1, "half of a surrogate pair stands alone"),
      ("\"\\ud800\\u0041\"", 1, "half of a surrogate pair stands alone"),
      ("\"\\udc00\\ud800\"", 1, "half of a surrogate pair stands alone"),
    ] as [(String, Int, String)])
  func refusals(text: String, line: Int, message: String) {
    let error = #expect(throws: JSONSyntaxError.self) { try read(text) }
    #expect(error?.line == line)
    #expect(error?.message == message)
  }

  @Test(
    "bytes that are not UTF-8 are refused with their offset",
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 1, 2), ([0x0A, 0x22, 0xC0, 0xAF, 0x22], 2, 2),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1, 1),
      ([0x22, 0xC3], 1, 1), ([0x22, 0xC2, 0xB5, 0x80, 0x22], 1, 3),
      ([0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], 1, 1),
    ] as [([UInt8], Int, Int)])
  func encoding(bytes: [UInt8], line: Int, offset: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONReader.read(bytes) }
    #expect(error?.line == line)
    #expect(error?.message == "byte \(offset) is not part of UTF-8; save the text as UTF-8")
  }

  @Test("a byte order mark of UTF-8 is skipped, one of UTF-16 refused")
  func byteOrderMarks() throws {
    #expect(try JSONReader.read([0xEF, 0xBB, 0xBF, 0x31]).value.text == "1")
    for mark: [UInt8] in [[0xFF, 0xFE, 0x31, 0x00], [0xFE, 0xFF, 0x00, 0x31]] {
      let error = #expect(throws: JSONSyntaxError.self) { try JSONReader.read(mark) }
      #expect(error?.message == "the text is in UTF-16; save it as UTF-8")
    }
  }

  @Test("nesting is read up to the limit, and refused beyond it without a crash")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try read(nested(JSONReader.deepest)).text == nested(JSONReader.deepest))
    for text in [
      nested(JSONReader.deepest + 1), nested(10_000), String(repeating: "{\"a\":", count: 1_000_000),
    ] {
      let error = #expect(throws: JSONSyntaxError.self) { try read(text) }
      #expect(error?.message == "lists and objects are nested deeper than 200 levels")
    }
  }

  @Test("a text beyond the size limit is refused")
  func size() throws {
    let fits = [UInt8](repeating: 0x20, count: JSONReader.longest - 1) + [0x31]
    #expect(try JSONReader.read(fits).value.text == "1")
    let error = #expect(throws: JSONSyntaxError.self) { try JSONReader.read([0x20] + fits) }
    #expect(error?.message == "the text is longer than 16 MiB")
  }

  @Test("each repeated key is listed with both lines, however it is escaped")
  func duplicates() throws {
    let text = "{\"a\": 1,\n\"b\": [{\"c\": 1,\n\"\\u0063\": 2}],\n\"a\": 3, \"d\": {\"a\": 1}, \n\"a\": 4}"
    let duplicates = try JSONReader.read(Array(text.utf8)).duplicates
    #expect(duplicates.map(\.path.description) == ["b[0].c", "a", "a"])
    #expect(duplicates.map(\.line) == [3, 4, 5])
    #expect(duplicates.map(\.firstLine) == [2, 1, 1])
  }
}
