#!/usr/bin/env bash
# The loop library stands alone: no Foundation and no Dispatch, so that it runs wherever Swift does
# and nobody can schedule work behind its back. The compiler's import check does not know this rule.
set -euo pipefail
cd "$(dirname "$0")/.."

if grep -rnE '^[^/]*\bimport +([a-z]+ +)?(Foundation[A-Za-z]*|Dispatch)\b' \
  --include='*.swift' Sources/CooperativeLoop; then
  echo 'CooperativeLoop imports neither Foundation nor Dispatch (docs/design.md)' >&2
  exit 1
fi
