// SPDX-License-Identifier: GPL-3.0-or-later
package import Physiology
package import Quantities

/// A therapy of a scenario's own: manoeuvres of the catalogue one after the other, with doses of its own.
///
/// Its session is the sessions of its manoeuvres, so a therapy of one manoeuvre does what the catalogue's does at the same
/// doses, to the last bit, in patients with the same luck.
package struct OwnTherapy: Therapy {
  /// A number that entries of arms, sweeps and searches may set.
  package struct Dose: Sendable {
    package let name: String
    package let summary: String
    package let unit: MeasurementUnit
    package let range: ClosedRange<Double>
    package let usual: Double
    package let source: Source
    /// Whether the catalogue says it, and not the scenario.
    package let isCatalogued: Bool

    package init(
      _ name: String, _ summary: String, unit: MeasurementUnit, range: ClosedRange<Double>, usual: Double,
      source: Source, isCatalogued: Bool = false
    ) {
      self.name = name
      self.summary = summary
      self.unit = unit
      self.range = range
      self.usual = usual
      self.source = source
      self.isCatalogued = isCatalogued
    }
  }

  /// A manoeuvre with what is fixed in it by name and what its doses say.
  package struct Step: Sendable {
    /// The dose, by its place, that a number of the manoeuvre is.
    package struct Binding: Sendable {
      package let number: String
      package let dose: Int
      fileprivate let write: @Sendable (any CataloguedTherapy, Double) -> any CataloguedTherapy
    }
    package private(set) var therapy: any CataloguedTherapy
    package private(set) var bindings: [Binding] = []

    package init(_ therapy: any CataloguedTherapy) { self.therapy = therapy }

    /// Lets `dose` say a number; `write` puts it into a manoeuvre of the same kind.
    package mutating func bind<T: CataloguedTherapy>(
      _ number: String, to dose: Int, of _: T.Type, write: @escaping @Sendable (inout T, Double) -> Void
    ) {
      bindings.append(
        Binding(number: number, dose: dose) { therapy, value in
          guard var own = therapy as? T else { preconditionFailure("a manoeuvre of another kind") }
          write(&own, value)
          return own
        })
    }

    fileprivate func filled(_ doses: [Double]) -> any CataloguedTherapy {
      bindings.reduce(therapy) { $1.write($0, doses[$1.dose]) }
    }
  }

  /// What a session is made of.
  package indirect enum Part: Sendable {
    case step(Step)
    /// A pause; its dose by place.
    case rest(dose: Int)
    case repeated(dose: Int, [Part])

    package var steps: [Step] {
      switch self {
      case .step(let step): [step]
      case .rest: []
      case .repeated(_, let parts): parts.flatMap(\.steps)
      }
    }
  }

  package let name: String
  package let summary: String
  package let doses: [Dose]
  package let parts: [Part]
  /// By dose, in its unit.
  private var values: [Double]

  /// At least one of `parts` has a step, and all inject the same drug.
  package init(_ name: String, _ summary: String, doses: [Dose], parts: [Part]) {
    self.name = name
    self.summary = summary
    self.doses = doses
    self.parts = parts
    values = doses.map(\.usual)
  }

  package var parameters: [Parameter<Self>] {
    doses.indices.map { place in
      let dose = doses[place]
      return Parameter(
        dose.name, unit: dose.unit, in: dose.range, dose.summary, source: dose.source,
        read: { $0.values[place] }, write: { $0.values[place] = $1 })
    }
  }

  /// What goes deepest decides what harms and prices see.
  private static let depths: [TherapyKind] = [.injection, .needle, .manual, .stretch, .warmth]
  private var leading: any CataloguedTherapy {
    let steps = parts.flatMap(\.steps)
    let deepest = steps.min { a, b in
      (Self.depths.firstIndex(of: a.therapy.kind) ?? .max)
        < (Self.depths.firstIndex(of: b.therapy.kind) ?? .max)
    }
    guard let deepest else { preconditionFailure("\(name) has no manoeuvre") }
    return deepest.therapy
  }
  package var kind: TherapyKind { leading.kind }
  package var luck: String { leading.name }
  package var injected: Drug? { leading.injected }
  package var screened: (kinds: [TherapyKind], drugs: [String]) {
    let all = parts.flatMap(\.steps).map(\.therapy.screened)
    return (all.flatMap(\.kinds), all.flatMap(\.drugs))
  }
  package var context: Double { parts.flatMap(\.steps).map(\.therapy.context).max() ?? 1 }

  package func session() -> any Session { ComposedSession(parts.flatMap(plans)) }

  private func plans(of part: Part) -> [ComposedSession.Plan] {
    switch part {
    case .step(let step): [.session(step.filled(values).session())]
    case .rest(let dose): [.rest(values[dose])]
    case .repeated(let dose, let parts):
      (0..<Int(values[dose])).flatMap { _ in parts.flatMap(plans) }
    }
  }
}

/// Sessions one after the other, whose passes are counted through.
private struct ComposedSession: Session {
  enum Plan {
    case session(any Session)
    case rest(Double)
  }
  private var plans: ArraySlice<Plan>
  private var passes = 0

  init(_ plans: [Plan]) { self.plans = plans[...] }

  mutating func next(after findings: Findings) -> Manoeuvre? {
    while let first = plans.first {
      guard case .session(var session) = first else {
        plans.removeFirst()
        if case .rest(let duration) = first { return .rest(duration: duration) }
        continue
      }
      guard let manoeuvre = session.next(after: findings) else {
        plans.removeFirst()
        continue
      }
      plans[plans.startIndex] = .session(session)
      guard case .completed = manoeuvre else { return manoeuvre }
      passes += 1
      return .completed(pass: passes)
    }
    return nil
  }
}
