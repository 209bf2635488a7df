#!/usr/bin/env bash
# Formats every Swift file of the repository in place; scripts/check.sh only looks.
set -euo pipefail
cd "$(dirname "$0")/.."

git ls-files -z --cached --others --exclude-standard -- '*.swift' |
  xargs -0 -r swift format --in-place --parallel
