// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("calibrate")
struct CalibrateTests {
  /// Two numbers that the small study feels, and one that nothing in it does.
  private static let calibration = """
    {
      "name": "fit", "iterations": 6,
      "priors": {
        "outcomes.electromyography.fullAmplitude": {"factor": 1.5},
        "outcomes.elastography.active": {"factor": 1.5},
        "botulinumToxin.decay": {"factor": 1.2}
      }
    }
    """

  /// The small study as the model with other numbers would have published it.
  private static func folder(_ truth: String) async throws -> TemporaryFolder {
    let folder = try folderWithEvidence()
    try folder.write(#"{"parameters": \#(truth)}"#, to: "truth.json")
    let outcome = try await Program.run(
      "evidence", "nobody.json", "--parameters", "truth.json", "--out", "truth", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    var text = try folder.text("nobody.json")
    for row in try folder.rows("truth/evidence.csv") where row["hypothesis"] == "integrated" {
      guard let value = row["predicted"], ["stiffness", "noise"].contains(row["measurement"]) else {
        continue
      }
      let (old, spread) = row["measurement"] == "noise" ? ("20 uV", "6 uV") : ("11 kPa", "2 kPa")
      let unit = old.split(separator: " ")[1]
      text = text.replacing(
        #""value": "\#(old)", "sd": "\#(spread)""#,
        with: #""value": "\#(value) \#(unit)", "se": "0.2 \#(unit)""#)
    }
    try folder.write(text, to: "nobody.json")
    try folder.write(calibration, to: "calibration.json")
    return folder
  }

  @Test("finds the numbers that made the data, and says which the data do not identify")
  func recovers() async throws {
    let folder = try await Self.folder(
      #"{"outcomes.electromyography.fullAmplitude": "60 uV", "outcomes.elastography.active": 3}"#)
    let outcome = try await Program.run("calibrate", ".", "--out", "out", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try await Program.run("verify", "out", in: folder).code == 0)
    let rows = try folder.rows("out/calibration.csv")
    func number(_ name: String, _ column: String) -> Double {
      Double(rows.first { $0["parameter"] == name }?[column] ?? "") ?? .nan
    }
    let amplitude = "outcomes.electromyography.fullAmplitude"
    #expect(number(amplitude, "ci_low") < 60 && number(amplitude, "ci_high") > 60)
    #expect(abs(number(amplitude, "value") - 60) < 8)
    let active = "outcomes.elastography.active"
    #expect(number(active, "ci_low") < 3 && number(active, "ci_high") > 3)
    #expect(abs(number(active, "value") - 3) < 0.4)
    let verdicts = Dictionary(uniqueKeysWithValues: rows.map { ($0["parameter"] ?? "", $0["verdict"] ?? "") })
    #expect(verdicts[amplitude] == "identified" && verdicts[active] == "identified")
    #expect(verdicts["botulinumToxin.decay"] == "no effect")
    // What was fitted goes into a run.
    let used = try await Program.run(
      "evidence", "nobody.json", "--parameters", "out/parameters.json", "--out", "after", in: folder)
    #expect(used.code == 0, "\(used.errors)")
    let after = try folder.rows("out/evidence.csv").filter { $0["hypothesis"] == "after" }
    #expect(
      after.map { $0["predicted"] }
        == (try folder.rows("after/evidence.csv")).filter { $0["hypothesis"] == "integrated" }.map {
          $0["predicted"]
        })
  }

  @Test("goes on after an interruption and ends with the same bytes")
  func resumes() async throws {
    let folder = try await Self.folder(#"{"outcomes.electromyography.fullAmplitude": "60 uV"}"#)
    let whole = try await Program.run("calibrate", ".", "--out", "one", "--threads", "1", in: folder)
    #expect(whole.code == 0, "\(whole.errors)")
    var code: Int32 = 75
    for attempt in 0..<200 where code == 75 {
      let outcome = try await Program.run(
        ["calibrate", ".", "--out", "two", "--stop-after", "0.1 s"] + (attempt > 0 ? ["--resume"] : []),
        in: folder)
      code = outcome.code
      #expect([0, 75].contains(code), "\(outcome.errors)")
    }
    #expect(code == 0)
    #expect(try folder.tables("one") == folder.tables("two"))
    #expect(try folder.bytes("one/parameters.json") == folder.bytes("two/parameters.json"))
  }

  @Test("keeps the studies of use test out of the fit, and needs one of use fit")
  func split() async throws {
    let folder = try await Self.folder(#"{"outcomes.electromyography.fullAmplitude": "60 uV"}"#)
    let text = try folder.text("nobody.json")
    try folder.write(
      text.replacing(#""citation""#, with: #""study": "other", "use": "test", "citation""#), to: "other.json")
    let outcome = try await Program.run("calibrate", "calibration.json", "--out", "out", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(Set(try folder.rows("out/slopes.csv").map { $0["study"] }) == ["nobody"])
    #expect(
      try folder.rows("out/scoreboard.csv").contains { $0["use"] == "test" && $0["hypothesis"] == "after" })
    try folder.remove("nobody.json")
    let none = try await Program.run("calibrate", ".", "--out", "none", in: folder)
    #expect(none.code == 65 && none.errors.contains(#"has no study of use "fit""#), "\(none.errors)")
  }

  @Test("parameter files are checked when a scenario takes them")
  func parameterFiles() async throws {
    let folder = try folderWithScenario()
    try folder.write(#"{"parameters": {"nociceptors.halfpoint": 2}}"#, to: "p.json")
    let name = try await Program.run("run", "scenario.json", "--parameters", "p.json", in: folder)
    #expect(name.code == 65 && name.errors.contains("p.json"), "\(name.errors)")
    try folder.write(#"{"parameters": {"nociceptors.halfPoint": 1e9}}"#, to: "p.json")
    let range = try await Program.run("check", "scenario.json", "--parameters", "p.json", in: folder)
    #expect(range.code == 65 && range.errors.contains("p.json: parameters"), "\(range.errors)")
    try folder.write(#"{"parameters": {"nociceptors.halfPoint": 2.5}}"#, to: "p.json")
    let good = try await Program.run(
      "run", "scenario.json", "--parameters", "p.json", "--out", "good", in: folder)
    #expect(good.code == 0, "\(good.errors)")
    let used = try folder.rows("good/parameters.csv").first { $0["name"] == "nociceptors.halfPoint" }
    #expect(used?["value"] == "2.5")
    let set = try await Program.run(
      "run", "scenario.json", "--parameters", "p.json", "--set", "nociceptors.halfPoint=1.5", "--out", "set",
      in: folder)
    #expect(set.code == 0, "\(set.errors)")
    let later = try folder.rows("set/parameters.csv").first { $0["name"] == "nociceptors.halfPoint" }
    #expect(later?["value"] == "1.5")
  }
}
