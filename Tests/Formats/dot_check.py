"""A strict reader of the DOT that timelines are drawn in, and whether it says who awaited whom."""
import html
import re
import shutil
import subprocess
from collections import deque

from problems import Problem, require

TOKEN = re.compile(
    r'\s*(?:(?P<text>"(?:[^"\\\n]|\\.)*")|(?P<arrow>->)|(?P<word>[a-zA-Z_][a-zA-Z_0-9]*)|(?P<sign>[{}\[\];=,]))'
)
ATTRIBUTES = {"label", "labelloc", "shape", "style", "arrowhead"}
MOST_BYTES = 400_000


def check_dot(text, timeline):
    require(len(text.encode()) < MOST_BYTES, "too large for a document")
    nodes, edges, label = Reader(text).graph()
    tasks = [task["id"] for task in timeline["tasks"]]
    objects = [item["name"] for item in timeline["objects"]]
    for node, attributes in nodes.items():
        names = tasks if node[0] == "t" else objects
        require(set(attributes) <= ATTRIBUTES, f"unknown attributes: {attributes}")
        shown = plain(attributes["label"]).split("\n")[0]
        require(is_shown_as(names[int(node[1:])], shown), f"{node} is called {shown!r}")
    for (tail, head), attributes in edges:
        require(tail in nodes and head in nodes, f"an arrow leads to nowhere: {tail} -> {head}")
        require(set(attributes) <= ATTRIBUTES, f"unknown attributes: {attributes}")
    if "left out" in label:
        return
    drawn = {key for key, attributes in edges if attributes.get("style") is None}
    expected = set(awaited(timeline["steps"], tasks, objects))
    if drawn != expected:
        raise Problem(f"arrows {sorted(drawn ^ expected)} are wrong")
    render(text)


def awaited(steps, tasks, objects):
    """The arrows that a timeline asks for."""
    task_of = {name: f"t{index}" for index, name in enumerate(tasks)}
    object_of = {name: f"o{index}" for index, name in enumerate(objects)}
    for step in steps:
        on = step["next"].get("on")
        if step["task"] is None or on is None:
            continue
        if on["kind"] == "task":
            yield task_of[step["task"]], task_of[on["name"]]
        elif on["kind"] in ("gather", "wait", "group"):
            for name in on["of"]:
                if name in task_of:
                    yield task_of[step["task"]], task_of[name]
        elif "name" in on:
            yield task_of[step["task"]], object_of[on["name"]]


def plain(label):
    """A label as Graphviz shows it."""
    lines = re.sub(r"\\(.)", lambda match: {"n": "\n"}.get(match[1], match[1]), label)
    return html.unescape(lines)


def is_shown_as(name, shown):
    """Whether a name may be shown so: cut after some columns, and odd characters as escapes."""
    if shown == name:
        return True
    pattern = re.sub(r"\\\\u\\\{[0-9A-F]+\\\}|\\\\[nrt]", ".", re.escape(shown).replace("…", ".*"))
    return re.fullmatch(pattern, name, re.DOTALL) is not None


def render(text):
    """Graphviz' own opinion, where it is installed."""
    if shutil.which("dot") is None:
        return
    drawn = subprocess.run(
        ["dot", "-Tsvg"], input=text.encode(), capture_output=True, timeout=60, check=False
    )
    if drawn.returncode or drawn.stderr or b"</svg>" not in drawn.stdout:
        raise Problem(f"dot: {drawn.stderr.decode(errors='replace')[:500]}")


class Reader:
    """A recursive descent over the statements that are written; anything else is an error."""

    def __init__(self, text):
        self.tokens = deque()
        at = 0
        text = text.rstrip()
        while at < len(text):
            match = TOKEN.match(text, at)
            require(match, f"no DOT: {text[at:at + 40]!r}")
            self.tokens.append((match.lastgroup, match[match.lastgroup]))
            at = match.end()

    def take(self, kind, value=None):
        self.expect_more()
        found, text = self.tokens.popleft()
        require(found == kind and value in (None, text), f"{text!r} stands where {value or kind} should")
        return text[1:-1] if kind == "text" else text

    def expect_more(self):
        require(self.tokens, "the text ends too early")

    def peek(self):
        """The kind and the text of what comes next."""
        self.expect_more()
        return self.tokens[0]

    def graph(self):
        self.take("word", "digraph")
        self.take("word", "timeline")
        self.take("sign", "{")
        nodes, edges, label = {}, [], ""
        while self.peek()[1] != "}":
            name = self.take("word")
            if self.peek()[1] == "=":
                self.take("sign", "=")
                value = self.value()
                label = value if name == "label" else label
            elif self.peek()[0] == "arrow":
                self.take("arrow")
                head = self.take("word")
                edges.append(((name, head), self.attributes()))
            else:
                attributes = self.attributes()
                if name != "node":
                    require(name not in nodes, f"{name} stands twice")
                    nodes[name] = attributes
            self.take("sign", ";")
        self.take("sign", "}")
        require(not self.tokens, "something stands behind the graph")
        return nodes, edges, plain(label)

    def attributes(self):
        attributes = {}
        if self.peek()[1] != "[":
            return attributes
        self.take("sign", "[")
        while self.peek()[1] != "]":
            name = self.take("word")
            self.take("sign", "=")
            attributes[name] = self.value()
            if self.peek()[1] == ",":
                self.take("sign", ",")
        self.take("sign", "]")
        return attributes

    def value(self):
        return self.take("text" if self.peek()[0] == "text" else "word")
