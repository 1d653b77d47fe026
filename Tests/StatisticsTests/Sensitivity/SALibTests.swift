// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Statistics
import Testing

/// Indices beside those of SALib on the same designs and outputs; `Resources/make_salib_fixtures.py` made them.
@Suite("Sensitivity indices equal SALib's")
struct SALibTests {
  struct Document<Case: Decodable & Sendable>: Decodable {
    let program: String
    let cases: [Case]
  }
  struct Sobol: Decodable, Sendable {
    let function: String
    let dimension: Int
    let secondOrder: Bool
    let points: [[Double]]
    let outputs: [Double]
    let S1: [Double]
    let ST: [Double]
    let S2: [Double]
  }
  struct Morris: Decodable, Sendable {
    let function: String
    let dimension: Int
    let points: [[Double]]
    let outputs: [Double]
    let mu: [Double]
    let muStar: [Double]
    let sigma: [Double]
  }

  static func cases<Case: Decodable & Sendable>(_ name: String, _: Case.Type) throws -> [Case] {
    let file = try #require(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Resources"))
    let document = try JSONDecoder().decode(Document<Case>.self, from: Data(contentsOf: file))
    #expect(document.program == "SALib 1.6.0")
    return document.cases
  }

  private func expectSame(_ found: [Double?], _ expected: [Double], _ what: String) {
    #expect(found.count == expected.count, "\(what)")
    for (value, other) in zip(found, expected) {
      let value = value ?? .nan
      #expect(abs(value - other) <= 1e-12 * max(1, abs(other)), "\(what): \(value), SALib \(other)")
    }
  }

  @Test("Sobol' indices of first, total and second order")
  func sobol() throws {
    for fixture in try Self.cases("salib-sobol", Sobol.self) {
      let estimate = try SobolIndices.estimate(
        fixture.outputs.map(PointOutput.known),
        layout: SaltelliLayout(dimension: fixture.dimension, secondOrder: fixture.secondOrder), resamples: 2,
        seed: 1)
      func values(_ kind: SensitivityIndex.Kind) -> [Double?] {
        estimate.indices.filter { $0.kind == kind }.map(\.value)
      }
      expectSame(values(.firstOrder), fixture.S1, "S1 of \(fixture.function)")
      expectSame(values(.totalOrder), fixture.ST, "ST of \(fixture.function)")
      expectSame(values(.secondOrder), fixture.S2, "S2 of \(fixture.function)")
    }
  }

  @Test("elementary effects")
  func morris() throws {
    for fixture in try Self.cases("salib-morris", Morris.self) {
      let design = UnitDesign(dimension: fixture.dimension, coordinates: fixture.points.flatMap(\.self))
      let estimate = try MorrisEffects.estimate(
        fixture.outputs.map(PointOutput.known), design: design, resamples: 2, seed: 1)
      func values(_ kind: SensitivityIndex.Kind) -> [Double?] {
        estimate.indices.filter { $0.kind == kind }.map(\.value)
      }
      expectSame(values(.mean), fixture.mu, "mu of \(fixture.function)")
      expectSame(values(.meanSize), fixture.muStar, "mu* of \(fixture.function)")
      expectSame(values(.deviation), fixture.sigma, "sigma of \(fixture.function)")
    }
  }
}
