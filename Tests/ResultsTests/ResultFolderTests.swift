// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Testing

private let complete = ["datapackage.json", "manifest.json", "runs.csv", "series.csv"]

@Suite struct ResultFolderTests {
  @Test("shows no name before it is finished, and all of them then")
  func commit() async throws {
    let place = try TemporaryFolder()
    let path = "\(place.path)/a/b"
    let folder = try ResultFolder(at: path, tables: [ResultTables.runs, series])
    try await folder.append(run(1), to: ResultTables.runs)
    var names = try FileManager.default.contentsOfDirectory(atPath: path)
    #expect(names.allSatisfy { $0.hasPrefix(".") } && names.count == 2)
    let written = try await folder.finish(manifest: manifest())
    names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    #expect(names == complete)
    #expect(written.rowCounts == ["runs.csv": 1, "series.csv": 0])
    #expect(written.files.map(\.path) == ["datapackage.json", "runs.csv", "series.csv"])
    #expect(try Manifest(inFolder: path) == written)
  }

  @Test("leaves nothing when it is abandoned or let go")
  func abandoned() async throws {
    let place = try TemporaryFolder()
    let folder = try ResultFolder(at: "\(place.path)/a", tables: [ResultTables.runs])
    try await folder.append(run(1), to: ResultTables.runs)
    await folder.abandon()
    #expect(try place.names == [])
    _ = try ResultFolder(at: place.path, tables: [ResultTables.runs])
    #expect(try place.names == [])
  }

  @Test("refuses a folder with files")
  func occupied() async throws {
    let place = try TemporaryFolder()
    _ = try await writeResults(to: place.path)
    let error = #expect(throws: ResultError.folderNotEmpty(path: place.path)) {
      try ResultFolder(at: place.path, tables: [ResultTables.runs])
    }
    #expect(error?.exitCode == 73)
    #expect(try place.names == complete)
  }

  @Test("with force replaces earlier results and nothing else")
  func force() async throws {
    let place = try TemporaryFolder()
    _ = try await writeResults(to: place.path)
    try place.write("mine", to: "notes.txt")
    let folder = try ResultFolder(at: place.path, tables: [ResultTables.runs], force: true)
    try await folder.append(run(9), to: ResultTables.runs)
    _ = try await folder.finish(manifest: manifest())
    #expect(try place.names == ["datapackage.json", "manifest.json", "notes.txt", "runs.csv"])
    #expect(try place.text("runs.csv").contains("run-9"))
    #expect(try place.text("notes.txt") == "mine")
  }

  @Test("with force keeps the earlier results until the new ones are complete")
  func forceAbandoned() async throws {
    let place = try TemporaryFolder()
    _ = try await writeResults(to: place.path)
    let folder = try ResultFolder(at: place.path, tables: [ResultTables.runs, series], force: true)
    try await folder.append(run(9), to: ResultTables.runs)
    await folder.abandon()
    #expect(try place.names == complete)
    #expect(try verify(place.path).isIntact)
  }

  @Test("with force refuses a folder that no manifest claims")
  func foreignFolder() throws {
    let place = try TemporaryFolder()
    try place.write("mine", to: "runs.csv")
    #expect(throws: ResultError.notAResultFolder(path: place.path)) {
      try ResultFolder(at: place.path, tables: [ResultTables.runs], force: true)
    }
    #expect(try place.names == ["runs.csv"])
    #expect(try place.text("runs.csv") == "mine")
  }

  @Test("with force refuses the manifest of another program, or one that lists a file elsewhere")
  func foreignManifest() async throws {
    let place = try TemporaryFolder()
    _ = try await writeResults(to: place.path)
    let text = try place.text("manifest.json")
    for (old, new) in [("\"tpsim\",\n  \"res", "\"other\",\n  \"res"), ("\"runs.csv\",", "\"../runs.csv\",")]
    {
      let forged = text.replacingOccurrences(of: old, with: new)
      try #require(forged != text)
      try place.write(forged, to: "manifest.json")
      let error = #expect(throws: ResultError.self) {
        try ResultFolder(at: place.path, tables: [ResultTables.runs], force: true)
      }
      #expect(error?.exitCode == 65)
      #expect(try place.names == complete)
    }
  }

  @Test("with force refuses to overwrite an unlisted file with the name of a table")
  func foreignTable() async throws {
    let place = try TemporaryFolder()
    _ = try await writeResults(to: place.path)
    try place.write("mine", to: "events.csv")
    #expect(throws: ResultError.foreignFile(path: "\(place.path)/events.csv")) {
      try ResultFolder(at: place.path, tables: [ResultTables.events], force: true)
    }
    #expect(try place.text("events.csv") == "mine")
  }

  @Test("clears away what a killed run left")
  func leftovers() async throws {
    let place = try TemporaryFolder()
    try place.write("half a ro", to: ".runs.csv.tpsim-partial")
    try place.write("half a ro", to: ".summary.csv.tpsim-partial")
    _ = try await writeResults(to: place.path)
    #expect(try place.names == complete)
    #expect(try verify(place.path).isIntact)
  }

  @Test("refuses a folder that another run is writing into")
  func twoRuns() async throws {
    let place = try TemporaryFolder()
    let first = try ResultFolder(at: place.path, tables: [ResultTables.runs])
    try await first.append(run(1), to: ResultTables.runs)
    let error = #expect(throws: ResultError.folderInUse(path: place.path)) {
      try ResultFolder(at: place.path, tables: [ResultTables.runs])
    }
    #expect(error?.exitCode == 73)
    _ = try await first.finish(manifest: manifest())
    #expect(try verify(place.path).isIntact)
  }

  @Test("says that it cannot create a folder below a file")
  func belowAFile() throws {
    let place = try TemporaryFolder()
    try place.write("", to: "file")
    for path in ["\(place.path)/file", "\(place.path)/file/a", "\(place.path)/file/a/b"] {
      let error = #expect(throws: ResultError.self) {
        try ResultFolder(at: path, tables: [ResultTables.runs])
      }
      #expect(
        error == .cannotCreateFolder(path: path, reason: String(cString: strerror(ENOTDIR))))
      #expect(error?.exitCode == 73)
    }
  }

  @Test("takes back the tables that had their names when a later one fails")
  func failedCommit() async throws {
    let place = try TemporaryFolder()
    let folder = try ResultFolder(at: place.path, tables: [ResultTables.runs, series])
    try await folder.append(run(1), to: ResultTables.runs)
    try FileManager.default.createDirectory(
      atPath: "\(place.path)/series.csv", withIntermediateDirectories: false)
    let expected = ResultError.writeFailed(
      path: "\(place.path)/series.csv", reason: String(cString: strerror(EISDIR)))
    await #expect(throws: expected) { try await folder.finish(manifest: manifest()) }
    #expect(try place.names == ["series.csv"])
  }

  @Test("writes the same bytes every time")
  func sameBytes() async throws {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try await writeResults(to: first.path)
    _ = try await writeResults(to: second.path)
    for name in complete { #expect(try first.bytes(name) == second.bytes(name), "\(name)") }
  }
}
