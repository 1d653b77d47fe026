// SPDX-License-Identifier: GPL-3.0-or-later
import Results

/// The files by which a plan is carried out, with Slurm or without. All of them work from the folder that they lie in.
struct ClusterScripts {
  static let study = "study.json"
  static let shards = "shards"
  static let result = "result"
  static let logs = "logs"
  static let slurmArray = "slurm-array.sh"
  static let slurmMerge = "slurm-merge.sh"

  let plan: ClusterPlan

  /// Names and texts.
  var files: [(name: String, text: String)] {
    [
      ("element.sh", element), ("merge.sh", merge), (Self.slurmArray, slurmArray),
      (Self.slurmMerge, slurmMerge), ("shards.txt", (1...plan.shards).map { "\($0)\n" }.joined()),
      ("htcondor.sub", condor), ("kubernetes.yaml", kubernetes), ("Snakefile", snakefile),
      ("README.txt", readme),
    ]
  }

  private var program: String { shellQuoted(plan.program) }
  /// The study's name as every system takes it.
  private var name: String {
    let plain = plan.study.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let trimmed = String(plain.prefix(48)).split(separator: "-").joined(separator: "-")
    return trimmed.isEmpty ? "tpsim" : "tpsim-\(trimmed)"
  }
  /// A size such as `256M` in units of the binary prefix.
  private var megabytes: String { String(plan.request.memory.filter(\.isNumber)) }

  private var element: String {
    """
    #!/bin/sh
    # Simulates one of the \(plan.shards) shards: sh element.sh K, for K from 1. Interrupted, it ends with 75 and goes on
    # when it is started again; what is finished is not done again. TPSIM is another program than the planned one.
    cd "$(dirname -- "$0")" || exit 73
    tpsim=${TPSIM:-\(program)}
    out=\(Self.shards)/$1
    how=--resume
    # A finished shard that is not as it was written is made anew.
    if [ -f "$out/manifest.json" ] && ! "$tpsim" verify "$out" >/dev/null 2>&1; then how=--force; fi
    exec "$tpsim" sweep \(Self.study) --shard "$1/\(plan.shards)" --out "$out" "$how" --threads \(plan.threads) --quiet

    """
  }

  private var merge: String {
    """
    #!/bin/sh
    # Joins the shards in \(Self.result)/, or says what is missing and how to make it, and ends with another code than 0.
    cd "$(dirname -- "$0")" || exit 73
    tpsim=${TPSIM:-\(program)}
    "$tpsim" merge \(Self.shards)/* --out \(Self.result) --force
    status=$?
    case $status in 0 | 2) ;; *) "$tpsim" cluster status "$PWD" ;; esac
    exit $status

    """
  }

  private func directives(log: String, memory: String) -> String {
    let request = plan.request
    let own = [
      "--job-name=\(name)", "--output=\(Self.logs)/\(log)", "--open-mode=append", "--nodes=1", "--ntasks=1",
      "--mem=\(memory)", "--time=\(request.time)",
    ]
    let partition = request.partition.map { ["--partition=\($0)"] } ?? []
    return (own + partition + request.options).map { "#SBATCH \($0)" }.joined(separator: "\n")
  }

  private var slurmArray: String {
    """
    #!/bin/sh
    \(directives(log: "%x_%A_%a.log", memory: plan.request.memory))
    #SBATCH --cpus-per-task=\(plan.threads)
    #SBATCH --requeue
    #SBATCH --signal=B:USR1@180
    # Simulates the shard offset + index + 1; Slurm limits the index. By hand, for all of a small plan:
    #   sbatch --array=0-\(plan.shards - 1) \(Self.slurmArray) 0
    # Before the time is up Slurm sends USR1: the runs in hand are finished, and the element comes again.
    asked=
    trap 'asked=1; kill -USR1 "$child" 2>/dev/null' USR1 TERM
    sh element.sh "$(($1 + SLURM_ARRAY_TASK_ID + 1))" &
    child=$!
    wait "$child"
    status=$?
    # A signal ends the first wait and not the program: only another wait brings its own exit code.
    while [ "$status" -gt 128 ] && kill -0 "$child" 2>/dev/null; do
      wait "$child"
      status=$?
    done
    # Runs that failed stand in the results; another try would not change them.
    [ "$status" -ne 2 ] || status=0
    if [ "$status" -ne 0 ] && [ -n "$asked" ]; then
      scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
    fi
    exit "$status"

    """
  }

  private var slurmMerge: String {
    """
    #!/bin/sh
    \(directives(log: "%x_%j_merge.log", memory: plan.request.mergeMemory))
    # After all elements, however they ended: the files say what is missing.
    exec sh merge.sh

    """
  }

  private var condor: String {
    """
    # condor_submit htcondor.sub, then sh merge.sh; expects a file system that all machines share.
    executable = /bin/sh
    arguments = element.sh $(shard)
    transfer_executable = false
    should_transfer_files = NO
    request_cpus = \(plan.threads)
    request_memory = \(megabytes)MB
    kill_sig = SIGUSR1
    max_retries = 3
    log = \(Self.logs)/htcondor.log
    output = \(Self.logs)/htcondor-$(shard).log
    error = \(Self.logs)/htcondor-$(shard).log
    queue shard from shards.txt

    """
  }

  private var kubernetes: String {
    """
    # kubectl create -f kubernetes.yaml, then sh merge.sh. Put in your own image, and the claim of the volume that holds
    # this folder.
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: \(name)
    spec:
      completionMode: Indexed
      completions: \(plan.shards)
      parallelism: \(plan.shards)
      backoffLimit: \(3 * plan.shards)
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: tpsim
              image: tpsim:\(plan.version)
              workingDir: /work
              command: ["sh", "-c", "exec sh element.sh $((JOB_COMPLETION_INDEX + 1))"]
              env:
                - name: TPSIM
                  value: tpsim
              resources:
                requests:
                  cpu: "\(plan.threads)"
                  memory: \(megabytes)M
              volumeMounts:
                - name: work
                  mountPath: /work
          volumes:
            - name: work
              persistentVolumeClaim:
                claimName: tpsim

    """
  }

  private var snakefile: String {
    """
    # snakemake --cores all
    SHARDS = range(1, \(plan.shards + 1))


    rule all:
        input:
            "\(Self.result)/manifest.json",


    rule shard:
        output:
            "\(Self.shards)/{shard}/manifest.json",
        threads: \(plan.threads)
        retries: 3
        resources:
            mem_mb=\(megabytes),
        shell:
            "sh element.sh {wildcards.shard}"


    rule merge:
        input:
            expand("\(Self.shards)/{shard}/manifest.json", shard=SHARDS),
        output:
            "\(Self.result)/manifest.json",
        shell:
            "sh merge.sh || test $? -eq 2"

    """
  }

  private var readme: String {
    """
    \(plan.study) in \(plan.shards) shards. Each of these lines, typed in this folder, makes all that is missing and joins it in \(Self.result)/;
    typed again after whatever went wrong, it goes on.

    Slurm           tpsim cluster submit .     (then: tpsim cluster status . and tpsim cluster resubmit .)
    GNU parallel    parallel -a shards.txt sh element.sh; sh merge.sh
    HTCondor        condor_submit htcondor.sub && condor_wait \(Self.logs)/htcondor.log; sh merge.sh
    Kubernetes      kubectl create -f kubernetes.yaml && kubectl wait --for=condition=complete --timeout=-1s job/\(name); sh merge.sh
    Snakemake       snakemake --cores all
    one machine     for shard in $(cat shards.txt); do sh element.sh "$shard"; done; sh merge.sh

    """
  }
}
