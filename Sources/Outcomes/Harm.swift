// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// An adverse event of treatment. Its frequency is imposed, as published; its course is a size that decays in a line.
package struct Harm: Sendable {
  /// How often it happens.
  package enum Rate: Sendable {
    /// Share of sessions, with its source.
    case known(Double, Source)
    /// It happens, and nobody has said how often: it is never drawn.
    case unknown
  }
  /// Sessions that it can follow.
  package enum Session: String, Sendable, CaseIterable {
    case needle, manual, injection, sham
  }
  /// What bends its frequency.
  package enum Modifier: Sendable {
    /// The skin above the muscle, and drugs or disorders of bleeding.
    case bleeding
    /// Whether a needle over the muscle can reach the lung.
    case lung
  }

  package let name: String
  package let summary: String
  package let rates: [(session: Session, rate: Rate)]
  package let modifier: Modifier?
  /// When it sets in after the session, and how long it lasts (h).
  package let onset: Double
  package let duration: Double
  /// What it does at its worst.
  package let worst: HarmLoad
  /// Where onset, duration and size come from.
  package let source: Source

  init(
    _ name: String, _ summary: String, _ rates: [(session: Session, rate: Rate)], modifier: Modifier? = nil,
    onset: Double = 0, lasts duration: Double, worst: (inout HarmLoad) -> Void = { _ in }, source: Source
  ) {
    self.name = name
    self.summary = summary
    self.rates = rates
    self.modifier = modifier
    self.onset = onset
    self.duration = duration
    var load = HarmLoad()
    worst(&load)
    self.worst = load
    self.source = source
  }

  package func rate(after session: Session) -> Rate? { rates.first { $0.session == session }?.rate }
}

/// What bends frequencies.
package struct HarmModifiers: Sendable {
  package var bleedingTendency = Quantity<One>(3)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "bleedingTendency", \.bleedingTendency, in: 1...50,
      "Odds of bleeding and bruising under anticoagulants or with a bleeding disorder, over the usual",
      source: .assumed(because: "clearly more; rates unknown"))
  ]

  /// Probability whose odds are `factor` times those of `rate`.
  package static func probability(_ rate: Double, odds factor: Double) -> Double {
    factor * rate / (1 + (factor - 1) * rate)
  }
}
