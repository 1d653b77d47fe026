// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Population {
  /// Adults who work at a desk: the people that the model was fitted to.
  static let deskWorker = people(
    name: "desk-worker", summary: "Adults who work at a desk, half of them women",
    women: Sourced(0.5, .assumed(because: "half and half; set the share of your own sample")))
}
