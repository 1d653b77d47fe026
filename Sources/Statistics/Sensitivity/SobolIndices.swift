// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// Sobol' indices of a Saltelli design.
package enum SobolIndices {
  /// Fewer complete base rows than this give no variance worth the name.
  private static let fewestRows = 4

  /// Indices with their intervals and bounds; see `SobolTerm` for the formulas.
  ///
  /// A base row with a missing output is left out as a whole. Intervals are from `resamples` bootstrap samples of
  /// base rows; they hold for independent rows and are wider than need be for evenly spread ones. `outputs` are in
  /// the order of the design. Throws `.library` only when there is no memory.
  package static func estimate(
    _ outputs: [PointOutput], layout: SaltelliLayout, resamples: Int, seed: UInt64
  ) throws(DesignError) -> SensitivityEstimate {
    precondition(outputs.count.isMultiple(of: layout.rows), "whole blocks of \(layout.rows) outputs")
    let blocks = outputs.count / layout.rows
    let complete = (0..<blocks).filter { block in
      outputs[block * layout.rows..<(block + 1) * layout.rows].allSatisfy { $0.value != nil }
    }
    let known = complete.flatMap { block in
      outputs[block * layout.rows..<(block + 1) * layout.rows].compactMap(\.value)
    }
    let terms = SobolTerm.all(layout)
    func estimate(_ indices: [SensitivityIndex]) -> SensitivityEstimate {
      SensitivityEstimate(indices: indices, count: complete.count, missing: blocks - complete.count)
    }
    let corners = complete.indices.flatMap { [known[$0 * layout.rows], known[($0 + 1) * layout.rows - 1]] }
    let status: SensitivityIndex.Status =
      complete.count < fewestRows ? .tooFew : PointOutput.isConstant(corners) ? .noVariance : .ok
    guard status == .ok else {
      return estimate(
        terms.map { SensitivityIndex($0.kind, factor: $0.factor, second: $0.second, status: status) })
    }
    // Indices do not change with origin and unit of the outputs; digits are kept best about their mean.
    let (origin, unit) = (Statistics.mean(known), Statistics.standardDeviation(known))
    let values = known.map { ($0 - origin) / unit }
    let found = indices(terms, values, layout, weights: nil)
    let replicates = try bootstrap(terms, values, layout, resamples: resamples, seed: seed)
    let bounds =
      complete.count == blocks
      ? nil
      : SobolBounds(
        outputs.map { range in
          (range.range.lowerBound - origin) / unit...(range.range.upperBound - origin) / unit
        }, layout)
    return estimate(
      terms.indices.map { place in
        let term = terms[place]
        return SensitivityIndex(
          term.kind, factor: term.factor, second: term.second, value: found[place],
          interval: Bootstrap.interval(about: found[place], replicates[place]),
          bounds: bounds?.range(of: term))
      })
  }

  /// The indices of base rows of which each counts as often as its weight says; NaN without variance.
  private static func indices(
    _ terms: [SobolTerm], _ values: [Double], _ layout: SaltelliLayout, weights: [Double]?
  ) -> [Double] {
    let blocks = values.count / layout.rows
    return values.withUnsafeBufferPointer { values in
      func row(_ block: Int) -> UnsafeBufferPointer<Double>.SubSequence {
        values[block * layout.rows..<(block + 1) * layout.rows]
      }
      var sums = SobolSums()
      for block in 0..<blocks { sums.shared.add(row(block), layout, weight: weights?[block] ?? 1) }
      return terms.map { term in
        (sums.product, sums.linear) = (0, 0)
        for block in 0..<blocks {
          let weight = weights?[block] ?? 1
          let numerator = term.numerator(row(block), layout)
          sums.product += weight * numerator.product
          sums.linear += weight * numerator.linear
        }
        return sums.variance > 0 ? sums.numerator(layout) / sums.variance : .nan
      }
    }
  }

  /// The indices of each bootstrap sample, by index.
  private static func bootstrap(
    _ terms: [SobolTerm], _ values: [Double], _ layout: SaltelliLayout, resamples: Int, seed: UInt64
  ) throws(DesignError) -> [[Double]] {
    var replicates = [[Double]](repeating: [], count: terms.count)
    let bootstrap = Bootstrap(units: values.count / layout.rows, seed: seed)
    for resample in 0..<resamples {
      let weights = try bootstrap.weights(resample)
      for (place, index) in indices(terms, values, layout, weights: weights).enumerated() where index.isFinite
      {
        replicates[place].append(index)
      }
    }
    return replicates
  }
}
