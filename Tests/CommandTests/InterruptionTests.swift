// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Ctrl-C")
struct InterruptionTests {
  /// More patients than a test waits for.
  private static let many = ["run", "scenario.json", "--set", "patients.count=100000", "--out", "out"]

  @Test("once finishes the runs in hand, keeps them and says how to go on")
  func once() async throws {
    let folder = try folderWithScenario()
    let code = try await Program.interrupt(Self.many, in: folder, times: 1) {
      folder.holds("out/progress.json")
    }
    #expect(code == 75)
    let kept = try folder.names(in: "out")
    #expect(kept.contains("progress.json") && kept.contains { $0.hasSuffix(".chunk") }, "\(kept)")
    #expect(!kept.contains("manifest.json") && !kept.contains { $0.hasSuffix(".csv") })
    let blind = try await Program.run(Self.many, in: folder)
    #expect(blind.code == 73)
    #expect(blind.errors.contains("--resume") && blind.errors.contains("--force"), "\(blind.errors)")
  }

  @Test("twice stops now, and the next run may use the folder")
  func twice() async throws {
    let folder = try folderWithScenario()
    let code = try await Program.interrupt(Self.many, in: folder, times: 2) {
      folder.holds("out/progress.json")
    }
    #expect(code == 75)
    let again = try await Program.run("run", "scenario.json", "--out", "out", "--force", in: folder)
    #expect(again.code == 0, "\(again.errors)")
    #expect(try await Program.run("verify", "out", in: folder).code == 0)
  }

  @Test("as --stop-after does, after which --resume ends with the same bytes")
  func stopAfter() async throws {
    let folder = try folderWithScenario(replacing: "\"count\": 1", by: "\"count\": 200")
    let first = try await Program.run(
      "run", "scenario.json", "--out", "out", "--threads", "1", "--stop-after", "0.05 s", in: folder)
    #expect(first.code == 75, "\(first.errors)")
    #expect(first.errors.contains("--resume"))
    let rest = try await Program.run("run", "scenario.json", "--out", "out", "--resume", in: folder)
    #expect(rest.code == 0, "\(rest.errors)")
    #expect(try await Program.run("run", "scenario.json", "--out", "whole", in: folder).code == 0)
    #expect(try folder.tables("out") == folder.tables("whole"))
    let third = try await Program.run("run", "scenario.json", "--out", "out", "--resume", in: folder)
    #expect(third.code == 0 && third.output.contains("complete already"))
  }
}
