// SPDX-License-Identifier: GPL-3.0-or-later

extension String {
  /// The text with everything that a terminal would obey written out, such as `\u001b`; line ends stay.
  package var visible: String { escaped(keeping: "\n") { "\\u{\(String($0, radix: 16))}" } }

  /// As `visible`, on one line.
  package var visibleLine: String { escaped(keeping: nil) { "\\u{\(String($0, radix: 16))}" } }

  /// Whether the text can be the name of a folder and leads nowhere else: no path, not hidden, nothing that a terminal
  /// would obey, and short enough for every disk with what is put before and behind it.
  package var isPlainName: Bool {
    !isEmpty && !hasPrefix(".") && !contains("/") && utf8.count <= 200 && visibleLine == self
  }

  /// JSON with the same escaped as JSON has it: these characters stand in texts only, and the value is the same.
  package var visibleJSON: String {
    escaped(keeping: "\n") { code in
      let offset = code - 0x1_0000
      return Self.escape(0xD800 + offset >> 10) + Self.escape(0xDC00 + offset & 0x3FF)
    }
  }

  private static func escape(_ code: UInt32) -> String {
    let digits = String(code, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private func escaped(keeping kept: Unicode.Scalar?, beyond: (UInt32) -> String) -> String {
    guard utf8.contains(where: Self.mayCommand) else { return self }
    var text = ""
    text.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      if scalar == kept || !Self.commands(scalar) {
        text.unicodeScalars.append(scalar)
      } else if scalar.value <= 0xFFFF {
        text += Self.escape(scalar.value)
      } else {
        text += beyond(scalar.value)
      }
    }
    return text
  }

  /// Whether a byte may begin a scalar that `commands`.
  private static func mayCommand(_ byte: UInt8) -> Bool {
    byte < 0x20 || [0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3].contains(byte)
  }

  /// Control characters, line separators, what changes the direction of writing or is invisible.
  private static func commands(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
