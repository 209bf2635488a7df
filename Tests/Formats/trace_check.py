"""A strict reader of the Trace Event Format: what Perfetto and speedscope need of it, and that it says
what the timeline says."""
import json
from collections import defaultdict
from decimal import Decimal

from problems import Problem, require

# The members that an event must have besides `ph`, `pid`, `tid`, `ts` and `name`.
REQUIRED = {
    "M": {"args"}, "X": {"dur", "cat", "args"}, "i": {"s", "cat"}, "C": {"args"},
    "s": {"cat", "id"}, "f": {"cat", "id", "bp"}, "b": {"cat", "id2"}, "e": {"cat", "id2"},
}


def check_trace(text, document):
    """Times are compared as decimals: a sum of two doubles may miss the third."""
    require(b"\\\\" not in text, "Perfetto takes the quote behind it for one inside the text")
    trace = json.loads(text, parse_float=Decimal)
    timeline = json.loads(document, parse_float=Decimal)
    require(set(trace) == {"traceEvents", "displayTimeUnit", "otherData"}, "unknown members")
    require(trace["displayTimeUnit"] in ("ms", "ns"), "displayTimeUnit is ms or ns")
    events = trace["traceEvents"]
    for event in events:
        check_members(event)
    check_order(events)
    slices = check_slices(events)
    check_flows(events, slices)
    check_async(events)
    check_against(events, trace["otherData"], timeline)


def check_members(event):
    phase = event.get("ph")
    require(phase in REQUIRED, f"unknown phase {phase!r}")
    for member in ("pid", "tid"):
        require(type(event.get(member)) is int and event[member] > 0, f"{member} of {event}")
    # speedscope takes a file for a trace only where every event has a time, metadata too.
    require(type(event.get("ts")) in (int, Decimal) and event["ts"] >= 0, f"ts of {event}")
    require(isinstance(event.get("name"), str) and event["name"], f"name of {event}")
    missing = REQUIRED[phase] - set(event)
    require(not missing, f"{phase} without {missing}: {event}")
    if phase == "C":
        values = event["args"].values()
        require(values and all(type(value) is int and value >= 0 for value in values), f"{event}")
    if phase == "i":
        require(event["s"] == "t", f"an instant of a thread has the scope t: {event}")
    if phase == "X":
        require(event["dur"] > 0, f"a slice without width cannot be seen: {event}")
    if phase in "be":
        # An id that is not local to the process would put the slice apart from it in Perfetto.
        require(isinstance(event["id2"], dict) and set(event["id2"]) == {"local"}, f"id of {event}")
    if phase in "sfbe":
        ident = event["id2"]["local"] if phase in "be" else event["id"]
        require(isinstance(ident, str) and int(ident, 16) > 0, f"an id is a hexadecimal text: {event}")


def check_order(events):
    times = [event["ts"] for event in events if event["ph"] != "M"]
    require(times == sorted(times), "events are not in the order of their times")
    named = {event["tid"] for event in events if event["ph"] == "M" and event["name"] == "thread_name"}
    require({event["tid"] for event in events} <= named | {1}, "a thread has no name")


def check_slices(events):
    """The slices of each thread, none of which may touch the next: a viewer would nest them."""
    slices = defaultdict(list)
    for event in events:
        if event["ph"] == "X":
            slices[event["tid"]].append((event["ts"], event["ts"] + event["dur"], event))
    for tid, own in slices.items():
        for (_, end, _), (begin, _, _) in zip(own, own[1:]):
            require(end < begin, f"slices of thread {tid} touch at {begin}")
    return slices


