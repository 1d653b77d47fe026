// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Outcomes
import Results
import Scenarios
import Simulation
import Testing

@Suite("Whatever is in a file, it is read or refused", .serialized)
struct FuzzTests {
  private static func isStudy(_ text: String) -> Bool { text.contains("\"scenario\"") }

  @Test("a scenario")
  func scenarios() async throws {
    let run = try FuzzRun("scenario")
    let seeds = try Seeds.named { $0.contains("\"arms\"") && !Self.isStudy($0) }
    let counts = try await run.run(seeds, as: "input.json") {
      let scenario = try Scenario.load(path: "\(run.place)/input.json")
      // What is read must read back the same.
      let again = try Scenario(JSONDocument(Array(scenario.resolved.text.utf8), file: "resolved"))
      #expect(again.resolved.text == scenario.resolved.text)
    }
    #expect(counts.read > 0 && counts.refused > 0)
  }

  @Test("a study")
  func studies() async throws {
    let run = try FuzzRun("study")
    let seeds = try Seeds.named(where: Self.isStudy)
    let counts = try await run.run(seeds, as: "input.json") {
      let study = try Study.load(path: "\(run.place)/input.json")
      guard study.optimise == nil else { return }
      _ = try StudyPoints(study)
    }
    #expect(counts.refused > 0)
  }

  @Test("a list of doses")
  func lists() async throws {
    let run = try FuzzRun("list")
    try run.write(
      Array(
        #"{"scenario": "base.json", "design": {"kind": "list", "file": "input.csv", "replicates": 2}}"#.utf8),
      to: "list.json")
    let seeds = [
      "arms.press[0].passes,arms.press[0].hold\n1,30 s\n4,60 s\n", "arms.press[0].passes\n1\n\"2\"\n",
    ]
    let counts = try await run.run(seeds.map { Array($0.utf8) }, as: "input.csv") {
      _ = try Study.load(path: "\(run.place)/list.json")
    }
    #expect(counts.refused > 0)
  }

  @Test(
    "a published study, a calibration, a file of numbers",
    arguments: ["evidence", "calibration", "parameters"])
  func evidence(_ kind: String) async throws {
    let run = try FuzzRun(kind)
    let all = try Seeds.evidence()
    let numbers = Array(
      #"{"name": "p", "parameters": {"nociceptors.halfPoint": 2, "knotDrive.latchGain": 1}}"#.utf8)
    let seeds =
      kind == "parameters"
      ? [numbers]
      : all.filter {
        String(decoding: $0, as: UTF8.self).contains(kind == "evidence" ? "\"measurements\"" : "\"priors\"")
      }
    let path = "\(run.place)/input.json"
    let counts = try await run.run(seeds, as: "input.json") {
      switch kind {
      case "evidence": _ = try EvidenceSet.load([path])
      case "calibration": _ = try Calibration.load(path: path)
      default:
        _ = try Scenario.load(path: "\(run.place)/base.json", parameters: try ParameterFile(path: path))
      }
    }
    #expect(counts.refused > 0)
  }

  @Test("a table", arguments: ["runs.csv", "series.csv", "events.csv"])
  func tables(_ name: String) async throws {
    let run = try FuzzRun("table")
    let folder = "\(run.place)/out"
    try await Results.write(to: folder)
    let manifest = try Manifest(inFolder: folder)
    let question = ComparisonQuestion(outcome: try #require(OutcomeCatalogue.named("pain_nrs")), resamples: 2)
    try await run.run([try run.bytes("out/\(name)")], as: "out/\(name)") {
      // A forger makes the manifest agree.
      try run.write(
        try manifest.agreeing(with: try run.bytes("out/\(name)"), as: name).json(), to: "out/manifest.json")
      _ = try Comparison(of: [folder], question)
      _ = try await Replay(of: Results.run, in: folder).run()
    }
  }

  @Test("a manifest")
  func manifests() async throws {
    let run = try FuzzRun("manifest")
    let folder = "\(run.place)/out"
    try await Results.write(to: folder)
    let question = ComparisonQuestion(outcome: try #require(OutcomeCatalogue.named("pain_nrs")), resamples: 2)
    try await run.run([try run.bytes("out/manifest.json")], as: "out/manifest.json") {
      _ = try verify(folder)
      _ = try? ShardMerge([folder, folder])
      _ = try Comparison(of: [folder], question)
      _ = try Replay(of: Results.run, in: folder)
    }
  }

  @Test(
    "the record of work, and of results that are to appear",
    arguments: ["progress.json", ".tpsim-publication"])
  func records(_ name: String) async throws {
    let run = try FuzzRun("record")
    let folder = "\(run.place)/out"
    let publication =
      #"{"files": [{"bytes": 3, "path": "a.csv", "sha256": ""}, {"bytes": 3, "path": "manifest.json", "sha256": ""}], "#
      + #""progress": ["progress.json"], "replaced": ["b.csv"]}"#
    try await Results.begin(in: folder)
    let seed = name == "progress.json" ? try run.bytes("out/progress.json") : Array(publication.utf8)
    try run.write(Array("own".utf8), to: "mine.txt")
    try await run.run([seed], as: "out/\(name)") {
      let place = try ProgressFolder(at: folder)
      switch place.state {
      case .unfinished: _ = try await place.recover()
      case .unreadable(let problem): throw problem
      default: break
      }
    }
    #expect(FileManager.default.fileExists(atPath: run.place) == false)
  }

  @Test("a chunk, with a right hash or a wrong one", arguments: [true, false])
  func chunks(_ isForged: Bool) async throws {
    let run = try FuzzRun("chunk")
    let folder = "\(run.place)/out"
    let seal = try await Results.begin(in: folder)
    let chunk = "out/runs-000001.chunk"
    var counts = (tasks: 0, damaged: 0)
    try await run.run([try run.bytes(chunk)], as: chunk) {
      if isForged {
        let payload = try run.bytes(chunk).dropLast(65)
        try run.write(payload + Array("\(Fingerprint.sha256(of: Array(payload)))\n".utf8), to: chunk)
      }
      let (index, damaged) = try ProgressFolder.finished(seal, in: folder, manifest: nil)
      counts.damaged += damaged.count
      let reader = ChunkReader(index)
      for entry in index.entries {
        _ = try reader.read(entry)
        _ = index.responses(of: entry)
        counts.tasks += 1
      }
    }
    #expect(counts.tasks > 0 && counts.damaged > 0)
  }
}

extension Manifest {
  fileprivate func agreeing(with bytes: [UInt8], as name: String) throws -> Manifest {
    var manifest = self
    let place = try #require(manifest.files.firstIndex { $0.path == name })
    manifest.files[place] = FileRecord(
      path: name, bytes: bytes.count, sha256: Fingerprint.sha256(of: bytes))
    return manifest
  }
}
