// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// The luck of a design or of an estimate: what seed, purpose and number determine, and nothing else.
struct DesignStream {
  /// What the numbers are for. Raw values name random streams and never change.
  enum Purpose: UInt64 {
    case shift = 1
    case latinHypercube = 2
    case morris = 3
    case supercube = 4
    case bootstrap = 5
  }

  private let key: UInt64

  init(seed: UInt64, _ purpose: Purpose) {
    // A block of the seed as key, so that seeds and purposes next to each other share no pattern.
    let words = Philox4x32.block(key: seed, counterHigh: purpose.rawValue, counterLow: 0)
    key = UInt64(words.y) << 32 | UInt64(words.x)
  }

  /// Uniform in (0, 1).
  func uniform(_ number: Int) -> Double {
    Philox4x32.uniform(key: key, counterHigh: UInt64(number), counterLow: 0)
  }

  /// A sequence of random numbers of its own for each `number`.
  func generator(_ number: Int) throws(DesignError) -> PhiloxGenerator {
    do {
      return try PhiloxGenerator(key: key, stream: UInt64(number))
    } catch {
      throw .library(error)
    }
  }
}
