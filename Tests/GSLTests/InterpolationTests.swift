// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
import Testing

struct InterpolationTests {
  @Test("the curve passes through its points", arguments: Interpolation.Kind.allCases)
  func points(kind: Interpolation.Kind) throws {
    let (x, y) = ([-1.0, 0, 2, 3, 7], [4.0, 1, 1, 5, -2])
    let curve = try Interpolation(kind, x: x, y: y)
    #expect(curve.domain == -1...7)
    for (x, y) in zip(x, y) { #expect(abs(try curve.value(at: x) - y) < 1e-14) }
  }

  @Test("straight points make a straight curve", arguments: Interpolation.Kind.allCases)
  func straight(kind: Interpolation.Kind) throws {
    let curve = try Interpolation(kind, x: [0, 1, 3, 4], y: [1, 3, 7, 9])
    for x in [0.1, 0.9, 1.7, 3.2, 4] {
      #expect(abs(try curve.value(at: x) - (2 * x + 1)) < 1e-13)
      #expect(abs(try curve.derivative(at: x) - 2) < 1e-13)
    }
  }

  @Test("a linear curve has the slope of its segment")
  func segments() throws {
    let curve = try Interpolation(.linear, x: [0, 1, 3], y: [0, 2, 0])
    #expect(try curve.value(at: 2) == 1)
    #expect(try curve.derivative(at: 0.5) == 2)
    #expect(try curve.derivative(at: 2) == -1)
  }

  @Test("the cubic gains four orders where the curve ends without curvature")
  func order() throws {
    func error(_ count: Int) throws -> Double {
      let x = (0...count).map { Double($0) * .pi / Double(count) }
      let curve = try Interpolation(.cubic, x: x, y: x.map(sin))
      return try (0...1000).map { index in
        let x = Double(index) * .pi / 1000
        return abs(try curve.value(at: min(x, curve.domain.upperBound)) - sin(x))
      }.max() ?? .nan
    }
    let order = log2(try error(16) / error(32))
    #expect(order > 3.7 && order < 4.3)
  }

  @Test("a step makes the cubic overshoot and Steffen's curve not")
  func overshoot() throws {
    func extremes(_ kind: Interpolation.Kind) throws -> ClosedRange<Double> {
      let curve = try Interpolation(kind, x: [0, 1, 2, 3, 4, 5], y: [0, 0, 0, 1, 1, 1])
      let values = try (0...500).map { try curve.value(at: Double($0) / 100) }
      return (values.min() ?? .nan)...(values.max() ?? .nan)
    }
    #expect(try extremes(.steffen) == 0...1)
    #expect(try extremes(.cubic).lowerBound < -0.05 && extremes(.cubic).upperBound > 1.05)
  }

  @Test("nothing is answered outside the points", arguments: [-0.001, 4.001, .nan])
  func outside(x: Double) throws {
    let curve = try Interpolation(.steffen, x: [0, 1, 3, 4], y: [1, 3, 7, 9])
    for code in [
      code { () throws(GSLError) in try curve.value(at: x) },
      code { () throws(GSLError) in try curve.derivative(at: x) },
    ] {
      #expect(code == .domain)
    }
  }

  @Test("points that make no curve are refused")
  func refusal() {
    func refused(_ kind: Interpolation.Kind, _ x: [Double], _ y: [Double]) -> GSLError.Code? {
      code { () throws(GSLError) in try Interpolation(kind, x: x, y: y).value(at: x[0]) }
    }
    #expect(refused(.linear, [0, 1], [0, 1]) == nil)
    #expect(refused(.linear, [0], [0]) == .invalidArgument)
    #expect(refused(.cubic, [0, 1], [0, 1]) == .invalidArgument)
    #expect(refused(.steffen, [0, 1, 2], [0, 1]) == .invalidArgument)
    #expect(refused(.steffen, [0, 1, 1], [0, 1, 2]) == .invalidArgument)
    #expect(refused(.linear, [1, 0], [0, 1]) == .invalidArgument)
    #expect(refused(.linear, [0, 1], [0, .nan]) == .domain)
  }

  private func code(_ body: () throws(GSLError) -> Double) -> GSLError.Code? {
    do throws(GSLError) {
      _ = try body()
      return nil
    } catch {
      return error.code
    }
  }
}
