// SPDX-License-Identifier: GPL-3.0-or-later

/// The states of the nervous system that fibres feel or that colour what the patient reports, and the
/// soreness of the muscle. All are scaled.
package enum NervousVariable: Int, CaseIterable, Sendable {
  case centralSensitisation
  /// Segmental and descending inhibition.
  case inhibition
  /// Sympathetic tone; 1 is normal.
  case sympatheticTone
  /// Expectation of relief and the context of care.
  case expectation
  /// Affective pain state.
  case affect
  case soreness
  /// Strain done that is not yet felt as soreness.
  case sorenessPool
  /// Nociceptor firing of the patient's other muscles, an input that moves along a given slope.
  case painElsewhere

  package var name: String {
    switch self {
    case .centralSensitisation: "central sensitisation"
    case .inhibition: "inhibition"
    case .sympatheticTone: "sympathetic tone"
    case .expectation: "expectation"
    case .affect: "affective pain state"
    case .soreness: "soreness"
    case .sorenessPool: "delayed soreness"
    case .painElsewhere: "pain elsewhere"
    }
  }

  package var scale: Double { 1 }

  package var bounds: ClosedRange<Double> {
    switch self {
    case .centralSensitisation: 0...1.6
    case .inhibition, .expectation: 0...1
    case .sympatheticTone: 0...100
    case .affect, .soreness, .sorenessPool, .painElsewhere: 0...1_000
    }
  }

  package var rest: Double {
    switch self {
    case .sympatheticTone: 1
    case .centralSensitisation, .inhibition, .expectation, .affect, .soreness, .sorenessPool,
      .painElsewhere:
      0
    }
  }
}
