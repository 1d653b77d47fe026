// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a fit has no result.
package enum FitError: Error, Hashable, Sendable {
  /// The model could be evaluated at none of the starts.
  case everyStartFailed(starts: Int)
  /// No descent came to know slopes before the evaluations were used up.
  case tooFewEvaluations(allowed: Int, least: Int)
}

extension FitError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .everyStartFailed(let starts):
      "the model could not be evaluated at any of \(starts) starts, so there is nothing to fit"
    case .tooFewEvaluations(let allowed, let least):
      "\(allowed) evaluations are too few to know a slope of every parameter; allow \(least) at the very least"
    }
  }
}
