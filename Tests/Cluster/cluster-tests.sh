#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Tests of `tpsim cluster` against a real Slurm of this machine alone, and with GNU parallel: whatever becomes of the
# elements, the joined tables are the bytes of one sweep. Nothing of it outlives the test. Ends with 69, and says why,
# where Slurm cannot be had or run; what needs no Slurm is tested even so.

package=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
tpsim=$package/.build/release/tpsim
work=$(mktemp -d) || exit 1
chmod 755 "$work"
failures=0

fail() { printf 'cluster: %s\n' "$*" >&2; failures=$((failures + 1)); }
say() { printf 'cluster: %s\n' "$*" >&2; }

# The daemons are ended in the reverse order of their beginning, each by the file that holds its number.
finish() {
  for daemon in slurmd slurmctld munged; do
    [ ! -f "$work/run/$daemon.pid" ] || kill "$(cat "$work/run/$daemon.pid")" 2>/dev/null
  done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Waits until a command succeeds, at most half a minute.
await() {
  for _ in $(seq 150); do
    ! "$@" >/dev/null 2>&1 || return 0
    sleep 0.2
  done
  return 1
}

cd "$work" || exit 1
cat >study.json <<'END'
{
  "scenario": {
    "question": "Does a press help?", "seed": 7,
    "patients": { "population": "desk-worker", "count": 1 },
    "muscles": [ { "name": "upper-trapezius", "side": "right", "fascicles": 2, "fibresPerFascicle": 16 } ],
    "history": [ { "load": "typing", "intensity": "8 %MVC", "hoursPerDay": 6, "daysPerWeek": 5, "for": "3 d" } ],
    "course": { "duration": "3 d", "load": "continues" },
    "arms": {
      "wait-and-see": [],
      "press": [ { "therapy": "pressure", "hold": "90 s", "passes": 2, "perWeek": 7, "for": "2 d" } ]
    },
    "referenceArm": "wait-and-see",
    "sampleEvery": "1 d"
  },
  "design": { "kind": "factorial", "replicates": 4 },
  "factors": { "arms.press[0].passes": { "values": [0, 2, 4] } },
  "response": { "outcome": "pain_nrs", "at": "3 d", "against": "wait-and-see" }
}
END
"$tpsim" sweep study.json --out whole --quiet || exit 1

# Whether the tables of the result folder $1 are those of the sweep in one go.
same() {
  for table in whole/*.csv whole/datapackage.json; do
    cmp "$table" "$1/${table##*/}" || fail "$1: other bytes than a sweep in one go"
  done
  "$tpsim" verify "$1" >/dev/null || fail "$1: does not verify"
}

if command -v parallel >/dev/null; then
  "$tpsim" cluster plan study.json --tasks 4 --out parallel >/dev/null || fail "plan ends with $?"
  (cd parallel && parallel --will-cite -a shards.txt sh element.sh && sh merge.sh >/dev/null) || fail "GNU parallel: ends with $?"
  same parallel/result
else
  say "no GNU parallel here: it is not tested"
fi

for program in sbatch slurmctld slurmd munged setpriv; do
  command -v $program >/dev/null && continue
  say "no $program here: what needs Slurm is not tested"
  [ $failures -eq 0 ] || exit 1
  exit 69
done
[ "$(id -u)" -eq 0 ] || { say "Slurm's daemons need root here: they are not tested"; [ $failures -eq 0 ] && exit 69; exit 1; }

mkdir munge run state spool log
head -c 128 /dev/urandom >munge/key
chmod 400 munge/key && chmod 700 munge && chown -R munge: munge run
setpriv --reuid munge --regid munge --clear-groups munged --key-file="$work/munge/key" --socket="$work/run/munge.sock" \
  --pid-file="$work/run/munged.pid" --log-file="$work/munge/log" --seed-file="$work/munge/seed" --force 2>/dev/null
