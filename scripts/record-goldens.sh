#!/usr/bin/env bash
# Rewrites every golden file from what the code says now, then shows which ones changed.
#
# The recording runs fail by design (a run that writes its own expectations proves nothing): read
# the diff, then run the tests without recording.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build --build-tests --explicit-target-dependency-import-check error
export RECORD_GOLDENS=1
swift test --skip-build --disable-xctest --explicit-target-dependency-import-check error || true
node --test Tests/PageTests/*.test.js || true
scripts/build-release.sh
node --test Tests/Pictures/document.test.js || true
recorded=(':(icase)*/golden/*' Tests/PageTests/fixtures docs/images/waiter.svg)
git status --short -- "${recorded[@]}"
git diff --stat -- "${recorded[@]}"
