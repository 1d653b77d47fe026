// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Scenarios
import Testing

@Suite("Reading objects")
struct ObjectReaderTests {
  struct Press {
    var hold = Quantity<Second>(90)
    var passes = Quantity<Count>(1)
    var depth = Quantity<Millimetre>(8)

    static let guess = Source.assumed(because: "a test")
    static let parameters: [Parameter<Self>] = [
      Parameter("hold", \.hold, in: 5...600, "Time a pass is held", source: guess),
      Parameter("passes", \.passes, in: 0...20, "Passes", source: guess),
      Parameter("depth", \.depth, in: 1...30, "Depth", source: guess),
    ]
  }

  enum Side: String, CaseIterable { case left, right }

  private func document(_ text: String) throws(ProblemList) -> JSONDocument {
    try JSONDocument(Array(text.utf8), file: "desk.json")
  }

  /// The lines that reading `text` with `body` reports; none when all is well.
  private func problems(_ text: String, _ body: (ObjectReader) -> Void) throws -> [String] {
    do throws(ProblemList) {
      try document(text).decode(body)
      return []
    } catch {
      #expect(error.exitCode == 65)
      return error.problems.map(\.description)
    }
  }

  @Test("values are read in the unit asked for, and defaults fill what is absent")
  func values() throws {
    let text = """
      {"$schema": "s.json", "//": "a remark", "hold": "1.5 min", "name": "x", "on": false, "seed": 18446744073709551615,
       "side": "left", "list": ["1 d", "2 wk"], "pressure": "midpoint", "share": "8 %MVC", "count": 4.0}
      """
    let (hold, rest, seed) = try document(text).decode { root in
      #expect(root.stringIfPresent("$schema") == "s.json")
      #expect(root.string("name") == "x")
      #expect(root.string("title", default: "none") == "none")
      #expect(root.bool("on") == false)
      #expect(root.bool("off", default: true))
      #expect(root.choice("side", of: Side.self, default: .right) == .left)
      #expect(root.choice("otherSide", default: Side.right) == .right)
      #expect(root.array("list").map { $0.quantity(as: Day.unit, in: 0...100) } == [1, 14])
      #expect(root.arrayIfPresent("nothing") == nil)
      let pressure = root.namedQuantity(
        "pressure", from: ["midpoint"], as: Kilopascal.unit, in: 0...1_000, default: .quantity(50))
      #expect(pressure == .named("midpoint"))
      #expect(root.quantity("share", as: PercentMVC.unit, in: 0...100) == 8)
      #expect(root.whole("count", in: 0...10) == 4)
      return (
        root.quantity("hold", as: Second.unit, in: 5...600, default: 30),
        root.quantity("rest", as: Second.unit, in: 5...600, default: 30),
        root.whole("seed", in: 0...UInt64.max)
      )
    }
    #expect(hold == 90)
    #expect(rest == 30)
    #expect(seed == .max)
  }

