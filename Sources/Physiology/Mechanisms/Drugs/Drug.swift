// SPDX-License-Identifier: GPL-3.0-or-later

/// What a needle can leave in a muscle.
package enum Drug: String, Sendable, CaseIterable {
  case saline, lidocaine, bupivacaine, corticosteroid
  case botulinumToxin = "botulinum-toxin"
}

/// What a patient can swallow.
package enum Analgesic: String, Sendable, CaseIterable {
  case ibuprofen, paracetamol
}

/// An injected drug: where it lies, since when, and how strong it was in the syringe.
package struct Depot: Sendable, Equatable {
  package var drug: Drug
  /// Times the drug's usual concentration.
  package var strength: Double
  /// Millilitres.
  package var volume: Double
  /// Place in the muscle's own frame: lateral, along the fibres, depth (mm).
  package var lateral: Double
  package var along: Double
  package var depth: Double
  /// When it was injected (s).
  package var time: Double

  package init(
    drug: Drug, strength: Double, volume: Double, lateral: Double, along: Double, depth: Double, time: Double
  ) {
    self.drug = drug
    self.strength = strength
    self.volume = volume
    self.lateral = lateral
    self.along = along
    self.depth = depth
    self.time = time
  }
}

/// A dose that was swallowed.
package struct SwallowedDose: Sendable, Equatable {
  package var drug: Analgesic
  /// Times the usual single dose.
  package var strength: Double
  /// When (s).
  package var time: Double

  package init(drug: Analgesic, strength: Double, time: Double) {
    self.drug = drug
    self.strength = strength
    self.time = time
  }
}
