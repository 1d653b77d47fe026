// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Testing

@Suite("What a terminal would obey")
struct VisibleTextTests {
  @Test("is written out")
  func visible() {
    #expect("\u{1B}[2Jx\r\u{9B}y\u{7F}".visible == #"\u001b[2Jx\u000d\u009by\u007f"#)
    #expect("a\u{202E}b\u{2066}c\u{200F}d\u{FEFF}".visible == #"a\u202eb\u2066c\u200fd\ufeff"#)
    #expect("\u{E0041}".visible == #"\u{e0041}"#)
    #expect("a\nb\tc".visible == "a\nb\\u0009c" && "a\nb".visibleLine == #"a\u000ab"#)
    let harmless = "Schmerz µm ≤ 3 – “x” \u{1F642} שלום"
    #expect(harmless.visible == harmless && harmless.visibleLine == harmless)
  }

  @Test("is the same JSON value afterwards")
  func json() throws {
    let text = "\u{9B}\u{202E}\u{E0041}\u{7F}é"
    let bytes = try JSONEncoder().encode([text])
    let shown = String(decoding: bytes, as: UTF8.self).visibleJSON
    #expect(shown.unicodeScalars.allSatisfy { $0.value < 0x7F || $0 == "é" }, "\(shown)")
    #expect(try JSONDecoder().decode([String].self, from: Data(shown.utf8)) == [text])
  }

  @Test("makes no name, and neither does what leads elsewhere")
  func names() {
    for name in [
      "", ".", "..", ".x", "a/b", "../x", "/x", "a\u{1B}b", "a\nb", String(repeating: "x", count: 300),
    ] {
      #expect(!name.isPlainName, "\(name)")
    }
    for name in ["a", "a b", "a..b", "~", "-x", "é`$"] { #expect(name.isPlainName, "\(name)") }
  }
}
