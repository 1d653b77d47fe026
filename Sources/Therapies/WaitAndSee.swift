// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Wait and see: no session takes place. The natural course, in the words of the catalogue.
package struct WaitAndSee: CataloguedTherapy {
  package static let name = "wait-and-see"
  package static let summary = "no treatment; the natural course"
  package static let kind = TherapyKind.none

  package init() {}

  package static let parameters: [Parameter<Self>] = []
  package var context: Double { 0 }
  package func session() -> any Session { FixedSession([]) }
}
