// SPDX-License-Identifier: GPL-3.0-or-later

/// When a patient is examined in place of the regular samples of a plan. Times in seconds since the first
/// examination.
package enum Appointment: Sendable, Hashable {
  case at(Double)
  /// Right before the sessions that begin at `start`.
  case before(start: Double)
  /// So long after the end of the sessions that begin at `start`; without one, so long after `start`.
  case after(start: Double, delay: Double)

  /// The time in an arm whose sessions take no time. The luck of a measurement belongs to it, so that arms with longer
  /// and shorter sessions measure with the same luck.
  package var nominal: Double {
    switch self {
    case .at(let time): time
    case .before(let start): start
    case .after(let start, let delay): start + delay
    }
  }

  var isAfterSession: Bool {
    if case .after = self { true } else { false }
  }

  /// The order in which they are kept.
  package static func precedes(_ a: Appointment, _ b: Appointment) -> Bool {
    (a.nominal, a.isAfterSession ? 1 : 0, a.start) < (b.nominal, b.isAfterSession ? 1 : 0, b.start)
  }

  private var start: Double {
    switch self {
    case .at(let time): time
    case .before(let start), .after(let start, _): start
    }
  }
}
