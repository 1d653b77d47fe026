// SPDX-License-Identifier: GPL-3.0-or-later
package import Physiology
import Quantities

/// One session that was held: what it took.
package struct HeldSession: Sendable, Equatable {
  /// From its beginning to its end (min).
  package var minutes: Double
  /// Whether a therapist gave it, or patients themselves.
  package var isGiven: Bool
  /// Whether the patient came for it: of two sessions that begin together, only the first is a visit.
  package var isVisit: Bool
  package var needles: Bool
  package var injected: Drug?
  /// Whether it was no more than the swallowing of a tablet.
  package var isTablet: Bool

  package init(
    minutes: Double, isGiven: Bool, isVisit: Bool = false, needles: Bool = false, injected: Drug? = nil,
    isTablet: Bool = false
  ) {
    self.minutes = minutes
    self.isGiven = isGiven
    self.isVisit = isVisit
    self.needles = needles
    self.injected = injected
    self.isTablet = isTablet
  }
}

/// What a course has taken so far: the one account that tables, comparisons and searches for a dose read.
package struct Burdens: Sendable, Equatable {
  /// Hands-on time of therapists, and the patient's own time with travel (min).
  package private(set) var therapistMinutes = 0.0
  package private(set) var patientMinutes = 0.0
  package private(set) var sessions = 0.0
  package private(set) var visits = 0.0
  /// Sessions with needles.
  package private(set) var needlings = 0.0
  /// Analgesic doses swallowed.
  package private(set) var doses = 0.0
  /// Euros.
  package private(set) var cost = 0.0

  package init() {}

  package mutating func add(_ session: HeldSession, at prices: Prices) {
    patientMinutes += session.minutes
    for item in prices.bill(for: session) { cost += item }
    if session.isTablet { doses += 1 } else { sessions += 1 }
    if session.needles { needlings += 1 }
    guard session.isGiven else { return }
    therapistMinutes += session.minutes
    guard session.isVisit else { return }
    visits += 1
    patientMinutes += prices.travel.value
  }
}
