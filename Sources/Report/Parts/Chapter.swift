// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Outcomes
import Quantities
import Results
import Scenarios

extension Chapter {
  /// Throws ``ResultError`` and ``ProblemList``.
  init(_ folder: ReportFolder, _ question: PageQuestion) throws {
    let document = try folder.document()
    let isStudy = folder.has("design.csv") || folder.has("optimum.csv")
    let study = isStudy ? try folder.study() : nil
    let asked = study.map(Self.question) ?? document?.text("question")
    let sections: [Section]
    var title = asked ?? "Results in \(folder.path)"
    if folder.has(ResultTables.evidence) {
      sections = try EvidencePart(folder).sections
      title = "How well does the model predict published studies?"
    } else if folder.has("optimum.csv") {
      sections = try OptimumPart(folder).sections
    } else if folder.has("summary.csv") {
      sections = try CoursePart(folder, document, question).sections
    } else {
      var found: [Section] = []
      if folder.has(ResultTables.comparison) { found += try ComparisonPart(folder).sections }
      if folder.has(ResultTables.sensitivity) { found += try IndicesPart(folder).sections }
      guard !found.isEmpty else {
        throw ProblemList(
          .badInput,
          [
            Problem(
              file: folder.path, .statement("has nothing that a page could tell"),
              expected: "a folder that run, sweep, merge, optimise, evidence, compare or sensitivity wrote")
          ])
      }
      sections = found
    }
    self.init(title: title, sections: sections + [Self.origin(folder, document)].compactMap(\.self))
  }

  /// What a study asks, in its own words or in those of its factors: its scenario's question is another.
  private static func question(of study: Study) -> String {
    if let question = study.question, !question.isEmpty { return question }
    let names = study.shortNames
    let more = names.count > 4 ? " and \(names.count - 4) more" : ""
    let told = names.prefix(4).joined(separator: ", ")
    return "How does \(study.response.outcome.title.lowercased()) depend on \(told)\(more)?"
  }

  /// The arms of several folders beside each other; nil where their folders are not of patients.
  static func comparing(_ paths: [String], _ question: PageQuestion) throws -> Chapter? {
    let areCourses = try paths.allSatisfy { try ReportFolder($0, isAlone: false).has("summary.csv") }
    guard areCourses else { return nil }
    let section: [Section]
    do {
      let comparison = try Comparison(
        of: paths, ComparisonQuestion(outcome: question.outcome ?? .pain, at: question.at))
      section = ComparisonPart(comparison).sections
    } catch let error as ProblemList {
      section = [
        Section(
          "Beside each other",
          paragraph(
            "The folders are not compared: \(error.problems.map(\.description).joined(separator: "; ").escaped)"
          ))
      ]
    }
    return Chapter(title: "All folders together", sections: section)
  }

  /// How to get the same again.
  private static func origin(_ folder: ReportFolder, _ document: JSONValue?) -> Section? {
    guard let manifest = folder.manifest else { return nil }
    let scenario = document?["scenario"] ?? document
    var rows = [
      ["Command", code(manifest.commandLine.map(shellQuoted).joined(separator: " "))],
      ["Program", "tpsim \(manifest.version)\(manifest.commit.map { ", commit \($0)" } ?? "")".escaped],
      ["Seed", "\(manifest.seed)"],
      ["Scenario", "SHA-256 \(code(manifest.scenarioSHA256))"],
    ]
    if let sha = manifest.studySHA256 { rows.append(["Study", "SHA-256 \(code(sha))"]) }
    if case .object(let members)? = scenario?["hypotheses"]?.kind {
      let off = members.filter { if case .bool(false) = $0.value.kind { true } else { false } }.map(\.name)
      rows.append(["Hypotheses", off.isEmpty ? "all on" : "off: \(off.joined(separator: ", "))".escaped])
    }
    rows.append(["Finished", manifest.end.escaped])
    let hints =
      "The same program, scenario and seed give the same bytes. "
      + "\(code("tpsim verify \(shellQuoted(folder.path))")) tells whether "
      + "files have changed since; \(code("tpsim cite")) lists where every number comes from, and which are assumed."
    return Section(
      "How to get the same again",
      element("dl", [:], rows.map { element("dt", [:], $0[0]) + element("dd", [:], $0[1]) }.joined())
        + paragraph(hints)
        + paragraph(manifest.notice.escaped))
  }
}

func code(_ text: String) -> String { element("code", [:], text.shortened(to: 600).escaped) }
