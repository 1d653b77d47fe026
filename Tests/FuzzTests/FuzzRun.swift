// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Scenarios
import Testing

/// Feeds damaged inputs to a reader for a while.
///
/// A reader must give a value, or throw problems with an exit code of their own; a trap ends the process, and what was
/// read last lies in `place` then.
struct FuzzRun {
  /// Seconds for each reader: by hand as many as `TPSIM_FUZZ` says.
  static let seconds =
    ProcessInfo.processInfo.environment["TPSIM_FUZZ"].flatMap(Double.init) ?? 0.4
  static let seed = ProcessInfo.processInfo.environment["TPSIM_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
  /// No small input may keep a reader busy for longer.
  static let patience = 20.0

  let place: String

  /// A folder for `reader`, with the seeds in it.
  init(_ reader: String) throws {
    place = FileManager.default.temporaryDirectory.appending(path: "tpsim-fuzz-\(reader)").path
    try? FileManager.default.removeItem(atPath: place)
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    for (name, bytes) in try Seeds.all { try write(bytes, to: name) }
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(place)/\(name)"))
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(place)/\(name)")))
  }

  /// Writes one damaged seed after the other to `name`, and lets `body` read it.
  ///
  /// - Returns: how many were read, and how many refused.
  @discardableResult
  func run(
    _ seeds: [[UInt8]], as name: String, _ body: () async throws -> Void
  ) async throws -> (read: Int, refused: Int) {
    var mutator = Mutator(random: SplitMix(state: Self.seed))
    var counts = (read: 0, refused: 0)
    let clock = ContinuousClock()
    let start = clock.now
    var round = 0
    while round < 8 || (clock.now - start) / .seconds(1) < Self.seconds {
      let seed = seeds.randomElement(using: &mutator.random) ?? []
      // A seed as it is comes first.
      try write(round == 0 ? seed : mutator.damaged(seed, others: seeds), to: name)
      round += 1
      let began = clock.now
      do {
        try await body()
        counts.read += 1
      } catch {
        counts.refused += 1
        let (text, code): (String, Int32) =
          switch error {
          case let error as ProblemList: (error.description, error.exitCode)
          case let error as ResultError: (error.description, error.exitCode)
          default: ("", 0)
          }
        if text.isEmpty || ![64, 65, 66, 73, 74].contains(code) { try keep(name, "\(error)") }
      }
      if (clock.now - began) / .seconds(1) > Self.patience { try keep(name, "it takes long") }
    }
    try? FileManager.default.removeItem(atPath: place)
    return counts
  }

  /// Keeps an input that shows a fault.
  private func keep(_ name: String, _ reason: String) throws {
    let kept = FileManager.default.temporaryDirectory.appending(path: "tpsim-fuzz-kept-\(UUID())-\(name)")
      .path
    try FileManager.default.copyItem(atPath: "\(place)/\(name)", toPath: kept)
    Issue.record("\(kept): \(reason)")
  }
}

/// Inputs to begin from: those that are shipped, and those that once showed a fault.
enum Seeds {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  private static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

  static var all: [(name: String, bytes: [UInt8])] {
    get throws {
      try [tests.appending(path: "Seeds"), root.appending(path: "scenarios")].flatMap { try files(in: $0) }
    }
  }

  static func evidence() throws -> [[UInt8]] {
    try files(in: root.appending(path: "scenarios/evidence")).map(\.bytes)
  }

  static func named(where isWanted: (String) -> Bool) throws -> [[UInt8]] {
    try all.filter { isWanted(String(decoding: $0.bytes, as: UTF8.self)) }.map(\.bytes)
  }

  private static func files(in folder: URL) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".json") || $0.hasSuffix(".csv") }
      .map { ($0, Array(try Data(contentsOf: folder.appending(path: $0)))) }
  }
}
