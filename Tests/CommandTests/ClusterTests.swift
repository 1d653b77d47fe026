// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// `cluster` without a cluster: stand-ins take the place of Slurm's programs. `Tests/Cluster` has the real one.
@Suite("cluster")
struct ClusterTests {
  /// The small study, with stand-ins for Slurm that note what they are asked. The call number `refused` of sbatch fails.
  private static func folder(arraySize: Int = 4, refused: Int = 0) throws -> TemporaryFolder {
    let folder = try folderWithStudy()
    try FileManager.default.createDirectory(atPath: "\(folder.path)/bin", withIntermediateDirectories: true)
    try folder.write(
      """
      #!/bin/sh
      echo "$*" >>'\(folder.path)/asked'
      number=$(wc -l <'\(folder.path)/asked')
      [ "$number" -ne \(refused) ] || { echo 'sbatch: error: QOSMaxSubmitJobPerUserLimit' >&2; exit 1; }
      echo "$((100 + number))"
      """, to: "bin/sbatch")
    try folder.write("#!/bin/sh\necho 'MaxArraySize            = \(arraySize)'\n", to: "bin/scontrol")
    try folder.write("#!/bin/sh\ncat '\(folder.path)/queue' 2>/dev/null\nexit 0\n", to: "bin/squeue")
    for name in ["sbatch", "scontrol", "squeue"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: "\(folder.path)/bin/\(name)")
    }
    return folder
  }

  private static func cluster(_ words: String, in folder: TemporaryFolder) async throws -> Program.Outcome {
    try await Program.shell("PATH=$PWD/bin:$PATH '\(try Program.path)' cluster \(words)", in: folder)
  }

  private static func run(_ shards: [Int], of job: String, in folder: TemporaryFolder) async throws {
    for shard in shards {
      let outcome = try await Program.shell("sh \(job)/element.sh \(shard)", in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
    }
  }

  @Test("plans as many tasks as are asked for, and writes nothing without a folder")
  func plan() async throws {
    let folder = try folderWithStudy()
    let outcome = try await Program.run("cluster", "plan", "study.json", "--tasks", "5", "--json", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let plan = try object(outcome.output)
    #expect(plan["shards"] as? Int == 5 && plan["points"] as? Int == 6 && plan["replicates"] as? Int == 3)
    #expect(try folder.names == ["scenario.json", "study.json"])
    let short = try await Program.run(
      "cluster", "plan", "study.json", "--hours", "0.000001", "--json", in: folder)
    #expect(try object(short.output)["shards"] as? Int == 18, "no shard without work")
  }

  @Test("its shards, made by hand from elsewhere, join to the bytes of one sweep, damage and all")
  func byHand() async throws {
    let folder = try folderWithStudy()
    #expect(try await Program.run("sweep", "study.json", "--out", "whole", in: folder).code == 0)
    let planned = try await Program.run(
      "cluster", "plan", "study.json", "--tasks", "3", "--out", "job", in: folder)
    #expect(planned.code == 0, "\(planned.errors)")
    // The plan has a study of its own.
    try folder.remove("study.json")
    try folder.remove("scenario.json")
    try await Self.run([1, 2], of: "job", in: folder)
    let gap = try await Program.shell("sh job/merge.sh", in: folder)
    #expect(
      gap.code == 65 && gap.output.contains("resubmit") == false, "nothing was submitted: \(gap.output)")
    #expect(gap.output.contains("2 of 3 shards are complete, not joined"), "\(gap.output)")
    try await Self.run([3], of: "job", in: folder)
    var bytes = try folder.bytes("job/shards/2/runs-000001.chunk")
    bytes[bytes.count / 2] ^= 1
    try folder.write(bytes, to: "job/shards/2/runs-000001.chunk")
    let status = try await Program.run("cluster", "status", "job", "--json", in: folder)
    let missing = try #require(try object(status.output)["missing"] as? [[String: Any]])
    #expect(
      missing.count == 1 && missing[0]["shard"] as? Int == 2 && missing[0]["stage"] as? String == "damaged")
    try await Self.run([1, 2, 3], of: "job", in: folder)
    #expect(try await Program.shell("sh job/merge.sh", in: folder).code == 0)
    #expect(try folder.tables("job/result") == folder.tables("whole"))
  }

  @Test("chunks an array at the limit of its index, and goes on where Slurm refused a job")
  func brokenSubmission() async throws {
    let folder = try Self.folder(refused: 2)
    let submit = "submit study.json --out job --tasks 10 --partition long --sbatch=--account=lab"
    let first = try await Self.cluster(submit, in: folder)
    #expect(first.code == 75, "\(first)")
    #expect(first.errors.contains("QOSMaxSubmitJobPerUserLimit") && first.errors.contains("cluster submit"))
    let script = try folder.text("job/slurm-array.sh")
    #expect(script.contains("#SBATCH --partition=long\n") && script.contains("#SBATCH --account=lab\n"))
    let second = try await Self.cluster("submit job", in: folder)
    #expect(second.code == 0, "\(second.errors)")
    #expect(
      try folder.text("asked") == """
        --parsable --array=0-3 slurm-array.sh 0
        --parsable --array=0-3 slurm-array.sh 4
        --parsable --array=0-3 slurm-array.sh 4
        --parsable --array=0-1 slurm-array.sh 8
        --parsable --dependency=afterany:101:103:104 slurm-merge.sh

        """)
    let third = try await Self.cluster(submit, in: folder)
    #expect(third.code == 0 && third.output.contains("submitted already"), "\(third)")
    #expect(try folder.text("asked").split(separator: "\n").count == 5)
  }

  @Test("resubmits what is neither complete nor on its way, and waits for both")
  func resubmit() async throws {
    let folder = try Self.folder(arraySize: 1_001)
    #expect(try await Self.cluster("submit study.json --out job --tasks 6", in: folder).code == 0)
    try await Self.run([1, 4], of: "job", in: folder)
    // Shard 3 runs, shard 6 waits; job 7 is somebody else's.
    try folder.write("101|2|RUNNING|None|x\n101|5|PENDING|Resources|x\n7|1|RUNNING|None|x\n", to: "queue")
    let status = try await Self.cluster("status job", in: folder)
    #expect(status.output.contains("in the queue: 1 pending, 1 running"), "\(status)")
    let outcome = try await Self.cluster("resubmit job", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      try folder.text("asked").hasSuffix(
        """
        --parsable --array=1,4 slurm-array.sh 0
        --parsable --dependency=afterany:101:103 slurm-merge.sh

        """))
    try folder.write("", to: "queue")
    try await Self.run([2, 3, 5, 6], of: "job", in: folder)
    #expect(try await Program.shell("sh job/merge.sh", in: folder).code == 0)
    let again = try await Self.cluster("resubmit job", in: folder)
    #expect(again.code == 0 && again.output.contains("nothing is missing"), "\(again)")
  }

  @Test("without Slurm it says so, and the files stay to be used")
  func noSlurm() async throws {
    let folder = try folderWithStudy()
    let outcome = try await Program.shell(
      "PATH=/nowhere '\(try Program.path)' cluster submit study.json --out job --tasks 2", in: folder)
    #expect(outcome.code == 75 && outcome.errors.contains("sbatch cannot be started here"), "\(outcome)")
    #expect(try folder.names(in: "job").contains("README.txt"))
  }

  @Test(
    "wrong usage ends with 64",
    arguments: [
      "plan study.json --tasks 0", "plan study.json --tasks 3 --hours 2", "plan study.json --hours -1",
      "plan study.json --partition x", "submit study.json", "submit study.json --out job --sbatch=account",
      "submit study.json --out job --partition 'a b'", "submit . --tasks 3", "status", "resubmit",
    ])
  func wrongUsage(_ words: String) async throws {
    let folder = try folderWithStudy()
    let outcome = try await Self.cluster(words, in: folder)
    #expect(outcome.code == 64, "\(outcome)")
    #expect(try folder.names == ["scenario.json", "study.json"])
  }

  @Test("a folder of other work is left alone")
  func foreign() async throws {
    let folder = try folderWithStudy()
    #expect(try await Self.cluster("plan study.json --tasks 2 --out job", in: folder).code == 0)
    let again = try await Self.cluster("plan study.json --tasks 2 --out job", in: folder)
    #expect(again.code == 73, "\(again)")
    let other = try await Self.cluster("submit study.json --seed 8 --out job --tasks 2", in: folder)
    #expect(other.code == 73, "\(other)")
    #expect(try await Self.cluster("status bin", in: folder).code == 66)
  }
}
