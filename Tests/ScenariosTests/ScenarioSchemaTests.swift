// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Scenarios
import Testing

/// What python3 answers to a program that reads `input`; nil where there is no python3 or the program fails.
private func python(_ program: String, input: String = "") -> String? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  let file = FileManager.default.temporaryDirectory.appendingPathComponent("tpsim-schema-\(UUID()).json")
  defer { try? FileManager.default.removeItem(at: file) }
  guard (try? input.write(to: file, atomically: true, encoding: .utf8)) != nil else { return nil }
  process.arguments = ["python3", "-c", program, file.path]
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  do { try process.run() } catch { return nil }
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return process.terminationStatus == 0 ? text : nil
}

private let hasValidator = python("from jsonschema import Draft202012Validator") != nil

@Suite("Schema of scenarios", .enabled(if: hasValidator, "python3 has no jsonschema"))
struct ScenarioSchemaTests {
  /// What the schema finds in each text: "ok" or the first error.
  private func judge(_ texts: [String], by schema: JSONValue = ScenarioSchema.json()) throws -> [String] {
    let program = """
      import json, sys
      from jsonschema import Draft202012Validator
      data = json.load(open(sys.argv[1]))
      Draft202012Validator.check_schema(data["schema"])
      validator = Draft202012Validator(data["schema"])
      for text in data["texts"]:
          error = next(iter(validator.iter_errors(text)), None)
          print("ok" if error is None else error.json_path + ": " + error.message.replace(chr(10), " ")[:120])
      """
    let input = #"{"schema": \#(schema.text), "texts": [\#(texts.joined(separator: ","))]}"#
    let answer = try #require(python(program, input: input))
    return answer.split(separator: "\n").map(String.init)
  }

  @Test("scenarios that can be read fit the schema, resolved ones too")
  func good() throws {
    var texts = [
      ScenarioSamples.small, ScenarioSamples.full,
      StarterScenario.text(name: "x", schema: "schemas/scenario.json"),
    ]
    for name in ScenarioSamples.files {
      texts.append(try String(contentsOfFile: "\(ScenarioSamples.folder)/\(name)", encoding: .utf8))
    }
    texts += try texts.map { try ScenarioSamples.scenario($0).resolved.text }
    #expect(try judge(texts) == texts.map { _ in "ok" })
  }

  @Test("every spelling of a quantity that can be read fits the schema")
  func spellings() throws {
    let holds = [
      "90 s", " 90s", "1.5 min", "90 seconds", "1.5e0\u{A0}min", "0.02 h", "9000 ms", "0.5 mins",
    ]
    let pressures = [
      "2.5 kg/cm2", "2.5 kg/cm²", "2.5 kg / cm^2", "2.5 kg per cm2", "250 kPa", "20 N/cm²", "0.2 N/mm^2",
      "36 psi",
      "1200 mmHg", "1200 mm Hg", "2.5 bar",
    ]
    let texts =
      holds.map { hold in
        ScenarioSamples.small.replacing(#""perWeek""#, with: #""hold": "\#(hold)", "perWeek""#)
      }
      + pressures.map { pressure in
        ScenarioSamples.small.replacing(#""perWeek""#, with: #""pressure": "\#(pressure)", "perWeek""#)
      }
    for text in texts { #expect(ScenarioSamples.problems(text).isEmpty) }
    #expect(try judge(texts) == texts.map { _ in "ok" })
  }

  @Test("malformed scenarios do not fit the schema")
  func bad() throws {
    let changes = [
      (#""sampleEvery""#, #""sampelEvery""#), (#""question""#, #""//question""#),
      (#""Does pressing help?""#, #""""#), (#""count": 3"#, #""count": 1e12"#),
      (#""count": 3"#, #""count": 2.5"#),
      (#""desk-worker""#, #""desk""#), (#"{"name": "upper-trapezius"}"#, ""),
      (#""upper-trapezius"}"#, #""upper-trapezius", "planted": 0.3}"#),
      (#""typing""#, #""typnig""#), (#""4 wk""#, #""4 kg""#), (#""4 wk""#, "4"), (#""4 wk""#, #""4""#),
      (#""load": "typing""#, #""load": "rest", "intensity": "8 %MVC""#),
      (#""duration": "2 wk""#, #""load": "continues""#),
      (#""2 wk""#, #""2 wk", "load": "stop""#), (#""wait": []"#, #""a b": []"#),
      (#""wait": []"#, #""wait": {}"#),
      (#""therapy": "pressure""#, #""therapy": "presure""#), (#""therapy": "pressure", "#, ""),
      (#", "perWeek": 2"#, ""), (#""perWeek": 2"#, #""perWeek": 30"#),
      (#""perWeek": 2"#, #""perWeek": 2, "insertions": 3"#),
      (#""perWeek": 2"#, #""perWeek": 2, "hold": "90 kg""#),
      (#""perWeek": 2"#, #""perWeek": 2, "pressure": "middle""#), (#""pressure""#, #""wait-and-see""#),
      (#""1 d""#, #""1 d", "parameters": {"knotDrive.latchGian": 1}"#),
      (#""1 d""#, #""1 d", "parameters": {"knotDrive": {"latchGian": 1}}"#),
      (#""1 d""#, #""1 d", "parameters": {"knotDrive": {"latchGain": 1e6}}"#),
      (#""1 d""#, #""1 d", "hypotheses": {"energyCrisis": "no"}"#),
      (#""1 d""#, #""1 d", "hypotheses": {"camp": "mine"}"#),
      (#""1 d""#, #""1 d", "numerics": {"solver": "euler"}"#),
      (#""1 d""#, #""1 d", "schedule": {"session": 10}"#),
    ]
    let texts = changes.map { ScenarioSamples.small.replacing($0, with: $1) }
    for (text, change) in zip(texts, changes) {
      #expect(!ScenarioSamples.problems(text).isEmpty, "\(change) can be read")
    }
    let answers = try judge(texts + ["[]", "null"])
    #expect(answers.count == texts.count + 2)
    for (answer, change) in zip(answers, changes) { #expect(answer != "ok", "\(change) fits") }
  }

  @Test("the shipped studies of evidence and their calibration fit their schemas, and misspelt ones do not")
  func evidence() throws {
    let documents = try EvidenceSet.documents(at: EvidenceSamples.folder)
    let texts = documents.map(\.root.text)
    #expect(try judge(texts, by: EvidenceSchema.study()) == texts.map { _ in "ok" })
    let calibration = try JSONDocument(readingFile: "\(EvidenceSamples.folder)/calibration.json").root.text
    #expect(try judge([calibration], by: EvidenceSchema.calibration()) == ["ok"])
    let bad = [
      EvidenceSamples.small.replacing(#""kind": "difference""#, with: #""kind": "diference""#),
      EvidenceSamples.small.replacing(#""group": "pressure""#, with: #""gruop": "pressure""#),
      EvidenceSamples.small.replacing(#""ppt_kPa""#, with: #""ppt""#),
      EvidenceSamples.small.replacing(#""citation": "Nobody 2000","#, with: ""),
    ]
    for answer in try judge(bad, by: EvidenceSchema.study()) { #expect(answer != "ok") }
    #expect(try judge([#"{"priors": {"a": {"factr": 2}}}"#], by: EvidenceSchema.calibration()) != ["ok"])
  }
}
