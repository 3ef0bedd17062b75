#!/usr/bin/env bash
# A real OpenSSH on 127.0.0.1 with a service account as `daumoi server install` sets it up: two admins with different
# subtrees, and everything that a client might try beside the roster. Takes everything away again at its end.
#
#   tests/server.sh [PROGRAM]        needs root and sshd; PROGRAM is target/debug/daumoi unless given
#
# Prints a line for each check and at the end "N passed, N failed, N skipped"; exit status 1 if one failed.
set -uo pipefail
cd "$(dirname "$0")/.."
given=${1:-target/debug/daumoi}
passed=0 failed=0 skipped=0
ok() { passed=$((passed + 1)); echo "ok      $1"; }
bad() { failed=$((failed + 1)); echo "FAILED  $1"; [ -z "${2:-}" ] || sed 's/^/        /' <<< "$2" | head -n 12; }
skip() { skipped=$((skipped + $2)); echo "skipped $1 ($2)"; }
total() { echo "$passed passed, $failed failed, $skipped skipped"; [ "$failed" = 0 ]; }

checks=39
sshd=$(PATH=$PATH:/usr/sbin command -v sshd) || { skip "no sshd: install openssh-server" $checks; total; exit; }
[ "$(id -u)" = 0 ] || { skip "not root: no service account can be made" $checks; total; exit; }
[ -x "$given" ] || { echo "no program $given: build it first"; exit 1; }

user=daumoi-test-$$
home=/var/lib/$user
# OpenSSH runs the key command only from folders that nobody but root can write.
place=/usr/local/lib/$user
dir=$(mktemp -d) && chmod 711 "$dir"
port=$((20000 + $$ % 20000))
program=$place/daumoi
tree() { local c; for c in $(pgrep -P "$1"); do tree "$c"; echo "$c"; done; }
clean() {
    if [ -s "$dir/pid" ]; then local pid; pid=$(cat "$dir/pid"); kill $(tree "$pid") "$pid" 2>/dev/null; fi
    userdel "$user" 2>/dev/null
    rm -rf "$home" "$place" "$dir"
}
trap clean EXIT

mkdir -p "$place" && install -m 755 "$given" "$program"
"$program" server install --write --user "$user" --root "$dir/root" > "$dir/steps" 2>&1 || { cat "$dir/steps"; exit 1; }
useradd --system --create-home --home-dir "$home" --shell "$program" "$user" && usermod -p '*' "$user"
install -d -m 700 -o "$user" -g "$user" "$home" "$home/roster.db.backups"
own() { runuser -u "$user" -- "$program" "$@" --roster "$home/roster.db"; }
own demo --no-open > /dev/null 2>&1 || { echo "no roster"; exit 1; }

for name in huulung langson stranger old; do ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$dir/$name"; done
own admin key add --name huulung --role editor --under 186 < "$dir/huulung.pub" 2> /dev/null
own admin key add --name langson --role administrator --under 20 < "$dir/langson.pub" 2> /dev/null
own admin key add --name old --role editor --under 186 --expires 2021-01-01 < "$dir/old.pub" 2> /dev/null

ssh-keygen -q -t ed25519 -N '' -C '' -f "$dir/host_key"
mkdir -p /run/sshd
cat > "$dir/sshd_config" <<END
ListenAddress 127.0.0.1:$port
HostKey $dir/host_key
PidFile $dir/pid
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
LogLevel VERBOSE
Subsystem sftp internal-sftp
Include $dir/root/etc/ssh/sshd_config.d/*.conf
END
"$sshd" -t -f "$dir/sshd_config" || { echo "sshd refuses the installer's part"; exit 1; }
"$sshd" -f "$dir/sshd_config" -E "$dir/log"
for _ in $(seq 50); do
    ssh-keyscan -p "$port" 127.0.0.1 2> /dev/null | sed 's/^[^ ]*/roster-test/' > "$dir/known_hosts"
    [ -s "$dir/known_hosts" ] && break; sleep 0.1
