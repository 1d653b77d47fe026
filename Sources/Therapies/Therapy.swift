// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A treatment that a scenario can name.
///
/// A therapy says what hands do; the tissue answers by physics. It is one file: its documentation, its doses, and a
/// plan that gives one manoeuvre after the other. Nothing in it sets an outcome.
package protocol Therapy: Sendable {
  /// The name in scenarios.
  static var name: String { get }
  static var summary: String { get }
  /// Numeric doses.
  static var parameters: [Parameter<Self>] { get }
  /// Doses given by name.
  static var choices: [Choice<Self>] { get }
  /// What the session promises: weight of its context, 1 for an ordinary treatment.
  var context: Double { get }
  init()
  /// The plan of one session.
  func session() -> any Session
}

extension Therapy {
  package static var choices: [Choice<Self>] { [] }
  package var context: Double { 1 }
}

/// A dose that is given by a name, or by a quantity where `quantity` allows one.
package struct Choice<Root>: Sendable {
  package let name: String
  package let summary: String
  package let allowed: [String]
  /// Unit and range where a quantity may stand in place of a name.
  package let quantity: (unit: MeasurementUnit, range: ClosedRange<Double>)?
  package let read: @Sendable (Root) -> String
  package let writeName: @Sendable (inout Root, String) -> Void
  package let writeQuantity: @Sendable (inout Root, Double) -> Void

  package init(
    _ name: String, _ summary: String, allowed: [String],
    quantity: (unit: MeasurementUnit, range: ClosedRange<Double>)? = nil,
    read: @escaping @Sendable (Root) -> String,
    writeName: @escaping @Sendable (inout Root, String) -> Void,
    writeQuantity: @escaping @Sendable (inout Root, Double) -> Void = { _, _ in }
  ) {
    self.name = name
    self.summary = summary
    self.allowed = allowed
    self.quantity = quantity
    self.read = read
    self.writeName = writeName
    self.writeQuantity = writeQuantity
  }
}

/// What a therapist finds out before the next manoeuvre.
package struct Findings: Sendable, Equatable {
  /// Pressure pain threshold as measured at the start of the session (kPa).
  package var threshold: Double
  /// Pain now and at the start of the session (0 to 10).
  package var pain: Double
  package var painAtStart: Double
  /// Resistance felt now and at the start of the session (kPa).
  package var stiffness: Double
  package var stiffnessAtStart: Double
  /// Seconds since the session began.
  package var elapsed: Double

  package init(
    threshold: Double, pain: Double, painAtStart: Double, stiffness: Double, stiffnessAtStart: Double,
    elapsed: Double
  ) {
    self.threshold = threshold
    self.pain = pain
    self.painAtStart = painAtStart
    self.stiffness = stiffness
    self.stiffnessAtStart = stiffnessAtStart
    self.elapsed = elapsed
  }
}

/// One thing that hands do, until they do the next.
package enum Manoeuvre: Sendable, Equatable {
  /// Press with a pressure (kPa) for seconds. A new press, come to its full pressure, squeezes tissue fluid out; a
  /// held one no more.
  case press(pressure: Double, duration: Double, isNew: Bool)
  /// A light touch that means to heal: pressure (kPa), volley, seconds.
  case touch(pressure: Double, volley: Double, duration: Double)
  /// Hold the muscle at a strain (a fraction) for seconds, `held` seconds after the stretch began.
  case stretch(strain: Double, duration: Double, held: Double)
  /// One insertion of the needle to a depth (mm), moved for some seconds and left in place for others.
  case insert(depth: Double, moving: Double, resting: Double)
  case rest(duration: Double)
  /// Not a manoeuvre: notes that a pass, repetition or insertion is complete.
  case completed(pass: Int)
}

/// The plan of one session, asked again after each manoeuvre.
package protocol Session {
  /// What to do next; nil ends the session.
  mutating func next(after findings: Findings) -> Manoeuvre?
}

/// A plan that does not look: a list of manoeuvres.
package struct FixedSession: Session {
  private var manoeuvres: ArraySlice<Manoeuvre>

  package init(_ manoeuvres: [Manoeuvre]) { self.manoeuvres = manoeuvres[...] }

  package mutating func next(after findings: Findings) -> Manoeuvre? { manoeuvres.popFirst() }
}
