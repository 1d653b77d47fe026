// SPDX-License-Identifier: GPL-3.0-or-later
package import Scenarios
package import Statistics

/// What a calibration has found.
package struct CalibrationFinding: Sendable {
  package struct Number: Sendable {
    package let prior: Calibration.Prior
    /// The value that the parameter file has: the optimum to three digits.
    package let value: Double
    package let low: Double
    package let high: Double
    package let parameter: Identifiability.Parameter
  }

  package let numbers: [Number]
  package let fit: FitResult
  package let identifiability: Identifiability
  package let leaveOneOut: LeaveOneOut
  /// For each residual its study and measurement.
  package let rows: [(study: String, measurement: String)]
  /// All studies, with the numbers as they were and as they are.
  package let before: [EvidenceResult]
  package let after: [EvidenceResult]

  package static let beforeName = "before"
  package static let afterName = "after"

  package var scoreboard: Scoreboard {
    Scoreboard(before + after, hypotheses: [Self.beforeName, Self.afterName])
  }

  /// Root mean square of what the studies of the fit miss, in the fit and when left out.
  package var errors: (fitted: Double, leftOut: Double) {
    func root(_ path: KeyPath<LeaveOneOut.Study, Double>) -> Double {
      let squares = leaveOneOut.studies.reduce(0) { sum, study in
        sum + study[keyPath: path] * study[keyPath: path] * Double(study.rows.count)
      }
      return (squares / Double(max(1, rows.count))).squareRoot()
    }
    return (root(\.fitted), root(\.leftOut))
  }

  /// The file that `--parameters` takes.
  package func parameterFile(name: String) -> String {
    ParameterFile.text(name: name, numbers.map { ($0.prior.name, $0.prior.change(to: $0.value).value) })
  }
}
