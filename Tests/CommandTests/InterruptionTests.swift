// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Ctrl-C")
struct InterruptionTests {
  /// More patients than a test waits for.
  private static let many = ["run", "scenario.json", "--set", "patients.count=100000", "--out", "out"]

  @Test("once finishes the runs in hand and ends with 75")
  func once() async throws {
    let folder = try folderWithScenario()
    let code = try await Program.interrupt(Self.many, in: folder, times: 1) { folder.holds("out") }
    #expect(code == 75)
    let verification = try await Program.run("verify", "out", in: folder)
    #expect(verification.code == 0, "\(verification.errors)")
    let runs = try folder.text("out/runs.csv").split(separator: "\n").count - 1
    #expect(runs < 200_000)
  }

  @Test("twice stops now, and the next run may use the folder")
  func twice() async throws {
    let folder = try folderWithScenario()
    let code = try await Program.interrupt(Self.many, in: folder, times: 2) { folder.holds("out") }
    #expect(code == 75)
    let again = try await Program.run("run", "scenario.json", "--out", "out", "--force", in: folder)
    #expect(again.code == 0, "\(again.errors)")
    #expect(try await Program.run("verify", "out", in: folder).code == 0)
  }
}
