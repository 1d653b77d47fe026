// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Scenarios
import Simulation
import Testing
import Therapies

@Suite("Scenarios")
struct ScenarioTests {
  @Test("both sides are two muscles, the right one first")
  func bothSides() throws {
    let both = ScenarioSamples.small.replacing(
      #"{"name": "upper-trapezius"}"#, with: #"{"name": "upper-trapezius", "side": "both", "points": 2}"#)
    let plan = try ScenarioSamples.scenario(both).plan
    #expect(plan.listedMuscles == ["upper-trapezius-right", "upper-trapezius-left"])
    #expect(plan.muscles.allSatisfy { $0.points == 2 })
    #expect(plan.arms.flatMap(\.courses).map(\.muscles) == [["upper-trapezius-right"]])
  }

  @Test("what a scenario does not say is filled in")
  func defaults() throws {
    let scenario = try ScenarioSamples.scenario(ScenarioSamples.small, file: "somewhere/my.desk.json")
    let plan = scenario.plan
    #expect(scenario.name == "my.desk")
    #expect(scenario.question == "Does pressing help?")
    #expect(scenario.warnings.isEmpty)
    #expect(plan.seed == 1)
    #expect(plan.patients == 3)
    #expect(plan.population.name == "desk-worker")
    let muscle = try #require(plan.muscles.first)
    #expect(muscle.identifier == "upper-trapezius-right")
    #expect((muscle.points, muscle.fasciclesPerPoint, muscle.fibresPerFascicle) == (1, 4, 64))
    #expect(muscle.planted == nil)
    #expect(plan.historyDuration == 28 * 86_400)
    #expect(plan.history.first?.load?.intensity.value == LoadCatalogue.named("typing")?.intensity.value)
    #expect(plan.duration == .days(14))
    #expect(plan.sampleEvery == .days(1))
    #expect(plan.referenceArm == "wait")
    #expect(plan.arms.map(\.name) == ["wait", "press"])
    #expect(plan.arms[0].courses.isEmpty)
    let course = try #require(plan.arms[1].courses.first)
    let press = try #require(course.therapy as? Pressure)
    #expect(Pressure.parameters.allSatisfy { $0.read(press) == $0.read(Pressure()) })
    #expect((course.perWeek.value, course.start.value, course.duration.value) == (2, 0, 14 * 86_400))
    #expect((course.muscles, course.points) == (["upper-trapezius-right"], 1))
    // The work of the history goes on.
    #expect(plan.courseLoads.map { $0.load?.name } == ["typing"])
    #expect(plan.courseLoads.map(\.duration) == [.days(14)])
    #expect(plan.numerics == Numerics())
    #expect(plan.schedule == DailySchedule())
    #expect(Hypothesis.all.allSatisfy { $0.read(plan.model) })
  }

  @Test("everything that a scenario says reaches the plan")
  func everything() throws {
    let scenario = try ScenarioSamples.scenario(ScenarioSamples.full)
    let plan = scenario.plan
    #expect(scenario.question == "Does \"everything\" work?")
    #expect(plan.seed == 1 << 53)
    #expect(plan.patients == 100_000)
    #expect(
      plan.muscles.map(\.identifier)
        == ["gastrocnemius-left", "upper-trapezius-left", "upper-trapezius-right"])
    #expect(plan.muscles[0].planted == 0.07)
    #expect(plan.muscles[0].anatomy.cover.value == 10)
    #expect(plan.muscles[1].anatomy.threshold.value == plan.muscles[2].anatomy.threshold.value)
    #expect(abs(plan.muscles[2].anatomy.threshold.value - 392.266) < 1e-9)
    let size = plan.muscles[2]
    #expect((size.points, size.fasciclesPerPoint, size.fibresPerFascicle) == (4, 3, 10))

    let typing = try #require(plan.history[0].load)
    #expect((typing.intensity.value, typing.hoursPerDay.value) == (9.1, 6.5))
    #expect((typing.daysPerWeek.value, typing.dayToDay.value) == (3, 0.2))
    #expect((typing.bouts.value, typing.pause.value) == (4, 20))
    #expect(plan.history.map { $0.load?.name } == ["typing", nil, "running"])
    #expect(plan.history.map(\.duration.value) == [31_557_600, 864_000, 129_600])
    #expect(plan.history[2].load?.hoursPerDay.value == 0.75)
    #expect(plan.history[2].load?.muscles.first { $0.name == "plantar-foot" }?.share.value == 0.5)
    #expect(plan.courseLoads.map { $0.load?.name } == [nil, "overhead-work"])
    #expect(plan.courseLoads[1].load?.hoursPerDay.value == 3)

    #expect(plan.arms.map(\.name) == ["no.thing", "A_b-1", "needle"])
    let press = try #require(plan.arms[1].courses[0].therapy as? Pressure)
    #expect((press.hold.value, press.passes.value, press.rest.value) == (90, 4, 20))
    #expect((press.ramp.value, press.softening.value, press.stop) == (3, 30, .painHalved))
    guard case .fixed(let pressure) = press.policy else {
      Issue.record("the pressure is \(press.policy)")
      return
    }
    #expect(abs(pressure.value - 245.16625) < 1e-9)
    let first = plan.arms[1].courses[0]
    #expect((first.perWeek.value, first.start, first.duration) == (3.5, .days(7), .days(14)))
    #expect(plan.arms[1].courses.map(\.muscles) == [["upper-trapezius-left"], ["gastrocnemius-left"]])
    // An arm treats the first muscle of the file; waiting needs no session.
    #expect(plan.arms[2].courses.map(\.muscles) == [["upper-trapezius-right"], ["upper-trapezius-right"]])
    #expect(plan.arms[2].courses[0].points == 3)
    #expect((plan.arms[2].courses[0].therapy as? DryNeedling)?.depth.value == 20)
    #expect(plan.referenceArm == "A_b-1")
    #expect(plan.sampleEvery == .hours(12))

    #expect(plan.model.calciumReuptake.energyHalfPoint.value == 0.25)
    #expect((plan.readouts.pain.noise.value, plan.readouts.points.hysteresis.value) == (1, 0.8))
    #expect(plan.population.women.value == 0.25)
    #expect(plan.population.traits.first { $0.name == "ratingStyle" }?.deviation.value == 0.1)
    #expect(plan.population.traits.first { $0.name == "soreness.sensitivity" }?.women.value == 1.5)
    let off = Hypothesis.all.filter { !$0.read(plan.model) }.map(\.name)
    #expect(
      off == [
        "energyCrisis", "neuropeptidesExciteEndplate", "sympatheticExcitesEndplate",
        "inhibitionQuietensEndplate",
      ])
    #expect(plan.numerics == Numerics(solver: .rodas4, relativeTolerance: Quantity(0.0005)))
    #expect((plan.schedule.workBegins.value, plan.schedule.session.value) == (1.5, 12))
  }

  @Test("every number of the model and its surroundings can be set", arguments: [true, false])
  func everyParameter(isNested: Bool) throws {
    let resolved = try ScenarioSamples.scenario(ScenarioSamples.full).resolved
    guard case .object(let members) = resolved["parameters"]?.kind else {
      Issue.record("there are no parameters")
      return
    }
    #expect(members.count > Model.parameters.count + Readouts.parameters.count)
    for member in members {
      // A value that no number has by default is out of range or comes back.
      let pieces = isNested ? member.name.split(separator: ".").map(String.init) : [member.name]
      var root = resolved
      try root.set(JSONPath([.key("parameters")]), to: JSONValue(.object([])))
      var written = JSONValue(.null)
      for piece in pieces.reversed() { written = JSONValue(.object([JSONMember(piece, written)])) }
      try root.set(JSONPath([.key("parameters")]), to: written)
      let lines = ScenarioSamples.problems(root.text)
      #expect(lines.count == 1 && lines[0].contains(" is null; expected "), "\(member.name): \(lines)")
    }
  }

  @Test(
    "work during the course",
    arguments: [
      (#""load": "continues""#, ["typing"], [14.0]), (#""load": "stops""#, [], []),
      (#""load": []"#, [], []),
      (#""load": [{"load": "rest", "for": "1 wk"}]"#, ["rest"], [7]),
      (
        #""load": [{"load": "running", "for": "1 wk"}, {"load": "typing", "for": "3 wk"}, {"load": "rest", "for": "1 wk"}]"#,
        ["running", "typing"], [7, 7]
      ),
    ])
  func courseLoads(written: String, names: [String], days: [Double]) throws {
    let text = ScenarioSamples.small.replacing(#""2 wk"}"#, with: #""2 wk", \#(written)}"#)
    let plan = try ScenarioSamples.scenario(text).plan
    #expect(plan.courseLoads.map { $0.load?.name ?? "rest" } == names)
    #expect(plan.courseLoads.map { $0.duration.value / 86_400 } == days)
  }

  @Test("without a history there is no work, and one arm is its own reference")
  func least() throws {
    let text = """
      {"question": "?", "patients": {"population": "desk-worker", "count": 1}, "course": {"duration": "1 h"},
       "muscles": [{"name": "plantar-foot"}], "arms": {"only": [{"therapy": "wait-and-see"}]}}
      """
    let plan = try ScenarioSamples.scenario(text).plan
    #expect(plan.history.isEmpty)
    #expect(plan.courseLoads.isEmpty)
    #expect(plan.referenceArm == "only")
    #expect(plan.arms[0].courses.isEmpty)
    #expect(plan.sampleEvery == .hours(1))
  }

  @Test("the reference solver is exact where no tolerance is stated")
  func referenceTolerance() throws {
    let asked = ScenarioSamples.small.replacing(
      "\"question\"", with: "\"numerics\": {\"solver\": \"gsl-reference\"}, \"question\"", maxReplacements: 1)
    let plan = try ScenarioSamples.scenario(asked).plan
    #expect(plan.numerics == Numerics(solver: .gslReference, relativeTolerance: Quantity(1e-8)))
  }

  @Test("one point in several muscles is warned of, where nobody asked for it")
  func onePoint() throws {
    let two = ScenarioSamples.small.replacing(
      #""muscles": ["#, with: #""muscles": [{"name": "deltoid", "side": "right"}, "#)
    func warnings(_ more: String) throws -> [String] {
      try ScenarioSamples.scenario(
        two.replacing(#""perWeek": 2"#, with: "\"perWeek\": 2, \(more)")
      ).warnings.filter { $0.contains("muscles") }
    }
    let found = try warnings(#""muscle": "all""#)
    #expect(found.count == 1 && found[0].hasPrefix("arms.press[0] looks in 2 muscles"), "\(found)")
    #expect(try warnings(#""muscle": "all", "points": 1"#).isEmpty)
  }

  @Test(
    "oddities are warned of",
    arguments: [
      (
        #""sampleEvery": "1 d""#, #""sampleEvery": "1 d", "numerics": {"relativeTolerance": 0.01}"#,
        "numerics.relativeTolerance is 0.01; above 0.003 whole fascicles may end on the wrong branch"
      ),
      (
        #""load": "typing""#, #""load": "running""#,
        "running loads none of the scenario's muscles; it loads gastrocnemius, plantar-foot, soleus, tibialis-anterior, gluteus-medius"
      ),
      (
        #""perWeek": 2"#, #""perWeek": 2, "start": "1 wk", "for": "2 wk""#,
        "arms.press[0] goes on after the course; its sessions end with it"
      ),
      (
        #""2 wk"}"#, #""2 wk", "load": [{"load": "rest", "for": "3 wk"}]}"#,
        "course.load lasts longer than the course; the phases end after 2 wk"
      ),
    ])
  func warnings(old: String, new: String, warning: String) throws {
    let scenario = try ScenarioSamples.scenario(ScenarioSamples.small.replacing(old, with: new))
    #expect(scenario.warnings == [warning])
  }

  @Test("therapies have no dose with the name of a key that every therapy has")
  func keysOfTherapies() {
    let common = ["therapy", "perWeek", "for", "start", "muscle", "points"]
    func keys<Kind: CataloguedTherapy>(_: Kind.Type) -> [String] {
      Kind.parameters.map(\.name) + Kind.choices.map(\.name)
    }
    for kind in TherapyCatalogue.all { #expect(keys(kind).allSatisfy { !common.contains($0) }) }
  }

  @Test("every scenario of the project can be read", arguments: ScenarioSamples.files)
  func files(name: String) throws {
    let scenario = try Scenario.load(path: "\(ScenarioSamples.folder)/\(name)")
    #expect("\(scenario.name).json" == name)
    #expect(scenario.warnings.isEmpty)
    #expect(scenario.plan.patients <= 20)
  }

  @Test("the project has the scenarios that its manual names")
  func names() {
    #expect(
      ScenarioSamples.files
        == [
          "desk-worker.json", "hands.json", "headache-muscles.json", "heel-pain.json", "home-care.json",
          "hypotheses.json", "injections.json", "latent-years.json", "low-back.json", "manual-worker.json",
          "needle-or-press.json", "number-of-passes.json", "older-adult.json", "own-therapy.json",
          "runner-calf.json",
          "therapies.json", "whiplash.json",
        ])
  }

  @Test("the scenario of hypotheses lists every switch")
  func hypotheses() throws {
    let document = try JSONDocument(readingFile: "\(ScenarioSamples.folder)/hypotheses.json")
    guard case .object(let members) = document.root["hypotheses"]?.kind else {
      Issue.record("there are no hypotheses")
      return
    }
    #expect(members.map(\.name) == Hypothesis.all.map(\.name))
    #expect(members.allSatisfy { $0.value == JSONValue(.bool(true)) })
  }
}
