"""The real server, as users start it: the release build, on a free port of its own."""

import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Another build to test, such as one with a sanitizer.
BINARY = pathlib.Path(os.environ.get("INTERLEAVE_BINARY", ROOT / ".build/release/interleave"))

# A server that drains on SIGTERM ends at once here, for nothing is running; one that does not
# must not keep the tests for ever.
SECONDS_TO_STOP = 10


class Server:
    """A server process; `url` is where it says that it serves."""

    def __init__(self):
        if not BINARY.exists():
            raise FileNotFoundError(f"{BINARY} is not built yet: run scripts/build-release.sh")
        self.process = subprocess.Popen(
            [BINARY, "serve", "--listen", "127.0.0.1:0",
             "--public", ROOT / "public", "--examples", ROOT / "Examples"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
        )
        # Its first line is the address. A server that dies first closes the pipe: an empty line.
        self.url = self.process.stdout.readline().strip().rstrip("/")
        if not self.url.startswith("http://"):
            self.process.kill()
            self.process.wait()
            raise RuntimeError(f"the server printed no address but {self.url!r}")

    def stop(self):
        """Asks it to end and gives its exit status, which a draining server makes 0."""
        self.process.terminate()
        try:
            return self.process.wait(timeout=SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()
        finally:
            self.process.stdout.close()
