// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Work and results know what they belong to")
struct SealTests {
  private static func stopped(_ out: String, _ more: String..., in folder: TemporaryFolder) async throws {
    let outcome = try await Program.run(
      ["sweep", "study.json", "--out", out, "--threads", "1", "--stop-after", "0.3 s"] + more, in: folder)
    #expect(outcome.code == 75, "\(outcome)")
  }

  private static func long() throws -> TemporaryFolder {
    try folderWithStudy(replacing: "\"replicates\": 3", by: "\"replicates\": 120")
  }

  private static func chunk(_ out: String, in folder: TemporaryFolder) throws -> String {
    try #require(try folder.names(in: out).first { $0.hasSuffix(".chunk") })
  }

  @Test(
    "a chunk of another seed, study or shard is refused by --resume, which names it",
    arguments: [["--seed", "8"], ["--set", "arms.press[0].passes=3"], ["--shard", "1/2"]])
  func foreign(_ other: [String]) async throws {
    let folder = try Self.long()
    try await Self.stopped("a", in: folder)
    let outcome = try await Program.run(
      ["sweep", "study.json", "--out", "b", "--threads", "1", "--stop-after", "0.3 s"] + other, in: folder)
    #expect(outcome.code == 75, "\(outcome)")
    try folder.write(try folder.bytes("b/\(Self.chunk("b", in: folder))"), to: "a/runs-000099.chunk")
    let resumed = try await Program.run("sweep", "study.json", "--out", "a", "--resume", in: folder)
    #expect(resumed.code == 65)
    #expect(resumed.errors.hasPrefix("a/runs-000099.chunk: holds runs of another study"), "\(resumed.errors)")
    try folder.remove("a/runs-000099.chunk")
    #expect(try await Program.run("sweep", "study.json", "--out", "a", "--resume", in: folder).code == 0)
  }

  @Test("and by run --resume")
  func foreignRun() async throws {
    let folder = try folderWithScenario(replacing: "\"count\": 1", by: "\"count\": 100")
    for (out, seed) in [("a", "1"), ("b", "2")] {
      let outcome = try await Program.run(
        "run", "scenario.json", "--out", out, "--seed", seed, "--threads", "1", "--stop-after", "0.2 s",
        in: folder)
      #expect(outcome.code == 75, "\(outcome)")
    }
    let chunk = try Self.chunk("b", in: folder)
    try folder.write(try folder.bytes("b/\(chunk)"), to: "a/\(chunk)")
    let resumed = try await Program.run(
      "run", "scenario.json", "--out", "a", "--seed", "1", "--resume", in: folder)
    #expect(resumed.code == 65 && resumed.errors.hasPrefix("a/\(chunk): "), "\(resumed)")
  }

