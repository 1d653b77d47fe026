// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Statistics
import Testing

struct ParetoFrontTests {
  @Test("what another point betters is not on the front")
  func dominated() {
    let points: [(first: Double, second: Double)] = [(3, 1), (1, 4), (2, 2), (2, 3), (4, 1), (2, 2)]
    #expect(ParetoFront.places(of: points) == [1, 2, 5, 0])
  }

  @Test("no points, no front")
  func none() { #expect(ParetoFront.places(of: []).isEmpty) }

  @Test("the front is exactly what no pairwise comparison excludes")
  func againstPairs() throws {
    var generator = try PhiloxGenerator(key: 5, stream: 1)
    let points = (0..<200).map { _ in
      (
        first: Double(generator.uniformInteger(below: 30)),
        second: Double(generator.uniformInteger(below: 30))
      )
    }
    let kept = points.indices.filter { own in
      !points.contains { other in
        other.first <= points[own].first && other.second <= points[own].second && other != points[own]
      }
    }
    #expect(ParetoFront.places(of: points).sorted() == kept)
  }
}