def check_flows(events, slices):
    """Arrows leave and arrive inside slices, once each.

    Perfetto binds an arrow to the slice that it has read last in the thread, and an instant is one.
    """
    enclosing = {}
    started, arrived = {}, set()
    for event in events:
        if event["ph"] == "X":
            enclosing[event["tid"]] = (event["ts"], event["ts"] + event["dur"])
        if event["ph"] == "i":
            enclosing.pop(event["tid"], None)
        if event["ph"] not in "sf":
            continue
        begin, end = enclosing.get(event["tid"], (0, 0))
        require(begin <= event["ts"] < end, f"an arrow's end is in no slice: {event}")
        key = (event["cat"], event["name"], event["id"])
        if event["ph"] == "s":
            require(key not in started, f"two arrows have one id: {event}")
            started[key] = event
        else:
            require(event["bp"] == "e", f"an arrow must bind to the slice that it is in: {event}")
            require(key in started and key not in arrived, f"an arrow comes from nowhere: {event}")
            arrived.add(key)


def check_async(events):
    """Every `b` has its `e`, by id, category and name, and inner ones end first."""
    open_slices = defaultdict(list)
    for event in events:
        if event["ph"] not in "be":
            continue
        key = (event["cat"], event["id2"]["local"])
        if event["ph"] == "b":
            open_slices[key].append(event["name"])
        else:
            require(open_slices[key], f"nothing is open: {event}")
            require(open_slices[key].pop() == event["name"], f"another slice is open: {event}")
    left = {key: names for key, names in open_slices.items() if names}
    require(not left, f"slices are left open: {left}")


def check_against(events, other, timeline):
    """The trace tells the timeline's story: lanes, steps, lines, arrows, counts."""
    require(other["id"] == timeline["id"], "another run")
    require(other["status"] == timeline["outcome"]["status"], "another outcome")
    names = {e["tid"]: e["args"]["name"] for e in events if e["ph"] == "M" and e["name"] == "thread_name"}
    names.pop(1, None)
    require([names[tid] for tid in sorted(names)] == [task["id"] for task in timeline["tasks"]], "lanes")
    slices = [event for event in events if event["ph"] == "X"]
    require(len(slices) == len(timeline["steps"]), "not every step is a slice")
    for event, step in zip(slices, timeline["steps"]):
        args = event["args"]
        said = (args["step"], args["turn"], args["time"], args.get("end", args["time"]))
        require(said == (step["step"], step["turn"], step["time"], step["end"]), f"{event} is not {step}")
        require(names.get(event["tid"]) == step["task"], f"{event} stands in another's lane")
    printed = [event["name"] for event in events if event["ph"] == "i"]
    require(printed == [line["text"] or "(an empty line)" for line in timeline["output"]], "printed lines")
    kinds = [step["cause"]["kind"] for step in timeline["steps"] if step["cause"]["by"] is not None]
    expected = sum(kind in ("start", "wake", "cancel", "done") for kind in kinds)
    arrows = sum(event["ph"] == "f" for event in events)
    require(arrows == expected, f"{arrows} arrows instead of {expected}")
    check_counters(events, slices, timeline)


def check_counters(events, slices, timeline):
    """After each step the counters say how many tasks are ready and how many wait."""
    states = {task["id"]: "ready" for task in timeline["tasks"] if task["parent"] is None}
    counters = iter([event for event in events if event["ph"] == "C"])
    count = next(counters, None)
    require(count and count["args"] == {"ready": len(states), "waiting": 0}, "no count at first")
    upcoming = next(counters, None)
    for event, step in zip(slices, timeline["steps"]):
        if step["task"] is not None:
            states[step["task"]] = step["next"]["state"]
        for woken in step["wakes"]:
            states[woken] = "ready"
        while upcoming is not None and upcoming["ts"] <= event["ts"] + event["dur"]:
            count, upcoming = upcoming, next(counters, None)
        ready = sum(state == "ready" for state in states.values())
        waiting = sum(state in ("sleeping", "waiting") for state in states.values())
        if count["args"] != {"ready": ready, "waiting": waiting}:
            raise Problem(f"after step {step['step']} {ready} are ready, {waiting} wait: {count}")
