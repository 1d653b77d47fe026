// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Therapies, loads and populations that a scenario brings of its own.
@Suite("own therapies, loads and populations")
struct OwnTests {
  /// A manoeuvre, the therapy of the catalogue that it is, and doses: number, value, and `"name"` where it is no number.
  struct Case: Sendable, CustomTestStringConvertible {
    let verb: String
    let therapy: String
    let numbers: [(String, String)]
    var names: [(String, String)] = []
    var testDescription: String { verb }

    init(_ verb: String, _ therapy: String, _ numbers: [(String, String)], names: [(String, String)] = []) {
      (self.verb, self.therapy, self.numbers, self.names) = (verb, therapy, numbers, names)
    }
  }

  static let cases = [
    Case(
      "press", "pressure", [("passes", "2"), ("hold", #""40 s""#)],
      names: [("pressure", "threshold"), ("until", "softened")]),
    Case("press", "pressure", [("pressure", #""200 kPa""#), ("rest", #""10 s""#)]),
    Case("stroke", "deep-strokes", [("passes", "4"), ("speed", #""20 mm/s""#)]),
    Case("knead", "massage", [("duration", #""3 min""#)]),
    Case("stretch", "stretching", [("repetitions", "2"), ("strain", #""12 %""#)]),
    Case("cool-and-stretch", "spray-and-stretch", [("spray", #""5 s""#)]),
    Case("contract", "contract-relax", [("effort", #""40 %MVC""#)]),
    Case("needle", "dry-needling", [("insertions", "6")]),
    Case("inject", "injection", [("volume", #""0.5 mL""#)], names: [("drug", "bupivacaine")]),
    Case("warm", "heat", [("warming", #""3 K""#)]),
  ]

  private static func pairs(_ pairs: [(String, String)]) -> String {
    pairs.map { #""\#($0)": \#($1)"# }.joined(separator: ", ")
  }

  /// Two arms: a therapy of the catalogue, and the same by its manoeuvre.
  private static func scenario(_ test: Case) -> String {
    let doses = test.numbers.map { ($0.0, #"{ "value": \#($0.1), "assumed": "as it is" }"#) }
    let bound = test.numbers.map { ($0.0, #"{ "dose": "\#($0.0)" }"#) }
    let names = test.names.map { ($0.0, #""\#($0.1)""#) }
    let session = #"[ { "\#(test.verb)": { \#(pairs(bound + names)) } } ]"#
    let own = #""mine": { "summary": "the same", "doses": { \#(pairs(doses)) }, "session": \#(session) }"#
    let usual = pairs(
      [("therapy", #""\#(test.therapy)""#)] + test.numbers + names + [("perWeek", "7"), ("for", #""2 d""#)])
    let arms = """
      "arms": { "catalogue": [ { \(usual) } ], "own": [ { "therapy": "mine", "perWeek": 7, "for": "2 d" } ], "none": [] },
      "referenceArm": "none", "sampleEvery": "1 d" }
      """
    let people = smallScenario.components(separatedBy: #""arms": {"#)[0]
    return people.replacing(#""seed": 7,"#, with: #""seed": 7, "therapies": { \#(own) },"#)
      .replacing(#""count": 1"#, with: #""count": 2"#) + arms
  }

  @Test("a therapy of one manoeuvre does what the catalogue's does, byte for byte", arguments: cases)
  func same(_ test: Case) async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.scenario(test), to: "scenario.json")
    let outcome = try await Program.run("run", "scenario.json", "--out", "out", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    for table in ["series", "events", "flow", "runs", "summary"] {
      let text = try folder.text("out/\(table).csv")
      let lines = text.split(separator: "\n").map(String.init)
      func rows(_ arm: String) -> [String] {
        lines.filter { $0.contains(",\(arm),") }.map {
          $0.replacing("-\(arm),", with: "-ARM,").replacing(",\(arm),", with: ",ARM,")
            .replacing("\(test.therapy): ", with: "THERAPY: ").replacing("mine: ", with: "THERAPY: ")
        }
      }
      #expect(!rows("own").isEmpty && rows("own") == rows("catalogue"), "\(test.verb): \(table)")
    }
    // It did something, or the test would say nothing.
    #expect(try folder.text("out/events.csv").contains(",own,"))
  }

  @Test("screening looks at every manoeuvre and drug of one")
  func screened() async throws {
    let folder = try TemporaryFolder()
    let injection = Case("inject", "injection", [("volume", #""0.5 mL""#)], names: [("drug", "lidocaine")])
    try folder.write(
      Self.scenario(injection).replacing(
        #""count": 2"#, with: #""count": 2, "conditions": ["drug-allergy"]"#), to: "scenario.json")
    let outcome = try await Program.run("run", "scenario.json", "--out", "out", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let flow = try folder.rows("out/flow.csv").filter { $0["arm"] != "none" }
    #expect(
      flow.count == 2 && flow.allSatisfy { $0["n_refused"] == "2" && $0["sessions_held"] == "0" }, "\(flow)")
  }

  @Test("is described, cited, checked, varied and repeated like one of the catalogue")
  func used() async throws {
    let folder = try TemporaryFolder()
    let root = DocumentedCommandsTests.root
    let text = try String(contentsOf: root.appending(path: "scenarios/own-therapy.json"), encoding: .utf8)
      .replacing(#""count": 8"#, with: #""count": 2"#).replacing(
        #""fibresPerFascicle": 64"#, with: #""fibresPerFascicle": 8"#
      )
      .replacing(#""duration": "8 wk""#, with: #""duration": "1 wk""#).replacing(
        #""for": "4 wk""#, with: #""for": "1 wk""#
      )
      .replacing(
        #""include": { "pain_nrs": { "atLeast": 3 }, "active_points": { "atLeast": 1 } },"#, with: "")
    try folder.write(text, to: "scenario.json")
    let described = try await Program.run(
      "describe", "press-and-stretch", "--in", "scenario.json", in: folder)
    #expect(described.output.contains("Time of each press") && described.output.contains("20 s to 2 min"))
    #expect(try await Program.run("describe", "screen-games", "--in", "scenario.json", in: folder).code == 0)
    let people = try await Program.run("describe", "players", "--in", "scenario.json", in: folder)
    #expect(people.output.contains("1000 people, seed 1"), "\(people.errors)")
    let cited = try await Program.run("cite", "scenario.json", in: folder)
    #expect(cited.output.contains("press-and-stretch.hold: Hou CR"), "\(cited.output)")
    #expect(try await Program.run("run", "scenario.json", "--out", "out", in: folder).code == 0)
    let run = try #require(try folder.rows("out/runs.csv").first { $0["arm"] == "longer" }?["run_id"])
    let replay = try await Program.run("replay", "out", "--run-id", run, in: folder)
    #expect(replay.code == 0, "\(replay.errors)")
    let parameters = try folder.text("out/parameters.csv")
    #expect(
      parameters.contains("arms.longer[0].hold,120.0,s")
        && parameters.contains("arms.longer[0].pressRamp,6.0,s"))
    // What check writes out is the same scenario.
    let resolved = try #require(
      try object(try await Program.run("check", "scenario.json", "--json", in: folder).output)["resolved"])
    try folder.write(
      String(decoding: try JSONSerialization.data(withJSONObject: resolved), as: UTF8.self),
      to: "resolved.json")
    #expect(try await Program.run("run", "resolved.json", "--out", "again", in: folder).code == 0)
    // JSON objects of other programs have an order of their own, in which tables list names.
    for table in ["runs", "series", "events", "summary", "contrasts", "flow"] {
      #expect(try folder.bytes("out/\(table).csv") == folder.bytes("again/\(table).csv"), "\(table)")
    }
    try folder.write(
      """
      { "scenario": "scenario.json", "design": { "kind": "factorial", "replicates": 2 },
        "factors": { "arms.longer[0].hold": { "values": ["30 s", "60 s"] }, "arms.longer[0].rounds": { "values": [1, 2] },
                     "arms.longer[0].pressRamp": { "values": ["3 s", "6 s"] } },
        "response": { "at": "1 wk" } }
      """, to: "study.json")
    let sweep = try await Program.run("sweep", "study.json", "--out", "sweep", in: folder)
    #expect(sweep.code == 0, "\(sweep.errors)")
    #expect(try folder.rows("sweep/design.csv").count == 8)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let own: String
    let message: String
  }
  static let faults = [
    Fault(
      testDescription: "a bare number", own: #""doses": {}, "session": [{"press": {"hold": "60 s"}}]"#,
      message: "is not a dose"),
    Fault(
      testDescription: "no source",
      own: #""doses": {"hold": {"value": "60 s"}}, "session": [{"press": {"hold": {"dose": "hold"}}}]"#,
      message: "needs a source"),
    Fault(
      testDescription: "a wrong unit",
      own:
        #""doses": {"hold": {"value": "60 kg", "assumed": "x"}}, "session": [{"press": {"hold": {"dose": "hold"}}}]"#,
      message: "expected a duration"),
    Fault(
      testDescription: "beyond the range",
      own:
        #""doses": {"hold": {"value": "60 min", "assumed": "x"}}, "session": [{"press": {"hold": {"dose": "hold"}}}]"#,
      message: "5 s to 10 min"),
    Fault(
      testDescription: "an unknown dose",
      own:
        #""doses": {"hold": {"value": "60 s", "assumed": "x"}}, "session": [{"press": {"hold": {"dose": "hodl"}}}]"#,
      message: "did you mean \"hold\"?"),
    Fault(
      testDescription: "a dose of nothing",
      own: #""doses": {"hold": {"value": "60 s", "assumed": "x"}}, "session": [{"press": {}}]"#,
      message: "is a dose of no manoeuvre"),
    Fault(
      testDescription: "an unknown manoeuvre", own: #""session": [{"presss": {}}]"#,
      message: "presss is not a known key"),
    Fault(
      testDescription: "an unknown number", own: #""session": [{"press": {"hodl": {"dose": "x"}}}]"#,
      message: "did you mean \"hold\"?"),
    Fault(testDescription: "no session", own: #""session": []"#, message: "session"),
    Fault(
      testDescription: "only rest",
      own: #""doses": {"a": {"value": "5 s", "assumed": "x"}}, "session": [{"rest": {"dose": "a"}}]"#,
      message: "has no manoeuvre"),
    Fault(
      testDescription: "a key of entries",
      own:
        #""doses": {"points": {"value": 2, "assumed": "x"}}, "session": [{"press": {"passes": {"dose": "points"}}}]"#,
      message: "every entry of an arm has that key"),
    Fault(
      testDescription: "a formula",
      own:
        #""doses": {"a": {"value": 2, "assumed": "=1+1"}}, "session": [{"press": {"passes": {"dose": "a"}}}]"#,
      message: "would be a formula"),
    Fault(
      testDescription: "rounds of rounds",
      own:
        #""doses": {"a": {"value": 2, "assumed": "x"}}, "session": [{"repeat": {"dose": "a"}, "steps": [{"repeat": {"dose": "a"}, "steps": [{"press": {}}]}]}]"#,
      message: "repeats within a repetition"),
    Fault(
      testDescription: "two drugs",
      own: #""session": [{"inject": {"drug": "saline"}}, {"inject": {"drug": "lidocaine"}}]"#,
      message: "injects several drugs"),
    Fault(
      testDescription: "beyond the narrowest of its places",
      own:
        #""doses": {"a": {"value": "50 s", "assumed": "x"}}, "session": [{"press": {"hold": {"dose": "a"}}}, {"cool-and-stretch": {"spray": {"dose": "a"}}}, {"contract": {"contraction": {"dose": "a"}}}, {"needle": {"spacing": {"dose": "a"}}}, {"stretch": {"hold": {"dose": "a"}}}]"#,
      message: "a.value is"),
    Fault(
      testDescription: "two units",
      own:
        #""doses": {"a": {"value": "5 s", "assumed": "x"}}, "session": [{"press": {"hold": {"dose": "a"}, "passes": {"dose": "a"}}}]"#,
      message: "which another place needs"),
  ]

  @Test("what is wrong with one is told where it stands", arguments: faults)
  func refused(_ fault: Fault) async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      smallScenario.replacing(
        #""seed": 7,"#, with: #""seed": 7, "therapies": { "mine": { "summary": "x", \#(fault.own) } },"#),
      to: "scenario.json")
    let outcome = try await Program.run("check", "scenario.json", in: folder)
    #expect(outcome.code == 65 && outcome.errors.contains(fault.message), "\(outcome.errors)")
    #expect(outcome.errors.contains("scenario.json:3: therapies.mine"), "\(outcome.errors)")
  }

  @Test(
    "names of the catalogue, and names that tables would misread, are refused",
    arguments: ["pressure", "NA", "1", "a b"])
  func names(_ name: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      smallScenario.replacing(
        #""seed": 7,"#,
        with: #""seed": 7, "therapies": { "\#(name)": { "summary": "x", "session": [{"press": {}}] } },"#),
      to: "scenario.json")
    let outcome = try await Program.run("check", "scenario.json", in: folder)
    #expect(outcome.code == 65, "\(outcome.output)")
  }

  @Test("a load and a population that are copies give the bytes of their models")
  func copies() async throws {
    let folder = try folderWithScenario()
    var scenario = try object(smallScenario)
    scenario["loads"] = ["gaming": ["like": "typing", "summary": "a copy"]]
    scenario["populations"] = ["players": ["like": "desk-worker", "summary": "a copy"]]
    scenario["patients"] = ["population": "players", "count": 1]
    var history = try #require(scenario["history"] as? [[String: Any]])
    history[0]["load"] = "gaming"
    scenario["history"] = history
    try folder.write(
      String(decoding: try JSONSerialization.data(withJSONObject: scenario), as: UTF8.self), to: "copy.json")
    for (file, out) in [("scenario.json", "one"), ("copy.json", "two")] {
      let outcome = try await Program.run("run", file, "--out", out, in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
    }
    for table in ["runs", "series", "events", "summary", "contrasts", "flow", "patients"] {
      #expect(try folder.bytes("one/\(table).csv") == folder.bytes("two/\(table).csv"), "\(table)")
    }
  }
}
