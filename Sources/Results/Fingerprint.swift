// SPDX-License-Identifier: GPL-3.0-or-later
internal import CNettle

/// The size and SHA-256 of bytes that pass by.
package struct Fingerprint {
  private(set) var bytes = 0
  private var hash = sha256_ctx()

  init() { cnettle_sha256_init(&hash) }

  mutating func add(_ block: UnsafeRawBufferPointer) {
    bytes += block.count
    cnettle_sha256_update(&hash, block.count, block.bindMemory(to: UInt8.self).baseAddress)
  }

  /// The SHA-256 so far, in lower-case hexadecimal digits.
  var sha256: String {
    var copy = hash
    let digest = [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_SIZE)) { buffer, count in
      cnettle_sha256_digest(&copy, buffer.baseAddress)
      count = Int(SHA256_DIGEST_SIZE)
    }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  package static func sha256(of bytes: [UInt8]) -> String {
    var fingerprint = Fingerprint()
    bytes.withUnsafeBytes { fingerprint.add($0) }
    return fingerprint.sha256
  }

  static func sha256(of text: String) -> String {
    var text = text
    var fingerprint = Fingerprint()
    text.withUTF8 { fingerprint.add(UnsafeRawBufferPointer($0)) }
    return fingerprint.sha256
  }
}
