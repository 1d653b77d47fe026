// SPDX-License-Identifier: GPL-3.0-or-later

/// Steele's SplitMix64: the same inputs from the same seed on every machine.
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

/// Damages inputs in the ways in which they are damaged: by hand, by disks, by other programs, by malice.
struct Mutator {
  var random: SplitMix

  /// Numbers that size, index or convert badly.
  private static let numbers = [
    "0", "-0.0", "-1", "1", "2", "0.5", "1e-300", "4.9e-324", "1e300", "1e999", "-1e999", "2147483647",
    "2147483648",
    "-2147483648", "4294967296", "9007199254740992", "9007199254740993", "9223372036854775807",
    "9223372036854775808", "-9223372036854775808", "18446744073709551615", "18446744073709551616", "0x2",
    "+1", ".5e1",
    "NaN", "inf", "1e", "00", "0.1e-1000000", "123456789012345678901234567890",
  ]
  private static let tokens =
    [
      "null", "true", "{}", "[]", "\"\"", "[[]]", ",", ":", "\"", "\\", "\n", "\r\n", ";", "TRUE", "FALSE",
      "~", "../../x",
      "/", ".", "..", "\u{1B}[2J", "\\u0000", "\\ud800", "=HYPERLINK(1)", "90 kg", "1 d", "\u{202E}",
      "\u{FEFF}", "//", "NA",
      "0 s", "-5 d", "1e30 wk", "continues", "midpoint",
    ] + [String(repeating: "[", count: 3_000), String(repeating: "x", count: 10_000)]

  /// `bytes` after one to five changes; `others` give parts.
  mutating func damaged(_ bytes: [UInt8], others: [[UInt8]]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0..<5, using: &random) { change(&bytes, others) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8], _ others: [[UInt8]]) {
    guard !bytes.isEmpty else {
      bytes = Array(Self.tokens.randomElement(using: &random)?.utf8 ?? "{".utf8)
      return
    }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0...3:
      // Another number in the place of one: what most inputs are made of.
      guard let number = run(in: bytes, from: place, where: Self.isOfNumber) else { return }
      bytes.replaceSubrange(number, with: (Self.numbers.randomElement(using: &random) ?? "0").utf8)
    case 4, 5:
      // One word in the place of another: keys for values, units for names.
      guard let first = run(in: bytes, from: place, where: Self.isOfWord),
        let second = run(
          in: bytes, from: Int.random(in: 0..<bytes.count, using: &random), where: Self.isOfWord)
      else { return }
      bytes.replaceSubrange(first, with: Array(bytes[second]))
    case 6: bytes.insert(contentsOf: (Self.tokens.randomElement(using: &random) ?? "").utf8, at: place)
    case 7: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 8: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
    case 9:
      let part = Array(bytes[place..<min(bytes.count, place + Int.random(in: 1...400, using: &random))])
      bytes.insert(contentsOf: part, at: Int.random(in: 0...bytes.count, using: &random))
    case 10:
      guard let other = others.randomElement(using: &random), !other.isEmpty else { return }
      bytes = Array(bytes[..<place]) + other[Int.random(in: 0..<other.count, using: &random)...]
    default: bytes.removeSubrange(place...)
    }
  }

  /// The run of bytes that are alike at or after `start`, or before it where none follows.
  private func run(
    in bytes: [UInt8], from start: Int, where isAlike: (UInt8) -> Bool
  ) -> Range<Int>? {
    guard let first = bytes[start...].firstIndex(where: isAlike) ?? bytes.firstIndex(where: isAlike) else {
      return nil
    }
    let end = bytes[first...].firstIndex { !isAlike($0) } ?? bytes.count
    let begin = bytes[..<first].lastIndex { !isAlike($0) }.map { $0 + 1 } ?? 0
    return begin..<end
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }
}
