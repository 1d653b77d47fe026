// SPDX-License-Identifier: GPL-3.0-or-later
package import Physiology

/// What a patient feels at one moment, from the moments of the muscles that speak.
package struct Feeling: Sendable {
  /// Ratings of pain at rest and of the sorest muscle, without the error of a rating.
  package var pain: Double
  package var soreness: Double

  /// - Parameters:
  ///   - moments: one a muscle, all of the same time; at least one.
  ///   - gain: the patient's gain of pain.
  ///   - harm: what harms add to the signal of pain.
  ///   - contextRelief: points that being cared for takes off.
  package init(
    _ moments: [FeltMoment], readouts: Readouts, gain: Double, centralSwitch: Double, affectSwitch: Double,
    harm: Double, contextRelief: Double
  ) {
    func mean(_ path: KeyPath<FeltMoment, Double>) -> Double {
      moments.count == 1
        ? moments[0][keyPath: path] : moments.reduce(0) { $0 + $1[keyPath: path] } / Double(moments.count)
    }
    let nervous = NervousReading(
      central: mean(\.central), inhibition: mean(\.inhibition), expectation: mean(\.expectation),
      affect: mean(\.affect), soreness: 0, totalSoreness: moments.reduce(0) { $0 + $1.soreness },
      totalPain: moments.reduce(0) { $0 + $1.firing })
    let told = PainRating.scale(
      readouts.pain.signal(nervous, gain: gain, centralSwitch: centralSwitch, affectSwitch: affectSwitch)
        + harm)
    pain = max(0, told - contextRelief)
    soreness = moments.reduce(0) { worst, moment in
      max(
        worst,
        readouts.sorenessRating.rating(
          moment.soreness, passing: readouts.pain.passing(inhibition: moment.inhibition)))
    }
  }
}
