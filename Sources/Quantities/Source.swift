// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a number comes from. There is no case for "unknown".
package enum Source: Sendable, Hashable {
  /// Read in a publication: `place` is the table, figure or sentence and what it says.
  case measured(Reference, _ place: String)
  /// Moved until the model agreed with `to`; `how` says by which procedure.
  case fitted(to: String, how: String)
  /// A guess, with its reason.
  case assumed(because: String)

  /// Moved by the calibration of `scenarios/evidence`: `from` is the value before and what it rested on, `interval` where
  /// it lies with 95 % by the slopes at the optimum.
  package static func calibrated(from: String, interval: String) -> Source {
    .fitted(
      to: "97 published studies (scenarios/evidence)",
      how: "least squares with priors by `calibrate`, from \(from); 95 % interval \(interval)")
  }

  package var kind: String {
    switch self {
    case .measured: "measured"
    case .fitted: "fitted"
    case .assumed: "assumed"
    }
  }

  /// The source in words, as `describe` and `parameters.csv` print it.
  package var text: String {
    switch self {
    case .measured(let reference, let place): "\(reference.key): \(place)"
    case .fitted(let data, let procedure): "fitted to \(data); \(procedure)"
    case .assumed(let reason): reason
    }
  }

  package var reference: Reference? {
    if case .measured(let reference, _) = self { reference } else { nil }
  }
}
