#!/usr/bin/env bash
# Builds the service and serves the page and the API until Ctrl-C.
#
#   INTERLEAVE_LISTEN=0.0.0.0:9000 scripts/serve.sh     somewhere else than 127.0.0.1:8080
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/build-release.sh
# exec: a signal sent to this script is the server's to answer.
exec .build/release/interleave serve --listen "${INTERLEAVE_LISTEN:-127.0.0.1:8080}" \
  --public public --examples Examples
