# Sets `python` to CPython 3.13 where it can be found, else to python3. To be sourced.
python=python3
for candidate in python3.13 "$HOME"/.pyenv/versions/3.13*/bin/python; do
  if "$candidate" --version >/dev/null 2>&1; then
    python=$candidate
    break
  fi
done