host=$(hostname)
# Loopback alone, and nothing of the system: no units, control groups, accounts.
cat >slurm.conf <<END
ClusterName=tpsim
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/run/munge.sock
CredType=cred/munge
SlurmctldPort=${TPSIM_SLURM_PORT:-16817}
SlurmdPort=$((${TPSIM_SLURM_PORT:-16817} + 1))
SlurmctldPidFile=$work/run/slurmctld.pid
SlurmdPidFile=$work/run/slurmd.pid
SlurmctldLogFile=$work/log/slurmctld
SlurmdLogFile=$work/log/slurmd
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
MaxArraySize=4
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1,sched_min_interval=0,bf_interval=1,batch_sched_delay=0
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=1024 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF="$work/slurm.conf"
{ slurmctld -c && slurmd; } >log/start 2>&1
is_idle() { sinfo --noheader --format=%T | grep -q '^idle$'; }
await is_idle || { cat log/* >&2; say "Slurm does not run on this machine: it is not tested"; [ $failures -eq 0 ] && exit 69; exit 1; }

# Stands in for the program: the first time, shard 3 is killed, and for shard 5 the time is up. Each start is noted.
mkdir seen
cat >first-time.sh <<END
#!/bin/sh
case "\$1 \$4" in
  "sweep 3/8" | "sweep 5/8")
    number=\${4%/8}
    echo "\$4" >>"$work/starts"
    if mkdir "$work/seen/\$number" 2>/dev/null; then
      [ \$number -ne 3 ] || kill -KILL \$\$
      heard=
      trap 'heard=1' USR1
      # The batch script is the parent; what it hears it must pass on, and wait for.
      kill -USR1 \$PPID
      while [ -z "\$heard" ]; do sleep 0.05; done
      "$tpsim" "\$@" --stop-after 0.0001s
      exit \$?
    fi ;;
  sweep*) echo "\$4" >>"$work/starts" ;;
esac
exec "$tpsim" "\$@"
END
chmod +x first-time.sh
export TPSIM="$work/first-time.sh"

is_done() { [ -z "$(squeue --noheader)" ]; }
# In production an element that comes again waits for two minutes; a node takes none in the second in which it was ended.
hasten() {
  for job in $(squeue --noheader --array --format='%i %r' | sed -n 's/ BeginTime$//p'); do
    sleep 2.5
    scontrol update "JobId=$job" StartTime=now
  done
  is_done
}

"$tpsim" cluster submit study.json --out job --tasks 8 --sbatch=--comment=test >said 2>&1 || { cat said; fail "submit ends with $?"; }
grep -q 'job 1: shards 1-4' said && grep -q 'job 2: shards 5-8' said || { cat said; fail "submit says other jobs"; }
"$tpsim" cluster submit study.json --out job --tasks 8 2>&1 | grep -q 'submitted already' || fail "a second submit submits again"
"$tpsim" cluster resubmit job 2>&1 | grep -q 'nothing is missing that is not on its way' || fail "resubmit does not see the queue"
await hasten || { squeue; fail "the jobs do not end"; }
cat job/logs/*_merge.log >said
grep -q 'shard 3/8: at least' said && grep -q 'tpsim cluster resubmit' said || { cat said; fail "the merge does not say what is missing"; }
[ ! -e job/result ] || fail "a result in spite of a missing shard"
[ -d seen/5 ] || fail "shard 5 was not asked to stop"
[ "$(grep -c '^5/8$' starts)" -eq 2 ] || { cat starts; fail "shard 5 did not come again by itself"; }

rm -r job/shards/7
: >starts
"$tpsim" cluster status job --json >said || fail "status ends with $?"
grep -q '"complete" : 6' said || { cat said; fail "status does not count the files"; }
"$tpsim" cluster resubmit job >said 2>&1 || { cat said; fail "resubmit ends with $?"; }
await is_done || fail "the second round does not end"
[ "$(sort starts | tr '\n' ' ')" = "3/8 7/8 " ] || { cat starts; fail "resubmit does other shards than the missing"; }
"$tpsim" cluster status job >said
grep -q '8 of 8 shards are complete, joined in' said || { cat said; fail "status does not see the end"; }
same job/result

[ $failures -eq 0 ] || { cat log/slurmctld job/logs/* >&2; exit 1; }
say "Slurm and GNU parallel give the bytes of one sweep"
