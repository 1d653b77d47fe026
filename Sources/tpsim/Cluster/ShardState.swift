// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Results

/// How far one shard has come, by its files.
struct ShardState: Encodable {
  enum Stage: String, Encodable {
    case complete, unfinished, damaged, missing, foreign
  }

  let shard: Int
  let stage: Stage
  /// Replicates that are kept, and runs among them that failed.
  var replicates = 0
  var failed = 0
  /// What is wrong, in words.
  var reason: String?

  init(_ shard: Int, _ stage: Stage, reason: String? = nil) {
    (self.shard, self.stage, self.reason) = (shard, stage, reason)
  }

  /// Reads the folder of a shard: every byte of its chunks is compared with what was written.
  ///
  /// `study`: the resolved study that it must be of.
  init(of shard: Manifest.Shard, in folder: String, study: String) {
    guard FileSystem.isFolder(folder) else {
      self.init(shard.index, .missing)
      return
    }
    do throws(ResultError) {
      let manifest: Manifest?
      let seal: ProgressSeal
      do throws(ResultError) {
        seal = try ProgressSeal(inFolder: folder)
        manifest = nil
      } catch {
        guard case .missing = error else { throw error }
        let own = try Manifest(inFolder: folder)
        (seal, manifest) = (ProgressSeal(of: own), own)
      }
      guard seal.shard == shard, seal.resolvedStudy == study else {
        self.init(shard.index, .foreign, reason: "holds other work")
        return
      }
      try manifest?.requireIntact([], inFolder: folder)
      let (index, damaged) = try ProgressFolder.finished(seal, in: folder, manifest: manifest)
      let present = Set(index.chunks.map { FileSystem.split($0).name } + damaged)
      let gone = (manifest?.files ?? []).map(\.path).filter { !present.contains($0) }
      self.init(shard.index, manifest == nil ? .unfinished : .complete)
      replicates = index.entries.count
      failed = index.entries.reduce(0) { $0 + $1.failed }
      if let name = gone.first ?? damaged.first {
        self = ShardState(
          shard.index, .damaged,
          reason: "\(name) \(gone.isEmpty ? "has other bytes than were written" : "is gone")")
      }
    } catch {
      if case .missing = error {
        self.init(shard.index, .missing)
      } else {
        self.init(shard.index, .damaged, reason: "\(error)")
      }
    }
  }
}