  @Test("a problem is told as the manual promises")
  func example() throws {
    let text = String(repeating: "\n", count: 30) + #"{"arms": {"compression": [{"hold": "90 kg"}]}}"#
    let lines = try problems(text) { root in
      for press in root.object("arms").objects("compression") {
        #expect(press.quantity("hold", as: Second.unit, in: 5...600, default: 90) == 90)
      }
    }
    #expect(
      lines == [
        "desk.json:31: arms.compression[0].hold is \"90 kg\"; expected a duration such as \"90 s\" (5 s to 10 min)"
      ])
  }

  @Test(
    "each wrong quantity is refused with what is meant",
    arguments: [
      (#""90""#, #"; did you mean "90 s"?"#), ("90", #"; did you mean "90 s"?"#), ("9000", ""),
      (#""9000""#, ""),
      (#""90 sek""#, #"; did you mean "sec"?"#), (#""20 min""#, ""), (#""4 s""#, ""), ("null", ""),
      ("[]", ""),
      (#""1e999 s""#, ""), (#""soon""#, ""),
    ])
  func wrongQuantities(written: String, suggestion: String) throws {
    let lines = try problems(#"{"hold": \#(written)}"#) { root in
      _ = root.quantity("hold", as: Second.unit, in: 5...600, default: 90)
    }
    let expected = #"expected a duration such as "90 s" (5 s to 10 min)"#
    #expect(lines == ["desk.json:1: hold is \(written); \(expected)\(suggestion)"])
  }

  @Test("numbers and counts are bare numbers")
  func bareNumbers() throws {
    let lines = try problems(#"{"a": "4", "b": 4.5, "c": -1, "d": "x", "e": "7"}"#) { root in
      _ = root.quantity("a", as: One.unit, in: 0...10, default: 1)
      for key in ["b", "c", "d"] { _ = root.whole(key, in: 0...10, default: 4) }
      _ = root.whole("e", in: 0...10)
    }
    #expect(
      lines == [
        #"desk.json:1: a is "4"; expected a number such as 1 (0 to 10); did you mean 4?"#,
        "desk.json:1: b is 4.5; expected a whole number such as 4 (0 to 10)",
        "desk.json:1: c is -1; expected a whole number such as 4 (0 to 10)",
        #"desk.json:1: d is "x"; expected a whole number such as 4 (0 to 10)"#,
        #"desk.json:1: e is "7"; expected a whole number such as 0 (0 to 10); did you mean 7?"#,
      ])
  }

  @Test("all problems of a file come at once, in the order of its lines")
  func allAtOnce() throws {
    let text = """
      {
        "seed": -1,
        "seeds": 3,
        "side": "rigth",
        "name": 5,
        "on": "yes",
        "course": [],
        "arms": {"x": {"hodl": 1}, "y": 3},
        "seed": 2
      }
      """
    let lines = try problems(text) { root in
      for (_, arm) in root.object("arms").entries {
        if let arm = arm.object() { _ = arm.quantity("hold", as: Second.unit, in: 5...600) }
      }
      _ = root.object("course").string("inner")
      _ = root.whole("seed", in: 0...UInt64.max, default: 1)
      _ = root.choice("side", of: Side.self, default: .left)
      _ = (root.string("name"), root.bool("on"), root.array("history"))
    }
    #expect(
      lines
        == [
          "desk.json:1: history is missing; expected a list in square brackets",
          "desk.json:2: seed is -1; expected a whole number such as 1 (at least 0)",
          #"desk.json:3: seeds is not a known key; expected one of "arms", "course", "seed", "side", "name", "on", "history"; did you mean "seed"?"#,
          #"desk.json:4: side is "rigth"; expected one of "left", "right"; did you mean "right"?"#,
          "desk.json:5: name is 5; expected a text between quotation marks",
          #"desk.json:6: on is "yes"; expected true or false"#,
          "desk.json:7: course is []; expected an object in curly brackets",
          "desk.json:8: arms.x.hold is missing; expected a duration such as \"50 s\" (5 s to 10 min)",
          "desk.json:8: arms.y is 3; expected an object in curly brackets",
          #"desk.json:8: arms.x.hodl is not a known key; expected "hold"; did you mean "hold"?"#,
          "desk.json:9: seed is given twice, first in line 2",
        ])
  }

  @Test("parameters fill a value; what is absent keeps its own")
  func filling() throws {
    let press = try document(#"{"hold": "2 min", "depth": "1 cm"}"#).decode { root in
      var press = Press()
      root.fill(&press, from: Press.parameters)
      return press
    }
    #expect(press.hold.value == 120)
    #expect(press.passes.value == 1)
    #expect(press.depth.value == 10)
    let lines = try problems(#"{"passes": 2.5, "hold": "2 mm", "dept": "1 mm"}"#) { root in
      var press = Press()
      root.fill(&press, from: Press.parameters)
      #expect(press.passes.value == 1)
    }
    #expect(
      lines == [
        #"desk.json:1: hold is "2 mm"; expected a duration such as "90 s" (5 s to 10 min)"#,
        "desk.json:1: passes is 2.5; expected a whole number such as 1 (0 to 20)",
        #"desk.json:1: dept is not a known key; expected one of "hold", "passes", "depth"; did you mean "depth"?"#,
      ])
  }

  @Test("nested parameters are found under a dotted key and in nested objects")
  func nestedParameters() throws {
    struct Session { var press = Press() }
    let parameters = Press.parameters.map { $0.within("press", at: \Session.press) }
    func hold(_ text: String) throws -> Double {
      try document(text).decode { root in
        var session = Session()
        root.fill(&session, from: parameters)
        return session.press.hold.value
      }
    }
    #expect(try hold(#"{"press.hold": "60 s"}"#) == 60)
    #expect(try hold(#"{"press": {"hold": "70 s", "passes": 2}}"#) == 70)
    let lines = try problems(#"{"press": {"hodl": "70 s"}, "pres.depth": "1 mm"}"#) { root in
      var session = Session()
      root.fill(&session, from: parameters)
    }
    #expect(lines.count == 2)
    #expect(
      lines.contains {
        $0.contains("press.hodl is not a known key") && $0.hasSuffix("did you mean \"hold\"?")
      })
    #expect(
      lines.contains { $0.contains("[\"pres.depth\"]") && $0.hasSuffix("did you mean \"press.depth\"?") })
    #expect(
      try problems(#"{"press": 3}"#) { root in
        var session = Session()
        root.fill(&session, from: parameters)
      }.count == 1)
  }

  @Test("a stand-in keeps quiet about its own absence")
  func standIns() throws {
    let lines = try problems("{}") { root in
      let course = root.object("course")
      _ = course.quantity("duration", as: Day.unit, in: 1...100)
      _ = course.object("inner").objects("list")
    }
    #expect(lines == ["desk.json:1: course is missing; expected an object in curly brackets"])
  }

  @Test("a file that holds no object is refused as a whole")
  func notAnObject() throws {
    let lines = try problems("[1]") { root in _ = root.string("name") }
    #expect(lines == ["desk.json:1: the file holds a list where an object in curly brackets is expected"])
  }

  @Test("keys of an unknown therapy can be left unjudged")
  func acceptAll() throws {
    let lines = try problems(#"{"therapy": "presure", "hold": "90 s"}"#) { root in
      if root.choice("therapy", from: ["pressure", "stretch"]) == nil { root.acceptAllKeys() }
    }
    #expect(
      lines == [
        #"desk.json:1: therapy is "presure"; expected one of "pressure", "stretch"; did you mean "pressure"?"#
      ])
  }
}
