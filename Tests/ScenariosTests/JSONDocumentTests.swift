// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Scenarios
import Testing

@Suite("JSON files")
struct JSONDocumentTests {
  /// Runs `body` in a new folder, which is removed afterwards.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tpsim \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("a file is read whole")
  func reading() throws {
    try inFolder { folder in
      let file = folder.appending(path: "desk worker.json")
      let text = "[" + (0..<50_000).map { "\($0)" }.joined(separator: ", ") + "]"
      try Data(text.utf8).write(to: file)
      #expect(try JSONDocument(readingFile: file.path).root.text == text)
    }
  }

  @Test("a missing file is told with the file that was probably meant, and exit code 66")
  func missing() throws {
    try inFolder { folder in
      try Data("{}".utf8).write(to: folder.appending(path: "desk-worker.json"))
      let wanted = folder.appending(path: "desk-wroker.json").path
      let error = #expect(throws: ProblemList.self) { try JSONDocument(readingFile: wanted) }
      let near = folder.appending(path: "desk-worker.json").path
      #expect(error?.exitCode == 66)
      #expect(error?.description == "\(wanted): there is no such file; did you mean \"\(near)\"?")
    }
  }

  @Test("a folder is not taken for a file")
  func folders() throws {
    try inFolder { folder in
      let error = #expect(throws: ProblemList.self) { try JSONDocument(readingFile: folder.path) }
      #expect(error?.exitCode == 66)
      #expect(error?.description.contains("the file cannot be read: ") == true)
    }
  }

  @Test(
    "an endless device is given up at the size limit",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/zero")))
  func endless() throws {
    let error = #expect(throws: ProblemList.self) { try JSONDocument(readingFile: "/dev/zero") }
    #expect(error?.exitCode == 65)
    #expect(error?.description == "/dev/zero:1: the text is longer than 16 MiB")
  }

  @Test("a syntax error names file and line, and exits with 65")
  func syntax() {
    let error = #expect(throws: ProblemList.self) {
      try JSONDocument(Array("{\n\"a\": 1,\n}".utf8), file: "x.json")
    }
    #expect(error?.exitCode == 65)
    #expect(
      error?.description.hasPrefix("x.json:3: expected a key between quotation marks, found \"}\"") == true)
  }

  @Test("a long or hostile value is quoted on one short line")
  func quoting() throws {
    let hostile = "{\"name\": \"\\u001b[31m\\n" + String(repeating: "x", count: 500) + "\"}"
    let document = try JSONDocument(Array(hostile.utf8), file: "x.json")
    let error = #expect(throws: ProblemList.self) { try document.decode { root in _ = root.bool("name") } }
    let line = try #require(error?.description)
    #expect(line.count < 130)
    #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    #expect(line.contains("\\u001b[31m\\nxxx"))
  }
}
