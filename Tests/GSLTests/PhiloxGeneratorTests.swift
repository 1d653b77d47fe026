// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Testing

struct PhiloxGeneratorTests {
  static let count = 200_000

  @Test("uniform numbers are the words of the stream's blocks, two at a time")
  func sequence() throws {
    var generator = try PhiloxGenerator(key: 0x0123_4567_89ab_cdef, stream: 42)
    for block in UInt64(0)..<5 {
      let words = Philox4x32.block(key: 0x0123_4567_89ab_cdef, counterHigh: 42, counterLow: block)
      #expect(generator.uniform() == Philox4x32.midpoint(UInt64(words.y) << 32 | UInt64(words.x)))
      #expect(generator.uniform() == Philox4x32.midpoint(UInt64(words.w) << 32 | UInt64(words.z)))
    }
  }

  @Test("the same key and stream repeat, another of either does not")
  func identity() throws {
    func first(_ key: UInt64, _ stream: UInt64) throws -> [Double] {
      var generator = try PhiloxGenerator(key: key, stream: stream)
      return (0..<8).map { _ in generator.gaussian(sigma: 1) }
    }
    #expect(try first(1, 2) == first(1, 2))
    #expect(try first(1, 2) != first(1, 3))
    #expect(try first(1, 2) != first(2, 2))
  }

  @Test("normal numbers have the moments of their distribution")
  func gaussian() throws {
    var generator = try PhiloxGenerator(key: 1, stream: 0)
    var (sum, squares, fourths) = (0.0, 0.0, 0.0)
    for _ in 0..<Self.count {
      let value = generator.gaussian(sigma: 2) / 2
      sum += value
      squares += value * value
      fourths += value * value * value * value
    }
    let count = Double(Self.count)
    #expect(abs(sum / count) < 4 / count.squareRoot())
    #expect(abs(squares / count - 1) < 4 * (2 / count).squareRoot())
    #expect(abs(fourths / count - 3) < 4 * (96 / count).squareRoot())
  }

  @Test("whole numbers below a bound reach each value equally often")
  func integers() throws {
    var generator = try PhiloxGenerator(key: 3, stream: 1)
    var counts = [0, 0, 0, 0, 0, 0, 0]
    for _ in 0..<70_000 { counts[generator.uniformInteger(below: 7)] += 1 }
    for count in counts { #expect(abs(count - 10_000) < 400) }
    #expect(generator.uniformInteger(below: 1) == 0)
  }

  @Test("events come as often as their probability and mean say")
  func events() throws {
    var generator = try PhiloxGenerator(key: 5, stream: 9)
    var (hits, small, large) = (0, 0, 0)
    for _ in 0..<Self.count {
      hits += generator.bernoulli(0.3) ? 1 : 0
      small += generator.poisson(mean: 0.5)
      large += generator.poisson(mean: 40)
    }
    let count = Double(Self.count)
    #expect(abs(Double(hits) / count - 0.3) < 4 * (0.21 / count).squareRoot())
    #expect(abs(Double(small) / count - 0.5) < 4 * (0.5 / count).squareRoot())
    #expect(abs(Double(large) / count - 40) < 4 * (40 / count).squareRoot())
    #expect(!generator.bernoulli(0) && generator.bernoulli(1) && generator.poisson(mean: 0) == 0)
  }

  @Test("each order of three elements is equally likely")
  func shuffle() throws {
    var generator = try PhiloxGenerator(key: 11, stream: 0)
    var counts: [String: Int] = [:]
    for _ in 0..<60_000 {
      var letters = ["a", "b", "c"]
      generator.shuffle(&letters)
      counts[letters.joined(), default: 0] += 1
    }
    #expect(counts.count == 6)
    for (_, count) in counts { #expect(abs(count - 10_000) < 400) }
  }

  @Test("a generator can be sent to an actor")
  func sending() async throws {
    actor Owner {
      var generator: PhiloxGenerator
      init(_ generator: consuming sending PhiloxGenerator) { self.generator = generator }
      func draw() -> Double { generator.uniform() }
    }
    let drawn = await Owner(try PhiloxGenerator(key: 0, stream: 0)).draw()
    #expect(drawn == Philox4x32.uniform(key: 0, counterHigh: 0, counterLow: 0))
  }
}
