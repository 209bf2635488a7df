#!/usr/bin/env bash
# Makes a Debian 12 machine with a Swift 6 toolchain ready for this project.
#
#   scripts/setup.sh build    what building and serving need
#   scripts/setup.sh test     that, and what the tests need (the default)
#
# Installs only what is missing, and says what and why. Where nothing is missing it is a fast no-op
# that asks the network nothing. What it installs beside Debian's packages stays in .tools/.
set -euo pipefail
cd "$(dirname "$0")/.."

# package | why | a command that succeeds where it is not needed any more. Commands rather than
# dpkg's list, so that a node or a python3 from elsewhere counts too.
for_building='
make                |runs the targets of the Makefile        |command -v make
pkg-config          |tells the compiler where libraries are  |command -v pkg-config
libmicrohttpd-dev   |the HTTP server speaks through it       |pkg-config --exists libmicrohttpd
libgnutls28-dev     |hashes runs into their ids              |pkg-config --exists gnutls
zlib1g-dev          |unpacks compressed workflows to import  |pkg-config --exists zlib
rapidjson-dev       |reads JSON                              |pkg-config --exists RapidJSON
'
for_tests='
nodejs              |runs the tests of the page logic       |command -v node
node-typescript     |checks the types of the page modules   |command -v tsc
chromium            |shows the page to the browser test      |command -v chromium
python3             |runs the conformance and browser tests  |command -v python3
python3-venv        |keeps their libraries in .tools/        |python3 -c "import ensurepip, venv"
'

die() {
  printf 'setup: %s\n' "$*" >&2
  exit 1
}

require_swift() {
  command -v swift >/dev/null ||
    die 'no swift on the PATH. Install a Swift 6 toolchain first: https://www.swift.org/install'
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p')
  case $version in
    6.[2-9]* | 6.1[0-9]* | [7-9].*) ;;
    *) die "Swift 6.2 or newer is needed, found '${version:-no version}'" ;;
  esac
}

# Sets `missing` to the packages of a table that are needed here, and says why each is.
missing=()
look_for_missing() {
  local package why proof
  while IFS='|' read -r package why proof; do
    package=${package%% *}
    [[ -n $package ]] || continue
    if ! eval "$proof" >/dev/null 2>&1; then
      printf 'setup: missing %-18s %s\n' "$package" "$why"
      missing+=("$package")
    fi
  done <<<"$1"
}

install_missing() {
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null ||
    die "install these (by their Debian names), then try again: ${missing[*]}"
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      die "as root, run 'apt-get install ${missing[*]}', then try again"
    as_root=(sudo)
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3
    -o DPkg::Lock::Timeout=300)
  printf 'setup: %s\n' "apt-get update" "apt-get install ${missing[*]}"
  "${apt[@]}" update
  "${apt[@]}" install -y --no-install-recommends "${missing[@]}"
}

# The browser driver, from PyPI into .tools/venv. It drives Debian's Chromium and brings no browser.
# A copy of the requirements inside the venv tells that they were installed whole.
install_browser_driver() {
  local wanted=Tests/Browser/requirements.txt venv=.tools/venv
  cmp -s "$wanted" "$venv/requirements.txt" && "$venv/bin/python" -c '' 2>/dev/null && return 0
  echo "setup: installing $(grep -v '^#' "$wanted" | paste -sd' ') into $venv (drives the browser test)"
  python3 -m venv --clear "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$wanted"
  cp "$wanted" "$venv/requirements.txt"
}

purpose=${1:-test}
case $purpose in
  build) needs=$for_building ;;
  test) needs=$for_building$for_tests ;;
  *) die "what for? 'build' or 'test', not '$purpose'" ;;
esac
require_swift
look_for_missing "$needs"
install_missing
if [[ $purpose == test ]]; then
  install_browser_driver
fi
