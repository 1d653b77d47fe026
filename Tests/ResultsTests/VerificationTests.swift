// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Testing

@Suite struct VerificationTests {
  @Test("finds nothing in a folder as it was written")
  func intact() async throws {
    let place = try TemporaryFolder()
    _ = try await writeResults(to: place.path)
    let report = try verify(place.path)
    #expect(report.isIntact && report.unlisted.isEmpty)
    #expect(report.intact == ["datapackage.json", "runs.csv", "series.csv"])
  }

  @Test("finds a single flipped bit, wherever it is")
  func flipped() async throws {
    let place = try TemporaryFolder()
    _ = try await writeResults(to: place.path)
    let original = try place.bytes("series.csv")
    for index in [0, original.count / 2, original.count - 1] {
      var bytes = original
      bytes[index] ^= 1
      try place.write(String(decoding: bytes, as: UTF8.self), to: "series.csv")
      let report = try verify(place.path)
      #expect(report.changed == ["series.csv"] && !report.isIntact)
      #expect(report.intact == ["datapackage.json", "runs.csv"])
    }
  }

  @Test("finds missing and extra files")
  func missingAndExtra() async throws {
    let place = try TemporaryFolder()
    _ = try await writeResults(to: place.path)
    try place.write("mine", to: "notes.txt")
    var report = try verify(place.path)
    #expect(report.unlisted == ["notes.txt"] && report.isIntact)
    try FileManager.default.removeItem(atPath: "\(place.path)/runs.csv")
    report = try verify(place.path)
    #expect(report.missing == ["runs.csv"] && !report.isIntact)
  }

  @Test("counts rows, and no line ends within fields")
  func rows() async throws {
    let place = try TemporaryFolder()
    let folder = try ResultFolder(at: place.path, tables: [ResultTables.failures])
    for reason in ["one\ntwo", "a \"word\"\n", "\""] {
      try await folder.append(
        [.string(reason), .string("history"), .string(reason), .string("tpsim")], to: ResultTables.failures)
    }
    _ = try await folder.finish(manifest: manifest())
    #expect(try verify(place.path).isIntact)
    let text = try place.text("manifest.json")
    let forged = text.replacingOccurrences(of: "\"failures.csv\" : 3", with: "\"failures.csv\" : 4")
    try #require(forged != text)
    try place.write(forged, to: "manifest.json")
    let report = try verify(place.path)
    #expect(report.wrongRowCounts.map(\.found) == [3] && !report.isIntact)
  }

  @Test("finds a scenario that was edited in the manifest")
  func scenario() async throws {
    let place = try TemporaryFolder()
    _ = try await writeResults(to: place.path)
    let text = try place.text("manifest.json")
    let forged = text.replacingOccurrences(of: "{\"seed\": 1,", with: "{\"seed\": 2,")
    try #require(forged != text)
    try place.write(forged, to: "manifest.json")
    let report = try verify(place.path)
    #expect(!report.isScenarioIntact && !report.isIntact)
  }

  @Test("says that a folder without a manifest has none")
  func noManifest() throws {
    let place = try TemporaryFolder()
    let error = #expect(throws: ResultError.self) { try verify(place.path) }
    #expect(error?.exitCode == 66)
  }
}