done
options=(-F none -p "$port" -l "$user" -o IdentitiesOnly=yes -o BatchMode=yes -o HostKeyAlias=roster-test
    -o "UserKnownHostsFile=$dir/known_hosts" -o LogLevel=ERROR -o ConnectTimeout=10)
as() { local name=$1; shift; timeout 20 ssh "${options[@]}" -i "$dir/$name" "$@" 2>&1 < "${input:-/dev/null}"; }
expect() { # NAME STATUS PATTERN OUTPUT REAL-STATUS
    if [ "$5" = "$2" ] && grep -q -- "$3" <<< "$4"; then ok "$1"; else bad "$1" "status $5, not $2 with «$3»: $4"; fi
}
try() { local name=$1 status=$2 pattern=$3; shift 3; local out; out=$(as "$@"); expect "$name" "$status" "$pattern" "$out" $?; }

# Verbs and identity.
try "a district's admin asks" 0 "Hữu Lũng" huulung 127.0.0.1 find huu lung
try "the province's admin asks" 0 "266" langson 127.0.0.1 stats
printf 'key,unit_code,full_name,title\nT1,186,Vi Văn Tư,Chuyên viên\n' > "$dir/mine.csv"
printf 'key,unit_code,full_name,title\nT2,180,Lý Thị Mơ,Chuyên viên\n' > "$dir/other.csv"
input=$dir/mine.csv try "import into one's own district" 0 "1 " huulung 127.0.0.1 import
input=$dir/other.csv try "import into another's is refused" 2 "" huulung 127.0.0.1 import
input=$dir/other.csv try "which the province may" 0 "1 " langson 127.0.0.1 import
by() { own history --format json --lang en 2> /dev/null | tr -d '\n' | grep -o "\"actor\": *\"$1\", *\"cause\": *\"import\"" | wc -l; }
[ "$(by huulung)-$(by langson)" = 2-2 ] && ok "the log names each by his key" || bad "the log names each by his key" "$(own history)"
addresses() { tail -n +2 | grep -v 'Hữu Lũng' | grep -c '@'; }
foreign=$(as huulung 127.0.0.1 export | addresses)
known=$(as langson 127.0.0.1 export | addresses)
[ "$foreign" = 0 ] && [ "$known" -gt 50 ] && ok "an export holds no address of another district" || bad "an export holds no address of another district" "$foreign of $known"
as langson 127.0.0.1 backup > "$dir/copy.db"; "$program" verify --roster "$dir/copy.db" > "$dir/verified" 2>&1 &&
    ok "a copy sent is whole" || bad "a copy sent is whole" "$(cat "$dir/verified")"
try "a copy is not for everybody" 2 "" huulung 127.0.0.1 backup
out=$(LC_DAUMOI_USER=langson USER=langson as huulung -o 'SendEnv LC_* USER' -o 'SetEnv DAUMOI_ROSTER=/tmp/x' 127.0.0.1 import)
expect "the environment gives no identity" 2 "" "$out" $?

# Keys that open nothing.
try "an unknown key" 255 "Permission denied" stranger 127.0.0.1 check
try "an expired key" 255 "Permission denied" old 127.0.0.1 check

# The screen.
out=$( (sleep 2; printf 'q\r') | timeout 20 ssh -tt "${options[@]}" -i "$dir/huulung" 127.0.0.1 2>&1)
grep -q 'huulung' <<< "$out" && ok "the screen names the account" || bad "the screen names the account" "$out"
out=$(as huulung -T 127.0.0.1); expect "no screen without a terminal" 2 "" "$out" $?

# What is refused.
files() { find "$home" -type f ! -name '*-wal' ! -name '*-shm' | sort; }
before=$(files)
for word in sh 'bash -i' id 'cat /etc/passwd' '$(id)' '../../bin/sh' 'check; id' "find 'x' --roster /etc/passwd" 'session --key 2' \
    'admin list' "$(head -c 20000 /dev/zero | tr '\0' A)"; do
    try "command «${word:0:30}»" 2 "" huulung 127.0.0.1 "$word"
