// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The resolved scenario and study stand in the manifest as plain JSON, in the order of their own keys: coders sort or
/// forget keys, so they are put in and taken out as text.
extension Manifest: Codable {
  private enum CodingKeys: String, CodingKey {
    case program, version, commit, buildFlags, gslVersion, commandLine, scenarioSHA256, seed
    case streamScheme, threads, shard, start, end, warnings, notice, rowCounts, files
    case resolvedScenario, resolvedStudy, studySHA256
  }

  /// Reads all but the resolved scenario and study; `init(json:)` reads those as well.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func read<Value: Decodable>(_ key: CodingKeys) throws -> Value {
      try container.decode(Value.self, forKey: key)
    }
    program = try read(.program)
    version = try read(.version)
    commit = try container.decodeIfPresent(String.self, forKey: .commit)
    buildFlags = try read(.buildFlags)
    gslVersion = try read(.gslVersion)
    commandLine = try read(.commandLine)
    resolvedScenario = .null
    resolvedStudy = nil
    scenarioSHA256 = try read(.scenarioSHA256)
    studySHA256 = try container.decodeIfPresent(String.self, forKey: .studySHA256)
    seed = try read(.seed)
    streamScheme = try read(.streamScheme)
    threads = try read(.threads)
    shard = try container.decodeIfPresent(Shard.self, forKey: .shard)
    start = try read(.start)
    end = try read(.end)
    warnings = try read(.warnings)
    notice = try read(.notice)
    rowCounts = try read(.rowCounts)
    files = try read(.files)
  }

  /// Writes null for the resolved scenario and study; `json()` writes them.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(program, forKey: .program)
    try container.encode(version, forKey: .version)
    try container.encodeIfPresent(commit, forKey: .commit)
    try container.encode(buildFlags, forKey: .buildFlags)
    try container.encode(gslVersion, forKey: .gslVersion)
    try container.encode(commandLine, forKey: .commandLine)
    try container.encodeNil(forKey: .resolvedScenario)
    if resolvedStudy != nil { try container.encodeNil(forKey: .resolvedStudy) }
    try container.encode(scenarioSHA256, forKey: .scenarioSHA256)
    try container.encodeIfPresent(studySHA256, forKey: .studySHA256)
    try container.encode(seed, forKey: .seed)
    try container.encode(streamScheme, forKey: .streamScheme)
    try container.encode(threads, forKey: .threads)
    try container.encodeIfPresent(shard, forKey: .shard)
    try container.encode(start, forKey: .start)
    try container.encode(end, forKey: .end)
    try container.encode(warnings, forKey: .warnings)
    try container.encode(notice, forKey: .notice)
    try container.encode(rowCounts, forKey: .rowCounts)
    try container.encode(files, forKey: .files)
  }

  /// The bytes of `manifest.json`, with sorted keys.
  package func json() throws -> [UInt8] {
    var bytes = Array(try JSONEncoder.ofResults.encode(self))
    Self.put(resolvedScenario, under: .resolvedScenario, into: &bytes)
    if let resolvedStudy { Self.put(resolvedStudy, under: .resolvedStudy, into: &bytes) }
    bytes.append(newline)
    return bytes
  }

  /// Reads the bytes of a `manifest.json`. Throws `DecodingError`.
  package init(json: [UInt8]) throws {
    self = try JSONDecoder().decode(Manifest.self, from: Data(json))
    resolvedScenario = Self.text(under: .resolvedScenario, in: json) ?? .null
    resolvedStudy = Self.text(under: .resolvedStudy, in: json)
  }

  private static func put(_ text: JSONText, under key: CodingKeys, into bytes: inout [UInt8]) {
    guard let place = JSONText.range(ofMember: key.rawValue, in: bytes) else { return }
    let indented = text.text.utf8.flatMap { $0 == newline ? [newline, space, space] : [$0] }
    bytes.replaceSubrange(place, with: indented)
  }

  private static func text(under key: CodingKeys, in json: [UInt8]) -> JSONText? {
    JSONText.range(ofMember: key.rawValue, in: json).map { JSONText(bytes: unindented(json[$0])) }
  }

  private static func unindented(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var toDrop = 0
    for byte in bytes {
      if toDrop > 0, byte == space {
        toDrop -= 1
      } else {
        result.append(byte)
        toDrop = byte == newline ? 2 : 0
      }
    }
    return result
  }
}

private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")
