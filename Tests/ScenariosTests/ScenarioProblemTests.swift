// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios
import Testing

@Suite("Problems of scenarios")
struct ScenarioProblemTests {
  /// One change of the small scenario and all that is said about it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let lines: [String]

    init(_ old: String, _ new: String, _ lines: String...) {
      self.old = old
      self.new = new
      self.lines = lines
    }

    var testDescription: String { new }
  }

  @Test(
    "each mistake is told with its line, place, value and what is allowed",
    arguments: [
      // Keys
      Mistake(
        #""sampleEvery""#, #""sampelEvery""#,
        #"desk.json:16: sampelEvery is not a known key; expected one of "question", "$schema", "seed", "therapies", "loads", "populations", "patients", "include", "exclude", "enrol", "muscles", "parameters", "hypotheses", "history", "course", "arms", "referenceArm", "sampleEvery", "numerics", "schedule"; did you mean "sampleEvery"?"#
      ),
      Mistake(
        #""question": "Does pressing help?""#, #""seed": 2"#,
        "desk.json:1: question is missing; expected a text between quotation marks"),
      Mistake(
        #""Does pressing help?""#, #"" ""#,
        "desk.json:2: question is empty; write the question that the scenario answers"),
      Mistake(
        #""question": "Does pressing help?""#, #""question": "a", "seed": 9007199254740993"#,
        "desk.json:2: seed is 9007199254740993; expected a whole number such as 1 (0 to 9007199254740992)"),
      Mistake(
        #""Does pressing help?""#, "5",
        "desk.json:2: question is 5; expected a text between quotation marks"),
      // Patients
      Mistake(
        #"{"population": "desk-worker", "count": 3}"#, "{}",
        #"desk.json:3: patients.population is missing; expected one of "desk-worker", "runner", "manual-worker", "older-adult", "tension-type-headache", "plantar-heel-pain", "chronic-back-pain""#,
        "desk.json:3: patients.count is missing; expected a whole number such as 1 (1 to 100000)"),
      Mistake(
        #""count": 3"#, #""count": 1e12"#,
        "desk.json:3: patients.count is 1e12; expected a whole number such as 1 (1 to 100000)"),
      Mistake(
        #""desk-worker""#, #""desk-workers""#,
        #"desk.json:3: patients.population is "desk-workers"; expected one of "desk-worker", "runner", "manual-worker", "older-adult", "tension-type-headache", "plantar-heel-pain", "chronic-back-pain"; did you mean "desk-worker"?"#
      ),
      // Muscles
      Mistake(
        #"{"name": "upper-trapezius"}"#, "",
        "desk.json:4: muscles is empty; expected at least one muscle"),
      Mistake(
        #"{"name": "upper-trapezius"}"#, #"{"name": "uper-trapezius", "side": "centre"}"#,
        #"desk.json:5: muscles[0].name is "uper-trapezius"; expected one of "upper-trapezius", "levator-scapulae", "sternocleidomastoid", "suboccipitals", "infraspinatus", "deltoid", "multifidus", "quadratus-lumborum", "gluteus-medius", "gastrocnemius", "soleus", "tibialis-anterior", "plantar-foot", "masseter", "temporalis", "frontalis", "splenius", "semispinalis"; did you mean "upper-trapezius"?"#,
        #"desk.json:5: muscles[0].side is "centre"; expected one of "left", "right", "both""#),
      Mistake(
        #"{"name": "upper-trapezius"}"#,
        #"{"name": "upper-trapezius"}, {"name": "upper-trapezius", "side": "right"}"#,
        "desk.json:5: muscles[1] is upper-trapezius-right a second time"),
      Mistake(
        #"{"name": "upper-trapezius"}"#,
        #"{"name": "upper-trapezius", "fibresPerFascicle": 1e12, "fascicles": 65, "points": 0, "planted": "101 %"}"#,
        "desk.json:5: muscles[0].points is 0; expected a whole number such as 1 (1 to 20)",
        "desk.json:5: muscles[0].fascicles is 65; expected a whole number such as 4 (1 to 64)",
        "desk.json:5: muscles[0].fibresPerFascicle is 1e12; expected a whole number such as 64 (1 to 16384)",
        #"desk.json:5: muscles[0].planted is "101 %"; expected a percentage such as "30 %" (0 % to 100 %)"#
      ),
      Mistake(
        #"{"name": "upper-trapezius"}"#,
        #"{"name": "upper-trapezius", "fibresPerFascicle": 16384, "fascicles": 64}"#,
        "desk.json:4: muscles have 1048576 fibres a patient (points × fascicles × fibresPerFascicle), more than 1000000"
      ),
      // History and course
      Mistake(
        #"{"load": "typing", "for": "4 wk"}"#,
        #"{"load": "typnig", "for": "4 wk"}, {"for": "4 kg"}, {"load": "rest", "intensity": "8 %MVC"}"#,
        #"desk.json:8: history[0].load is "typnig"; expected one of "typing", "slouched-sitting", "mental-stress", "overhead-work", "lifting", "manual-work", "standing", "running", "everyday-life", "clenching", "rest"; did you mean "typing"?"#,
        #"desk.json:8: history[1].load is missing; expected one of "typing", "slouched-sitting", "mental-stress", "overhead-work", "lifting", "manual-work", "standing", "running", "everyday-life", "clenching", "rest""#,
        #"desk.json:8: history[1].for is "4 kg"; expected a duration such as "4 wk" (1 h to 20 yr)"#,
        #"desk.json:8: history[2].for is missing; expected a duration such as "4 wk" (1 h to 20 yr)"#,
        #"desk.json:8: history[2].intensity is not a known key; expected one of "load", "for""#),
      Mistake(
        #""load": "typing""#,
        #""load": "typing", "intensity": "120 %MVC", "hoursPerDay": 25, "daysPerWeek": 2.5, "dayToDay": "8 %""#,
        #"desk.json:8: history[0].intensity is "120 %MVC"; expected an effort such as "8 %MVC" (0 %MVC to 100 %MVC)"#,
        "desk.json:8: history[0].hoursPerDay is 25; expected a number such as 6 (0 to 24)",
        "desk.json:8: history[0].daysPerWeek is 2.5; expected a whole number such as 5 (0 to 7)",
        #"desk.json:8: history[0].dayToDay is "8 %"; expected a number such as 0.4 (0 to 1.5)"#),
      Mistake(
        #""load": "typing""#, #""load": "typing", "hoursPerDay": 20, "bouts": 10, "pause": "30 min""#,
        "desk.json:8: history[0] works 20 h in 10 bouts with breaks of 30 min, 24.5 h in all; expected at most 24 h a day"
      ),
      Mistake(
        #"{"load": "typing", "for": "4 wk"}"#,
        #"{"load": "typing", "for": "19 yr"}, {"load": "rest", "for": "2 yr"}"#,
        "desk.json:7: history lasts 21 yr in all, more than 20 yr"),
      Mistake(
        #""course": {"duration": "2 wk"}"#, #""//course": 0"#,
        "desk.json:1: course is missing; expected an object in curly brackets"),
      Mistake(
        #"{"duration": "2 wk"}"#, #"{"load": "stop"}"#,
        #"desk.json:10: course.duration is missing; expected a duration such as "12 wk" (1 h to 5 yr)"#,
        #"desk.json:10: course.load is "stop"; expected "continues", "stops" or a list of phases; did you mean "stops"?"#
      ),
      Mistake(
        #""duration": "2 wk""#, #""duration": "6 yr""#,
        #"desk.json:10: course.duration is "6 yr"; expected a duration such as "12 wk" (1 h to 5 yr)"#),
      // Arms
      Mistake(
        #""wait": []"#, #""press": []"#, "desk.json:13: arms.press is given twice, first in line 12",
        #"desk.json:15: referenceArm is "wait"; expected "press""#),
      Mistake(
        #""wait": []"#, #""a b": {}, "wait": 3"#,
        #"desk.json:12: arms["a b"] is not a name of an arm; expected ASCII letters, digits, "-", "_" and ".""#,
        #"desk.json:12: arms["a b"] is {}; expected a list in square brackets"#,
        "desk.json:12: arms.wait is 3; expected a list in square brackets"),
      Mistake(
        #""therapy": "pressure", "perWeek": 2"#, #""therapy": "presure", "hold": "90 s", "perWeek": 2"#,
        #"desk.json:13: arms.press[0].therapy is "presure"; expected one of "pressure", "deep-strokes", "massage", "stretching", "spray-and-stretch", "contract-relax", "dry-needling", "injection", "self-treatment", "oral-analgesic", "heat", "load-change", "sham", "wait-and-see"; did you mean "pressure"?"#
      ),
      Mistake(
        #""perWeek": 2"#, #""hold": "90 kg""#,
        "desk.json:13: arms.press[0].perWeek is missing; expected a number such as 2 (0.1 to 28)",
        #"desk.json:13: arms.press[0].hold is "90 kg"; expected a duration such as "1 min" (5 s to 10 min)"#),
      Mistake(
        #""perWeek": 2"#, #""perWeek": 30, "pressure": "middle", "until": "done", "insertions": 3"#,
        "desk.json:13: arms.press[0].perWeek is 30; expected a number such as 2 (0.1 to 28)",
        #"desk.json:13: arms.press[0].pressure is "middle"; expected a pressure such as "70 kPa" (5 kPa to 1 MPa) or one of "threshold", "midpoint""#,
        #"desk.json:13: arms.press[0].until is "done"; expected one of "time", "softened", "pain-halved""#,
        #"desk.json:13: arms.press[0].insertions is not a known key; expected one of "therapy", "perWeek", "start", "for", "muscle", "points", "therapist", "skill", "minutes", "passes", "hold", "rest", "ramp", "softening", "pressure", "until""#
      ),
      Mistake(
        #""perWeek": 2"#, #""perWeek": 2, "start": "2 wk", "muscle": "gastrocnemius", "points": 2"#,
        "desk.json:13: arms.press[0].start does not lie within the course of 2 wk",
        #"desk.json:13: arms.press[0].muscle is "gastrocnemius"; expected one of "upper-trapezius-right", "upper-trapezius", "all""#,
        "desk.json:13: arms.press[0].points is 2, but upper-trapezius-right has 1 point"),
      Mistake(
        #""therapy": "pressure""#, #""therapy": "wait-and-see""#,
        #"desk.json:13: arms.press[0].perWeek is not a known key; expected "therapy""#),
      Mistake(
        #""referenceArm": "wait""#, #""//": 1"#,
        #"desk.json:1: referenceArm is missing; expected one of "wait", "press""#),
      Mistake(
        #""referenceArm": "wait""#, #""referenceArm": "weit""#,
        #"desk.json:15: referenceArm is "weit"; expected one of "wait", "press"; did you mean "wait"?"#),
      Mistake(
        #"{"name": "upper-trapezius"}"#, #"{"name": "upper-trapezius"}, {"name": "gastrocnemios"}"#,
        #"desk.json:5: muscles[1].name is "gastrocnemios"; expected one of "upper-trapezius", "levator-scapulae", "sternocleidomastoid", "suboccipitals", "infraspinatus", "deltoid", "multifidus", "quadratus-lumborum", "gluteus-medius", "gastrocnemius", "soleus", "tibialis-anterior", "plantar-foot", "masseter", "temporalis", "frontalis", "splenius", "semispinalis"; did you mean "gastrocnemius"?"#
      ),
      // Sampling
      Mistake(
        #""sampleEvery": "1 d""#, #""sampleEvery": "3 wk""#,
        #"desk.json:16: sampleEvery is "3 wk"; expected a duration such as "1 d" (1 min to 2 wk)"#),
      // Numbers and switches
      Mistake(
        #""sampleEvery": "1 d""#,
        #""parameters": {"knotDrive.latchGian": 1, "knotDrive": {"leakGain": "1 s"}, "muscle.plantar-foot.cover": "8 mm"}"#,
        "desk.json:16: parameters.knotDrive.leakGain is \"1 s\"; expected a number such as 0.3 (0 to 2)",
        #"desk.json:16: parameters["muscle.plantar-foot.cover"] has no effect: the scenario has no plantar-foot"#,
        #"desk.json:16: parameters["knotDrive.latchGian"] is not a known key; expected one of … more; did you mean "knotDrive.latchGain"?"#
      ),
      Mistake(
        #""sampleEvery": "1 d""#,
        #""hypotheses": {"camp": "cinderela", "energyCrisis": "no", "energyCrysis": false}"#,
        #"desk.json:16: hypotheses.camp is "cinderela"; expected one of "integrated", "cinderella", "neurogenic", "central-only"; did you mean "cinderella"?"#,
        #"desk.json:16: hypotheses.energyCrisis is "no"; expected true or false"#,
        #"desk.json:16: hypotheses.energyCrysis is not a known key; expected one of "camp", "energyCrisis", …; did you mean "energyCrisis"?"#
      ),
      Mistake(
        #""sampleEvery": "1 d""#,
        #""numerics": {"solver": "euler", "relativeTolerance": 0.1}, "schedule": {"session": "24 h", "lunch": 1}"#,
        #"desk.json:16: numerics.solver is "euler"; expected one of "ros3", "rodas4", "gsl-reference""#,
        "desk.json:16: numerics.relativeTolerance is 0.1; expected a number such as 0.001 (1e-10 to 0.03)",
        #"desk.json:16: schedule.session is "24 h"; expected a duration such as "10 h" (0 h to 23 h)"#,
        #"desk.json:16: schedule.lunch is not a known key; expected one of "workBegins", "session""#),
    ])
  func mistakes(_ mistake: Mistake) {
    #expect(ScenarioSamples.small.contains(mistake.old))
    let lines = ScenarioSamples.problems(ScenarioSamples.small.replacing(mistake.old, with: mistake.new))
    #expect(lines.count == mistake.lines.count)
    for (line, expected) in zip(lines, mistake.lines) {
      // Lists that grow with the catalogues are cut.
      let parts = expected.split(separator: "…")
      #expect(
        parts.count == 1 ? line == expected : line.hasPrefix(parts[0]) && line.hasSuffix(parts[1]), "\(line)")
    }
  }

  @Test("samples are bounded, with the interval that would do")
  func samples() {
    let text = ScenarioSamples.small.replacing(#""2 wk"}"#, with: #""5 yr"}"#)
      .replacing(#""sampleEvery": "1 d""#, with: #""sampleEvery": "1 min""#)
    #expect(
      ScenarioSamples.problems(text)
        == [
          #"desk.json:16: sampleEvery makes 5259602 samples a patient (muscles × arms × times), more than 1000000; sample every "6 min" or less often"#
        ])
    let better = text.replacing("1 min", with: "6 min")
    #expect(ScenarioSamples.problems(better).isEmpty)
    let arms = (0..<201).map { #""a\#($0)": []"# }.joined(separator: ", ")
    let many = ScenarioSamples.small.replacing(#""wait": []"#, with: #""wait": [], \#(arms)"#)
    #expect(ScenarioSamples.problems(many) == ["desk.json:11: arms has 203 arms, more than 200"])
    let none = ScenarioSamples.small.replacing(#""arms": {"#, with: #""//arms": {"#)
    #expect(
      ScenarioSamples.problems(none)
        == ["desk.json:1: arms is missing; expected an object in curly brackets"])
  }

  @Test(
    "what is no scenario at all is refused with a reason",
    arguments: [
      ("", "desk.json:1: the text is empty"),
      ("{", "desk.json:1: expected a key between quotation marks, found the end of the text"),
      (
        "{\"question\": \"x\",}",
        #"desk.json:1: expected a key between quotation marks, found "}" (JSON allows no comma before it)"#
      ),
      ("[]", "desk.json:1: the file holds a list where an object in curly brackets is expected"),
      ("null", "desk.json:1: the file holds null where an object in curly brackets is expected"),
      (
        String(repeating: "[", count: 10_000),
        "desk.json:1: lists and objects are nested deeper than 200 levels"
      ),
      (
        #"{"arms": "# + String(repeating: #"{"a": "#, count: 10_000),
        "desk.json:1: lists and objects are nested deeper than 200 levels"
      ),
    ])
  func malformed(text: String, line: String) {
    #expect(ScenarioSamples.problems(text) == [line])
  }

  @Test("bytes that are not UTF-8 are refused with their line")
  func encoding() {
    let bytes = Array("{\n\"question\": \"".utf8) + [0xE9] + Array("\"}".utf8)
    #expect(
      ScenarioSamples.problems(bytes) == ["desk.json:2: byte 15 is not part of UTF-8; save the text as UTF-8"]
    )
  }

  @Test("an empty object is told everything that it lacks")
  func emptyObject() {
    #expect(
      ScenarioSamples.problems("{}").map { $0.split(separator: ";")[0] } == [
        "desk.json:1: question is missing", "desk.json:1: patients is missing",
        "desk.json:1: muscles is missing", "desk.json:1: course is missing", "desk.json:1: arms is missing",
      ])
  }
}
