// SPDX-License-Identifier: GPL-3.0-or-later
package import Outcomes

/// What a page of courses is about where that is not what the study asks, or the last day of a run.
package struct PageQuestion: Sendable {
  package var outcome: Outcome?
  /// Days.
  package var at: Double?

  package init(outcome: Outcome? = nil, at: Double? = nil) { (self.outcome, self.at) = (outcome, at) }
}
