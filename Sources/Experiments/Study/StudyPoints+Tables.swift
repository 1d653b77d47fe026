// SPDX-License-Identifier: GPL-3.0-or-later

extension StudyPoints {
  /// The tables of the study's result folder.
  package func tables(replayCommand: @escaping @Sendable (String) -> String) -> ExperimentTables {
    ExperimentTables(design: table, replayCommand: replayCommand)
  }
}
