// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Description {
  /// The answer for people, within the width of a page.
  var lines: [String] {
    switch self {
    case .overview: Self.overviewLines
    case .list(let topic): Self.lines(listing: topic)
    case .entries(let entries): Array(entries.map(\.lines).joined(separator: [""]))
    case .numbers(let title, let numbers): Self.lines(of: numbers, title: title)
    }
  }

  private static var overviewLines: [String] {
    var table = TextTable()
    for topic in Topic.allCases {
      let entries = topic.entries
      let names = entries.map(\.name).joined(separator: ", ")
      table.add(topic.rawValue, "\(entries.count)", "\(topic.summary):\n\(names)")
    }
    return ["Things that `tpsim describe THING` describes, one by one or by kind:", ""] + table.lines() + [
      "", "\(SourceCount(Topic.numbers)).",
      "All of them: `tpsim describe parameters`; the guesses: `tpsim describe --assumed`.",
    ]
  }

  private static func lines(listing topic: Topic) -> [String] {
    let entries = topic.entries
    var table = TextTable()
    for entry in entries { table.add(entry.name, entry.summary) }
    return ["\(entries.count) \(topic.rawValue): \(topic.summary)", ""] + table.lines() + [
      "", "More about one: `tpsim describe \(entries.first?.name ?? "NAME")`.",
    ]
  }

  private static func lines(of numbers: [NumberFacts], title: String) -> [String] {
    guard numbers.count > 1 else { return numbers.flatMap(\.lines) }
    var lines = ["\(title): \(SourceCount(numbers))"]
    var rest = numbers[...]
    while let owner = rest.first?.owner {
      let group = rest.prefix { $0.owner == owner }
      lines += ["", owner] + group.table
      rest = rest.dropFirst(group.count)
    }
    return lines
  }
}

extension Entry {
  /// Everything about it.
  var lines: [String] {
    var lines = ["\(name) (\(topic.noun))"]
    if !summary.isEmpty { lines += paragraph(summary, indent: 2) }
    var table = TextTable()
    for fact in facts { table.add(fact.label, fact.text) }
    if !facts.isEmpty { lines += [""] + table.lines() }
    if let people { lines += [""] + people().lines }
    if !choices.isEmpty {
      var table = TextTable(["by name", "default", "allowed; meaning"])
      for choice in choices {
        table.add(
          choice.name, choice.standard, "\(choice.allowed.joined(separator: ", "))\n\(choice.summary)")
      }
      lines += [""] + table.lines()
    }
    if !numbers.isEmpty { lines += [""] + numbers.table }
    return lines
  }
}

extension Collection<NumberFacts> {
  /// A row a number, under a header.
  fileprivate var table: [String] {
    var table = TextTable(["number", "default", "range", "meaning; source"])
    for number in self {
      table.add(
        number.name, number.readableValue, number.readableRange,
        "\(number.summary)\n\(number.source.sentence)")
    }
    return table.lines()
  }
}

extension NumberFacts {
  /// Everything about one number.
  fileprivate var lines: [String] {
    var table = TextTable()
    table.add("default", readableValue)
    table.add("range", readableRange)
    let ownUnit = isWhole ? "whole number" : unit.symbol
    table.add("unit", ownUnit.isEmpty ? "none" : ownUnit)
    table.add("source", source.sentence)
    if let reference = source.reference {
      let place = reference.identifier.isEmpty ? "" : ", \(reference.identifier)"
      table.add("", reference.citation + place)
    }
    return [fullName] + paragraph(summary, indent: 2) + [""] + table.lines()
  }
}
