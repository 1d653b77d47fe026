// SPDX-License-Identifier: GPL-3.0-or-later

/// What of a muscle and of the nervous system colours pain and soreness at one moment.
package struct FeltMoment: Sendable, Equatable {
  /// Seconds, since whatever the holder of moments counts from.
  package var time: Double
  /// Nociceptor firing of the muscle's points.
  package var firing: Double
  package var central: Double
  package var inhibition: Double
  package var expectation: Double
  package var affect: Double
  package var soreness: Double
  package var sorenessPool: Double

  /// The moment of a state whose firing is known.
  package init(time: Double = 0, firing: Double, _ state: MuscleState) {
    self.init(time: time, firing: firing, nervous: state.lanes[state.lanes.count - 1])
  }

  /// `nervous`: the last entry of a state, with ``NervousVariable`` in its lanes.
  init(time: Double, firing: Double, nervous: Lanes) {
    func value(_ variable: NervousVariable) -> Double { nervous[variable.rawValue] }
    self.time = time
    self.firing = firing
    central = value(.centralSensitisation)
    inhibition = value(.inhibition)
    expectation = value(.expectation)
    affect = value(.affect)
    soreness = value(.soreness)
    sorenessPool = value(.sorenessPool)
  }

  package func later(by time: Double) -> FeltMoment {
    var moment = self
    moment.time += time
    return moment
  }

  /// Between this moment and a later one: soreness by its closed form from here, all else in a line.
  package func interpolated(to next: FeltMoment, at time: Double, soreness model: Soreness) -> FeltMoment {
    let share = (time - self.time) / (next.time - self.time)
    func line(_ path: KeyPath<FeltMoment, Double>) -> Double {
      self[keyPath: path] + share * (next[keyPath: path] - self[keyPath: path])
    }
    var moment = self
    moment.time = time
    moment.firing = line(\.firing)
    moment.central = line(\.central)
    moment.inhibition = line(\.inhibition)
    moment.expectation = line(\.expectation)
    moment.affect = line(\.affect)
    (moment.soreness, moment.sorenessPool) = model.later(
      by: time - self.time, soreness: soreness, pool: sorenessPool)
    return moment
  }
}
