// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
import Simulation

extension ObjectReader {
  /// Bounds on outcomes at the first examination under the key `name`; none where it is absent.
  func criteria(_ name: String) -> [EligibilityCriterion] {
    guard let bounds = objectIfPresent(name) else { return [] }
    return bounds.entries.compactMap { name, value in
      guard let outcome = OutcomeCatalogue.named(name) else {
        let known = OutcomeCatalogue.all.map(\.column)
        let hint = nearestName(to: name, in: known).map { "; did you mean \(JSONValue.quoted($0))?" } ?? ""
        value.report("is no outcome\(hint)")
        return nil
      }
      guard let entry = value.object() else { return nil }
      let low = entry.value("atLeast").flatMap { $0.outcomeValue(in: outcome.unit) }
      let high = entry.value("atMost").flatMap { $0.outcomeValue(in: outcome.unit) }
      if low == nil, high == nil { entry.report("has neither atLeast nor atMost") }
      guard (low ?? -.infinity) <= (high ?? .infinity) else {
        entry.report("allows nobody: atLeast is above atMost")
        return nil
      }
      return EligibilityCriterion(outcome: outcome, range: (low ?? -.infinity)...(high ?? .infinity))
    }
  }
}

extension ValueReader {
  /// A value of an outcome in its unit; a bare number where the unit is a rating or none.
  func outcomeValue(in unit: MeasurementUnit) -> Double? {
    switch value.kind {
    case .number(let number) where unit.dimension.isBare || unit.dimension == .rating: return number.value
    case .string(let text):
      do throws(QuantityTextError) {
        return try QuantityText.parse(text, as: unit)
      } catch {
        if case .wrongDimension(let symbol, let dimension, _, _) = error {
          reject(
            expected: "\(unit.dimension.phrase) such as \(Self.example(unit)); \(symbol) measures "
              + dimension.phrase)
          return nil
        }
      }
    default: break
    }
    reject(expected: "\(unit.dimension.phrase) such as \(Self.example(unit))")
    return nil
  }

  private static func example(_ unit: MeasurementUnit) -> String {
    unit.dimension.isBare ? "1.5" : JSONValue.quoted("2 \(unit.symbol)")
  }
}
