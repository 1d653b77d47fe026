// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// A sequence of random numbers that a key and a stream determine, for GSL's distributions.
///
/// It is a `gsl_rng` whose type is `Philox4x32`. Streams of one key never overlap: each has 2⁶⁴ blocks of its own.
/// The generator is a handle: not copied and not shared; an actor makes its own or takes one by
/// `consuming sending`.
package struct PhiloxGenerator: ~Copyable {
  private let type: UnsafeMutablePointer<gsl_rng_type>
  private let generator: UnsafeMutablePointer<gsl_rng>

  /// The start of stream `stream` of `key`. Throws only when there is no memory.
  package init(key: UInt64, stream: UInt64) throws(GSLError) {
    reportFailures()
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(to: PhiloxState.generatorType)
    guard let generator = gsl_rng_alloc(type) else {
      type.deallocate()
      throw GSLError(.noMemory, in: "gsl_rng_alloc")
    }
    generator.pointee.state.initializeMemory(
      as: PhiloxState.self, to: PhiloxState(key: key, stream: stream))
    self.type = type
    self.generator = generator
  }

  deinit {
    gsl_rng_free(generator)
    type.deallocate()
  }

  /// A number of (0, 1) with 52 bits, never 0 or 1.
  package mutating func uniform() -> Double { gsl_rng_uniform(generator) }

  /// A whole number of `0..<bound`, each equally likely; `bound` from 1 to 2³² − 1.
  package mutating func uniformInteger(below bound: Int) -> Int {
    precondition((1...Int(UInt32.max)).contains(bound), "no range of whole numbers below \(bound)")
    return Int(gsl_rng_uniform_int(generator, UInt(bound)))
  }

  /// A normal number of mean 0 and standard deviation `sigma`.
  package mutating func gaussian(sigma: Double = 1) -> Double { gsl_ran_gaussian(generator, sigma) }

  /// True with probability `probability`.
  package mutating func bernoulli(_ probability: Double) -> Bool {
    gsl_ran_bernoulli(generator, probability) == 1
  }

  /// The number of events of a Poisson process that expects `mean`, finite and not negative.
  package mutating func poisson(mean: Double) -> Int {
    precondition(mean >= 0 && mean.isFinite, "no Poisson distribution of mean \(mean)")
    return Int(gsl_ran_poisson(generator, mean))
  }

  /// Puts the elements in an order of which each is equally likely, as `gsl_ran_shuffle` does.
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, uniformInteger(below: last + 1))
    }
  }
}
