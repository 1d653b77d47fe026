// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A muscle under a load.
package struct LoadedMuscle: Sendable {
  /// Its name in `MuscleCatalogue`.
  package let name: String
  /// Its effort over the effort that the load states.
  package var share: Quantity<One>
}
