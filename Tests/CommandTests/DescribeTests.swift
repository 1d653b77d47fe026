// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Foundation
import Outcomes
import Physiology
import Quantities
import Testing
import Therapies

@Suite("describe")
struct DescribeTests {
  static let topics = [
    "therapies", "outcomes", "muscles", "loads", "populations", "mechanisms", "instruments", "settings",
    "hypotheses", "camps", "references", "parameters",
  ]

  /// Every name of every catalogue.
  static let names: [String] =
    TherapyCatalogue.all.map { $0.name } + OutcomeCatalogue.all.map(\.column)
    + MuscleCatalogue.all.map(\.name) + LoadCatalogue.all.map(\.name)
    + PopulationCatalogue.all.map(\.name) + Hypothesis.all.map(\.name) + Camp.all.map(\.name)

  /// The part of a parameter's name before its first dot, without repeats.
  static let owners: [String] =
    Set(
      (Model.parameters.map(\.name) + Readouts.parameters.map(\.name)).map { name in
        String(name.prefix { $0 != "." })
      }
    ).sorted()

  @Test("without a thing names all kinds and counts the guesses")
  func overview() async throws {
    let outcome = try await Program.run("describe")
    #expect(outcome.code == 0)
    for name in Self.names + Self.owners + Self.topics { #expect(outcome.output.contains(name), "\(name)") }
    let count = try #require(
      outcome.output.firstMatch(of: /(\d+) numbers: (\d+) measured, (\d+) fitted, (\d+) assumed/))
    let parts = [count.output.2, count.output.3, count.output.4].compactMap { Int($0) }
    #expect(Int(count.output.1) == parts.reduce(0, +))
    #expect(parts.allSatisfy { $0 > 0 })
  }

  @Test("fits a page and knows every kind", arguments: topics)
  func topic(_ topic: String) async throws {
    let outcome = try await Program.run("describe", topic)
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    expectPage(outcome.output)
    let json = try object(try await Program.run("describe", topic, "--json").output)
    // An empty summary is a mechanism or an instrument that nobody has described.
    let entries = try #require(json[topic] as? [[String: Any]])
    #expect(!entries.isEmpty && entries.allSatisfy { ($0["summary"] as? String)?.isEmpty == false })
  }

  @Test("knows every entry of every catalogue", arguments: names + owners)
  func entry(_ name: String) async throws {
    let outcome = try await Program.run("describe", name)
    #expect(outcome.code == 0)
    #expect(outcome.output.hasPrefix("\(name) ("))
    // Title and summary at least.
    #expect(outcome.output.split(separator: "\n").count >= 2)
    expectPage(outcome.output)
  }

  @Test("tells every entry as JSON, as its list does")
  func asJSON() async throws {
    var known: Set<String> = []
    for topic in Self.topics where topic != "parameters" {
      let list = try object(try await Program.run("describe", topic, "--json").output)
      let entries = try #require(list[topic] as? [[String: Any]])
      let names = entries.compactMap { $0["name"] as? String }
      #expect(names.count == entries.count && Set(names).count == names.count, "\(topic)")
      known.formUnion(names)
      let first = try #require(names.first)
      let one = try object(try await Program.run("describe", first, "--json").output)
      let things = try #require(one["things"] as? [[String: Any]])
      #expect(things.allSatisfy { $0["name"] as? String == first })
      #expect(things.contains { NSDictionary(dictionary: $0).isEqual(to: entries[0]) }, "\(topic): \(first)")
    }
    #expect(known.isSuperset(of: Self.names + Self.owners))
  }

  @Test("tells value, range, unit and source of every number of the model")
  func parameters() async throws {
    // Unlike JSONSerialization, this decoder reads every number to its last bit.
    let output = try await Program.run("describe", "parameters", "--json").output
    let numbers = try JSONDecoder().decode(Listing.self, from: Data(output.utf8)).parameters
    var byName: [String: Listing.Number] = [:]
    for number in numbers { byName[number.name] = number }
    // Populations call their numbers alike; every other name stands once.
    let single = numbers.filter { !$0.name.hasPrefix("population.") }
    #expect(Set(single.map(\.name)).count == single.count)
    // With these names scenarios set the numbers outside the model.
    for name in [
      "muscle.upper-trapezius.cover", "load.typing.dayToDay", "population.women", "outcomes.pain.noise",
    ] {
      #expect(byName[name] != nil, "\(name)")
    }
    for parameter in Model.parameters {
      let expected = Listing.Number(
        name: parameter.name, summary: parameter.summary, standard: parameter.read(Model()),
        low: parameter.range.lowerBound, high: parameter.range.upperBound, unit: parameter.unit.symbol,
        source: .init(kind: parameter.source.kind, text: parameter.source.text))
      #expect(byName[parameter.name] == expected)
    }
  }

