// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios
import Testing

@Suite("Damaged scenarios")
struct ScenarioMutationTests {
  @Test(
    "a scenario with random values in random places gives a plan or its problems", arguments: [1, 2, 3, 4])
  func values(seed: UInt64) throws {
    let original = try JSONDocument(readingFile: "\(ScenarioSamples.folder)/desk-worker.json").root
    let full = try JSONReader.read(Array(ScenarioSamples.full.utf8)).value
    var random = SplitMix(state: seed)
    var counts = (read: 0, refused: 0)
    for round in 0..<300 {
      var root = round % 2 == 0 ? original : full
      for _ in 0...Int.random(in: 0..<3, using: &random) { mutate(&root, &random) }
      let text = root.text
      let lines = ScenarioSamples.problems(text)
      #expect(lines.allSatisfy { $0.hasPrefix("desk.json:") && !$0.contains("\n") })
      if lines.isEmpty {
        counts.read += 1
        let resolved = try ScenarioSamples.scenario(text).resolved.text
        #expect(try ScenarioSamples.scenario(resolved).resolved.text == resolved)
      } else {
        counts.refused += 1
      }
    }
    #expect(counts.read > 4)
    #expect(counts.refused > 160)
  }

  @Test("a scenario with damaged bytes gives a plan or its problems")
  func bytes() throws {
    var maker = DocumentMaker(random: SplitMix(state: 5))
    for _ in 0..<500 {
      let lines = ScenarioSamples.problems(maker.damaged(Array(ScenarioSamples.full.utf8)))
      #expect(lines.allSatisfy { $0.hasPrefix("desk.json:") })
    }
  }

  /// Deletes or replaces one value somewhere in `value`.
  private func mutate(_ value: inout JSONValue, _ random: inout SplitMix) {
    switch value.kind {
    case .object(var members) where !members.isEmpty && Int.random(in: 0..<8, using: &random) > 0:
      let index = Int.random(in: 0..<members.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: members.remove(at: index)
      case 1: members[index].name += "x"
      default: mutate(&members[index].value, &random)
      }
      value.kind = .object(members)
    case .array(var values) where !values.isEmpty && Int.random(in: 0..<8, using: &random) > 0:
      let index = Int.random(in: 0..<values.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: values.remove(at: index)
      case 1: values.append(values[index])
      default: mutate(&values[index], &random)
      }
      value.kind = .array(values)
    default:
      let texts = [
        "null", "true", "false", "0", "-1", "1", "2.5", "1e12", "1e308", "-0", "9007199254740993", #""""#,
        #""x""#,
        #""90 s""#, #""1 h""#, #""5 yr""#, #""1e300 yr""#, #""-3 d""#, #""0 %""#, #""8 %MVC""#, #""typing""#,
        #""upper-trapezius""#, #""midpoint""#, "[]", "{}", "[[]]", #"[{"load": "rest", "for": "1 h"}]"#,
        #"{"therapy": "sham", "perWeek": 7}"#, #""continues""#,
      ]
      let text = texts[Int.random(in: 0..<texts.count, using: &random)]
      if let read = try? JSONReader.read(Array(text.utf8)) { value = read.value }
    }
  }
}
