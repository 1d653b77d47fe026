// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import Quantities

extension Quantity where Unit == One {
  /// exp(σ · draw) with `self` as σ: a factor with median 1, from a standard normal draw.
  package func lognormal(_ draw: Double) -> Double { exp(value * draw) }
}
