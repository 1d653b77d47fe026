// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Results
import Scenarios

/// The folder of a plan: the study as it was planned, the scripts, the shards, the jobs, the result.
struct ClusterFolder {
  static let planFile = "plan.json"
  private static let submissionFile = "submission.json"

  /// Absolute: jobs run elsewhere.
  let path: String
  let plan: ClusterPlan

  /// Whether a folder holds a plan.
  static func isPlan(_ path: String) -> Bool { FileSystem.exists("\(path)/\(planFile)") }

  /// Reads the plan in the folder at `path`. Throws ``ResultError`` where there is none, or it cannot be read.
  init(_ path: String) throws(ResultError) {
    self.path = FileSystem.absolute(path)
    let file = "\(path)/\(Self.planFile)"
    guard FileSystem.exists(file) else { throw .missing(path: file) }
    plan = try Self.decoded(ClusterPlan.self, file, "no plan of tpsim cluster")
    guard plan.format == ClusterPlan.currentFormat, plan.shards >= 1, plan.threads >= 1 else {
      throw .badProgress(
        path: file, reason: "format \(plan.format), this program reads \(ClusterPlan.currentFormat)")
    }
  }

  /// Writes a plan and all its files into the folder at `path`, which is made where it is missing.
  ///
  /// Throws ``ResultError`` where the folder holds anything, or cannot be written.
  init(writing plan: ClusterPlan, of study: Study, to path: String) throws(ResultError) {
    try ResultFolder.make(path)
    guard try FileSystem.names(in: path).isEmpty else { throw .folderNotEmpty(path: path) }
    self.path = FileSystem.absolute(path)
    self.plan = plan
    try ResultFolder.make("\(path)/\(ClusterScripts.shards)")
    try ResultFolder.make("\(path)/\(ClusterScripts.logs)")
    try put(ClusterScripts.study, study.resolved.text + "\n")
    for file in ClusterScripts(plan: plan).files { try put(file.name, file.text) }
    // The last: a folder with a plan has all of it.
    try put(Self.planFile, try Self.encoded(plan))
  }

  /// The resolved study, as shards say that they are of it. Throws ``ProblemList``.
  func study() throws(ProblemList) -> Study { try Study.load(path: "\(path)/\(ClusterScripts.study)") }

  /// How far all shards have come. Throws ``ProblemList``.
  func states() throws(ProblemList) -> [ShardState] {
    let text = try study().resolved.text
    return (1...plan.shards).map {
      ShardState(
        of: Manifest.Shard($0, of: plan.shards), in: "\(path)/\(ClusterScripts.shards)/\($0)", study: text)
    }
  }

  var isMerged: Bool { FileSystem.exists("\(path)/\(ClusterScripts.result)/\(Manifest.fileName)") }

  /// Refuses to go on with what another build of the program has begun: shards would refuse each other.
  func requireOwnProgram() throws(ProblemList) {
    guard (plan.version, plan.commit) != (Release.version, Release.commit) else { return }
    throw ProblemList(
      .badInput,
      [
        Problem(
          file: "\(path)/\(Self.planFile)",
          .statement(
            "was made by tpsim \(plan.version) of commit \(plan.commit ?? "unknown"), "
              + "this is \(Release.version) of commit \(Release.commit ?? "unknown")"),
          expected: "the program that planned, or a new plan in another folder")
      ])
  }

  // MARK: Jobs

  /// What was submitted so far; an empty one where nothing was. Throws ``ResultError``.
  func submission() throws(ResultError) -> Submission {
    let file = "\(path)/\(Self.submissionFile)"
    guard FileSystem.exists(file) else { return Submission() }
    return try Self.decoded(Submission.self, file, "no record of submitted jobs")
  }

  func save(_ submission: Submission) throws(ResultError) {
    try put(Self.submissionFile, try Self.encoded(submission))
  }

  // MARK: Files

  private func put(_ name: String, _ text: String) throws(ResultError) {
    try AtomicFile.closed(name, in: path) { Array(text.utf8) }.file.publish()
  }

  private static func encoded(_ value: some Encodable) throws(ResultError) -> String {
    do {
      return try JSONText(encoding: value).text + "\n"
    } catch {
      throw .writeFailed(path: planFile, reason: "\(error)")
    }
  }

  private static func decoded<Value: Decodable>(
    _ type: Value.Type, _ file: String, _ fault: String
  ) throws(ResultError) -> Value {
    let bytes = try FileSystem.contents(of: file)
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw .badProgress(path: file, reason: fault)
    }
  }
}
