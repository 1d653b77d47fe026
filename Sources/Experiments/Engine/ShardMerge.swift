// SPDX-License-Identifier: GPL-3.0-or-later
package import Results
import Scenarios

/// Shards of one sweep, and what is missing of it.
package struct ShardMerge: Sendable {
  /// One folder.
  package struct Part: Sendable {
    package let folder: String
    package let seal: ProgressSeal
    package let shard: Manifest.Shard
    /// Whether the shard says that it is complete.
    package let isComplete: Bool
    package let index: TaskIndex
    /// Names of chunk files with other bytes than were written.
    package let damaged: [String]
    /// Names of chunk files that the shard wrote and that are gone.
    package let gone: [String]
  }

  /// Tasks of a shard that no folder holds.
  package struct Gap: Sendable {
    package let shard: Manifest.Shard
    /// Tasks: replicates of design points, in all arms. With a stopping rule, at least so many.
    package let tasks: Int
    /// What makes them.
    package let command: [String]
  }

  package let parts: [Part]
  /// The finished tasks of all folders.
  package let index: TaskIndex

  /// Reads the folders.
  ///
  /// - Throws: `ProblemList` (65) for folders that are no shards or not of one sweep; `ResultError` for those that
  ///   cannot be read.
  package init(_ folders: [String]) throws {
    var problems: [Problem] = []
    var parts: [Part] = []
    for folder in folders {
      do {
        parts.append(try Self.part(folder))
      } catch let error as ProblemList {
        problems += error.problems
      }
    }
    if let first = parts.first {
      for part in parts.dropFirst() {
        guard let difference = Self.difference(part, first) else { continue }
        problems.append(
          Problem(file: part.folder, .statement("is no shard of the sweep in \(first.folder): \(difference)"))
        )
      }
    }
    if !problems.isEmpty { throw ProblemList(.badInput, problems) }
    self.parts = parts
    var index = TaskIndex()
    for part in parts { index.add(part.index) }
    index.sort()
    self.index = index
  }

  private static func part(_ folder: String) throws -> Part {
    let (seal, manifest) = try seal(of: folder)
    guard let shard = seal.shard, seal.resolvedStudy != nil else {
      throw ProblemList(
        .badInput,
        [
          Problem(
            file: folder, .statement("holds no shard"),
            expected: "the folder of a sweep with --shard such as 1/4")
        ])
    }
    let (index, damaged) = try ProgressFolder.finished(seal, in: folder, manifest: manifest)
    let present = Set(index.chunks.map { String($0.dropFirst(folder.count + 1)) } + damaged)
    return Part(
      folder: folder, seal: seal, shard: shard, isComplete: manifest != nil, index: index, damaged: damaged,
      gone: (manifest?.files ?? []).map(\.path).filter { !present.contains($0) })
  }

  private static func seal(of folder: String) throws(ResultError) -> (ProgressSeal, Manifest?) {
    do {
      return (try ProgressSeal(inFolder: folder), nil)
    } catch {
      guard case .missing = error else { throw error }
      let manifest = try Manifest(inFolder: folder)
      try manifest.requireIntact([], inFolder: folder)
      return (ProgressSeal(of: manifest), manifest)
    }
  }

  private static func difference(_ part: Part, _ first: Part) -> String? {
    if (part.seal.version, part.seal.commit) != (first.seal.version, first.seal.commit) {
      return "it was made by another build of the program"
    }
    if part.seal.resolvedStudy != first.seal.resolvedStudy { return "it has another study" }
    if part.shard.count != first.shard.count {
      return "it is shard \(part.shard.text), the other \(first.shard.text)"
    }
    return nil
  }

  /// What no folder holds, shard by shard.
  package func gaps(in experiment: Experiment) throws -> [Gap] {
    guard let first = parts.first else { return [] }
    let missing = try Schedule(experiment, finished: index, shard: nil, width: 1)
      .missing(inShards: first.shard.count)
    let own = Dictionary(parts.map { ($0.shard.index, $0) }, uniquingKeysWith: { first, _ in first })
    return missing.enumerated().filter { $0.element > 0 }.map { place, tasks in
      let shard = Manifest.Shard(place + 1, of: first.shard.count)
      return Gap(shard: shard, tasks: tasks, command: command(for: shard, own[shard.index], as: first))
    }
  }

  /// The command of the shard's own folder, or else that of another shard with the numbers changed.
  private func command(for shard: Manifest.Shard, _ own: Part?, as other: Part) -> [String] {
    if let own {
      let words = own.seal.commandLine.filter { $0 != "--force" && $0 != "--resume" }
      return words + [own.isComplete ? "--force" : "--resume"]
    }
    var words = other.seal.commandLine.filter { $0 != "--force" && $0 != "--resume" }
    for place in words.indices {
      let isAfterOut = place > 0 && words[place - 1] == "--out"
      if isAfterOut || words[place].hasPrefix("--out=") {
        words[place] = Self.renamed(words[place], from: other.shard.index, to: shard.index)
      } else if words[place] == other.shard.text || words[place] == "--shard=\(other.shard.text)" {
        words[place] = words[place].replacing(other.shard.text, with: shard.text)
      }
    }
    return words
  }

  /// The folder of another shard after the pattern of this one's name.
  private static func renamed(_ name: String, from old: Int, to new: Int) -> String {
    guard let digits = name.lastIndex(where: \.isNumber) else { return "\(name)-\(new)" }
    var start = digits
    while start > name.startIndex, name[name.index(before: start)].isNumber {
      start = name.index(before: start)
    }
    guard name[start...digits] == String(old) else { return "\(name)-\(new)" }
    return name.replacingCharacters(in: start...digits, with: String(new))
  }

  /// Makes the tables of the whole sweep in the folder at `path`.
  ///
  /// - Throws: `ResultError` where it cannot be written.
  @concurrent
  package func publish(
    _ experiment: Experiment, tables: ExperimentTables, at path: String, force: Bool,
    manifest: @Sendable () throws -> Manifest
  ) async throws -> Manifest {
    let results = try ResultFolder(at: path, tables: tables.schemas(of: experiment), force: force)
    return try await tables.publish(experiment, index, to: results, manifest: manifest)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: ClosedRange<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[index(after: range.upperBound)...])
  }
}
