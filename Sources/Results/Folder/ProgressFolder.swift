// SPDX-License-Identifier: GPL-3.0-or-later

/// A folder in which work goes on: finished tasks in chunk files, until tables are made of them.
///
/// A chunk is written under a hidden name, brought to the disk and renamed. What chunks hold is finished, nothing else
/// is: a process may be killed at any moment and loses no more than the tasks since the last chunk. The folder is
/// locked while the value lives.
package actor ProgressFolder {
  package enum State: Sendable {
    case empty
    /// Work was begun, and is not known to have ended.
    case unfinished(ProgressSeal)
    /// Work was begun, but not by this version of the program, or its record is damaged: why it cannot be continued.
    case unreadable(ResultError)
    /// The tables, or all chunks of a shard, are there.
    case complete(Manifest)
    /// Files of somebody else.
    case foreign
  }

  package nonisolated let path: String
  /// What the folder held when it was opened.
  package nonisolated let state: State
  package private(set) var index = TaskIndex()
  private let handle: FolderHandle
  /// The identity of the work, from when it is begun or recovered.
  private var seal = ""
  private var waiting: [FinishedTask] = []
  private var waitingBytes = 0
  private var nextChunk = 1
  private let began = ContinuousClock.now
  private var flushed = ContinuousClock.now

  /// Bytes that may wait in memory.
  private static let largestChunk = 4 << 20
  /// Seconds between two chunks, and the least share of the time so far: a day's work leaves hundreds of files, not
  /// tens of thousands.
  private static let shortestPause = 0.2
  private static let pauseShare = 0.01

  /// Opens and locks the folder, which is made where it is missing.
  ///
  /// Throws `cannotCreateFolder`, `folderInUse`, `readFailed`, `badProgress` and `badManifest`.
  package init(at path: String) throws(ResultError) {
    handle = try FolderHandle(at: path)
    self.path = path
    do {
      state = try Self.state(of: handle)
    } catch {
      handle.removeIfUnused()
      throw error
    }
  }

  private static func state(of handle: FolderHandle) throws(ResultError) -> State {
    let names = try handle.names().filter { !AtomicFile.isTemporary($0) }
    if names.contains(ProgressSeal.fileName) {
      do throws(ResultError) {
        return .unfinished(try ProgressSeal(inFolder: handle.path))
      } catch {
        guard case .badProgress = error else { throw error }
        return .unreadable(error)
      }
    }
    if names.contains(Manifest.fileName) { return .complete(try Manifest(inFolder: handle.path)) }
    return names.contains { !isProgress($0) } ? .foreign : .empty
  }

  /// Whether a file of this name belongs to work that goes on.
  static func isProgress(_ name: String) -> Bool {
    name == ProgressSeal.fileName || ChunkFile.number(of: name) != nil
  }

  /// Begins new work, after unfinished work in the folder has been removed where `force` allows it; earlier results
  /// stay until they are replaced.
  ///
  /// `tables`: what will be written in the end. Throws as `ResultFolder.init` does, `unfinishedWork` without `force`,
  /// and `writeFailed`.
  package func begin(_ seal: ProgressSeal, tables: [TableSchema], force: Bool) throws(ResultError) {
    if !force {
      switch state {
      case .unfinished, .unreadable: throw .unfinishedWork(path: path)
      case .empty, .complete, .foreign: break
      }
    }
    self.seal = seal.identity
    do {
      _ = try ResultFolder.earlierResults(in: handle, tables: tables, force: force)
      let names = try handle.names()
      nextChunk = 1 + (names.compactMap { ChunkFile.number(of: $0) }.max() ?? 0)
      // The record of the work is replaced last, so that at no moment its chunks could be taken for those of other work.
      for name in try Self.chunks(among: names, in: path) { try handle.remove(name) }
      try put(ProgressSeal.fileName) { try seal.json() }
    } catch {
      handle.removeIfUnused()
      throw error
    }
  }

  /// Takes up what chunks hold. Returns the names of those whose bytes are damaged: they are removed, and their tasks
  /// are not finished.
  ///
  /// `tables`: as for `begin`. Throws as `ResultFolder.init` does, `foreignChunk` for a chunk of other work,
  /// `cannotCreateFile`, `readFailed` and `writeFailed`.
  package func recover(for tables: [TableSchema] = []) throws(ResultError) -> [String] {
    guard case .unfinished(let seal) = state else { preconditionFailure("\(path) holds no unfinished work") }
    self.seal = seal.identity
    try handle.requireWritable()
    // What cannot be published in the end is refused now.
    _ = try ResultFolder.earlierResults(in: handle, tables: tables, force: true)
    var damaged: [String] = []
    let names = try handle.names()
    nextChunk = 1 + (names.compactMap { ChunkFile.number(of: $0) }.max() ?? 0)
    for name in try Self.chunks(among: names, in: path) {
      if let tasks = try ChunkFile.read("\(path)/\(name)", seal: self.seal) {
        index.add(chunk: "\(path)/\(name)", tasks)
      } else {
        damaged.append(name)
        try handle.remove(name)
      }
    }
    return damaged
  }

  /// The chunk files of unfinished work, sorted: those of an earlier shard, which a manifest lists, are results.
  private static func chunks(among names: [String], in path: String) throws(ResultError) -> [String] {
    let chunks = names.filter { ChunkFile.number(of: $0) != nil }
    guard names.contains(Manifest.fileName) else { return chunks }
    let earlier = Set(try Manifest(inFolder: path).files.map(\.path))
    return chunks.filter { !earlier.contains($0) }
  }

  /// The finished tasks of the work in the folder at `path`, and the names of damaged chunks, without touching any of
  /// it. `manifest`: that of a complete shard, which lists its chunks; nil for unfinished work.
  ///
  /// Throws `foreignChunk` for a chunk of other work, and `readFailed`.
  package static func finished(
    _ seal: ProgressSeal, in path: String, manifest: Manifest?
  ) throws(ResultError) -> (index: TaskIndex, damaged: [String]) {
    var index = TaskIndex()
    var damaged: [String] = []
    let names = try FileSystem.names(in: path)
    let identity = seal.identity
    let present = Set(names)
    let listed = manifest?.files.map(\.path).filter {
      present.contains($0) && ChunkFile.number(of: $0) != nil
    }
    let chunks = if let listed { listed } else { try Self.chunks(among: names, in: path) }
    for name in chunks {
      guard let tasks = try ChunkFile.read("\(path)/\(name)", seal: identity) else {
        damaged.append(name)
        continue
      }
      try manifest?.requireIntact([name], inFolder: path)
      index.add(chunk: "\(path)/\(name)", tasks)
    }
    return (index, damaged)
  }

  /// Takes a finished task; it reaches the disk with the next chunk. Throws `cannotCreateFile` and `writeFailed`.
  package func add(_ task: FinishedTask) throws(ResultError) {
    waiting.append(task)
    waitingBytes += task.sections.reduce(0) { $0 + $1.count }
    let now = ContinuousClock.now
    let pause = max(Self.shortestPause, Self.pauseShare * ((now - began) / .seconds(1)))
    if waitingBytes >= Self.largestChunk || (now - flushed) / .seconds(1) >= pause { try flush() }
  }

  /// Brings all tasks to the disk. Throws `cannotCreateFile` and `writeFailed`; tasks stay in memory then.
  package func flush() throws(ResultError) {
    flushed = .now
    guard !waiting.isEmpty else { return }
    let (bytes, tasks) = ChunkFile.encode(waiting, seal: seal)
    let name = ChunkFile.name(nextChunk)
    try put(name) { bytes }
    index.add(chunk: "\(path)/\(name)", tasks)
    nextChunk += 1
    waiting.removeAll(keepingCapacity: true)
    waitingBytes = 0
  }

  /// All finished tasks, sorted.
  package var sorted: TaskIndex {
    index.sort()
    return index
  }

  /// Opens the tables for writing beside the chunks.
  package func results(_ tables: [TableSchema]) throws(ResultError) -> ResultFolder {
    try ResultFolder(in: handle, tables: tables, force: true)
  }

  /// Removes what a process left behind that was killed after its results were complete. Throws `readFailed` and
  /// `writeFailed`.
  package func tidy(after manifest: Manifest) throws(ResultError) {
    let listed = Set(manifest.files.map(\.path))
    for name in try handle.names() {
      let isChunk = ChunkFile.number(of: name) != nil && !listed.contains(name)
      if isChunk || AtomicFile.isTemporary(name) { try handle.remove(name) }
    }
  }

  /// Makes the folder a finished shard: chunks and a manifest that lists them. Throws as `ResultFolder.finish` does.
  @discardableResult
  package func finishShard(_ manifest: Manifest) throws(ResultError) -> Manifest {
    try flush()
    let earlier = try ResultFolder.earlierResults(in: handle, tables: [], force: true)
    var manifest = manifest
    manifest.files = []
    for name in try Self.chunks(among: handle.names(), in: path) {
      var fingerprint = Fingerprint()
      try readBlocks(of: "\(path)/\(name)") { fingerprint.add($0) }
      manifest.files.append(
        FileRecord(path: name, bytes: fingerprint.bytes, sha256: fingerprint.sha256))
    }
    let (file, record) = try AtomicFile.closed(Manifest.fileName, in: path) { try manifest.json() }
    let publication = Publication(files: [record], replaced: earlier, progress: [ProgressSeal.fileName])
    try publication.begin(in: handle)
    file.handOver()
    try publication.perform(in: handle)
    return manifest
  }

  private func put(_ name: String, _ bytes: () throws -> [UInt8]) throws(ResultError) {
    try AtomicFile.closed(name, in: path, holding: bytes).file.publish()
    handle.synchronise()
  }
}
