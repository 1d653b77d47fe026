// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Results

/// A JSON file: its name and what it says.
package struct JSONDocument: Sendable {
  /// The name that messages give, as the user wrote it.
  package let file: String
  package var root: JSONValue
  private let duplicates: [JSONReader.Duplicate]

  /// Reads `bytes`, which messages call `file`.
  ///
  /// - Throws: `.badInput` when the bytes are not JSON. Duplicate keys are left for `decode`, so that they are
  ///   told together with everything else.
  package init(_ bytes: [UInt8], file: String) throws(ProblemList) {
    self.file = file
    do throws(JSONSyntaxError) {
      (root, duplicates) = try JSONReader.read(bytes)
    } catch {
      throw ProblemList(.badInput, [Problem(file: file, line: error.line, .statement(error.message))])
    }
  }

  /// A value that has been read as a part of another file.
  init(root: JSONValue, file: String) {
    self.root = root
    self.file = file
    duplicates = []
  }

  /// Reads the file at `path`; `-` is standard input.
  ///
  /// - Throws: `.missingInput` when there is no such file or it cannot be read, else as above.
  package init(readingFile path: String) throws(ProblemList) {
    try self.init(try Self.contents(ofFile: path), file: FileSystem.shown(path))
  }

  /// Lets `body` read the root object, then throws every problem that it and its readers met.
  ///
  /// `body` goes on after a problem with a stand-in from the allowed range, and its result is then dropped.
  package func decode<Result>(_ body: (ObjectReader) -> Result) throws(ProblemList) -> Result {
    let problems = ProblemCollector(file: file)
    for duplicate in duplicates {
      problems.report(duplicate.path, line: duplicate.line, .duplicateKey(firstLine: duplicate.firstLine))
    }
    let reader = ValueReader(root, at: JSONPath(), problems).object()
    let result = body(reader ?? ObjectReader.standIn(at: JSONPath()))
    try problems.finish()
    return result
  }

  private static func contents(ofFile path: String) throws(ProblemList) -> [UInt8] {
    do throws(ResultError) {
      // One byte beyond the limit is enough for the reader to refuse, even on an endless device.
      return try FileSystem.contents(of: path, limit: JSONReader.longest + 1)
    } catch {
      throw unreadable(path, because: error)
    }
  }

  private static func unreadable(_ path: String, because error: ResultError) -> ProblemList {
    guard case .readFailed(_, let reason) = error else {
      return ProblemList(
        .missingInput,
        [
          Problem(
            file: path, .statement("there is no such file"),
            suggestion: neighbour(of: path).map(JSONValue.quoted))
        ])
    }
    return ProblemList(
      .missingInput, [Problem(file: path, .statement("the file cannot be read: \(reason)"))])
  }

  /// The file beside `path` whose name is nearest.
  private static func neighbour(of path: String) -> String? {
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let folder = String(path[..<cut])
    let names = try? FileSystem.names(in: folder.isEmpty ? "." : folder)
    return nearestName(to: String(path[cut...]), in: names ?? []).map { folder + $0 }
  }
}
