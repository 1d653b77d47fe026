// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Results
import Scenarios

/// The study that is planned, and in how many parts.
struct PlanOptions: ParsableArguments {
  @OptionGroup var changes: ChangeOptions

  @Option(help: ArgumentHelp("Virtual patients at a design point, in place of the study's.", valueName: "n"))
  var replicates: Int?

  @Option(help: ArgumentHelp("Size of a sampled design, in place of the study's.", valueName: "n"))
  var samples: Int?

  @Option(
    help: ArgumentHelp(
      "Shards, each a task of the cluster (default: as many as --hours asks for).", valueName: "n"))
  var tasks: Int?

  @Option(help: ArgumentHelp("Hours that each task may take (default: 1).", valueName: "h"))
  var hours: Double?

  @Option(
    help: ArgumentHelp(
      "Patients simulated side by side in each task, one a core (default: 1).", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if tasks != nil, hours != nil { throw ValidationError("expected --tasks or --hours, not both") }
    if let tasks, !(1...Manifest.Shard.most).contains(tasks) {
      throw ValidationError("--tasks is \(tasks); expected a whole number (1 to \(Manifest.Shard.most))")
    }
    if let hours, !(hours > 0 && hours <= 8_760) {
      throw ValidationError("--hours is \(hours); expected hours such as 0.5 (up to 8760)")
    }
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads is \(threads); expected a whole number such as 4 (1 to 1024)")
    }
  }

  var isEmpty: Bool {
    changes.isEmpty && replicates == nil && samples == nil && tasks == nil && hours == nil && threads == nil
  }

  /// Throws ``ProblemList`` for a study that is wrong or another verb's.
  func study(_ path: String) throws(ProblemList) -> Study {
    let design = (replicates.map { [("replicates", $0)] } ?? []) + (samples.map { [("samples", $0)] } ?? [])
    let study = try changes.study(path, design: design)
    guard study.optimise == nil else {
      throw ProblemList(
        .badInput,
        [
          Problem(
            file: FileSystem.shown(path), .statement("has no design"),
            expected: "another study, or `tpsim optimise` with this one")
        ])
    }
    return study
  }
}

/// What is asked of Slurm.
struct SlurmOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The partition (default: the cluster's).", valueName: "name"))
  var partition: String?

  @Option(
    help: ArgumentHelp(
      "The time limit of a task, as sbatch takes it (default: thrice the estimate). What is not done by then goes on by itself.",
      valueName: "time"))
  var time: String?

  @Option(
    help: ArgumentHelp("The memory of a task, as sbatch takes it (default: the estimate).", valueName: "size")
  )
  var memory: String?

  @Option(
    help: ArgumentHelp(
      "Another option of sbatch, such as --sbatch=--account=lab; can be repeated.", valueName: "option"),
    transform: { $0 })
  var sbatch: [String] = []

  func validate() throws {
    for word in [partition, time, memory].compactMap({ $0 }) + sbatch
    where word.isEmpty
      || word.contains(where: { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 32 } })
    {
      throw ValidationError("\"\(word.visibleLine)\" is no option of sbatch: expected a word without blanks")
    }
    for word in sbatch where !word.hasPrefix("-") {
      throw ValidationError("--sbatch \(word): expected an option such as --sbatch=--account=lab")
    }
  }

  var isEmpty: Bool { partition == nil && time == nil && memory == nil && sbatch.isEmpty }
}
