"""Finds a CPython 3.13 on this machine and asks it, graph by graph."""
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

REFERENCE = Path(__file__).with_name("reference.py")
WANTED = (3, 13)
PATIENCE_SECONDS = 20
MISSING = "live comparison skipped: no CPython 3.13"


def find_cpython():
    """A reference run by a CPython 3.13, or None where there is no such Python."""
    for executable in _candidates():
        if _version(executable)[:2] == WANTED:
            return Reference(executable)
    return None


def find_program_runner():
    """A CPython that exported programs are for, or else the one that runs this: (path, version)."""
    for executable in _candidates():
        version = _version(executable)
        if version[:2] >= WANTED:
            return executable, version
    return sys.executable, tuple(sys.version_info[:3])


def _candidates():
    yield sys.executable
    yield from ("python3.13", "python3")
    # Versions that pyenv has installed but not selected: what it selects hides the others.
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from map(str, sorted(pyenv.glob("versions/3.13.*/bin/python3"), reverse=True))


def _version(executable):
    script = "import sys; print(sys.implementation.name, *sys.version_info[:3])"
    try:
        said = subprocess.run(
            [executable, "-c", script],
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    name, *numbers = said.stdout.split() or [""]
    return tuple(map(int, numbers)) if said.returncode == 0 and name == "cpython" else ()


class Unanswerable(Exception):
    """The reference has no answer: the graph is not valid, or CPython ran out of stack."""


class Reference:
    """A Python that answers graphs, kept running between them. Threads may share it."""

    def __init__(self, executable):
        self._command = [executable, "-B", str(REFERENCE), "--stream"]
        self.version = ".".join(map(str, _version(executable)))
        self._process = None
        self._lock = threading.Lock()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._stop()

    def answer(self, graph):
        """What CPython does with a graph."""
        line = json.dumps(graph, ensure_ascii=False)
        with self._lock:
            said = self._ask(line)
            if not said:
                self._stop()
        if not said:
            raise Unanswerable("the reference gave no answer")
        answer = json.loads(said)
        if "fault" in answer:
            raise Unanswerable(answer["fault"])
        return answer

    def _ask(self, line):
        process = self._started()
        # A graph that was shrunk may loop for ever: the reference has no limit of operations.
        impatience = threading.Timer(PATIENCE_SECONDS, process.kill)
        impatience.start()
        try:
            process.stdin.write(line + "\n")
            process.stdin.flush()
            return process.stdout.readline()
        except BrokenPipeError:
            return ""
        finally:
            impatience.cancel()

    def _started(self):
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        return self._process

    def _stop(self):
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
