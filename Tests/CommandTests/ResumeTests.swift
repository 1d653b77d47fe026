// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("A sweep that is interrupted")
struct ResumeTests {
  /// Long enough to be stopped in: a second or two on one core.
  private static func folder(replicates: Int = 50) throws -> TemporaryFolder {
    try folderWithStudy(replacing: "\"replicates\": 3", by: "\"replicates\": \(replicates)")
  }

  @Test("by kill -9 at twenty moments gives the bytes of one that was not")
  func kills() async throws {
    let folder = try Self.folder(replicates: 120)
    let program = try Program.path
    let sweep = "'\(program)' sweep study.json --threads 1 --quiet --out out"
    var generator = SystemRandomNumberGenerator()
    var kills = 0
    var option = "--resume"
    for _ in 0..<200 where kills < 20 {
      let delay = Double.random(in: 0.02...0.4, using: &generator)
      let outcome = try await Program.shell("timeout -s KILL \(delay) \(sweep) \(option)", in: folder)
      // A sweep that came to its end is begun again.
      option = outcome.code == 0 ? "--force" : "--resume"
      kills += outcome.code == 0 ? 0 : 1
      #expect([0, 137].contains(outcome.code), "\(outcome.errors)")
    }
    #expect(kills == 20)
    let last = try await Program.shell("\(sweep) --resume", in: folder)
    #expect(last.code == 0, "\(last.errors)")
    #expect(try await Program.run("sweep", "study.json", "--out", "whole", in: folder).code == 0)
    #expect(try folder.tables("out") == folder.tables("whole"))
    #expect(try folder.names(in: "out") == folder.names(in: "whole"), "nothing is left behind")
  }

  @Test("is not continued with another study, and what changed is said")
  func changed() async throws {
    let folder = try Self.folder()
    let first = try await Program.run(
      "sweep", "study.json", "--out", "out", "--threads", "1", "--stop-after", "0.3 s", in: folder)
    #expect(first.code == 75)
    let study = try folder.text("study.json")
    try folder.write(study.replacing("[0, 2, 4]", with: "[0, 2, 5]"), to: "study.json")
    let other = try await Program.run("sweep", "study.json", "--out", "out", "--resume", in: folder)
    #expect(other.code == 65)
    #expect(
      other.errors.contains("factors[\"arms.press[0].passes\"].values[2] was 4, is 5"), "\(other.errors)")
    try folder.write(study, to: "study.json")
    let seed = try await Program.run(
      "sweep", "study.json", "--out", "out", "--resume", "--seed", "9", in: folder)
    #expect(seed.code == 65 && seed.errors.contains("scenario.seed was 7, is 9"), "\(seed.errors)")
    let shard = try await Program.run(
      "sweep", "study.json", "--out", "out", "--resume", "--shard", "1/2", in: folder)
    #expect(shard.code == 65 && shard.errors.contains("shard was none, is 1/2"), "\(shard.errors)")
    #expect(try await Program.run("sweep", "study.json", "--out", "out", "--resume", in: folder).code == 0)
  }

  @Test("finds its damaged chunks and simulates them again")
  func damage() async throws {
    let folder = try Self.folder()
    _ = try await Program.run(
      "sweep", "study.json", "--out", "out", "--threads", "1", "--stop-after", "0.3 s", in: folder)
    let chunk = try #require(try folder.names(in: "out").first { $0.hasSuffix(".chunk") })
    var bytes = try folder.bytes("out/\(chunk)")
    bytes.removeLast(100)
    try folder.write(bytes, to: "out/\(chunk)")
    let rest = try await Program.run("sweep", "study.json", "--out", "out", "--resume", in: folder)
    #expect(rest.code == 0)
    #expect(rest.errors.contains("out/\(chunk): damaged"), "\(rest.errors)")
    #expect(try await Program.run("sweep", "study.json", "--out", "whole", in: folder).code == 0)
    #expect(try folder.tables("out") == folder.tables("whole"))
  }

  @Test("by a full disk ends with 74, keeps what is finished and goes on when there is room")
  func fullDisk() async throws {
    let folder = try Self.folder()
    let program = try Program.path
    // Blocks of 512 bytes: the first chunks fit, larger ones and the tables do not.
    let outcome = try await Program.shell(
      "trap '' XFSZ; ulimit -f 300; exec '\(program)' sweep study.json --threads 1 --out out", in: folder)
    #expect(outcome.code == 74, "\(outcome.errors)")
    #expect(outcome.errors.contains("--resume"), "\(outcome.errors)")
    #expect(!folder.holds("out/manifest.json"))
    let rest = try await Program.run("sweep", "study.json", "--out", "out", "--resume", in: folder)
    #expect(rest.code == 0, "\(rest.errors)")
    #expect(try await Program.run("sweep", "study.json", "--out", "whole", in: folder).code == 0)
    #expect(try folder.tables("out") == folder.tables("whole"))
  }

  @Test("keeps a second process out of its folder")
  func twoProcesses() async throws {
    let folder = try Self.folder()
    let program = try Program.path
    let outcome = try await Program.shell(
      """
      '\(program)' sweep study.json --threads 1 --quiet --out out & first=$!
      while [ ! -e out/progress.json ]; do sleep 0.01; done
      kill -STOP $first
      '\(program)' sweep study.json --out out --resume; second=$?
      kill -CONT $first
      wait $first && exit $second
      """, in: folder)
    #expect(outcome.code == 73, "\(outcome.errors)")
    #expect(outcome.errors.contains("another run is writing into this folder"), "\(outcome.errors)")
  }
}
