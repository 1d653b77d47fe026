// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Results

/// Studies of evidence, read from files and folders.
package struct EvidenceSet: Sendable {
  /// Sorted by key.
  package let studies: [EvidenceStudy]

  package init(studies: [EvidenceStudy]) { self.studies = studies.sorted { $0.key < $1.key } }

  /// Reads files, and all studies in folders.
  ///
  /// `changes` are values that replace those of every scenario, such as the number of patients.
  ///
  /// - Throws: all problems of all files at once; `.missingInput` where a path leads nowhere.
  package static func load(
    _ paths: [String], changes: [EvidenceChange] = []
  ) throws(ProblemList) -> EvidenceSet {
    var documents: [JSONDocument] = []
    for path in paths { documents += try Self.documents(at: path) }
    return try read(documents, changes: changes)
  }

  /// Reads documents again with other changes.
  package static func read(
    _ documents: [JSONDocument], changes: [EvidenceChange]
  ) throws(ProblemList) -> EvidenceSet {
    var studies: [EvidenceStudy] = []
    var problems: [Problem] = []
    for document in documents {
      do throws(ProblemList) {
        let study = try document.decode { root in
          EvidenceStudyFile(root: root, file: document.file, changes: changes).read()
        }
        guard let study else { continue }
        if let other = studies.first(where: { $0.key == study.key }) {
          problems.append(
            Problem(
              file: document.file, path: JSONPath([.key("study")]),
              .statement("is \(JSONValue.quoted(study.key)), as in \(other.file)")))
        }
        studies.append(study)
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw ProblemList(.badInput, problems) }
    return EvidenceSet(studies: studies)
  }

  /// The documents of a file, or of all studies in a folder in the order of their names.
  package static func documents(at path: String) throws(ProblemList) -> [JSONDocument] {
    guard FileSystem.isFolder(path) else {
      let document = try JSONDocument(readingFile: path)
      guard document.kind == .evidence else { throw ProblemList(.badInput, [noStudy(document.file)]) }
      return [document]
    }
    var documents: [JSONDocument] = []
    var problems: [Problem] = []
    for name in names(in: path) {
      let document = try JSONDocument(readingFile: "\(path)/\(name)")
      if document.kind == .evidence {
        documents.append(document)
      } else if document.kind != .calibration, document.kind != .parameters {
        problems.append(noStudy("\(path)/\(name)"))
      }
    }
    guard problems.isEmpty else { throw ProblemList(.badInput, problems) }
    guard !documents.isEmpty else {
      throw ProblemList(
        .missingInput,
        [Problem(file: path, .statement("holds no study"), expected: "a folder of .json files, or a file")])
    }
    return documents
  }

  private static func noStudy(_ file: String) -> Problem {
    Problem(file: file, .statement("has no measurements"), expected: "a study of evidence")
  }

  /// The JSON files of a folder, sorted.
  static func names(in folder: String) -> [String] {
    ((try? FileSystem.names(in: folder)) ?? []).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
  }
}
