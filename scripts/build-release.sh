#!/usr/bin/env bash
# Builds .build/release/interleave: the one release build that serving, the conformance run and the
# browser test share. The same flags everywhere, or each would build it anew.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build --configuration release --product interleave \
  --explicit-target-dependency-import-check error
