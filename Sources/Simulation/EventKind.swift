// SPDX-License-Identifier: GPL-3.0-or-later

/// What can happen to a patient; the raw value is what `events.csv` calls it.
package enum EventKind: String, Sendable, CaseIterable {
  // Points.
  case formation, activation, release, relapse
  case injury
  // Whether a session takes place.
  case refusal, deferral, caution
  // What happens in one.
  case pass, twitch, spasm, myotoxicity, dose
  case timeUp = "time-up"
  case session
  // What follows.
  case adverseEvent = "adverse-event"
  case resolution, response
  case responseLost = "response-lost"
}
