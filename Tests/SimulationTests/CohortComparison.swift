// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology

/// ROS3 at a tolerance against RODAS4 at 1e-8 on the same muscles.
///
/// Near a fold a fibre may end on another branch at any tolerance, and one fibre of a thousand already moves the
/// cohort's bradykinin by most of a per cent. So fibres on another branch are counted, and means are taken over
/// the muscles that have none.
struct CohortComparison {
  /// The largest error of a cohort mean relative to the larger of the mean and a tenth of the variable's scale.
  private(set) var worst = (error: 0.0, sample: 0, variable: "")
  /// Fibres that are contracted or starved at a sample in one solution and not in the other.
  private(set) var flipped = 0
  /// Muscles without such a fibre.
  private(set) var alike = 0
  let fibres: Int

  init(
    muscles: ClosedRange<UInt64>, fascicles: Int, fibres count: Int, tolerance: Tolerance
  ) throws(StepFailure) {
    fibres = muscles.count * fascicles * count
    var sums: [[(exact: Double, fast: Double)]] = []
    for key in muscles {
      let course = ReferenceCourse(key: 100 + key, fascicles: fascicles, fibres: count)
      let exact = try course.samples(by: .rodas4, tolerance: Tolerance(relative: 1e-8))
      let fast = try course.samples(by: .ros3, tolerance: tolerance)
      if sums.isEmpty {
        sums = exact.map { _ in Array(repeating: (0, 0), count: CohortComparison.variables.count) }
      }
      let others = (0..<(fascicles * count)).count { fibre in
        zip(exact, fast).contains { Self.branch(of: fibre, in: $0) != Self.branch(of: fibre, in: $1) }
      }
      flipped += others
      guard others == 0 else { continue }
      alike += 1
      for sample in exact.indices {
        add(exact[sample], fast[sample], course.structure, to: &sums[sample])
      }
    }
    for (sample, row) in sums.enumerated() {
      for (variable, pair) in row.enumerated() {
        let (name, scale) = CohortComparison.variables[variable]
        let (exact, fast) = (pair.exact / Double(max(1, alike)), pair.fast / Double(max(1, alike)))
        let error = abs(fast - exact) / max(abs(exact), 0.1 * scale)
        if error > worst.error { worst = (error, sample, name) }
      }
    }
  }

  /// 0 for a relaxed fibre, 1 for a contracted one, 2 for one that is starved besides.
  private static func branch(of fibre: Int, in sample: [Double]) -> Int {
    guard sample[fibre * 7] < 1.9 else { return 0 }
    return sample[fibre * 7 + 1] < 0.15 ? 2 : 1
  }

  private static let variables: [(name: String, scale: Double)] =
    FibreVariable.allCases.map { ($0.name, $0.scale) } + FascicleVariable.allCases.map { ($0.name, $0.scale) }
    + NervousVariable.allCases.map { ($0.name, $0.scale) }

  /// Adds the means of one muscle's variables.
  private func add(
    _ exact: [Double], _ fast: [Double], _ structure: MuscleStructure,
    to sums: inout [(exact: Double, fast: Double)]
  ) {
    let (fibres, fascicles) = (structure.fibres, structure.fascicles)
    for (entry, values) in zip(exact, fast).enumerated() {
      let tissue = entry - fibres * 7
      let nervous = tissue - fascicles * 6
      let (variable, share) =
        tissue < 0
        ? (entry % 7, 1 / Double(fibres))
        : nervous < 0 ? (7 + tissue % 6, 1 / Double(fascicles)) : (13 + nervous, 1)
      sums[variable].exact += share * values.0
      sums[variable].fast += share * values.1
    }
  }
}
