"""A strict reader of the lane diagram: every mark stands where the timeline says, in every form."""
import re
import unicodedata

from problems import Problem, require

WIDTH = 100
MOST_DRAWN = 2000
COLOR = re.compile(r"\x1b\[(?:0|1|2|35|36|1;31)m")
MARKS = {"done": "|", "failed": "^", "cancelled": "x", "skipped": "-"}


def check_text(text, timeline, flags):
    if "--color" in flags:
        require(COLOR.search(text), "it has no colour")
        text = COLOR.sub("", text)
    if "--ascii" in flags:
        require(text.isascii(), "it is not ASCII")
    require(text.endswith("\n"), "the last line has no end")
    lines = text[:-1].split("\n")
    for line in lines:
        odd = [c for c in line if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cn", "Co")]
        require(not odd, f"{odd} could move the cursor")
        columns_of(line)
    status = timeline["outcome"]["status"]
    # A long outcome goes on in lines that are indented.
    last = next((line for line in reversed(lines) if not line.startswith("  ")), "")
    require(last.startswith(f"{status}: "), f"it does not end with {status}")
    blocks = [at for at, line in enumerate(lines) if re.match(r"step +\d", line)]
    if len(timeline["steps"]) <= MOST_DRAWN and timeline["steps"]:
        require(blocks, "no lanes are drawn")
        begin = re.match(r"step +", lines[blocks[0]]).end()
        seen = [mark for at in blocks for mark in marks_of(rows_of(lines, at, timeline), begin)]
        expected = [mark_of(step) for step in timeline["steps"]]
        if seen != expected:
            first = next((i for i, (a, b) in enumerate(zip(seen, expected)) if a != b), min(len(seen), len(expected)))
            raise Problem(f"{flags}: step {first} is drawn as {seen[first:first + 1]}, not {expected[first:first + 1]}")


def mark_of(step):
    if step["task"] is None:
        return "*"
    return MARKS.get(step["next"]["state"], "R")


def rows_of(lines, at, timeline):
    """The rows of a block, without its rulers."""
    first = at + 2 if timeline["end"] > 0 else at + 1
    rows = []
    for line in lines[first:]:
        if not line or line.startswith(("… and ", "... and ")):
            break
        rows.append(columns_of(line))
    return rows


def marks_of(rows, begin):
    """The marks of a block, column by column: exactly one in each, found by the columns that a
    terminal would put them in."""
    marks = []
    for column in range(begin, WIDTH):
        here = [row.get(column, " ") for row in rows]
        found = [character for character in here if character in "R|^x-*"]
        if len(found) != 1 or any(character not in "R|^x-*. " for character in here):
            break
        marks.append(found[0])
    return marks


def columns_of(line):
    """Which character stands in which column."""
    columns = {}
    at = 0
    for character in line:
        if unicodedata.combining(character):
            continue
        columns[at] = character
        at += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    require(at <= WIDTH, f"a line is {at} columns wide")
    return columns
