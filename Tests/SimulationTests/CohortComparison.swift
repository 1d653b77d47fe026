// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology

/// ROS3 at a tolerance against RODAS4 at 1e-8 on the same muscles.
struct CohortComparison {
  /// The largest error of a cohort mean relative to the larger of the mean and a tenth of the variable's scale.
  private(set) var worst = (error: 0.0, sample: 0, variable: "")
  /// Fibres that are contracted at the end in one solution and not in the other.
  private(set) var flipped = 0
  let fibres: Int

  init(muscles: Int, fascicles: Int, fibres count: Int, tolerance: Tolerance) throws(StepFailure) {
    fibres = muscles * fascicles * count
    var sums: [[(exact: Double, fast: Double)]] = []
    for key in 1...UInt64(muscles) {
      let course = ReferenceCourse(key: 100 + key, fascicles: fascicles, fibres: count)
      let exact = try course.samples(by: .rodas4, tolerance: Tolerance(relative: 1e-8))
      let fast = try course.samples(by: .ros3, tolerance: tolerance)
      if sums.isEmpty {
        sums = exact.map { _ in Array(repeating: (0, 0), count: CohortComparison.variables.count) }
      }
      for sample in exact.indices {
        add(exact[sample], fast[sample], course.structure, to: &sums[sample])
      }
      if let exact = exact.last, let fast = fast.last {
        for fibre in 0..<(fascicles * count) where (exact[fibre * 7] < 1.9) != (fast[fibre * 7] < 1.9) {
          flipped += 1
        }
      }
    }
    for (sample, row) in sums.enumerated() {
      for (variable, pair) in row.enumerated() {
        let (name, scale) = CohortComparison.variables[variable]
        let (exact, fast) = (pair.exact / Double(muscles), pair.fast / Double(muscles))
        let error = abs(fast - exact) / max(abs(exact), 0.1 * scale)
        if error > worst.error { worst = (error, sample, name) }
      }
    }
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
