"""Reads the pages of the language's reference: sections, graphs, and what is said to come out.

A graph is a fenced block marked `json`; what its run prints stands in the next, marked `text`.
"""

import re
from dataclasses import dataclass, field

FENCE = re.compile(r"^```(\w*)[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^## +(.*?)[ \t]*$", re.MULTILINE)
NAME_IN_HEADING = re.compile(r"`([^`]+)`")
OPERATION_ROW = re.compile(r"OperationRow\(\s*\"(\w+)\"")


@dataclass(frozen=True)
class Snippet:
    """A graph of a page; `expected` is None where no block with its output follows."""

    line: int
    graph: str
    expected: str | None
    # Where the expected output stands in the page, for it to be rewritten.
    span: tuple[int, int] | None


@dataclass(frozen=True)
class Section:
    """What stands under one `##` heading."""

    heading: str
    text: str
    snippets: list = field(default_factory=list)

    @property
    def names(self):
        """The names in the heading: of operations, functions or kinds."""
        return NAME_IN_HEADING.findall(self.heading)


def snippets_of(text):
    """The graphs of a page, in order."""
    blocks = list(FENCE.finditer(text))
    followers = [*blocks, None][1:]
    return [
        snippet_of(text, block, after)
        for block, after in zip(blocks, followers, strict=True)
        if block[1] == "json"
    ]


def snippet_of(text, block, after):
    """A graph, with the block after it where nothing but that follows."""
    line = text.count("\n", 0, block.start()) + 1
    if after is None or after[1] != "text" or text[block.end():after.start()].strip():
        return Snippet(line, block[2], None, None)
    return Snippet(line, block[2], after[2], after.span(2))


def sections_of(text):
    """The sections of a page, in order; what stands before the first heading is left out."""
    code = [block.span() for block in FENCE.finditer(text)]
    headings = [
        heading for heading in HEADING.finditer(text)
        if not any(start <= heading.start() < end for start, end in code)
    ]
    ends = [*(heading.start() for heading in headings), len(text)][1:]
    sections = []
    for heading, end in zip(headings, ends, strict=True):
        body = text[heading.end():end]
        sections.append(Section(heading[1], body, snippets_of(body)))
    return sections


def operations_of(source):
    """The names of all operations, from the table in the source."""
    return OPERATION_ROW.findall(source)


def uses(value, key):
    """Whether a JSON value has that key at any depth."""
    if isinstance(value, dict):
        return key in value or any(uses(member, key) for member in value.values())
    return isinstance(value, list) and any(uses(member, key) for member in value)
