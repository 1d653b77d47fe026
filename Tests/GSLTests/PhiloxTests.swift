// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Testing

struct PhiloxTests {
  /// The lines `philox4x32 10` of Random123's `kat_vectors`.
  static let knownAnswers: [(counter: SIMD4<UInt32>, key: SIMD2<UInt32>, answer: SIMD4<UInt32>)] = [
    (.zero, .zero, SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)),
    (
      SIMD4(repeating: .max), SIMD2(repeating: .max),
      SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
    ),
    (
      SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), SIMD2(0xa409_3822, 0x299f_31d0),
      SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
    ),
  ]

  @Test("blocks are the published answers", arguments: knownAnswers)
  func publishedAnswers(counter: SIMD4<UInt32>, key: SIMD2<UInt32>, answer: SIMD4<UInt32>) {
    #expect(Philox4x32.block(counter: counter, key: key) == answer)
  }

  @Test("halves of the counter take the low word first")
  func wordOrder() {
    #expect(
      Philox4x32.block(
        key: 0x299f_31d0_a409_3822, counterHigh: 0x0370_7344_1319_8a2e, counterLow: 0x85a3_08d3_243f_6a88)
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test("the extreme bit patterns give numbers inside (0, 1), symmetric about a half")
  func openInterval() {
    #expect(Philox4x32.midpoint(0) == 0x1p-53)
    #expect(Philox4x32.midpoint(.max) == 1 - 0x1p-53)
    #expect(Philox4x32.midpoint(0x8000_0000_0000_0000) - 0.5 == 0x1p-53)
  }

  @Test("a keyed draw is the upper 52 of the first 64 bits of its block")
  func keyedDraw() {
    let bits: UInt64 = 0xe169_c58d_6627_e8d5
    #expect(
      Philox4x32.uniform(key: 0, counterHigh: 0, counterLow: 0) == (Double(bits >> 12) + 0.5) / 0x1p52)
  }

  @Test("keyed draws along the counter, the stream and the key fill equal cells equally")
  func equidistribution() {
    let directions: [(UInt64) -> Double] = [
      { Philox4x32.uniform(key: 7, counterHigh: 0, counterLow: $0) },
      { Philox4x32.uniform(key: 7, counterHigh: $0, counterLow: 0) },
      { Philox4x32.uniform(key: $0, counterHigh: 0, counterLow: 0) },
    ]
    for draw in directions {
      var counts = [Int](repeating: 0, count: 64)
      for index in UInt64(0)..<64_000 { counts[Int(draw(index) * 64)] += 1 }
      let statistic = counts.reduce(0.0) { $0 + (Double($1) - 1000) * (Double($1) - 1000) / 1000 }
      // 63 degrees of freedom: both a poor and a too even spread lie outside.
      #expect(statistic > 30 && statistic < 110)
    }
  }
}