done
# A refusal counts only if the key had been let in: otherwise nothing was tried.
accepted() { grep -c 'Accepted publickey' "$dir/log"; }
refused() { # NAME COMMAND…: it must end with an error after the key was accepted
    local name=$1 before; before=$(accepted); shift
    if timeout 20 "$@" > "$dir/out" 2>&1 < /dev/null; then bad "$name" "$(cat "$dir/out")"
    elif [ "$(accepted)" -le "$before" ]; then bad "$name" "not let in: $(cat "$dir/out")"
    elif grep -q '^SSH-' "$dir/out"; then bad "$name" "it carried something"
    else ok "$name is refused"; fi
}
client=(-F none -o "User=$user" -o IdentitiesOnly=yes -o BatchMode=yes -o HostKeyAlias=roster-test -o LogLevel=ERROR
    -o "UserKnownHostsFile=$dir/known_hosts" -o "IdentityFile=$dir/huulung" -o "Port=$port")
refused "-W" ssh "${client[@]}" -W 127.0.0.1:"$port" 127.0.0.1
refused "-R" ssh "${client[@]}" -o ExitOnForwardFailure=yes -R $((port + 2)):127.0.0.1:22 127.0.0.1 find x
refused "a tunnel device" ssh "${client[@]}" -o ExitOnForwardFailure=yes -w 0:0 127.0.0.1 find x
refused "scp -O" scp -q -O "${client[@]}" "$dir/mine.csv" 127.0.0.1:x
refused "scp" scp -q "${client[@]}" "$dir/mine.csv" 127.0.0.1:x
echo "put $dir/mine.csv x" > "$dir/batch"
refused "sftp" sftp -q -b "$dir/batch" "${client[@]}" 127.0.0.1
before_tunnel=$(accepted)
ssh "${client[@]}" -N -L $((port + 1)):127.0.0.1:"$port" 127.0.0.1 2> /dev/null & tunnel=$!
got=
for _ in $(seq 50); do
    got=$(timeout 2 bash -c "exec 3<>/dev/tcp/127.0.0.1/$((port + 1)) && head -c 4 <&3" 2> /dev/null) && break
    sleep 0.1
done
kill $tunnel 2> /dev/null
[ "$(accepted)" -gt "$before_tunnel" ] && [ "$got" != "SSH-" ] && grep -q 'refused local port forward' "$dir/log" &&
    ok "-L is refused" || bad "-L is refused" "$got $(tail -n 3 "$dir/log")"
[ "$(ssh "${client[@]}" -A 127.0.0.1 find x 2>&1 | grep -c agent)" = 0 ] && ! grep -q 'agent forwarding enabled' "$dir/log" &&
    ok "no agent comes along" || bad "no agent comes along"
[ "$(files)" = "$before" ] && ok "no file has come" || bad "no file has come" "$(files)"

# Revoked while the server runs.
own admin set huulung --revoke 2> /dev/null
try "a revoked account" 255 "Permission denied" huulung 127.0.0.1 check
try "the other one goes on" 0 "268" langson 127.0.0.1 stats
out=$("$program" server doctor --user "$user" --home "$home" --lang en 2>&1)
grep -q "Match User" <<< "$out" && ok "the doctor sees what the machine's own sshd lacks" || bad "the doctor" "$out"

# No program is started by a session.
if command -v strace > /dev/null; then
    key=$(own admin key list --format csv 2> /dev/null | grep langson | cut -d, -f1)
    SSH_ORIGINAL_COMMAND=stats strace -f -o "$dir/trace" -e trace=execve,execveat "$program" -c "session --key $key --roster $home/roster.db" > /dev/null 2>&1
    [ "$(grep -c execve "$dir/trace")" = 1 ] && ok "a session starts no program" || bad "a session starts no program" "$(cat "$dir/trace")"
else
    skip "no strace: whether a session starts a program" 1
fi
own verify > "$dir/verified" 2>&1 && ok "the log is whole" || bad "the log is whole" "$(cat "$dir/verified")"
total
