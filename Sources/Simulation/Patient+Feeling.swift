// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities

/// What a patient feels while living: peaks, areas and days, whenever anybody looks.
///
/// A single muscle tells of every step of its solver, several tell at the end of each short window. Between two
/// such moments soreness has a closed form; firing and the nervous system are taken as straight. The longest stride of the
/// trapezoids is a quarter of an hour, which errs by less than a part in ten thousand where soreness rises in hours.
extension Patient {
  private static let stride = 900.0

  /// Goes on from what was felt last to these moments, one a speaking muscle, at a time (s).
  func feel(_ moments: [FeltMoment], at time: Double) {
    guard isInCourse, !moments.isEmpty else { return }
    let moments = moments.map { moment in
      var moment = moment
      moment.time = time
      return moment
    }
    if let last = felt, last.count == moments.count, let start = last.first?.time, time > start {
      let count = max(1, Int(((time - start) / Self.stride).rounded(.up)))
      let strides = (1..<max(2, count)).map { start + (time - start) * Double($0) / Double(count) }
      let onsets = harms.map(\.start)
      for middle in (strides + onsets).sorted() where middle > start && middle < time {
        note(
          zip(last, moments).map {
            $0.interpolated(to: $1, at: middle, soreness: person.model.soreness)
          }, at: middle)
      }
    }
    note(moments, at: time)
    felt = moments
  }

  private func note(_ moments: [FeltMoment], at time: Double) {
    let model = person.model
    let feeling = Feeling(
      moments, readouts: plan.readouts, gain: person.painSensitivity * person.ratingStyle,
      centralSwitch: model.centralSensitisation.gain, affectSwitch: model.affect.gain,
      harm: harmLoad(at: time).pain,
      contextRelief: contextRelief(at: time))
    let day = time / Day.unit.scale
    let readouts = plan.readouts
    record.pain.pass(
      to: day, rating: feeling.pain, threshold: readouts.pain.painFrom.value,
      relief: readouts.responder.limit)
    record.soreness.pass(
      to: day, rating: feeling.soreness, threshold: readouts.sorenessRating.soreFrom.value)
  }
}
