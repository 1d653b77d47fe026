// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Testing

struct StatisticsTests {
  static let values = [2.0, 4, 4, 4, 5, 5, 7, 9]

  @Test("numbers that arrive one at a time have the moments of the whole")
  func running() throws {
    var running = try RunningStatistics()
    for value in Self.values { running.add(value) }
    #expect(running.count == 8)
    #expect(abs(running.mean - 5) < 1e-15)
    #expect(abs(running.variance - 32.0 / 7) < 1e-14)
    #expect(abs(running.standardDeviation - (32.0 / 7).squareRoot()) < 1e-14)
    #expect(abs(running.standardError - (4.0 / 7).squareRoot()) < 1e-14)
    #expect(running.minimum == 2 && running.maximum == 9)
  }

  @Test("a mean of a thousand million does not swamp a spread of one")
  func cancellation() throws {
    var running = try RunningStatistics()
    for value in [-1.0, 0, 1] { running.add(1e9 + value) }
    #expect(abs(running.variance - 1) < 1e-6)
    #expect(abs(Statistics.variance([1e9 - 1, 1e9, 1e9 + 1]) - 1) < 1e-6)
  }

  @Test("too few numbers give NaN")
  func tooFew() throws {
    var running = try RunningStatistics()
    #expect(running.count == 0 && running.mean.isNaN && running.minimum.isNaN && running.maximum.isNaN)
    running.add(3)
    #expect(running.mean == 3 && running.variance.isNaN && running.standardError.isNaN)
    #expect(Statistics.mean([]).isNaN && Statistics.variance([1]).isNaN)
    #expect(Statistics.correlation([1], [2]).isNaN && Statistics.spearman([], []).isNaN)
    #expect(Statistics.covariance([1], [2]).isNaN && Statistics.quantile(ofSorted: [], at: 0.5).isNaN)
  }

  @Test("mean and spread of an array are those of its definition")
  func moments() {
    #expect(abs(Statistics.mean(Self.values) - 5) < 1e-15)
    #expect(abs(Statistics.variance(Self.values) - 32.0 / 7) < 1e-14)
    #expect(abs(Statistics.standardDeviation(Self.values) - (32.0 / 7).squareRoot()) < 1e-14)
  }

  @Test("covariance and correlation of a line are its slope and its sign")
  func line() {
    let x = [1.0, 2, 3, 4]
    #expect(abs(Statistics.covariance(x, x.map { 3 * $0 + 1 }) - 5) < 1e-14)
    #expect(abs(Statistics.correlation(x, x.map { 3 * $0 + 1 }) - 1) < 1e-15)
    #expect(abs(Statistics.correlation(x, x.map { -$0 }) + 1) < 1e-15)
    #expect(abs(Statistics.correlation(x, [1, -1, -1, 1])) < 1e-15)
  }

  @Test("rank correlation sees any rising curve as perfect, and ties at their mean rank")
  func ranks() {
    #expect(abs(Statistics.spearman([1, 2, 3, 4, 5], [1, 8, 27, 64, 125]) - 1) < 1e-15)
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: Pearson's correlation is 4.5 / √(4.5 · 5).
    #expect(abs(Statistics.spearman([1, 2, 2, 3], [1, 2, 3, 4]) - 0.9.squareRoot()) < 1e-14)
    #expect(Statistics.correlation([1, 1, 1], [1, 2, 3]).isNaN)
  }

  @Test("quantiles of sorted numbers interpolate linearly")
  func quantiles() {
    let sorted = [1.0, 2, 4, 8]
    #expect(Statistics.quantile(ofSorted: sorted, at: 0) == 1)
    #expect(Statistics.quantile(ofSorted: sorted, at: 0.5) == 3)
    #expect(Statistics.quantile(ofSorted: sorted, at: 0.75) == 5)
    #expect(Statistics.quantile(ofSorted: sorted, at: 1) == 8)
  }
}
