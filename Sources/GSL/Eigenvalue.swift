// SPDX-License-Identifier: GPL-3.0-or-later

/// An eigenvalue of a real matrix.
package struct Eigenvalue: Hashable, Sendable {
  package let real: Double
  package let imaginary: Double

  package init(real: Double, imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }
}
