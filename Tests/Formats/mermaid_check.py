"""A strict reader of the Mermaid sequence diagrams that timelines are drawn as.

It takes the lines that are written and no others. A text may hold only characters that mean nothing to
Mermaid; all others stand as `#code;`.
"""
import re

from dot_check import is_shown_as
from problems import Problem, require

# Mermaid refuses more, with its default settings.
MOST_CHARACTERS = 50_000
TEXT = r"(?:[ \w.,'()/=!?*+-]|[^\x00-\x7f\ufb02\xb6]|#\d+;)+"
LANE = r"t\d+|loop"
PARTICIPANT = re.compile(rf"  participant ({LANE}) as ({TEXT})")
MESSAGE = re.compile(rf"  ({LANE})(->>|-->>)({LANE}): ({TEXT})")
NOTE = re.compile(rf"  Note over ({LANE})(?:,({LANE}))?: ({TEXT})")
TITLE = re.compile(rf"  title {TEXT}")


def check_mermaid(text, timeline):
    require(len(text) < MOST_CHARACTERS, "Mermaid takes no text as long as this")
    require(text.endswith("\n"), "the last line has no end")
    heading, *lines = text[:-1].split("\n")
    require(heading == "sequenceDiagram", f"{heading!r} is no kind of diagram")
    if lines and TITLE.fullmatch(lines[0]):
        lines.pop(0)
    lanes = {}
    while lines and (match := PARTICIPANT.fullmatch(lines[0])):
        require(match[1] not in lanes, f"{match[1]} takes part twice")
        lanes[match[1]] = plain(match[2])
        lines.pop(0)
    require(lanes, "nobody takes part")
    for lane, shown in lanes.items():
        name = "(loop)" if lane == "loop" else timeline["tasks"][int(lane[1:])]["id"]
        require(is_shown_as(name, shown), f"{name!r} is called {shown!r}")
    messages = [read(line, lanes) for line in lines]
    if not any("are left out" in line for line in lines):
        check_against(messages, timeline)


def read(line, lanes):
    match = MESSAGE.fullmatch(line) or NOTE.fullmatch(line)
    require(match, f"no Mermaid: {line!r}")
    used = [part for part in match.groups()[:-1] if part and not part.endswith(">>")]
    require(all(lane in lanes for lane in used), f"a lane that does not take part: {line!r}")
    require(match[match.lastindex].strip(), f"an empty text: {line!r}")
    return match


def check_against(messages, timeline):
    """Every wake is an arrow, and every line a note."""
    lane_of = {task["id"]: f"t{index}" for index, task in enumerate(timeline["tasks"])}
    expected = [
        (lane_of.get(step["task"], "loop"), lane_of[woken])
        for step in timeline["steps"] for woken in step["wakes"]
    ]
    drawn = [(m[1], m[3]) for m in messages if m.re is MESSAGE]
    if drawn != expected:
        raise Problem(f"{len(drawn)} arrows instead of {len(expected)}, or others")
    notes = sum(m.re is NOTE and "prints " in m[3] for m in messages)
    require(notes >= len(timeline["output"]), "not every line is a note")


def plain(text):
    """A text as Mermaid shows it."""
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), text)
