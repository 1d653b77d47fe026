// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What is left to do for results to appear.
///
/// All new files lie complete beside their places, under hidden names, before this record gets its own. What it says
/// can then be done from any point on, any number of times. So results appear in one step: a process that dies
/// before leaves everything as it was, and after one that dies later, whoever opens the folder next does the rest.
struct Publication: Codable, Hashable {
  static let fileName = ".tpsim-publication"

  /// The new files in the order in which they get their names; the manifest is the last.
  let files: [FileRecord]
  /// Files of earlier results that have no successor.
  let replaced: [String]
  /// Files of the work that ends with these results.
  let progress: [String]

  /// Does the rest of a publication that was begun in the folder; without effect where none was.
  ///
  /// Throws `badProgress`, `readFailed` and `writeFailed`.
  static func finish(in folder: FolderHandle) throws(ResultError) {
    guard FileSystem.exists("\(folder.path)/\(fileName)") else { return }
    let publication = try read(in: folder.path)
    if publication.isPossible(in: folder) {
      try publication.perform(in: folder)
    } else {
      try publication.abandon(in: folder)
    }
  }

  private static func read(in folder: String) throws(ResultError) -> Publication {
    let path = "\(folder)/\(fileName)"
    let bytes = try FileSystem.contents(of: path)
    guard let publication = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
      publication.files.last?.path == Manifest.fileName,
      (publication.files.map(\.path) + publication.replaced + publication.progress).allSatisfy(isFileName)
    else { throw .badProgress(path: path, reason: "no record of results that are to appear") }
    return publication
  }

  /// Whether a name that was read can only be that of a file in the same folder.
  static func isFileName(_ name: String) -> Bool {
    !name.isEmpty && !name.contains("/") && name != "." && name != ".."
  }

  /// Makes the results certain to appear. Throws `cannotCreateFile` and `writeFailed`; nothing has changed then.
  func begin(in folder: FolderHandle) throws(ResultError) {
    for file in files where FileSystem.isFolder("\(folder.path)/\(file.path)") {
      throw .writeFailed(path: "\(folder.path)/\(file.path)", reason: systemReason(EISDIR))
    }
    // The files must be known to the disk before the record that speaks of them.
    folder.synchronise()
    let record = try AtomicFile.closed(Self.fileName, in: folder.path) {
      try JSONEncoder.ofResults.encode(self).map(\.self)
    }
    try record.file.publish()
    folder.synchronise()
  }

  /// Whether every new file is there under one of its names.
  private func isPossible(in folder: FolderHandle) -> Bool {
    files.allSatisfy {
      FileSystem.exists(temporaryPath(of: $0, in: folder))
        || FileSystem.size(of: "\(folder.path)/\($0.path)") == $0.bytes
    }
  }

  /// Forgets the publication, when somebody has removed hidden files. Earlier results stay where they are whole, and so
  /// does the work; else nothing of either is kept. Throws `writeFailed`.
  private func abandon(in folder: FolderHandle) throws(ResultError) {
    let isKept = [Manifest.fileName, ProgressSeal.fileName].contains {
      FileSystem.exists("\(folder.path)/\($0)")
    }
    for file in files {
      try folder.remove(AtomicFile.temporaryName(of: file.path))
      if !isKept { try folder.remove(file.path) }
    }
    if !isKept { for name in replaced { try folder.remove(name) } }
    try folder.remove(Self.fileName)
    folder.synchronise()
  }

  /// Throws `writeFailed`.
  func perform(in folder: FolderHandle) throws(ResultError) {
    let isPending = files.map { FileSystem.exists(temporaryPath(of: $0, in: folder)) }
    // Without its manifest a mixture of old and new tables cannot pass for a result.
    if isPending.last == true { try folder.remove(Manifest.fileName) }
    for name in replaced { try folder.remove(name) }
    for (file, isPending) in zip(files, isPending) where isPending {
      if file.path == Manifest.fileName { folder.synchronise() }
      if rename(temporaryPath(of: file, in: folder), "\(folder.path)/\(file.path)") != 0 {
        throw .writeFailed(path: "\(folder.path)/\(file.path)", reason: systemReason(errno))
      }
    }
    folder.synchronise()
    for name in progress { try folder.remove(name) }
    try folder.remove(Self.fileName)
    folder.synchronise()
  }

  private func temporaryPath(of file: FileRecord, in folder: FolderHandle) -> String {
    "\(folder.path)/\(AtomicFile.temporaryName(of: file.path))"
  }
}
