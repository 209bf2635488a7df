#!/usr/bin/env bash
# Installs what the side-by-side table compares with, where it is missing: Debian's go, g++, cargo and
# tokio, and uvloop and trio from PyPI into .tools/peers (on the newest CPython that is found).
#
# Nothing of this is needed to build, run or test the project, and run.sh skips aloud what is not there.
set -euo pipefail
cd "$(dirname "$0")/.."
source Benchmarks/python.sh

as_root=()
((EUID == 0)) || as_root=(sudo)
missing=()
command -v go >/dev/null || missing+=(golang-go)
command -v g++ >/dev/null || missing+=(g++)
command -v cargo >/dev/null || missing+=(cargo)
command -v node >/dev/null || missing+=(nodejs)
[[ -d /usr/share/cargo/registry ]] || missing+=(librust-tokio-dev)
if ((${#missing[@]})); then
  echo "setup: apt-get install ${missing[*]}"
  "${as_root[@]}" apt-get -q update
  "${as_root[@]}" apt-get -q install -y --no-install-recommends "${missing[@]}"
fi

echo "setup: uvloop and trio into .tools/peers, on $("$python" --version)"
"$python" -m venv --clear .tools/peers
.tools/peers/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: uvloop trio
