// SPDX-License-Identifier: GPL-3.0-or-later
import Crypto

/// The size and SHA-256 of bytes that pass by.
struct Fingerprint {
  private(set) var bytes = 0
  private var hash = SHA256()

  mutating func add(_ block: UnsafeRawBufferPointer) {
    bytes += block.count
    hash.update(bufferPointer: block)
  }

  /// The SHA-256 so far, in lower-case hexadecimal digits.
  var sha256: String { Self.hexadecimal(hash.finalize()) }

  static func sha256(of text: String) -> String {
    hexadecimal(SHA256.hash(data: Array(text.utf8)))
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
