"""The graphs whose timelines are written in every format."""
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.append(str(ROOT / "Tests" / "Conformance"))

from graph_generator.graphs import make_graph  # noqa: E402

# Names that mean something to a viewer, a parser or a terminal.
HOSTILE_NAMES = [
    '"]; evil -> "x', "back\\slash\\", "\\N \\l \\G", "<b>bold</b>", "&lt;entity&gt;", "end", "#35; #quot;",
    "a; b", "note: style:<#x;", "wrap: text", "%%{init: {}}%%", "日本語", "e\u0301\u0301\u0301", "👩‍💻 team", "❤\ufe0f",
    "\u202etxt.exe", "ﬂ°lt¶ß", "x" * 200, "🇫🇷", "__proto__", "loop", "t0", "constructor", " ", "'",
    "\U0001f44d\U0001f3fd", "\u200b", "-->>", "participant", "$$x^2$$", "{curly}", "`code`", "</script>",
]


def all_graphs(seeds):
    """Pairs of a name and a graph."""
    for path in sorted((ROOT / "Examples").glob("*.json")):
        if not path.name.startswith("texts."):
            yield path.stem, json.loads(path.read_text())
    yield "hostile", hostile_graph()
    yield "many", many_of_all()
    yield "nothing", {"tasks": [{"id": "a"}]}
    yield "eons", {"tasks": [{"id": "a", "steps": [{"sleep": 4e9}, {"sleep": 0.000000001}, {"work": 5e9}]}]}
    for seed in seeds:
        profile = "full" if seed % 4 else "basic"
        yield f"{profile} {seed}", make_graph(seed, profile)


def hostile_graph():
    """Tasks, objects and lines whose names try to break out of wherever they are written."""
    names = {name: "event" for name in (f"event {name}"[:200] for name in HOSTILE_NAMES)}
    tasks = []
    for name, event in zip(HOSTILE_NAMES, names):
        escaped = name.replace("{", "{{").replace("}", "}}")
        event = event.replace("{", "{{").replace("}", "}}")
        steps = [{"print": f"{escaped}\n\u001b[31m\u0007{escaped}"}, {"await": event}, {"print": ""}]
        tasks.append({"id": name, "steps": steps})
    sets = [{"set": event.replace("{", "{{").replace("}", "}}")} for event in names]
    bad = [{"raise": "ValueError", "message": '"]; \\ <#quot;> \n'}]
    return {
        "name": 'hostile "]; # <\\', "objects": names,
        "tasks": tasks + [{"id": "setter", "steps": [{"sleep": 1.5}, *sets]}, {"id": "bad", "steps": bad}],
    }


def many_of_all():
    """More actions and effects in one step than a byte can count, and more tasks than are drawn."""
    return {
        "objects": {"go": "event"},
        "coroutines": {"child": {"steps": [{"await": "go"}, {"print": "{task()}"}]}},
        "tasks": [
            {"id": "main", "steps": [{"repeat": 700, "steps": [{"spawn": "child"}]}, {"sleep": 1}, {"set": "go"}]}
        ],
    }
