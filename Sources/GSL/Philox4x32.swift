// SPDX-License-Identifier: GPL-3.0-or-later

/// Philox4x32-10: random numbers as a pure function of a key and a counter.
///
/// There is no state to seed, save or share: the number that belongs to a place and a purpose is found from
/// its key alone, in any order and on any thread. Ten rounds pass BigCrush for every key.
///
/// Source: Salmon JK, Moraes MA, Dror RO, Shaw DE. Parallel random numbers: as easy as 1, 2, 3. SC '11,
/// doi:10.1145/2063384.2063405.
package enum Philox4x32 {
  /// The 128 random bits that belong to `counter` under `key`; a bijection of the counter for each key.
  @inlinable
  package static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (counter, key) = (counter, key)
    for round in 0..<10 {
      if round > 0 { key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85) }
      let first = UInt64(counter.x) &* 0xD251_1F53
      let second = UInt64(counter.z) &* 0xCD9E_8D57
      counter = SIMD4(
        UInt32(truncatingIfNeeded: second >> 32) ^ counter.y ^ key.x,
        UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ counter.w ^ key.y,
        UInt32(truncatingIfNeeded: first))
    }
    return counter
  }

  /// The block of a 128-bit counter given as two halves; the low word of each number comes first.
  @inlinable
  package static func block(key: UInt64, counterHigh: UInt64, counterLow: UInt64) -> SIMD4<UInt32> {
    block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: counterLow), UInt32(truncatingIfNeeded: counterLow >> 32),
        UInt32(truncatingIfNeeded: counterHigh), UInt32(truncatingIfNeeded: counterHigh >> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32)))
  }

  /// The uniform number that belongs to a key and a counter: one of the 2⁵² midpoints of equal cells of (0, 1).
  ///
  /// It is never 0 or 1, so the quantile function of an unbounded distribution stays finite on it, and it is
  /// symmetric about ½. It reads the first two words of the block; a `PhiloxGenerator` of the same key with
  /// `stream == counterHigh` reads the same blocks, so give keyed draws and generators different keys or streams.
  @inlinable
  package static func uniform(key: UInt64, counterHigh: UInt64, counterLow: UInt64) -> Double {
    let words = block(key: key, counterHigh: counterHigh, counterLow: counterLow)
    return midpoint(UInt64(words.y) << 32 | UInt64(words.x))
  }

  /// The midpoint of the cell of (0, 1) that the upper 52 of 64 bits number.
  @inlinable
  package static func midpoint(_ bits: UInt64) -> Double {
    (Double(bits >> 12) + 0.5) * 0x1p-52
  }
}
