// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@Suite("replay")
struct ReplayTests {
  @Test("reproduces a run alone, and tells when a recorded row is not what comes out")
  func reproduces() async throws {
    let folder = try folderWithScenario()
    #expect(try await Program.run("run", "scenario.json", "--out", "out", in: folder).code == 0)
    let same = try await Program.run("replay", "out", "--run-id", "d0-p000001-press", in: folder)
    #expect(same.code == 0, "\(same.errors)")
    #expect(same.output.contains("series.csv: 8 rows, the same"))
    let table = try folder.text("out/series.csv")
    let row = try #require(table.split(separator: "\n").first { $0.hasPrefix("d0-p000001-press,") })
    try await folder.forge("out/series.csv", table.replacing(row, with: row + "1"))
    let other = try await Program.run("replay", "out", "--run-id", "d0-p000001-press", in: folder)
    #expect(other.code == 65)
    #expect(other.errors.contains("does not reproduce") && other.errors.contains("recorded: "))
  }

  @Test("names what is missing")
  func missing() async throws {
    let folder = try folderWithScenario()
    #expect(try await Program.run("replay", "nowhere", "--run-id", "x", in: folder).code == 66)
    #expect(try await Program.run("run", "scenario.json", "--out", "out", in: folder).code == 0)
    let unknown = try await Program.run("replay", "out", "--run-id", "d0-p000009-press", in: folder)
    #expect(unknown.code == 65)
    #expect(unknown.errors.contains("d0-p000001-"), "\(unknown.errors)")
  }
}
