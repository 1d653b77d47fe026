// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("check and cite")
struct CheckTests {
  @Test("check tells what a scenario asks for, and writes nothing")
  func facts() async throws {
    let folder = try folderWithScenario()
    let outcome = try await Program.run("check", "scenario.json", in: folder)
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    for part in [
      "scenario.json: valid", "Does a press help more than waiting?", "1 of desk-worker, seed 7",
      "upper-trapezius-right: 1 point of 2 fascicles of 16 fibres, 32 in all", "3 d of typing at 8 %MVC",
      "4 in each of 2 runs, 16 rows", "9 patient-days", "all on", "no treatment", "2 sessions on 1 point",
      "hold 90 s",
    ] { #expect(outcome.output.contains(part), "\(part)") }
    expectPage(outcome.output)
    #expect(try folder.names == ["scenario.json"])
    #expect(outcome.seconds < Program.patience)
  }

  @Test("check tells what settings change")
  func settings() async throws {
    let folder = try folderWithScenario()
    let outcome = try await Program.run(
      "check", "scenario.json", "--set", "parameters.knotDrive.latchGain=0.5", "--set",
      "hypotheses.energyCrisis=false", "--seed", "8", in: folder)
    #expect(outcome.code == 0)
    for part in ["knotDrive.latchGain is 0.5 in place of 0.42", "switched off: energyCrisis", "seed 8"] {
      #expect(outcome.output.contains(part), "\(part)")
    }
  }

  @Test("the resolved scenario says the same again")
  func resolved() async throws {
    let folder = try folderWithScenario()
    let first = try object(try await Program.run("check", "scenario.json", "--json", in: folder).output)
    let resolved = try #require(first["resolved"])
    let bytes = try JSONSerialization.data(withJSONObject: resolved, options: .sortedKeys)
    try folder.write(Array(bytes), to: "resolved.json")
    let second = try object(try await Program.run("check", "resolved.json", "--json", in: folder).output)
    #expect((first["resolved"] as? NSObject) == (second["resolved"] as? NSObject))
    #expect(first["question"] as? String == second["question"] as? String)
    var (facts, again) = (try facts(of: first), try facts(of: second))
    #expect(facts.removeValue(forKey: "arms") != nil && again.removeValue(forKey: "arms") != nil)
    #expect((facts as NSDictionary) == (again as NSDictionary))
  }

  private func facts(of check: [String: Any]) throws -> [String: Any] {
    try #require(check["facts"] as? [String: Any])
  }

  @Test("cite lists what the scenario uses, and no more")
  func cite() async throws {
    let folder = try folderWithScenario()
    let outcome = try await Program.run("cite", "scenario.json", in: folder)
    #expect(outcome.code == 0)
    for part in ["tpsim", "GNU Scientific Library", "hou2002", "pressure.hold"] {
      #expect(outcome.output.contains(part), "\(part)")
    }
    // No needle, no stretch, no running.
    for part in ["regeneration.time", "needleTrack", "stretchMechanics", "gastrocnemius"] {
      #expect(!outcome.output.contains(part), "\(part)")
    }
    expectPage(outcome.output)
  }

  @Test("cite follows therapies, hypotheses and settings")
  func citeFollows() async throws {
    let folder = try folderWithScenario()
    let usual = try await keys(in: folder)
    #expect(usual["hou2002"]?.contains("pressure.hold") == true)
    let waiting = try await keys(in: folder, "arms.press=[]")
    #expect(waiting["hou2002"]?.contains("pressure.hold") != true)
    #expect(waiting.count < usual.count)
    let needling = try await keys(
      in: folder, #"arms.press=[{"therapy": "dry-needling", "perWeek": 7, "for": "2 d"}]"#)
    #expect(needling["domingo2013"]?.contains("regeneration.time") == true)
    #expect(usual["domingo2013"]?.contains("regeneration.time") != true)
    let uninhibited = try await keys(in: folder, "hypotheses.inhibition=false")
    #expect(usual["aboodarda2015"]?.contains("inhibition.offset") == true)
    #expect(uninhibited["aboodarda2015"]?.contains("inhibition.offset") != true)
    let moved = try await keys(in: folder, "parameters.inhibition.offset=17 min")
    #expect(moved["aboodarda2015"]?.contains("inhibition.offset") != true)
  }

  /// Names of numbers by the reference that they rest on.
  private func keys(in folder: TemporaryFolder, _ setting: String? = nil) async throws -> [String: [String]] {
    let arguments = ["cite", "scenario.json", "--json"] + (setting.map { ["--set", $0] } ?? [])
    let outcome = try await Program.run(arguments, in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let references = try #require(try object(outcome.output)["references"] as? [[String: Any]])
    var keys: [String: [String]] = [:]
    for reference in references {
      let key = try #require(reference["key"] as? String)
      let measured = (reference["measured"] as? [[String: String]] ?? []).compactMap { $0["name"] }
      let others = ["fitted", "guided"].flatMap { reference[$0] as? [String] ?? [] }
      keys[key] = measured + others
    }
    return keys
  }
}
