#!/usr/bin/env bash
# Writers that are killed at any moment, whose disk fails or is full: whatever they have printed as stored must be there.
#
#   tests/storm.sh [ROUNDS]          needs target/debug/daumoi and target/debug/examples/storm, or those of $PROFILE
#
# Prints a line for each trial and at the end "N passed, N failed, N skipped"; exit status 1 if one failed. strace and root
# make more trials possible.
set -uo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-20}
built=${CARGO_TARGET_DIR:-target}/${PROFILE:-debug}
passed=0 failed=0 skipped=0
ok() { passed=$((passed + 1)); echo "ok      $1"; }
bad() { failed=$((failed + 1)); echo "FAILED  $1"; [ -z "${2:-}" ] || sed 's/^/        /' <<< "$2" | head -n 12; }
skip() { skipped=$((skipped + 1)); echo "skipped $1"; }
[ -x "$built/daumoi" ] && [ -x "$built/examples/storm" ] || { echo "build first: cargo build --bins --example storm"; exit 1; }
dir=$(mktemp -d)
mounted=
clean() { [ -z "$mounted" ] || umount "$mounted"; rm -rf "$dir"; }
trap clean EXIT
cp "$built/daumoi" "$built/examples/storm" "$dir"
fresh() { rm -rf "$1".* "$1"; "$dir/daumoi" demo --no-open --roster "$1" > /dev/null 2>&1; }

# Four writers, each killed some milliseconds after its first acknowledgement: a line of numbers for each round.
storm() { # ROSTER ROUNDS [early]
    local roster=$1 round writer pids line
    for round in $(seq "$2"); do
        pids=()
        rm -f "$dir"/ack-*
        for writer in 1 2 3 4; do
            "$dir/storm" write "$roster" "$writer" ${3:-} > "$dir/ack-$writer" 2> /dev/null &
            pids+=($!)
        done
        for writer in 1 2 3 4; do
            # Returns with the first line, or when the writer has ended.
            line=$(tail -n +1 -f --pid="${pids[$((writer - 1))]}" "$dir/ack-$writer" 2> /dev/null | head -n 1)
            sleep "0.0$((RANDOM % 60 + 10))"
            kill -9 "${pids[$((writer - 1))]}" 2> /dev/null
        done
        wait "${pids[@]}" 2> /dev/null
        [ -n "$line" ] || return 2
        "$dir/storm" check "$roster" "$dir"/ack-* || return 1
    done
}

fresh "$dir/kill.db"
if said=$(storm "$dir/kill.db" "$rounds" 2>&1); then
    ok "$rounds rounds of kill -9 on four writers; $(tail -n 1 <<< "$said")"
else
    bad "kill -9 on four writers" "$said"
fi
fresh "$dir/control.db"
if said=$(storm "$dir/control.db" 25 early 2>&1); then
    bad "a writer that acknowledges too early is not found out" "$said"
else
    ok "a writer that acknowledges too early is found out: $(grep -m 1 lost <<< "$said")"
fi

if command -v strace > /dev/null; then
    lost=0 met=0
    for when in $(seq 1 12) $(seq 15 5 60); do
        fresh "$dir/sync.db"
        strace -f -o /dev/null -e trace=fdatasync,fsync -e "inject=fdatasync:error=EIO:when=$when" \
            "$dir/storm" some "$dir/sync.db" 1 40 > "$dir/ack-1" 2> "$dir/said" || met=$((met + 1))
        said=$("$dir/storm" check "$dir/sync.db" "$dir/ack-1" 2>&1) || { lost=$((lost + 1)); echo "        $when: $said"; }
    done
    [ "$lost" = 0 ] && [ "$met" -gt 5 ] && ok "fdatasync fails once, at 22 places: $met writers ended, nothing lost" \
        || bad "fdatasync fails: $lost of 22 lost something, $met writers ended"
else
    skip "failing fdatasync: no strace"
fi

fresh "$dir/limit.db"
size=$(($(stat -c %s "$dir/limit.db") / 1024 + 300))
(trap '' XFSZ; ulimit -f "$size"; exec "$dir/storm" write "$dir/limit.db" 1) > "$dir/ack-1" 2> "$dir/said"
if said=$("$dir/storm" check "$dir/limit.db" "$dir/ack-1" 2>&1); then
    ok "no file may grow any more: $said"
else
    bad "no file may grow any more" "$said"
fi

if [ "$(id -u)" = 0 ] && mkdir "$dir/small" && mount -t tmpfs -o size=3m none "$dir/small" 2> /dev/null; then
    mounted=$dir/small
    fresh "$dir/small/r.db"
    "$dir/storm" write "$dir/small/r.db" 1 > "$dir/ack-1" 2> "$dir/said"
    grep -q DiskFull "$dir/said" && mount -o remount,size=30m "$dir/small" \
        && said=$("$dir/storm" check "$dir/small/r.db" "$dir/ack-1" 2>&1) \
        && more=$("$dir/storm" some "$dir/small/r.db" 2 30 | wc -l) && [ "$more" -gt 10 ] \
        && ok "a disk of 3 MB is full, then has room: $said, $more more" || bad "a full disk" "$(cat "$dir/said")$said"
else
    skip "a full disk: not root, or no tmpfs"
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
