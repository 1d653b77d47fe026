// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// What the state buffer of a `gsl_rng` holds: where the sequence is, and the block it reads from.
///
/// Word 4b + i of a stream is word i of the block with counter (stream, b).
struct PhiloxState {
  private let key: UInt64
  private let stream: UInt64
  private var nextBlock: UInt64 = 0
  private var words = SIMD4<UInt32>()
  private var taken = 4

  init(key: UInt64, stream: UInt64) {
    self.key = key
    self.stream = stream
  }

  mutating func word() -> UInt32 {
    if taken == 4 {
      words = Philox4x32.block(key: key, counterHigh: stream, counterLow: nextBlock)
      nextBlock &+= 1
      taken = 0
    }
    defer { taken += 1 }
    return words[taken]
  }

  mutating func uniform() -> Double {
    let low = UInt64(word())
    return Philox4x32.midpoint(UInt64(word()) << 32 | low)
  }
}

extension PhiloxState {
  private static let name: StaticString = "philox4x32"

  /// The table by which GSL's distributions reach the state.
  static var generatorType: gsl_rng_type {
    gsl_rng_type(
      name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
      max: UInt(UInt32.max), min: 0, size: MemoryLayout<PhiloxState>.size,
      set: { state, seed in
        state?.initializeMemory(as: PhiloxState.self, to: PhiloxState(key: UInt64(seed), stream: 0))
      },
      get: { state in UInt(state?.assumingMemoryBound(to: PhiloxState.self).pointee.word() ?? 0) },
      get_double: { state in
        state?.assumingMemoryBound(to: PhiloxState.self).pointee.uniform() ?? .nan
      })
  }
}
