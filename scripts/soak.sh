#!/usr/bin/env bash
# The tests that take too long for every change: many more random graphs against CPython's asyncio,
# every Swift test under the thread sanitizer, and the recorded graphs under the address sanitizer.
#
#   SOAK_SEEDS=1-100000 scripts/soak.sh     other random graphs than 1-10000
set -euo pipefail
cd "$(dirname "$0")/.."

printf '\n== Random graphs\n'
scripts/build-release.sh
for profile in basic full; do
  python3 Tests/Conformance/run.py --binary .build/release/interleave --profile "$profile" \
    --seeds "${SOAK_SEEDS:-1-10000}"
done

printf '\n== Thread sanitizer\n'
# A build folder of its own: the flag changes every object file.
swift test --scratch-path .build-tsan --sanitize=thread --disable-xctest \
  --explicit-target-dependency-import-check error

printf '\n== Address sanitizer\n'
# The loop and the interpreter keep what changes in memory of their own.
swift build --scratch-path .build-asan --sanitize=address --configuration release \
  --product interleave --explicit-target-dependency-import-check error
for profile in basic full; do
  python3 Tests/Conformance/run.py --binary .build-asan/release/interleave --profile "$profile"
done
