"""Runs graphs through the Interleave command line."""
import json
import subprocess
from dataclasses import dataclass

from compare import MalformedTimeline, read_timeline

# Far more than any graph here needs: a run that is longer hangs.
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Result:
    """`kind` is "answer", "rejected", "crashed", "hung" or "garbled"; `text` says more."""

    kind: str
    text: str = ""
    answer: object = None


class Binary:
    def __init__(self, path):
        self.path = path

    def run(self, text):
        """The result for a graph, given as the JSON text that is posted."""
        command = [self.path, "run", "-", "--format", "json"]
        try:
            finished = subprocess.run(
                command, input=text.encode(), capture_output=True, timeout=PATIENCE_SECONDS
            )
        except subprocess.TimeoutExpired:
            return Result("hung", f"no answer within {PATIENCE_SECONDS} s")
        said = finished.stderr.decode(errors="replace").strip()
        if finished.returncode == 2:
            return Result("rejected", said or finished.stdout.decode(errors="replace").strip())
        if finished.returncode not in (0, 1):
            return Result("crashed", f"exit code {finished.returncode}\n{said}".strip())
        try:
            answer = read_timeline(finished.stdout.decode())
        except (MalformedTimeline, UnicodeDecodeError) as error:
            return Result("garbled", f"not a timeline: {error}")
        # The command line promises it: 0 is a run that completed, 1 one that did not.
        if (finished.returncode == 0) != (answer["status"] == "completed"):
            return Result("garbled", f"exit code {finished.returncode} for {answer['status']}")
        return Result("answer", answer=answer)


def graph_text(graph):
    """A graph as JSON on one line."""
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
