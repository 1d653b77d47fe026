// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios
import Testing

@Suite("Paths into JSON")
struct JSONPathTests {
  @Test(
    "a path is written as it is read",
    arguments: [
      "seed", "arms.four-passes[0].hold", "a[0][12].b", "arms[\"a.b\"].c", "arms[\"say \\\"x\\\"\"][3]",
      "[\"\"]", "[0].a",
    ])
  func roundTrip(text: String) throws {
    #expect(try #require(JSONPath(text)).description == text)
  }

  @Test(
    "what is not a path is refused",
    arguments: [
      "", ".", ".a", "a.", "a..b", "a[", "a[]", "a[x]", "a[-1]", "a[1.5]", "a[0", "a]", "a b", "a[0]b",
      "[\"a\"", "a.[0]",
    ])
  func refusals(text: String) {
    #expect(JSONPath(text) == nil)
  }

  @Test("a value is found and replaced at its path, and a last key may be new")
  func replacing() throws {
    var value = try JSONReader.read(Array(#"{"arms": {"x": [{"hold": "90 s"}, {}]}, "seed": 1}"#.utf8)).value
    let hold = try #require(JSONPath("arms.x[0].hold"))
    #expect(value[hold]?.text == "\"90 s\"")
    try value.set(hold, to: JSONValue(.string("60 s")))
    try value.set(try #require(JSONPath("arms.x[1].passes")), to: JSONValue(.number(JSONNumber(4))))
    #expect(value.text == #"{"arms": {"x": [{"hold": "60 s"}, {"passes": 4}]}, "seed": 1}"#)
  }

  @Test(
    "a path that leads nowhere says how far it led and what is there",
    arguments: [
      ("arm.x[0].hold", "", ["arms", "seed"]), ("arms.y[0]", "arms", ["x"]),
      ("arms.x[2].hold", "arms.x", ["[0]"]),
      ("seed.value", "seed", []), ("arms.x.hold", "arms.x", ["[0]"]), ("arms[0]", "arms", ["x"]),
    ] as [(String, String, [String])])
  func deadEnds(text: String, reached: String, known: [String]) throws {
    var value = try JSONReader.read(Array(#"{"arms": {"x": [{"hold": 1}]}, "seed": 1}"#.utf8)).value
    let before = value
    let path = try #require(JSONPath(text))
    let error = #expect(throws: JSONValue.NoSuchPlace.self) { try value.set(path, to: JSONValue(.null)) }
    #expect(error?.reached.description == reached)
    #expect(error?.known == known)
    #expect(value == before)
    #expect(value[path] == nil)
  }
}