  private struct Listing: Decodable {
    struct Number: Decodable, Equatable {
      struct Source: Decodable, Equatable {
        let kind: String
        let text: String
      }
      let name: String
      let summary: String
      let standard: Double
      let low: Double
      let high: Double
      let unit: String
      let source: Source

      private enum CodingKeys: String, CodingKey {
        case name, summary, low, high, unit, source
        case standard = "default"
      }
    }
    let parameters: [Number]
  }

  @Test("tells one number by its full name")
  func parameter() async throws {
    let outcome = try await Program.run("describe", "knotDrive.latchGain")
    #expect(outcome.code == 0)
    for part in ["knotDrive.latchGain", "0.42", "0 to 2", "fitted to"] {
      #expect(outcome.output.contains(part), "\(part)")
    }
  }

  @Test("tells who the people of a population are, drawn as a scenario draws them")
  func people() async throws {
    let outcome = try await Program.run("describe", "older-adult")
    #expect(outcome.code == 0 && outcome.output.contains("1000 people, seed 1"), "\(outcome.output)")
    expectPage(outcome.output)
    let things = try object(try await Program.run("describe", "older-adult", "--json").output)["things"]
    let facts = try #require((things as? [[String: Any]])?.first)
    let people = try #require(facts["people"] as? [String: Any])
    #expect(try (0.4..<0.8).contains(#require(people["women"] as? Double)))
    let traits = try #require(people["traits"] as? [[String: Any]])
    #expect(traits.count == (facts["traits"] as? [String])?.count)
    for trait in traits {
      let quartiles = ["quartile1", "median", "quartile3"].compactMap { trait[$0] as? Double }
      #expect(quartiles.count == 3 && quartiles == quartiles.sorted(), "\(trait)")
    }
    let conditions = try #require(people["conditions"] as? [[String: Any]])
    let anticoagulants = conditions.first { $0["name"] as? String == "anticoagulants" }
    #expect(try #require(anticoagulants?["share"] as? Double) > 0.02)
  }

  @Test("lists exactly the guesses")
  func assumed() async throws {
    let all = try numbers(of: try await Program.run("describe", "parameters", "--json"))
    let guesses = try numbers(of: try await Program.run("describe", "--assumed", "--json"))
    #expect(guesses == all.filter { $0.kind == "assumed" })
    let text = try await Program.run("describe", "--assumed").output
    #expect(
      text.hasPrefix("guesses: \(guesses.count) numbers: 0 measured, 0 fitted, \(guesses.count) assumed"))
  }

  @Test("every key that a source names is a known publication")
  func references() async throws {
    let all = try await Program.run("describe", "parameters", "--json").output
    let known = try await Program.run("describe", "references", "--json").output
    // Keys of publications in lower case with a year, as in `(geri2022)`.
    let keys = Set(all.matches(of: /\b[a-z][a-z_-]+(19|20)\d\d\b/).map { String($0.output.0) })
    #expect(keys.count > 10)
    for key in keys.sorted() { #expect(known.contains("\"\(key)\""), "\(key)") }
  }

  @Test(
    "guesses what was meant",
    arguments: [("knotdrive", "knotDrive"), ("preasure", "pressure"), ("pain_nsr", "pain_nrs")])
  func unknown(_ pair: (written: String, meant: String)) async throws {
    let outcome = try await Program.run("describe", pair.written)
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.problems == ["tpsim: nothing is called \"\(pair.written)\"; did you mean \"\(pair.meant)\"?"])
  }

  @Test(
    "tells of every hypothesis which numbers say nothing without it", arguments: Hypothesis.all.map(\.name))
  func silenced(hypothesis: String) async throws {
    let outcome = try await Program.run("describe", hypothesis)
    #expect(outcome.code == 0 && outcome.output.contains("\n  silences  "), "\(outcome)")
  }

  private struct NameAndKind: Equatable {
    let name: String?
    let kind: String?
  }

  private func numbers(of outcome: Program.Outcome) throws -> [NameAndKind] {
    let numbers = try #require(try object(outcome.output)["parameters"] as? [[String: Any]])
    return numbers.map { number in
      NameAndKind(
        name: number["name"] as? String, kind: (number["source"] as? [String: Any])?["kind"] as? String)
    }
  }
}

/// Expects lines that an ordinary terminal shows without breaking them.
func expectPage(_ text: String) {
  for line in text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
}
