// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Functions of the unit cube whose indices are known in closed form.
enum TestFunction {
  /// sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 on (−π, π)³: Ishigami T, Homma T. ISUMA 1990;398-403.
  static func ishigami(_ point: [Double]) -> Double {
    let x = point.map { .pi * (2 * $0 - 1) }
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0])
  }

  /// First and total order indices of `ishigami`.
  static let ishigamiIndices: (first: [Double], total: [Double]) = {
    let (a, b) = (7.0, 0.1)
    let pi4 = pow(Double.pi, 4)
    let first = 0.5 * (1 + b * pi4 / 5) * (1 + b * pi4 / 5)
    let second = a * a / 8
    let third = b * b * pi4 * pi4 * (1.0 / 18 - 1.0 / 50)
    let variance = first + second + third
    return (
      [first / variance, second / variance, 0],
      [(first + third) / variance, second / variance, third / variance]
    )
  }()

  /// Weights of Sobol's g-function as SALib has them.
  static let weights: [Double] = [0, 1, 4.5, 9, 99, 99, 99, 99]

  /// Π (|4 x − 2| + a) / (1 + a): Saltelli A, Sobol IM. Matem Modelirovanie 1995;7(11):16-28.
  static func g(_ point: [Double]) -> Double {
    zip(point, weights).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
  }

  static let gIndices: (first: [Double], total: [Double]) = {
    let own = weights.map { 1 / (3 * (1 + $0) * (1 + $0)) }
    let product = own.reduce(1) { $0 * (1 + $1) }
    let variance = product - 1
    return (own.map { $0 / variance }, own.map { $0 * product / (1 + $0) / variance })
  }()
}
