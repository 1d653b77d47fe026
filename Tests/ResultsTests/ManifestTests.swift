// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Testing

@Suite struct ManifestTests {
  static let scenario = """
    {
      "question": "a \\"quoted: {brace\\" and\\\\",
      "seed": 1.50,
      "arms": { "b": [1, 2, {"resolvedScenario": 3}],
    "a": [] }
    }
    """

  @Test(
    "keeps the resolved scenario letter by letter",
    arguments: [
      ManifestTests.scenario, "{}", "[]", "\"text\"", "12", #"{"a":{"scenarioSHA256":1}}"#,
      "{\r\n\t\"a\": 1\r\n}",
      "{\n\n \n    \"a\": 1}",
    ])
  func verbatim(scenario: String) throws {
    let original = try manifest(scenario: scenario)
    let read = try Manifest(json: original.json())
    #expect(read == original)
    #expect(read.resolvedScenario.text == scenario)
  }

  @Test("holds the scenario as JSON with its own order of keys, and sorts the rest")
  func readable() throws {
    let bytes = try manifest(scenario: Self.scenario).json()
    let text = String(decoding: bytes, as: UTF8.self)
    let arms = try #require(text.range(of: "\"b\": ["))
    #expect(arms.lowerBound < (try #require(text.range(of: "\"a\": []"))).lowerBound)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let scenario = try #require(object["resolvedScenario"] as? [String: Any])
    #expect((scenario["seed"] as? NSNumber)?.doubleValue == 1.5)
    // The encoder writes its own keys with a space before the colon; the scenario has none.
    let keys = text.split(separator: "\n").filter { $0.hasPrefix("  \"") && $0.contains("\" : ") }
      .compactMap { $0.split(separator: "\"").dropFirst().first }
    #expect(keys == keys.sorted() && keys.count > 15)
  }

  @Test("knows the SHA-256 of the scenario")
  func digest() throws {
    #expect(
      try manifest(scenario: "{}").scenarioSHA256
        == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")
  }

  @Test("says that it is no medical advice")
  func notice() throws {
    #expect(try manifest().notice.contains("not medical advice"))
  }

  @Test("takes only JSON for a scenario", arguments: ["", "{", "{\"a\":1} x", "hello"])
  func invalid(text: String) { #expect(JSONText(text) == nil) }

  @Test("gives the time in ISO 8601 and UTC")
  func time() throws {
    let now = try Date.ISO8601FormatStyle().parse(Manifest.now())
    #expect(abs(now.timeIntervalSinceNow) < 60)
  }

  @Test("names what a broken manifest lacks")
  func broken() async throws {
    let place = try TemporaryFolder()
    let file = "\(place.path)/manifest.json"
    #expect(throws: ResultError.missing(path: file)) { try Manifest(inFolder: place.path) }
    try place.write("{\"program\": \"tpsim\"}", to: "manifest.json")
    #expect(throws: ResultError.badManifest(path: file, reason: "version is missing")) {
      try Manifest(inFolder: place.path)
    }
    for text in ["", "{", "[]", "{\"program\": 1}"] {
      try place.write(text, to: "manifest.json")
      let error = #expect(throws: ResultError.self) { try Manifest(inFolder: place.path) }
      #expect(error?.exitCode == 65)
    }
  }
}
