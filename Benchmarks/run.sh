#!/usr/bin/env bash
# Measures the loop beside its peers and prints the table of docs/benchmarks.md.
#
#   Benchmarks/run.sh             every row
#   Benchmarks/run.sh ROW...      some of them, by their word in rows.txt: yields, timers, ...
#
# For each row all peers run one after the other, so that what else the machine does disturbs them
# alike; PASSES=3 lets them take so many turns, for a machine that is now faster and now slower. What is not installed is skipped aloud; setup.sh installs it. Raw rates stay in
# .build/benchmarks/rates.txt.
set -euo pipefail
cd "$(dirname "$0")/.."
source Benchmarks/python.sh

peers=Benchmarks/peers
built=.build/benchmarks
rates=$built/rates.txt
mkdir -p "$built"

# offer NAME COMMAND...: adds a peer.
names=() commands=()
offer() {
  names+=("$1")
  shift
  commands+=("$*")
}

# try NAME COMMAND...: a step that a peer cannot go without; false, said aloud, where it fails.
try() {
  local name=$1
  shift
  "$@" >"$built/$name.log" 2>&1 && return 0
  echo "skipped: $name ($(tail -n 1 "$built/$name.log" | cut -c 1-100))" >&2
  return 1
}

interpreter=$python
if [[ -x .tools/peers/bin/python ]]; then
  interpreter=.tools/peers/bin/python
fi
swift build --configuration release --product LoopBenchmarks \
  --explicit-target-dependency-import-check error >"$built/build.log" 2>&1 ||
  { tail -n 20 "$built/build.log" >&2; exit 1; }

try asyncio "$interpreter" --version && offer asyncio "$interpreter" $peers/asyncio_peer.py
try reference "$interpreter" --version && offer reference "$interpreter" $peers/reference_peer.py
try uvloop "$interpreter" -c 'import uvloop' &&
  offer uvloop "$interpreter" $peers/asyncio_peer.py --uvloop
try trio "$interpreter" -c 'import trio' && offer trio "$interpreter" $peers/trio_peer.py
try node node --version && offer node node $peers/promises.mjs
try go go build -o $built/goroutines $peers/goroutines.go && offer go $built/goroutines
# From inside its folder: cargo looks for .cargo/config.toml from there upwards.
try tokio env --chdir $peers/tokio_peer timeout 600 cargo build --quiet --release --offline \
  --target-dir "$PWD/$built/tokio" && offer tokio $built/tokio/release/tokio_peer
try swift swiftc -O -parse-as-library -o $built/swift_tasks $peers/swift_tasks.swift &&
  offer swift $built/swift_tasks
try coroutines g++ -O3 -march=native -std=c++20 -o $built/coroutines $peers/coroutines.cpp &&
  offer coroutines $built/coroutines
try records cc -O3 -march=native -o $built/records $peers/records.c && offer records $built/records
for kind in library graph; do
  for recording in unrecorded recorded; do
    offer interleave .build/release/LoopBenchmarks row $kind $recording
  done
done

# The rates, a line a row, pass and peer: title | peer's name | five rates.
: >"$rates"
while IFS='|' read -r title row first second slow_first slow_second; do
  title=$(sed 's/ *$//' <<<"$title")
  row=${row// /}
  if (($#)) && [[ " $* " != *" $row "* ]]; then continue; fi
  turns=()
  for ((pass = 0; pass < ${PASSES:-1}; pass++)); do turns+=("${!commands[@]}"); done
  for index in "${turns[@]}"; do
    arguments=("$row" "$first" "$second")
    case ${names[index]} in
      asyncio | reference | uvloop | trio | swift) arguments=("$row" "$slow_first" "$slow_second") ;;
    esac
    # shellcheck disable=SC2086  # a command and its own arguments
    if output=$(${commands[index]} "${arguments[@]// /}" 2>"$built/errors.log"); then
      printf '%s | %s\n' "$title" "$(paste -sd'|' <<<"$output")" >>"$rates"
    elif (($? != 3)); then
      echo "skipped: ${names[index]} failed at '$title': $(tail -n 1 "$built/errors.log")" >&2
    fi
  done
done < <(grep -v '^#' Benchmarks/rows.txt)

printf 'load average at the end: %s; %s cores\n\n' "$(cut -d' ' -f1-3 /proc/loadavg)" "$(nproc)"
python3 Benchmarks/table.py "$rates"
