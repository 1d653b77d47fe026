// SPDX-License-Identifier: GPL-3.0-or-later
package import Physiology
package import Quantities

/// A treatment that a scenario can name.
///
/// A therapy says what hands do; the tissue answers by physics. Nothing in it sets an outcome.
package protocol Therapy: Sendable {
  /// The name in scenarios.
  var name: String { get }
  var summary: String { get }
  /// Numeric doses.
  var parameters: [Parameter<Self>] { get }
  /// Doses given by name.
  var choices: [Choice<Self>] { get }
  /// What is done, as screening and harms see it.
  var kind: TherapyKind { get }
  /// Whose luck a patient has with it: with two of the same luck the same sessions take
  /// place at home and do the same harm.
  var luck: String { get }
  /// Whether somebody sees to it that what patients give themselves takes place.
  var isSupervised: Bool { get }
  /// What is injected.
  var injected: Drug? { get }
  /// All that is done, and the names of all drugs that are given: screening looks at each.
  var screened: (kinds: [TherapyKind], drugs: [String]) { get }
  /// What the session promises: weight of its context, 1 for an ordinary treatment.
  var context: Double { get }
  /// What becomes of the patient's work while the therapy goes on; such a therapy has no sessions.
  var workChange: WorkChange? { get }
  /// The plan of one session.
  func session() -> any Session
}

extension Therapy {
  package var choices: [Choice<Self>] { [] }
  package var luck: String { name }
  package var isSupervised: Bool { false }
  package var injected: Drug? { nil }
  package var screened: (kinds: [TherapyKind], drugs: [String]) {
    ([kind], choices.filter { $0.name == "drug" }.map { $0.read(self) })
  }
  package var context: Double { 1 }
  package var workChange: WorkChange? { nil }
}

/// A therapy of the catalogue: one file with its documentation, its doses, and a plan that gives one manoeuvre after the
/// other.
package protocol CataloguedTherapy: Therapy {
  static var name: String { get }
  static var summary: String { get }
  static var parameters: [Parameter<Self>] { get }
  static var choices: [Choice<Self>] { get }
  static var kind: TherapyKind { get }
  /// The verb by which therapies of one's own are composed of it; nil where it is no manoeuvre.
  static var manoeuvre: String? { get }
  init()
}

extension CataloguedTherapy {
  package static var choices: [Choice<Self>] { [] }
  package static var manoeuvre: String? { nil }
  package var name: String { Self.name }
  package var summary: String { Self.summary }
  package var parameters: [Parameter<Self>] { Self.parameters }
  package var choices: [Choice<Self>] { Self.choices }
  package var kind: TherapyKind { Self.kind }
}

/// What is done to a patient, and by whom.
package enum TherapyKind: String, Sendable, CaseIterable {
  case manual, stretch, needle, injection, sham, none
  /// Given by patients to themselves: it costs no therapist's time, and adherence decides whether it takes place.
  case home, warmth, drug
  /// A change of the load, without sessions.
  case work

  package var isSelfGiven: Bool { self == .home || self == .drug || self == .warmth }
}

/// How work changes, as shares of what it was.
package struct WorkChange: Sendable, Equatable {
  package var effort: Double
  package var hours: Double
  /// Bouts that a day's work is split into, and the break between two (min); nil where breaks stay.
  package var breaks: (bouts: Double, pause: Double)?

  package init(effort: Double, hours: Double, breaks: (bouts: Double, pause: Double)? = nil) {
    self.effort = effort
    self.hours = hours
    self.breaks = breaks
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.effort == b.effort && a.hours == b.hours && a.breaks?.bouts == b.breaks?.bouts
      && a.breaks?.pause == b.breaks?.pause
  }
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
  /// Pressure pain tolerance that follows from it (kPa).
  package var tolerance: Double
  /// Pain now and at the start of the session (0 to 10).
  package var pain: Double
  package var painAtStart: Double
  /// Resistance felt now and at the start of the session (kPa).
  package var stiffness: Double
  package var stiffnessAtStart: Double
  /// Seconds since the session began.
  package var elapsed: Double

  package init(
    threshold: Double, tolerance: Double, pain: Double, painAtStart: Double, stiffness: Double,
    stiffnessAtStart: Double, elapsed: Double
  ) {
    self.threshold = threshold
    self.tolerance = tolerance
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
  /// `breadth` is the radius (mm) of what presses, where it is no thumb.
  case press(pressure: Double, duration: Double, isNew: Bool, breadth: Double? = nil)
  /// A light touch that means to heal: pressure (kPa), volley, seconds.
  case touch(pressure: Double, volley: Double, duration: Double)
  /// Hold the muscle at a strain (a fraction) for seconds, `held` seconds after the stretch began. `ease` is the share
  /// by which something dulls it, so that the patient tolerates more.
  case stretch(strain: Double, duration: Double, held: Double, ease: Double = 0)
  /// Tense the muscle against resistance: effort (% of the greatest), seconds.
  case contract(effort: Double, duration: Double)
  /// One insertion of the needle to a depth (mm), moved for some seconds and left in place for others.
  case insert(depth: Double, moving: Double, resting: Double)
  /// Leave a drug: strength over the usual concentration, volume (mL), depth (mm).
  case inject(Drug, strength: Double, volume: Double, depth: Double)
  /// Warm the muscle (K): volley, seconds.
  case warm(by: Double, volley: Double, duration: Double)
  /// Swallow a drug: strength over the usual dose.
  case swallow(Analgesic, strength: Double)
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
