// SPDX-License-Identifier: GPL-3.0-or-later

/// Why results could not be written or read back.
package enum ResultError: Error, Sendable, Hashable {
  case cannotCreateFolder(path: String, reason: String)
  /// The folder holds files already and nobody said that they may go.
  case folderNotEmpty(path: String)
  /// The folder holds files that no manifest of this program lists, so force does not touch them.
  case notAResultFolder(path: String)
  /// A file of somebody else bears the name of a table.
  case foreignFile(path: String)
  /// Another run is writing into the folder.
  case folderInUse(path: String)
  /// A table is there already.
  case fileExists(path: String)
  case cannotCreateFile(path: String, reason: String)
  /// The disk filled up, or failed, after writing had begun.
  case writeFailed(path: String, reason: String)
  case missing(path: String)
  case readFailed(path: String, reason: String)
  case badManifest(path: String, reason: String)
  /// The folder holds work that was begun and not ended.
  case unfinishedWork(path: String)
  case badProgress(path: String, reason: String)
  /// A file of results is not as it was written.
  case changed(path: String, reason: String)
  /// A chunk file of other work.
  case foreignChunk(path: String)
  /// A CSV file that is not what it should be.
  case badTable(path: String, line: Int, reason: String)

  /// The exit code of `sysexits.h`: 65 bad input, 66 input missing, 73 cannot write, 74 failed midway.
  package var exitCode: Int32 {
    switch self {
    case .badManifest, .badProgress, .changed, .foreignChunk, .badTable: 65
    case .missing: 66
    case .cannotCreateFolder, .folderNotEmpty, .notAResultFolder, .foreignFile, .folderInUse,
      .unfinishedWork, .fileExists, .cannotCreateFile:
      73
    case .writeFailed, .readFailed: 74
    }
  }

  /// The file or folder that it happened to.
  package var path: String {
    switch self {
    case .cannotCreateFolder(let path, _), .folderNotEmpty(let path), .notAResultFolder(let path),
      .foreignFile(let path), .folderInUse(let path), .unfinishedWork(let path),
      .fileExists(let path), .cannotCreateFile(let path, _),
      .writeFailed(let path, _), .missing(let path), .readFailed(let path, _),
      .badManifest(let path, _), .badProgress(let path, _), .changed(let path, _), .foreignChunk(let path),
      .badTable(let path, _, _):
      path
    }
  }
}

extension ResultError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotCreateFolder(let path, let reason): "\(path.visibleLine): cannot create the folder: \(reason)"
    case .folderNotEmpty(let path):
      "\(path.visibleLine): holds files already; choose another folder with --out, "
        + "or replace earlier results with --force"
    case .notAResultFolder(let path):
      "\(path.visibleLine): holds files but no manifest.json of tpsim, so --force leaves it alone; "
        + "empty it by hand or choose another folder with --out"
    case .foreignFile(let path):
      "\(path.visibleLine): not listed in the folder's manifest.json, so --force does not replace it; move it away"
    case .folderInUse(let path): "\(path.visibleLine): another run is writing into this folder"
    case .fileExists(let path):
      "\(path.visibleLine): is there already; choose another folder with --out, or replace it with --force"
    case .cannotCreateFile(let path, let reason): "\(path.visibleLine): cannot create the file: \(reason)"
    case .writeFailed(let path, let reason): "\(path.visibleLine): writing failed midway: \(reason)"
    case .missing(let path): "\(path.visibleLine): not found"
    case .readFailed(let path, let reason): "\(path.visibleLine): cannot read: \(reason)"
    case .badManifest(let path, let reason): "\(path.visibleLine): not a manifest of tpsim: \(reason)"
    case .unfinishedWork(let path):
      "\(path.visibleLine): holds unfinished work; continue it with --resume, or start again with --force, "
        + "which removes it"
    case .badProgress(let path, let reason): "\(path.visibleLine): cannot be continued: \(reason)"
    case .changed(let path, let reason):
      "\(path.visibleLine): has changed since it was written: \(reason); `tpsim verify` lists what has"
    case .foreignChunk(let path):
      "\(path.visibleLine): holds runs of another study, seed, shard or version of the program; move it away"
    case .badTable(let path, let line, let reason): "\(path.visibleLine):\(line): \(reason)"
    }
  }
}
