// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes random JSON texts without duplicate keys.
struct DocumentMaker {
  var random: SplitMix

  mutating func document() -> String { blank() + value(depth: 0) + blank() }

  /// `text` with a few bytes changed, removed, inserted or swapped.
  mutating func damaged(_ text: [UInt8]) -> [UInt8] {
    var text = text
    let alphabet = Array("{}[]\",:\\u0123456789.eE+-truefalsn /\n\t'".utf8) + [0x00, 0x80, 0xC3, 0xE2, 0xFF]
    for _ in 0...Int.random(in: 0..<3, using: &random) where !text.isEmpty {
      let place = Int.random(in: 0..<text.count, using: &random)
      let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      switch Int.random(in: 0..<4, using: &random) {
      case 0: text[place] = byte
      case 1: text.remove(at: place)
      case 2: text.insert(byte, at: place)
      default: text.swapAt(place, Int.random(in: 0..<text.count, using: &random))
      }
    }
    return text
  }

  private mutating func value(depth: Int) -> String {
    switch Int.random(in: 0..<(depth < 5 ? 8 : 5), using: &random) {
    case 0: return ["null", "true", "false"][Int.random(in: 0..<3, using: &random)]
    case 1, 2: return number()
    case 3, 4: return string()
    case 5, 6:
      var keys: Set<String> = []
      let members = (0..<Int.random(in: 0..<5, using: &random)).compactMap { _ -> String? in
        let key = string()
        // Escapes make different spellings of one key; the plain prefix keeps keys apart.
        guard keys.insert(key).inserted else { return nil }
        let unique = "\"\(keys.count)" + key.dropFirst()
        return blank() + unique + blank() + ":" + blank() + value(depth: depth + 1) + blank()
      }
      return "{\(members.isEmpty ? blank() : members.joined(separator: ","))}"
    default:
      let values = (0..<Int.random(in: 0..<5, using: &random)).map { _ in
        blank() + value(depth: depth + 1) + blank()
      }
      return "[\(values.isEmpty ? blank() : values.joined(separator: ","))]"
    }
  }

  private mutating func number() -> String {
    let whole =
      Int.random(in: 0...1_000_000, using: &random)
      / [1, 1_000, 1_000_000][Int.random(in: 0..<3, using: &random)]
    let sign = Bool.random(using: &random) ? "-" : ""
    let fraction = Bool.random(using: &random) ? ".\(Int.random(in: 0...99_999, using: &random))" : ""
    let power = Int.random(in: -30...30, using: &random)
    let exponent =
      Int.random(in: 0..<3, using: &random) == 0 ? "\(Bool.random(using: &random) ? "e" : "E")\(power)" : ""
    return sign + "\(whole)" + fraction + exponent
  }

  private mutating func string() -> String {
    let parts = [
      "a", "hold", " ", "µ", "é", "e\u{301}", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude00",
      "\\u0007", "]", "}",
      ",", "0", "\u{7F}", "\u{2028}",
    ]
    let count = Int.random(in: 0..<6, using: &random)
    return "\"" + (0..<count).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
      + "\""
  }

  private mutating func blank() -> String {
    ["", "", "", " ", "\n", "\r\n", "\t "][Int.random(in: 0..<7, using: &random)]
  }
}

/// A small seeded generator, so that a failure repeats.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
