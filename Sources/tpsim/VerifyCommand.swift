// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Results

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compares the files of a result folder with its manifest.",
    discussion:
      "Exit code 0 when everything is there unchanged, 65 when not, 66 when there is no result folder.")

  @Argument(help: ArgumentHelp("The result folder.", valueName: "dir"), completion: .directory)
  var folder: String

  @OptionGroup var format: FormatOptions

  func run() throws {
    let report = try verify(folder)
    if format.json {
      try printJSON(VerificationFacts(report, folder: folder))
    } else {
      say(report.summary(of: folder))
    }
    guard !report.isIntact else { return }
    for problem in report.problems(in: folder) { complain(problem) }
    throw ExitCode(ExitReport.Code.badInput)
  }
}

extension VerificationReport {
  fileprivate func summary(of folder: String) -> [String] {
    let verdict = isIntact ? "intact" : "not as it was written"
    var lines = ["\(folder): \(verdict), \(intact.count) of \(listed) files as they were written"]
    if !unlisted.isEmpty {
      lines.append("  beside them, unknown to the manifest: \(unlisted.joined(separator: ", "))")
    }
    return lines
  }

  private var listed: Int { intact.count + changed.count + missing.count }

  /// One line for each thing that is wrong.
  fileprivate func problems(in folder: String) -> [String] {
    changed.map { "\(folder)/\($0): has changed since it was written" }
      + missing.map { "\(folder)/\($0): is missing" }
      + wrongRowCounts.map { "\(folder)/\($0.file): has \($0.found) rows; the manifest says \($0.expected)" }
      + (isScenarioIntact
        ? []
        : ["\(folder)/manifest.json: the resolved scenario or study does not have the SHA-256 beside it"])
  }
}

/// The report as data.
private struct VerificationFacts: Encodable {
  struct RowCount: Encodable {
    let file: String
    let expected: Int
    let found: Int
  }
  let folder: String
  let isIntact: Bool
  let isScenarioIntact: Bool
  let intact: [String]
  let changed: [String]
  let missing: [String]
  let unlisted: [String]
  let wrongRowCounts: [RowCount]

  init(_ report: VerificationReport, folder: String) {
    self.folder = folder
    isIntact = report.isIntact
    isScenarioIntact = report.isScenarioIntact
    intact = report.intact
    changed = report.changed
    missing = report.missing
    unlisted = report.unlisted
    wrongRowCounts = report.wrongRowCounts.map {
      RowCount(file: $0.file, expected: $0.expected, found: $0.found)
    }
  }
}
