// SPDX-License-Identifier: GPL-3.0-or-later
import Results

extension StudyPoints {
  /// The tables of the study's result folder.
  package func tables(replayCommand: @escaping @Sendable (String) -> String) -> ExperimentTables {
    let points = self
    let curves = ExperimentTables.Extra(ResultTables.curves) { responses, shouldStop in
      try ResponseCurves.rows(points, responses, shouldStop: shouldStop)
    }
    return ExperimentTables(
      design: table, extras: ResponseCurves.exist(in: study) ? [curves] : [], replayCommand: replayCommand)
  }
}
