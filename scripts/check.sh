#!/usr/bin/env bash
# Runs every check and test of the project: one heading a stage, the cheap ones first. Stops at the
# first stage that fails; the last line counts the tests of all stages.
#
# Changes nothing but .build/. Sets nothing up: `make test` runs scripts/setup.sh before it.
# shellcheck disable=SC2329  # `stage` calls the functions below by name
set -euo pipefail
cd "$(dirname "$0")/.."

# What every Swift command here is given. The same flags each time, or the next one builds anew.
# Without the import check, a second build takes an import that Package.swift does not declare.
swift_flags=(--explicit-target-dependency-import-check error)
logs=.build/check
summary=()
passed=0 failed=0 skipped=0

# stage HEADING COMMAND...: runs the command, shows and keeps what it prints, and counts its tests.
stage() {
  local heading=$1 log began=$SECONDS status counts p f s
  shift
  log=$logs/$(tr -cs '[:alnum:]' '-' <<<"$heading").log
  printf '\n== %s\n' "$heading"
  # A subshell of its own, outside any condition: only there does `set -e` hold for its commands.
  set +e
  (
    set -e
    "$@"
  ) 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  set -e
  counts=$(python3 scripts/tally.py "$log" "$status")
  read -r p f s <<<"$counts"
  if ((status == 0 && p + f + s == 0)); then
    echo "no test ran: that is a failure too"
    f=1
  fi
  ((passed += p, failed += f, skipped += s)) || true
  summary+=("$(printf '%5d s  %5d passed  %d failed  %d skipped  %s' \
    $((SECONDS - began)) "$p" "$f" "$s" "$heading")")
  ((f == 0)) || finish 1
}

# skip HEADING REASON: says aloud that a check was not made, and counts it.
skip() {
  printf '\n== %s\nSKIPPED: %s\n' "$1" "$2"
  ((skipped += 1))
  summary+=("$(printf '%5s    %5d passed  %d failed  %d skipped  %s' - 0 0 1 "$1")")
}

finish() {
  printf '\n== Summary (%d s in all)\n' "$SECONDS"
  printf '%s\n' "${summary[@]}"
  if (($1)); then
    echo "Stopped at the first stage that failed; those after it did not run."
  fi
  printf '%d passed, %d failed%s\n' "$passed" "$failed" \
    "$( ((skipped == 0)) || printf ', %d skipped' "$skipped")" | tee "$logs/result"
  exit "$1"
}

# The stages that are more than one command, for `stage` to call by name.

formatting() {
  git ls-files -z -- '*.swift' | xargs -0 -r swift format lint --strict --parallel
}

swift_tests() {
  swift test --skip-build --disable-xctest "${swift_flags[@]}"
}

page_tests() {
  node --test Tests/PageTests/*.test.js
}

# --live: where CPython 3.13 is installed it is asked again, besides its recorded answers.
conformance() {
  python3 Tests/Conformance/run.py --binary .build/release/interleave --profile "$1" --live
}

picture_tests() {
  node --test Tests/Pictures/*.test.js
}

python_programs() {
  python3 Tests/Conformance/run_python.py --binary .build/release/interleave
}

# What the pages say is printed, is printed; and is what CPython 3.13 prints, where that is installed.
reference() {
  python3 scripts/check_reference.py --binary .build/release/interleave --live
}

browser_tests() {
  .tools/venv/bin/python -m unittest discover --start-directory Tests/Browser --verbose
}

rm -rf "$logs"
mkdir -p "$logs"

stage "Swift formatting" formatting
stage "Layers" scripts/check-layers.sh
stage "The scripts' own tests" python3 -m unittest discover --start-directory scripts
stage "Links and examples in the documentation" python3 scripts/check_links.py
if command -v tsc >/dev/null; then
  stage "Types of the page's modules" tsc -p jsconfig.json
else
  skip "Types of the page's modules" "no tsc here (Debian: node-typescript)"
fi
stage "Page logic" page_tests
stage "The conformance harness's own tests" \
  python3 -m unittest discover --start-directory Tests/Conformance
stage "Debug build" swift build --build-tests "${swift_flags[@]}"
stage "Swift tests" swift_tests
stage "Release build" scripts/build-release.sh
stage "Conformance with CPython's asyncio: the basic operations" conformance basic
stage "Conformance with CPython's asyncio: the whole language" conformance full
stage "Pictures have the page's scene" picture_tests
stage "Exported Python programs print what their timelines print" python_programs
stage "The reference of the language" reference
stage "The page in a real browser" browser_tests
finish 0
