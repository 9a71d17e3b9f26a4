#!/bin/bash
# A Slurm of one node on loopback: sets it up, builds the review on it, runs the strength measure, the perspectives
# and leave-one-out as job arrays, compares all bytes with a build without Slurm, and takes it down.
#
#     bash benchmarks/on_slurm.sh            # every class of faults
#     bash benchmarks/on_slurm.sh claim      # the strength measure with these classes only
#     SHARE=0.05 bash benchmarks/on_slurm.sh    # a twentieth of the faults of programs in place of half
#     LOCAL=FOLDER bash benchmarks/on_slurm.sh    # compares with that folder, where both were run without Slurm
#
# As root on a machine for trials, with Debian's packages munge and slurm-wlm (slurmctld, slurmd) and the packages that
# profiles/slurm names in the environment whose python is on PATH. Slurm reads its configuration in its default place
# alone, so a machine that has one is left as it is.
set -euo pipefail

CONFIGURATION=/etc/slurm/slurm.conf
CLASSES="${*:-cell claim page pdf code}"
PROJECT="$(cd "$(dirname "$0")/.." && pwd)"
FOLDER="$(mktemp -d)"
NODE="$(hostname -s)"
STARTED=()

[ "$(id -u)" = 0 ] || { echo "Slurm's daemons need root." >&2; exit 1; }
[ ! -e "$CONFIGURATION" ] || { echo "$CONFIGURATION exists; this machine has a Slurm, which is left alone." >&2; exit 1; }

take_down() {
    [ ! -e "$FOLDER/slurm.conf" ] || timeout 20 scancel --user=root || true  # what an interrupted run left, on this trial
    [ ! -e "$FOLDER/slurm.conf" ] || rm -f "$CONFIGURATION"
    for process in "${STARTED[@]}"; do kill "$process" 2>/dev/null && wait "$process" 2>/dev/null || true; done
    rm -rf "$FOLDER"
}
trap take_down EXIT

wait_for() {  # until a command succeeds, or half a minute
    for _ in $(seq 60); do "$@" >/dev/null 2>&1 && return; sleep 0.5; done
    cat "$FOLDER"/*.log >&2; echo "No success: $*" >&2; exit 1
}

set_up() {
    mkdir -p "$FOLDER"/{state,spool,munge}
    chmod 755 "$FOLDER" "$FOLDER/munge"
    (umask 077; head -c 1024 /dev/urandom > "$FOLDER/munge.key")
    cat > "$FOLDER/slurm.conf" <<CONF
ClusterName=trial
SlurmctldHost=$NODE(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$FOLDER/munge/socket
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
StateSaveLocation=$FOLDER/state
SlurmdSpoolDir=$FOLDER/spool
SlurmctldPidFile=$FOLDER/slurmctld.pid
SlurmdPidFile=$FOLDER/slurmd.pid
MinJobAge=300
SchedulerParameters=batch_sched_delay=0,sched_interval=5
NodeName=$NODE NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=$(awk '/MemTotal/ {print int($2 / 1024)}' /proc/meminfo)
PartitionName=trial Nodes=$NODE Default=YES MaxTime=INFINITE State=UP
CONF
    cp "$FOLDER/slurm.conf" "$CONFIGURATION"
    start munged --foreground --force --key-file="$FOLDER/munge.key" --socket="$FOLDER/munge/socket" \
        --pid-file="$FOLDER/munged.pid" --seed-file="$FOLDER/munge.seed" --log-file="$FOLDER/munge.log"
    wait_for test -S "$FOLDER/munge/socket"
    start slurmctld -D
    start slurmd -D
    wait_for sh -c "sinfo --noheader --format=%T | grep -qx idle"
    echo "Slurm $(sinfo --version | cut -d' ' -f2) on $NODE: $(sinfo --noheader --format='%D node, %c processors, %m MB')"
}

start() {  # a daemon, whose process is ended at the end
    "$@" > "$FOLDER/$1.log" 2>&1 &
    STARTED+=($!)
}

copy() {  # the project without what was built
    mkdir "$FOLDER/$1"
    tar -C "$PROJECT" --exclude=./results --exclude=./.snakemake --exclude=./.venv -cf - . | tar -C "$FOLDER/$1" -xf -
}

sums() {
    (cd "$1" && sha256sum results/report/* results/values.json results/tables/fragile_claims.csv \
        results/tables/perspectives.csv results/arrays/*.csv)
}

timed() {
    local begun=$SECONDS
    "${@:2}" > "$FOLDER/$1.log" 2>&1 || { tail -n 40 "$FOLDER/$1.log" >&2; echo "$1: failed" >&2; exit 1; }
    echo "$1: $((SECONDS - begun)) s"
}

arrays() {  # the arrays, with a profile
    python -m snakemake --snakefile benchmarks/arrays.smk --workflow-profile "$1" --config "classes=$CLASSES" "${@:2}"
}

set_up
if [ -z "${LOCAL:-}" ]; then
    copy local
    cd "$FOLDER/local"
    timed "build without Slurm" python -m snakemake --config renderer=embedded
    timed "arrays without Slurm" arrays profiles/default
fi
copy slurm
cd "$FOLDER/slurm"
timed "build on Slurm" python -m snakemake --workflow-profile profiles/slurm --config renderer=embedded
timed "arrays on Slurm" arrays profiles/slurm --slurm-array-jobs all
sums "${LOCAL:-$FOLDER/local}" > "$FOLDER/local.sums"
sums "$FOLDER/slurm" > "$FOLDER/slurm.sums"
diff "$FOLDER/local.sums" "$FOLDER/slurm.sums"
cat "$FOLDER/slurm.sums"
echo "$(wc -l < "$FOLDER/slurm.sums") files, the same bytes with and without Slurm."
grep -c "_slurm_rpc_submit_batch_job\|sched: Allocate" "$FOLDER/slurmctld.log" | sed 's/$/ jobs allocated/' || true
