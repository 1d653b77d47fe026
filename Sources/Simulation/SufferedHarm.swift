// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities

/// A harm that has befallen a patient.
struct SufferedHarm: Sendable {
  let harm: Harm
  let muscle: String
  /// Onset and end (s).
  let start: Double
  let end: Double

  init(_ harm: Harm, muscle: String, after session: Double) {
    self.harm = harm
    self.muscle = muscle
    start = session + harm.onset * Hour.unit.scale
    end = start + harm.duration * Hour.unit.scale
  }

  /// What it does at a time (s): all at its onset, less and less until its end.
  func add(to load: inout HarmLoad, at time: Double) {
    guard time >= start, time < end else { return }
    let left = (end - time) / (end - start)
    load.pain += left * harm.worst.pain
    load.tiredness += left * harm.worst.tiredness
    load.sleep += left * harm.worst.sleep
    // A bruise can be seen until it is gone.
    load.bruises += harm.worst.bruises
  }
}
