// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Physiology

/// What every site has been: tells formation from relapse.
package struct PointHistory: Sendable {
  private struct Point: Sendable {
    let muscle: String
    let identifier: String
    var now = PointClass.none
    /// Set once the point has stepped down a class.
    var hasReleased = false
  }
  private var points: [[Point]]

  package init(muscles: [MusclePlan]) {
    points = muscles.map { muscle in
      (0..<muscle.points).map {
        Point(muscle: muscle.identifier, identifier: PointHistory.identifier(muscle.identifier, $0))
      }
    }
  }

  /// How tables name a point.
  package static func identifier(_ muscle: String, _ point: Int) -> String { "\(muscle)/\(point + 1)" }

  /// Classes all points anew and tells what changed, at a time in days.
  mutating func update(_ readings: [MuscleReading], classes: PointClasses, at time: Double) -> [Trace.Event] {
    var events: [Trace.Event] = []
    for (muscle, reading) in readings.enumerated() {
      for (index, tissue) in reading.points.enumerated() {
        let before = points[muscle][index].now
        let now = classes.classify(
          contracted: tissue.contracted, firing: tissue.firing, before: before)
        guard now != before else { continue }
        let contracted = 100 * tissue.contracted
        // A point that forms while another muscle has an active one is a satellite, in the words of the clinic.
        let primary = points.indices.first { other in
          other != muscle && points[other].contains { $0.now == .active }
        }
        let satellite = primary.map { ", a satellite of \(points[$0][0].muscle)" } ?? ""
        func note(_ event: EventKind, _ detail: String) {
          events.append(
            Trace.Event(
              time: time, event: event, muscle: points[muscle][index].muscle,
              point: points[muscle][index].identifier, value: contracted, unit: "%", detail: detail))
        }
        if now < before {
          points[muscle][index].hasReleased = true
          note(.release, "\(before.name) to \(now.name)")
        } else if points[muscle][index].hasReleased {
          note(.relapse, "\(before.name) to \(now.name)")
        } else {
          if before == .none { note(.formation, "none to latent" + satellite) }
          if now == .active { note(.activation, "\(before.name) to active") }
        }
        points[muscle][index].now = now
      }
    }
    return events
  }
}
