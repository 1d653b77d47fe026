// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// What to cite for one scenario.
struct Bibliography: Encodable {
  let scenario: String
  let program = Release.citation
  let library = Release.libraryCitation
  let count: SourceCount
  let references: [Citation]
  /// Numbers that the scenario sets, which rest on no reference.
  let setByScenario: [String]

  init(of scenario: String, _ used: UsedNumbers) {
    self.scenario = scenario
    let resting = used.numbers.filter { !used.isOverridden($0) }
    count = SourceCount(resting)
    references = Citation.all(
      in: resting.map { ($0.fullName, $0.source) } + Citation.importantDifferences)
    setByScenario = used.overridden.map(\.number.fullName)
  }

  private enum CodingKeys: String, CodingKey {
    case scenario, program, library, count, references, setByScenario
  }

  /// The program, its library, and the publications by key.
  var works: [CitedWork] { [.program, .library] + references.map { CitedWork($0.reference) } }

  /// The list for people, within the width of a page.
  var lines: [String] {
    var lines = ["To cite the program:", ""]
    lines += paragraph(program, indent: 2) + paragraph(library, indent: 2)
    lines += [
      "", "\(references.count) references behind what \(scenario) uses (\(count)):",
    ]
    for citation in references { lines += [""] + citation.lines }
    if !setByScenario.isEmpty {
      lines +=
        [""] + paragraph("Set by the scenario itself: \(setByScenario.joined(separator: ", "))", indent: 0)
    }
    return lines + [
      "", "Assumed numbers rest on no reference: `tpsim describe --assumed` gives their reasons.",
    ]
  }
}

extension Citation {
  fileprivate var lines: [String] {
    let place = reference.identifier.isEmpty ? "" : ", \(reference.identifier)"
    var table = TextTable()
    for (name, place) in measured { table.add("measured", "\(name): \(place)") }
    if !fitted.isEmpty { table.add("fitted to it", fitted.joined(separator: ", ")) }
    if !guided.isEmpty { table.add("guided by it", guided.joined(separator: ", ")) }
    return [reference.key] + paragraph(reference.citation + place, indent: 2) + table.lines(indent: 4)
  }
}
