// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// When people come for care: once pain has been above their own usual for long enough.
///
/// ```
/// comes on day t:   pain(t − l + 1 … t) ≥ usual + r        usual = mean pain over the u days before
/// r = rise · exp(spread · z)                                z the patient's own, standard normal
/// ```
///
/// Pain as rated each morning, with the drift of weeks and without the error of a rating. Whoever comes is found at a
/// bad time and better later; whoever does not, is not. An imposed rule: nobody has measured it.
package struct CareSeeking: Sendable {
  package var rise = Quantity<RatingPoint>(1.3)
  package var spread = Quantity<One>(0.4)
  package var lasting = Quantity<Day>(3)
  package var usual = Quantity<Day>(28)
  package var limit = Quantity<Day>(182)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "rise", \.rise, in: 0...10, "Rise of pain above the usual at which the middle patient comes for care",
      source: .assumed(
        because:
          "as large as the change that patients with neck pain call important, 1.3 points")),
    Parameter(
      "spread", \.spread, in: 0...2, "Lognormal spread of that rise between patients",
      source: .assumed(because: "some come for little and some hardly at all; no measurement found")),
    Parameter(
      "lasting", \.lasting, in: 1...90, "Whole days for which pain must have been so high",
      source: .assumed(because: "one bad day sends nobody to a clinic; no measurement found")),
    Parameter(
      "usual", \.usual, in: 7...365, "Whole days before that make up the usual",
      source: .assumed(because: "about as long as people are asked to look back; no measurement found")),
    Parameter(
      "limit", \.limit, in: 7...3_640, "Whole days that a study waits for somebody to come",
      source: .assumed(because: "half a year of recruiting")),
  ]

  /// The patient's own rise.
  ///
  /// - Parameter luck: standard normal.
  package func rise(of luck: Double) -> Double { rise.value * Exponential.of(spread.value * luck) }
}

/// A patient's mornings, and whether they send for care.
package struct CareWatch: Sendable {
  private let rise: Double
  private let lasting: Int
  private let usual: Int
  private var ratings: [Double] = []

  package init(_ seeking: CareSeeking, rise: Double) {
    self.rise = rise
    lasting = Int(seeking.lasting.value.rounded())
    usual = Int(seeking.usual.value.rounded())
  }

  /// The next morning's pain, from 0 to 10.
  package mutating func note(_ rating: Double) {
    ratings.append(rating)
    if ratings.count > lasting + usual { ratings.removeFirst() }
  }

  /// Whether the last mornings were all so much above the usual. Nobody knows a usual before it has lasted.
  package var sendsForCare: Bool {
    guard ratings.count == lasting + usual else { return false }
    let before = ratings.prefix(usual).reduce(0, +) / Double(usual)
    return ratings.suffix(lasting).allSatisfy { $0 >= before + rise }
  }
}
