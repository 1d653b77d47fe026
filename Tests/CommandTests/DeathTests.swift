// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("A process that dies at any system call")
struct DeathTests {
  /// Little to do: the calls are what counts.
  private static let small = "--threads 1 --quiet --set 'muscles[0].fibresPerFascicle=1'"
  private static let settings = "\(small) --set 'course.duration=1 d' --set 'arms.press[0].for=1 d'"
  private static let publication = ".tpsim-publication"
  private static let most = 400

  @Test("leaves work that --resume ends with the same bytes, and nothing else behind")
  func fresh() async throws {
    let folder = try folderWithScenario()
    guard let death = try await Death(in: folder) else { return }
    let run = "run scenario.json \(Self.settings)"
    let program = try Program.path
    #expect(try await Program.shell("'\(program)' \(run) --out whole", in: folder).code == 0)
    let whole = try folder.tables("whole")
    var deaths = 0
    for number in 1...Self.most {
      let killed = try await death.strike(at: number, "\(run) --out out", in: folder)
      if killed.code == 0 { break }
      #expect(killed.code == 137, "\(killed.errors)")
      deaths = number
      let rest = try await Program.shell("'\(program)' \(run) --out out --resume", in: folder)
      #expect(rest.code == 0, "call \(number): \(rest.errors)")
      #expect(try folder.tables("out") == whole, "call \(number)")
      #expect(try folder.names(in: "out") == folder.names(in: "whole"), "call \(number)")
      try folder.remove("out")
    }
    #expect(deaths > 30 && deaths < Self.most)
  }

  @Test("while it replaces results leaves the earlier ones or the new ones, whole")
  func replacing() async throws {
    let folder = try folderWithScenario()
    guard let death = try await Death(in: folder) else { return }
    let program = try Program.path
    let run = "run scenario.json \(Self.settings)"
    for (name, seed) in [("old", 1), ("new", 2)] {
      #expect(
        try await Program.shell("'\(program)' \(run) --out \(name) --seed \(seed)", in: folder).code == 0)
    }
    let (old, new) = (try folder.tables("old"), try folder.tables("new"))
    try folder.write("mine", to: "old/notes.txt")
    var deaths = 0
    var sawNew = false
    for number in 1...Self.most {
      _ = try await Program.shell("rm -rf out; cp -r old out", in: folder)
      let killed = try await death.strike(at: number, "\(run) --out out --seed 2 --force", in: folder)
      if killed.code == 0 { break }
      deaths = number
      let intact = try await Program.run("verify", "out", in: folder)
      #expect(intact.code == 0, "call \(number): \(intact.errors)")
      let present = try folder.tables("out")
      #expect(present == old || present == new, "call \(number)")
      // Once the new ones are there they stay.
      #expect(!sawNew || present == new, "call \(number)")
      sawNew = present == new
      let option = number.isMultiple(of: 2) ? "--force" : "--resume"
      if option == "--resume", !folder.holds("out/progress.json"), present == old { continue }
      let rest = try await Program.shell("'\(program)' \(run) --out out --seed 2 \(option)", in: folder)
      #expect(rest.code == 0, "call \(number), \(option): \(rest.errors)")
      #expect(try folder.tables("out") == new, "call \(number)")
      #expect(
        try folder.names(in: "out") == (folder.names(in: "new") + ["notes.txt"]).sorted(), "call \(number)")
      #expect(try folder.text("out/notes.txt") == "mine")
    }
    #expect(deaths > 30 && deaths < Self.most && sawNew)
  }

  @Test(
    "while it publishes a shard, or what shards give together, leaves it before or after",
    arguments: ["shard", "merge"])
  func shards(_ kind: String) async throws {
    let folder = try folderWithStudy(replacing: "\"replicates\": 3", by: "\"replicates\": 1")
    guard let death = try await Death(in: folder) else { return }
    let program = try Program.path
    func sweep(_ shard: String) -> String { "sweep study.json \(Self.small) --shard \(shard)/2" }
    for (shard, out) in [("1", "one"), ("2", "two")] {
      let outcome = try await Program.shell("'\(program)' \(sweep(shard)) --out \(out)", in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
    }
    #expect(try await Program.run("merge", "one", "two", "--out", "whole", in: folder).code == 0)
    let whole = try folder.tables("whole")
    let command = kind == "shard" ? "\(sweep("2")) --force --out" : "merge one two --force --out"
    let before = kind == "shard" ? "two" : "whole"
    var deaths = 0
    for number in 1...Self.most {
      _ = try await Program.shell("rm -rf out; cp -r \(before) out", in: folder)
      let killed = try await death.strike(at: number, from: Self.publication, "\(command) out", in: folder)
      if killed.code == 0 { break }
      deaths = number
      let intact = try await Program.run("verify", "out", in: folder)
      #expect(intact.code == 0, "call \(number): \(intact.errors)")
      if kind == "merge" {
        #expect(try folder.tables("out") == whole)
        let again = try await Program.shell("'\(program)' \(command) out", in: folder)
        #expect(again.code == 0, "call \(number): \(again.errors)")
      } else {
        let rest = try await Program.shell("'\(program)' \(sweep("2")) --out out --resume", in: folder)
        #expect(rest.code == 0, "call \(number): \(rest.errors)")
        let merged = try await Program.run("merge", "one", "out", "--out", "joined", "--force", in: folder)
        #expect(merged.code == 0, "call \(number): \(merged.errors)")
      }
    }
    #expect(deaths > 4 && deaths < Self.most)
  }

  @Test("and hidden files that somebody removed then cost no more than what was about to appear")
  func robbed() async throws {
    let folder = try folderWithScenario()
    guard let death = try await Death(in: folder) else { return }
    let program = try Program.path
    let run = "run scenario.json \(Self.settings) --seed 2"
    for number in [2, 4, 7, 12] {
      for option in ["--resume", "--force"] {
        #expect(
          try await Program.shell("'\(program)' run scenario.json --quiet --out out --force", in: folder).code
            == 0)
        let killed = try await death.strike(
          at: number, from: Self.publication, "\(run) --out out --force", in: folder)
        #expect(killed.code == 137)
        _ = try await Program.shell("rm -f out/.*.tpsim-partial", in: folder)
        let rest = try await Program.shell("'\(program)' \(run) --out out \(option)", in: folder)
        #expect(rest.code == 0, "call \(number), \(option): \(rest.errors)")
        #expect(try await Program.run("verify", "out", in: folder).code == 0)
        #expect(try folder.names(in: "out").allSatisfy { !$0.hasPrefix(".") && !$0.hasSuffix(".chunk") })
      }
    }
  }

  @Test("and what an older version left half published is published by --resume and by --force")
  func halfPublished() async throws {
    for option in ["--resume", "--force"] {
      let folder = try folderWithScenario(replacing: "\"count\": 1", by: "\"count\": 40")
      let stopped = try await Program.run(
        "run", "scenario.json", "--out", "out", "--threads", "1", "--stop-after", "0.01 s", in: folder)
      #expect(stopped.code == 75)
      try folder.write("", to: "out/runs.csv")
      try folder.write("mine", to: "out/notes.txt")
      let rest = try await Program.run("run", "scenario.json", "--out", "out", option, in: folder)
      #expect(rest.code == 0, "\(option): \(rest.errors)")
      #expect(try await Program.run("verify", "out", in: folder).code == 0)
      #expect(try folder.text("out/notes.txt") == "mine")
    }
  }
}
