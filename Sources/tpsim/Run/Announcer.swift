// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Quantities
import Results
import Synchronization

/// Tells how far a run has come: on a terminal one line that changes, on a pipe one line a minute, both on stderr;
/// or JSON lines on stdout.
final class Announcer: Sendable {
  enum Style {
    case silent, terminal, pipe, json

    static func chosen(quiet: Bool, json: Bool) -> Style {
      if json { return quiet ? .silent : .json }
      return quiet ? .silent : isatty(STDERR_FILENO) == 1 ? .terminal : .pipe
    }

    /// Seconds between two lines.
    fileprivate var interval: Double {
      switch self {
      case .silent: .infinity
      case .terminal: 0.2
      case .pipe: 60
      case .json: 1
      }
    }
  }

  private let style: Style
  private let began = ContinuousClock.now
  private let lastTold: Mutex<Double>

  init(style: Style) {
    self.style = style
    // The first line on a pipe comes after a minute: short runs stay silent.
    lastTold = Mutex(style == .pipe ? 0 : -.infinity)
  }

  /// Seconds since the beginning.
  var seconds: Double { (ContinuousClock.now - began) / .seconds(1) }

  func tell(_ progress: ExperimentRun.Progress) {
    let now = seconds
    let isDue = lastTold.withLock { last in
      guard now - last >= style.interval else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    switch style {
    case .silent: break
    case .terminal: Console.draw("\r\u{1B}[K\(Self.text(progress, after: now))")
    case .pipe: complain(Self.text(progress, after: now))
    case .json: try? printJSONLine(ProgressFacts(progress, seconds: now))
    }
  }

  /// Clears the line that changes.
  func finish() {
    if style == .terminal { Console.draw("\r\u{1B}[K") }
  }

  /// `12/80 runs, 3.1 a minute, 22 min left, 0 failed`; or `12/80 runs, 40 % of the work, …`.
  static func text(_ progress: ExperimentRun.Progress, after seconds: Double) -> String {
    let count = "\(progress.done)/\(progress.total) runs"
    // Runs that were there before say nothing of the pace.
    if let share = progress.share, share > 0, seconds > 0 {
      let left = duration(seconds * (1 - share) / share)
      return "\(count), \(Int(100 * share)) % of the work, \(left) left, \(progress.failed) failed"
    }
    let made = progress.done - progress.found
    guard made > 0, seconds > 0 else { return count }
    let rate = Double(made) / seconds
    let left = duration(Double(progress.total - progress.done) / rate)
    let shown = rate * 60 < 10 ? (rate * 600).rounded() / 10 : (rate * 60).rounded()
    return "\(count), \(shown.formatted) a minute, \(left) left, \(progress.failed) failed"
  }

  /// Seconds in words, to two digits or so.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 120 { return "\(whole) s" }
    let minutes = (whole + 59) / 60
    return minutes < 120 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}

extension Double {
  fileprivate var formatted: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}

/// Progress as data.
private struct ProgressFacts: Encodable {
  let done: Int
  let total: Int
  let failed: Int
  let seconds: Double
  let share: Double?

  init(_ progress: ExperimentRun.Progress, seconds: Double) {
    done = progress.done
    total = progress.total
    failed = progress.failed
    self.seconds = (seconds * 10).rounded() / 10
    share = progress.share.map { ($0 * 1_000).rounded() / 1_000 }
  }
}