  @Test("and by merge, of a finished shard too", arguments: ["--seed=8", "--shard=2/2"])
  func foreignShard(_ other: String) async throws {
    let folder = try folderWithStudy()
    for (shard, out) in [("1/2", "a"), ("2/2", "b")] {
      #expect(
        try await Program.run("sweep", "study.json", "--shard", shard, "--out", out, in: folder).code == 0)
    }
    let foreign =
      ["sweep", "study.json", "--out", "c", other] + (other.contains("seed") ? ["--shard", "1/2"] : [])
    #expect(try await Program.run(foreign, in: folder).code == 0)
    try folder.write(try folder.bytes("c/runs-000001.chunk"), to: "a/runs-000001.chunk")
    let merged = try await Program.run("merge", "a", "b", "--out", "joined", in: folder)
    #expect(merged.code == 65 && merged.errors.hasPrefix("a/runs-000001.chunk: "), "\(merged)")
    #expect(!merged.output.contains("joined in") && !folder.holds("joined"))
  }

  @Test("a shard's manifest that says another study does not fit its chunks")
  func forgedStudy() async throws {
    let folder = try folderWithStudy()
    for (shard, out) in [("1/2", "a"), ("2/2", "b")] {
      #expect(
        try await Program.run("sweep", "study.json", "--shard", shard, "--out", out, in: folder).code == 0)
      let text = try folder.text("\(out)/manifest.json")
      let forged = text.replacing("\"name\": \"study\"", with: "\"name\": \"../../escape/me\"")
      try #require(forged != text)
      try folder.write(forged, to: "\(out)/manifest.json")
    }
    let merged = try await Program.run("merge", "a", "b", in: folder)
    #expect(merged.code == 65, "\(merged)")
    #expect(!merged.output.contains("joined"))
  }

  @Test("a shard of another program, and one that no sweep has, is refused by name")
  func otherProgram() async throws {
    let folder = try folderWithStudy()
    #expect(
      try await Program.run("sweep", "study.json", "--shard", "1/2", "--out", "a", in: folder).code == 0)
    let text = try folder.text("a/manifest.json")
    for (old, new, words) in [
      (/"version" ?: ?"[^"]*"/, "\"version\": \"0.0.1\"", "of another study, seed, shard or version"),
      (/"count" ?: ?2/, "\"count\": 0", "not a manifest"),
      (/"index" ?: ?1/, "\"index\": 3", "not a manifest"),
    ] as [(Regex<Substring>, String, String)] {
      let forged = text.replacing(old, with: new)
      try #require(forged != text)
      try folder.write(forged, to: "a/manifest.json")
      let merged = try await Program.run("merge", "a", "--out", "joined", in: folder)
      #expect(merged.code == 65 && merged.errors.contains("a/"), "\(merged)")
      #expect(merged.errors.contains(words), "\(merged)")
    }
  }

  @Test("a damaged record of the work is named, and --force starts again")
  func damagedRecord() async throws {
    let folder = try Self.long()
    for damage in ["{", "{\"format\": 1}", "", "[]"] {
      try await Self.stopped("out", "--force", in: folder)
      try folder.write(damage, to: "out/progress.json")
      let resumed = try await Program.run("sweep", "study.json", "--out", "out", "--resume", in: folder)
      #expect(resumed.code == 65 && resumed.errors.hasPrefix("out/progress.json: "), "\(resumed)")
      #expect(try await Program.run("sweep", "study.json", "--out", "out", in: folder).code == 73)
    }
    try await Self.stopped("out", "--force", in: folder)
    let text = try folder.text("out/progress.json")
    try folder.write(text.replacing(#"\"design\": {"#, with: #"\"design\": [{"#), to: "out/progress.json")
    let resumed = try await Program.run("sweep", "study.json", "--out", "out", "--resume", in: folder)
    #expect(resumed.code == 65 && resumed.errors.hasPrefix("out/progress.json:"), "\(resumed)")
    try await Self.stopped("out", "--force", in: folder)
  }

  @Test(
    "results that were changed are refused by what reads them, by name",
    arguments: [
      ("compare out", "runs.csv"), ("compare out", "series.csv"), ("compare out", "events.csv"),
      ("sensitivity out", "runs.csv"), ("sensitivity out", "series.csv"),
      ("replay out --run-id d000001-p000001-press", "series.csv"),
      ("replay out --run-id d000001-p000001-press", "events.csv"),
    ])
  func changed(_ case: (command: String, file: String)) async throws {
    let folder = try folderWithStudy()
    #expect(try await Program.run("sweep", "study.json", "--out", "out", in: folder).code == 0)
    let arguments = `case`.command.split(separator: " ").map(String.init)
    #expect(try await Program.run(arguments, in: folder).code == 0)
    var bytes = try folder.bytes("out/\(`case`.file)")
    let place = try #require(bytes.lastIndex { (UInt8(ascii: "1")...UInt8(ascii: "8")).contains($0) })
    bytes[place] += 1
    try folder.write(bytes, to: "out/\(`case`.file)")
    let outcome = try await Program.run(arguments, in: folder)
    #expect(outcome.code == 65, "\(outcome)")
    #expect(
      outcome.errors.hasPrefix("out/\(`case`.file): has changed since it was written"), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("and so is a scenario that was changed in a manifest")
  func changedScenario() async throws {
    let folder = try folderWithScenario()
    #expect(try await Program.run("run", "scenario.json", "--out", "out", in: folder).code == 0)
    let text = try folder.text("out/manifest.json")
    try folder.write(text.replacing("\"passes\": 2", with: "\"passes\": 3"), to: "out/manifest.json")
    for arguments in [["compare", "out"], ["replay", "out", "--run-id", "d0-p000001-press"]] {
      let outcome = try await Program.run(arguments, in: folder)
      #expect(outcome.code == 65 && outcome.errors.hasPrefix("out/manifest.json: has changed"), "\(outcome)")
    }
  }
}

extension TemporaryFolder {
  /// Writes a table of a result folder, and makes the manifest agree with it.
  func forge(_ name: String, _ text: String) async throws {
    let parts = name.split(separator: "/").map(String.init)
    let sum = "sha256sum '\(name)' 2>/dev/null || shasum -a 256 '\(name)'"
    func facts() async throws -> (size: Int, hash: String) {
      (try bytes(name).count, String(try await Program.shell(sum, in: self).output.prefix(64)))
    }
    let old = try await facts()
    try write(text, to: name)
    let new = try await facts()
    let manifest = try self.text("\(parts[0])/manifest.json")
    let size = try Regex(
      "(\"bytes\" ?: ?)\(old.size)(,\\s*\"path\" ?: ?\"\(parts[1])\")",
      as: (Substring, Substring, Substring).self)
    let forged = manifest.replacing(old.hash, with: new.hash)
      .replacing(size) { "\($0.output.1)\(new.size)\($0.output.2)" }
    #expect(forged != manifest)
    try write(forged, to: "\(parts[0])/manifest.json")
  }
}
