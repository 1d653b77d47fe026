// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// The answer to `describe`.
enum Description {
  /// What can be described.
  case overview
  /// All of a kind, one line each.
  case list(Topic)
  /// Whatever bears one name; never empty.
  case entries([Entry])
  /// Numbers in full; never empty.
  case numbers(title: String, [NumberFacts])

  /// - Parameters:
  ///   - thing: a kind, a name, or nil for everything.
  ///   - assumed: only the numbers that are guesses.
  ///   - own: what a scenario brings of its own, before the catalogues.
  init(of thing: String?, assumed: Bool, own: [Entry] = []) throws(WrongUsage) {
    guard let thing else {
      if !own.isEmpty {
        let guesses = own.flatMap(\.numbers).filter(\.isAssumed)
        self = assumed ? .numbers(title: "guesses", guesses) : .entries(own)
        return
      }
      self = assumed ? .numbers(title: "guesses", Topic.numbers.filter(\.isAssumed)) : .overview
      return
    }
    let found = try Self.look(up: thing, own)
    self = assumed ? try found.guesses(of: thing) : found
  }

  private static func look(up thing: String, _ own: [Entry]) throws(WrongUsage) -> Description {
    if thing == "parameters" { return .numbers(title: "parameters", Topic.numbers) }
    if let topic = Topic(rawValue: thing) { return .list(topic) }
    let entries = own + Topic.allCases.flatMap(\.entries)
    let named = entries.filter { $0.name == thing }
    if !named.isEmpty { return .entries(named) }
    let numbers = entries.flatMap(\.numbers)
    let meant = numbers.filter { [$0.fullName, "\($0.owner).\($0.name)", $0.name].contains(thing) }
    if !meant.isEmpty { return .numbers(title: thing, meant) }
    let names =
      Topic.allCases.map(\.rawValue) + ["parameters"] + entries.map(\.name) + numbers.map(\.fullName)
      + numbers.map(\.name)
    let hint = nearestName(to: thing, in: names).map { "; did you mean \"\($0)\"?" }
    throw WrongUsage(
      "nothing is called \"\(thing)\"\(hint ?? "; `tpsim describe` lists what can be described")")
  }

  /// The guesses among the numbers of this description.
  private func guesses(of thing: String) throws(WrongUsage) -> Description {
    let numbers =
      switch self {
      case .overview: Topic.numbers
      case .list(let topic): topic.entries.flatMap(\.numbers)
      case .entries(let entries): entries.flatMap(\.numbers)
      case .numbers(_, let numbers): numbers
      }
    let guesses = numbers.filter(\.isAssumed)
    guard !guesses.isEmpty else { throw WrongUsage("no number of \"\(thing)\" is a guess") }
    return .numbers(title: "guesses of \(thing)", guesses)
  }
}

extension NumberFacts {
  var isAssumed: Bool { source.kind == "assumed" }
}

/// How many numbers are measured, fitted, and guessed.
struct SourceCount: Encodable, CustomStringConvertible {
  let numbers: Int
  let measured: Int
  let fitted: Int
  let assumed: Int

  init(_ facts: [NumberFacts]) {
    numbers = facts.count
    measured = facts.count { $0.source.kind == "measured" }
    fitted = facts.count { $0.source.kind == "fitted" }
    assumed = facts.count(where: \.isAssumed)
  }

  var description: String {
    "\(numbers) numbers: \(measured) measured, \(fitted) fitted, \(assumed) assumed"
  }
}
