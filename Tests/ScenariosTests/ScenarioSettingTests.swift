// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Outcomes
import Physiology
import Quantities
import Scenarios
import Simulation
import Testing

@Suite("Settings in the place of a file's values")
struct ScenarioSettingTests {
  private let path = "\(ScenarioSamples.folder)/desk-worker.json"

  private func load(_ arguments: [String], seed: UInt64? = nil) throws(ProblemList) -> Scenario {
    var settings: [(JSONPath, String)] = []
    for argument in arguments { settings.append(try Scenario.setting(argument)) }
    return try Scenario.load(path: path, settings: settings, seed: seed)
  }

  private func refusal(_ arguments: [String], seed: UInt64? = nil) -> (code: Int32, lines: [String]) {
    do throws(ProblemList) {
      _ = try load(arguments, seed: seed)
      return (0, [])
    } catch {
      return (error.exitCode, error.problems.map(\.description))
    }
  }

  @Test("values reach the plan, as JSON where they are JSON, else as a text")
  func values() throws {
    let plan = try load(
      [
        "patients.count=3", "arms.one-pass[0].hold=60 s", #"arms.one-pass[0].passes=7"#,
        "arms.new=[]", "course.load=stops", "hypotheses.squeeze=false", "numerics.solver=rodas4",
        "schedule.session=11 h", "parameters.knotDrive.latchGain=0.2", "outcomes.pain.noise=0 NRS",
        "referenceArm=new",
      ], seed: 99
    ).plan
    #expect((plan.patients, plan.seed, plan.referenceArm) == (3, 99, "new"))
    #expect(plan.courseLoads.isEmpty)
    #expect(plan.model.squeeze.isOn == false)
    #expect(plan.numerics.solver == .rodas4)
    #expect(plan.schedule.session.value == 11)
    #expect(plan.model.knotDrive.latchGain.value == 0.2)
    #expect(plan.readouts.pain.noise.value == 0)
    let resolved = try load(["arms.one-pass[0].hold=60 s"]).resolved
    #expect(resolved[JSONPath("arms.one-pass[0].hold") ?? JSONPath()] == JSONValue(.string("1 min")))
  }

  @Test(
    "a parameter is met where the file has it",
    arguments: [
      #"{"knotDrive.latchGain": 0.1}"#, #"{"knotDrive": {"latchGain": 0.1, "leakGain": 0.02}}"#,
      #"{"knotDrive": {"leakGain": 0.02}}"#, "{}",
    ],
    [
      "parameters.knotDrive.latchGain", "knotDrive.latchGain", #"parameters["knotDrive.latchGain"]"#,
      #"["knotDrive.latchGain"]"#,
    ])
  func parameterPlaces(written: String, spelled: String) throws {
    let text = ScenarioSamples.small.replacing(#""1 d""#, with: #""1 d", "parameters": \#(written)"#)
    var document = try JSONDocument(Array(text.utf8), file: "x.json")
    let place = try #require(JSONPath(spelled))
    let number = try JSONReader.read(Array("0.3".utf8)).value
    try Scenario.set(place, to: number, in: &document.root)
    #expect(try Scenario(document).plan.model.knotDrive.latchGain.value == 0.3)
  }

  @Test(
    "a wrong setting is named",
    arguments: [
      (
        "arms.one-pass[0].hold=90 kg",
        #"--set arms.one-pass[0].hold=90 kg: arms.one-pass[0].hold is "90 kg"; expected a duration such as "1 min" (5 s to 10 min)"#
      ),
      (
        "arms.one-pas[0].hold=90 s",
        #"--set arms.one-pas[0].hold=90 s: arms has no "one-pas"; expected one of "wait-and-see", "one-pass", "four-passes", "needling"; did you mean "one-pass"?"#
      ),
      (
        "arms.one-pass[1].hold=90 s",
        "--set arms.one-pass[1].hold=90 s: arms.one-pass has no [1]; expected [0]"
      ),
      (
        "arms.one-pass.hold=90 s",
        #"--set arms.one-pass.hold=90 s: arms.one-pass has no "hold"; expected [0]"#
      ),
      ("seed.x=1", #"--set seed.x=1: seed has no "x""#),
      (
        "cuorse.duration=1 wk",
        #"--set cuorse.duration=1 wk: the scenario has no "cuorse"; expected one of "$schema", "question", "seed", "patients", "include", "muscles", "history", "course", "arms", "referenceArm", "sampleEvery"; did you mean "course"?"#
      ),
      (
        #"muscles=[{"name": "plantar-foot", "name": "gastrocnemius"}]"#,
        #"--set muscles=[{"name": "plantar-foot", "name": "gastrocnemius"}]: [0].name is given twice"#
      ),
      (
        "parameters.knotDrive.latchGain=-1",
        #"--set parameters.knotDrive.latchGain=-1: parameters["knotDrive.latchGain"] is -1; expected a number such as"#
      ),
      (
        "patients.count=many",
        "--set patients.count=many: patients.count is \"many\"; expected a whole number"
      ),
      ("patients.cuont=3", "--set patients.cuont=3: patients.cuont is not a known key; expected one of"),
      (
        "passes",
        "--set passes: this is not a setting; expected PATH=VALUE, such as arms.one-pass[0].passes=3"
      ),
      ("=3", "--set =3: this is not a setting; expected PATH=VALUE, such as arms.one-pass[0].passes=3"),
    ])
  func refused(argument: String, line: String) {
    let (code, lines) = refusal([argument])
    #expect(code == 64)
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix(line) == true, "\(lines)")
  }

  @Test("a seed out of range names its option")
  func seed() {
    let (code, lines) = refusal([], seed: .max)
    #expect(code == 64)
    #expect(
      lines == [
        "--seed 18446744073709551615: seed is 18446744073709551615; expected a whole number such as 1 (0 to 9007199254740992)"
      ])
  }

  @Test("an equals sign may stand in the value and in a key between brackets")
  func equalsSigns() throws {
    let (path, text) = try Scenario.setting(#"arms["a=b"]=c=d"#)
    #expect(path == JSONPath([.key("arms"), .key("a=b")]))
    #expect(text == "c=d")
  }

  @Test("problems of the file keep the file's exit code")
  func mixed() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("tpsim-mixed-\(getpid()).json")
    defer { try? FileManager.default.removeItem(at: place) }
    try ScenarioSamples.small.replacing("4 wk", with: "4 kg").write(
      to: place, atomically: true, encoding: .utf8)
    do throws(ProblemList) {
      _ = try Scenario.load(path: place.path, settings: [try Scenario.setting("patients.count=0")])
      Issue.record("both are wrong")
    } catch {
      #expect(error.exitCode == 65)
      #expect(error.problems.count == 2)
      #expect(error.problems.map(\.file) == ["--set patients.count=0", place.path])
    }
  }

  @Test("a file that is not there is a missing input")
  func missing() {
    do throws(ProblemList) {
      _ = try Scenario.load(path: "\(ScenarioSamples.folder)/desk-wroker.json")
      Issue.record("there is no such file")
    } catch {
      #expect(error.exitCode == 66)
      #expect(error.description.hasSuffix("desk-worker.json\"?"))
    }
  }
}
