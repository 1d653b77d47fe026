// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Testing

struct LinearAlgebraTests {
  @Test("a system that needs pivoting is solved row by row, not column by column")
  func solve() throws {
    let solution = try LinearAlgebra.solve([0, 2, 1, 1, -1, 0, 3, 0, -2], [7, -1, -3])
    for (found, expected) in zip(solution, [1.0, 2, 3]) { #expect(abs(found - expected) < 1e-14) }
  }

  @Test("a singular matrix is refused")
  func singular() {
    let error = #expect(throws: GSLError.self) { try LinearAlgebra.solve([1, 2, 2, 4], [1, 1]) }
    #expect(error?.code == .domain)
    #expect(error?.message.contains("singular") == true)
  }

  @Test("the Cholesky factor is lower and its square is the matrix")
  func cholesky() throws {
    let factor = try LinearAlgebra.choleskyFactor([4, 12, -16, 12, 37, -43, -16, -43, 98], size: 3)
    for (found, expected) in zip(factor, [2.0, 0, 0, 6, 1, 0, -8, 5, 3]) {
      #expect(abs(found - expected) < 1e-12)
    }
  }

  @Test("a matrix that is not positive definite has no Cholesky factor")
  func indefinite() {
    let error = #expect(throws: GSLError.self) { try LinearAlgebra.choleskyFactor([1, 2, 2, 1], size: 2) }
    #expect(error?.code == .domain)
  }

  @Test("singular values are those of the closed form, whichever side is longer")
  func singularValues() throws {
    // A Aᵀ has the eigenvalues 25 and 9.
    let matrix = [3.0, 2, 2, 2, 3, -2]
    let tall = LinearAlgebra.transpose(matrix, rows: 2, columns: 3)
    #expect(tall == [3, 2, 2, 3, 2, -2])
    for values in [
      try LinearAlgebra.singularValues(matrix, rows: 2, columns: 3),
      try LinearAlgebra.singularValues(tall, rows: 3, columns: 2),
    ] {
      try #require(values.count == 2)
      #expect(abs(values[0] - 5) < 1e-13 && abs(values[1] - 3) < 1e-13)
    }
  }

  @Test("right singular vectors are unit, at right angles, and stretched by their values")
  func singularSystem() throws {
    for (rows, columns, matrix) in [(2, 3, [3.0, 2, 2, 2, 3, -2]), (3, 2, [3.0, 2, 2, 3, 2, -2])] {
      let system = try LinearAlgebra.singularSystem(matrix, rows: rows, columns: columns)
      for (found, expected) in zip(system.values, [5.0, 3, 0].prefix(columns)) {
        #expect(abs(found - expected) < 1e-13)
      }
      #expect(system.values.count == columns && system.vectors.count == columns)
      let images = system.vectors.map { vector in
        (0..<rows).map { row in
          (0..<columns).reduce(0.0) { $0 + matrix[row * columns + $1] * vector[$1] }
        }
      }
      for i in 0..<columns {
        #expect((system.vectors[i].max { abs($0) < abs($1) } ?? 0) > 0)
        for j in 0..<columns {
          let angle = zip(system.vectors[i], system.vectors[j]).reduce(0) { $0 + $1.0 * $1.1 }
          #expect(abs(angle - (i == j ? 1 : 0)) < 1e-13)
          let image = zip(images[i], images[j]).reduce(0) { $0 + $1.0 * $1.1 }
          #expect(abs(image - (i == j ? system.values[i] * system.values[i] : 0)) < 1e-12)
        }
      }
    }
  }

  @Test("a damped rotation has a conjugate pair of eigenvalues")
  func conjugatePair() throws {
    let values = try LinearAlgebra.eigenvalues([-0.5, -2, 0, 2, -0.5, 0, 7, 7, -3], size: 3)
    let expected = [
      Eigenvalue(real: -0.5, imaginary: 2), Eigenvalue(real: -0.5, imaginary: -2),
      Eigenvalue(real: -3, imaginary: 0),
    ]
    try #require(values.count == 3)
    for (found, expected) in zip(values, expected) {
      #expect(abs(found.real - expected.real) < 1e-13)
      #expect(abs(found.imaginary - expected.imaginary) < 1e-13)
    }
  }

  @Test("a matrix scaled over twenty-four decades keeps its small eigenvalues")
  func scaling() throws {
    // Similar to [[2, −1, 0], [−1, 2, −1], [0, −1, 2]] by a diagonal of 1, 2⁴⁰ and 2⁸⁰.
    let (up, down) = (-0x1p40, -0x1p-40)
    let values = try LinearAlgebra.eigenvalues([2, down, 0, up, 2, down, 0, up, 2], size: 3)
    let expected = [2 + 2.0.squareRoot(), 2, 2 - 2.0.squareRoot()]
    for (value, expected) in zip(values, expected) { #expect(abs(value.real - expected) < 1e-13) }
  }

  @Test("the eigenvectors of a symmetric matrix are unit, ordered and its own")
  func symmetric() throws {
    let matrix = [2.0, -1, 0, -1, 2, -1, 0, -1, 2]
    let system = try LinearAlgebra.symmetricEigensystem(matrix, size: 3)
    let expected = [2 - 2.0.squareRoot(), 2, 2 + 2.0.squareRoot()]
    for (value, expected) in zip(system.values, expected) { #expect(abs(value - expected) < 1e-14) }
    for (value, vector) in zip(system.values, system.vectors) {
      #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-14)
      for row in 0..<3 {
        let product = (0..<3).reduce(0.0) { $0 + matrix[row * 3 + $1] * vector[$1] }
        #expect(abs(product - value * vector[row]) < 1e-14)
      }
      #expect((vector.max { abs($0) < abs($1) } ?? 0) > 0)
    }
  }

  @Test("numbers that are not finite are refused before an iteration that might not end")
  func notFinite() {
    let bad = [1, .nan, 0, 1]
    let errors = [
      #expect(throws: GSLError.self) { try LinearAlgebra.solve(bad, [1, 1]) },
      #expect(throws: GSLError.self) { try LinearAlgebra.solve([1, 0, 0, 1], [1, .infinity]) },
      #expect(throws: GSLError.self) { try LinearAlgebra.choleskyFactor(bad, size: 2) },
      #expect(throws: GSLError.self) { try LinearAlgebra.singularValues(bad, rows: 2, columns: 2) },
      #expect(throws: GSLError.self) { try LinearAlgebra.singularSystem(bad, rows: 2, columns: 2) },
      #expect(throws: GSLError.self) { try LinearAlgebra.eigenvalues(bad, size: 2) },
      #expect(throws: GSLError.self) { try LinearAlgebra.symmetricEigensystem(bad, size: 2) },
    ]
    #expect(errors.allSatisfy { $0?.code == .domain })
  }
}
