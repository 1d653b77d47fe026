// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
import Statistics
import Testing

@Suite("Response surfaces")
struct ResponseSurfaceTests {
  private let places = (0..<6).flatMap { x in (0..<6).map { [Double(x) / 5, Double($0) / 5] } }
  private func smooth(_ place: [Double]) -> Double { sin(3 * place[0]) + place[1] * place[1] }

  @Test("go through smooth values, and between them")
  func smoothValues() throws {
    let surface = try #require(try ResponseSurface.fit(at: places, [places.map(smooth)]).first)
    for place in places + [[0.3, 0.5], [0.77, 0.11]] {
      #expect(abs(surface.value(at: place, of: places) - smooth(place)) < 0.01, "\(place)")
    }
    #expect(surface.leaveOneOutError < 0.05)
  }

  @Test("tell the error of each value that is left out, as leaving it out does")
  func leaveOneOut() throws {
    let values = places.enumerated().map { smooth($1) + 0.3 * sin(17 * Double($0)) }
    let surface = try #require(try ResponseSurface.fit(at: places, [values]).first)
    // With the mean and the lengths of all, the others alone foretell it by their own equations.
    let noise = try #require(
      [1e-6, 1e-3, 1e-2, 0.1, 0.5].first { noise in
        let weights = weights(values, without: nil, surface, noise: noise)
        return zip(weights, surface.weights).allSatisfy { abs($0 - $1) < 1e-6 * (1 + abs($1)) }
      })
    let squares = places.indices.map { left in
      let others = places.indices.filter { $0 != left }
      let weights = weights(values, without: left, surface, noise: noise)
      let told = zip(others, weights).reduce(surface.centre) {
        $0 + $1.1 * correlation(places[left], places[$1.0], surface.lengths)
      }
      return (values[left] - told) * (values[left] - told)
    }
    let error = (squares.reduce(0, +) / Double(places.count)).squareRoot()
    #expect(abs(error - surface.leaveOneOutError) < 1e-6 * error)
  }

  @Test("do not follow noise, and a constant is one")
  func noise() throws {
    let values = places.indices.map { sin(1000 * Double($0 * $0)) }
    let surface = try #require(try ResponseSurface.fit(at: places, [values]).first)
    #expect(surface.leaveOneOutError < 1.2)
    let flat = try #require(try ResponseSurface.fit(at: places, [places.map { _ in 4 }]).first)
    #expect(flat.leaveOneOutError == 0 && flat.value(at: [0.2, 0.9], of: places) == 4)
  }

  private func correlation(_ one: [Double], _ other: [Double], _ lengths: [Double]) -> Double {
    exp(-zip(zip(one, other), lengths).reduce(0) { $0 + pow(($1.0.0 - $1.0.1) / $1.1, 2) } / 2)
  }

  private func weights(
    _ values: [Double], without left: Int?, _ surface: ResponseSurface, noise: Double
  ) -> [Double] {
    let others = places.indices.filter { $0 != left }
    let matrix = others.flatMap { row in
      others.map { correlation(places[row], places[$0], surface.lengths) + (row == $0 ? noise : 0) }
    }
    return (try? LinearAlgebra.solve(matrix, others.map { values[$0] - surface.centre })) ?? []
  }
}
