"""Computed names, numbers at their limits, texts that need quotes, waits."""
from corner_steps import printing, task_of, trying

OBJECTS = {
    "L": "lock", "E": "event", "Q": {"queue": 1}, "F": "future", "W": "waiter", "C": "condition",
    "B": {"barrier": 1},
}  # fmt: skip
CALLED = {
    "w": {"params": ["x"], "steps": [printing("{task()} {x}"), {"yield": 1}, {"return": "=x"}]},
    "z": {"steps": [printing("z {task()}"), {"return": 7}]},
}


def computed_objects():
    asked = [
        "size('L')", "is_set(o + 'x')", "locked('Q')", "done('L')", "done(5)", "done([5])",
        "size('Q')", "size(['Q'][0])", "is_set(o)", "locked('C')",
    ]  # fmt: skip
    failing = [
        {"set": "{'L'}"}, {"acquire": "{'E'}"}, {"put": "{'nope'}", "value": 1}, {"await": "{'L'}"},
        {"await": "{'nope'}"}, {"cancel": "{'L'}"}, {"shield": "{'nope'}"}, {"notify": "{o}"},
    ]  # fmt: skip
    return task_of(
        {"let": {"o": "E"}},
        {"set": "{o}"},
        {"await": "{o}", "as": "r"},
        printing("{r}"),
        *map(trying, failing),
        {"put": "{'Q'}", "value": 1},
        *[trying(printing(f"{{{question}}}")) for question in asked],
        {"await": "{'B'}", "as": "r"},
        printing("{r}"),
        {"cancel": "{'F'}", "as": "r"},
        printing("{r} {cancelled('F')}"),
        trying({"resolve": "{'F'}", "value": 1}),
        objects=OBJECTS,
    )


def computed_tasks():
    binding = [
        {"await": "{'z'}"}, {"await": "{n}", "args": {"x": 4}}, {"await": "{t}"},
        {"gather": ["{'z'}", "{t}", "{t}"]}, {"wait_for": "{'z'}", "up_to": 1},
        {"wait_for": "{'z'}", "up_to": 0}, {"shield": "{'z'}"}, {"wait": ["{t}", "{'nope'}"]},
        {"wait": ["{t}", "a"], "until": "first_completed"}, {"await": "{n}"},
        {"await": "{n}", "args": {"x": 1, "y": 2}}, {"spawn": "{'nope'}"},
        {"spawn": "{n}", "args": {"x": 1}, "id": "{'L'}"},
        {"spawn": "{n}", "args": {"x": 1}, "id": "{'a'}"},
        {"spawn": "{n}", "args": {"x": 1}, "id": "{'w-2'}"}, {"spawn": "w", "args": {"x": 1}},
        {"wait_for": {"coroutine": "{'w'}", "args": {"x": 3}}, "up_to": "=n"},
        {"wait_for": {"coroutine": "{'w'}", "args": {"x": 3}}, "up_to": "=None"},
    ]  # fmt: skip
    return task_of(
        {"let": {"n": "w"}},
        {"spawn": "{n}", "args": {"x": 5}, "as": "t"},
        *[trying({**step, "as": "r"}, printing("{r}")) for step in binding],
        {"as_completed": ["{'z'}", "{t}"], "as": "q", "steps": [printing("{q}")]},
        objects=OBJECTS,
        coroutines=CALLED,
    )


def numbers():
    expressions = [
        "big + 1", "-big - 1", "-big - 2", "abs(-big - 1)", "(-big - 1) // -1", "x // 3",
        "9223372036854775808", "1e999", "99999999999999999999999999", "sum([big, 1])", "1e308 * 10",
        "int('99999999999999999999')", "float('1e400')", "f / 1e-308 / 1e-10", "'%s' % 3",
    ]  # fmt: skip
    return task_of(
        {"repeat": 70, "steps": [trying({"let": {"x": "=x * 2"}})]},
        *[trying(printing(f"{{{expression}}}")) for expression in expressions],
        variables={"x": 1, "f": 1.5, "big": 9223372036854775807},
    )


def operators():
    expressions = [
        "-7 // 2", "-7 % 3", "2 - (3 - 4)", "(1 + 2) * 3", "-(1 + 2)", "not (1 < 2)", "(1 < 2) < 3",
        "1 < 2 < 3", "1 < (2 < 3)", "(not 1) == 2", "(1 if x else 2) + 3", "(1 or 0) and 2",
        "1 if (0 if x else 1) else 2", "[1, 2][0:1]", "- 5 + 2", "--5", "(1 and 2) and 3",
        "1 - (2 + 3) - 4", "2 * (3 * 4)", "8 / (4 / 2)", "'a' 'b'", "[1, 2, 3][1:][0]", "not not 1",
        "1 in [1] == True", "'b' not in 'abc'", "x if x else x if x else 0",
    ]  # fmt: skip
    return task_of(*[printing(f"{{{each}}}") for each in expressions], variables={"x": 1})


def seconds():
    wrong = [
        {"sleep": "=f > 1"}, {"sleep": "='a'"}, {"repeat": "=f", "steps": []}, {"yield": "=True"},
        {"timeout": "='x'", "steps": []}, {"work": "=None"}, {"sleep": "=1e308 * f"},
    ]  # fmt: skip
    times = ["=f / 1e10", "=1 / 3", 0.1, 0.2, 3e-10, -1, "=0.1 * 3", "=f"]
    steps = [step for time in times for step in ({"sleep": time}, printing("{now()}"))]
    held = {"timeout": "=None", "steps": [{"work": 0.25}]}
    return task_of(*map(trying, wrong), *steps, held, printing("{now()}"), variables={"f": 1.5})


def quotes():
    lines = [
        "{t['a']} {t[\"it's\"]} {t['q\\\"']} \"q\" {'\\\\'} {'#'} {'{'} {{}} {'it' + \"'s\"}",
        "{'\\n'}|{'é'}|\n|\t|\u202e|{t}", "{t['it\\'s']}", "{ '\"' }x", "", "{''}", "{{}}",
    ]  # fmt: skip
    return task_of(*map(printing, lines), variables={"t": {"a": 1, "it's": 2, 'q"': 3}})


def arguments():
    raising = {"b": "=1 // 0", "a": "=[][0]"}
    return {
        "coroutines": {"c": {"params": ["a", "b"], "steps": [printing("{a} {b}")]}},
        "tasks": [
            {"id": "a", "steps": [
                trying({"await": "c", "args": raising}),
                trying({"await": "c", "args": dict(reversed(raising.items()))}),
                {"await": "c", "args": {"b": 2, "a": 1}},
            ]},
            {"id": "r", "run": "c", "args": {"b": "=1 + 1", "a": "=task()"}},
            {"id": "r2", "run": "c", "args": {"b": "=x", "a": "=task()"}, "after": ["r"]},
            {"id": "r3", "after": ["r2", "a"]},
        ],
    }  # fmt: skip


def task_variables():
    return task_of(
        {"spawn": "c", "args": {"a": 2}, "as": "l"},
        {"spawn": "c", "args": {"a": 1}, "as": "r"},
        {"await": "{l}", "as": "x"},
        {"gather": ["{l}", "{r}"], "as": "y"},
        printing("{x} {y}"),
        {"wait": ["{l}"], "as": "z"},
        {"cancel": "{r}", "as": "k"},
        printing("{z} {k}"),
        trying({"await": "{u}"}),
        {"if": "=x == 3", "then": [{"spawn": "c", "args": {"a": 1}, "as": "u"}]},
        trying({"await": "{u}"}),
        coroutines={"c": {"params": ["a"], "steps": [{"sleep": "=a"}, {"return": "=a"}]}},
    )


def bare_coroutines():
    def call(seconds):
        return {"coroutine": "c", "args": {"a": seconds}}

    broken = {"as_completed": [call(3), call(1)], "as": "q", "steps": [printing("{q}"), {"break": True}]}
    return task_of(
        trying({"gather": [call(1), call("=1 // 0")]}),
        {"shield": call(1), "as": "q"},
        {"wait_for": call(1), "up_to": 5, "as": "q"},
        trying({"wait_for": call(1), "up_to": 0, "as": "q"}),
        broken,
        coroutines={
            "c": {"params": ["a"], "steps": [{"sleep": "=a"}, printing("c {a}"), {"return": "=a"}]}
        },
    )


def computed_limits():
    limits = ["=1 // 0", "='x'", "=2 - 3", "=5 - 3", "=None"]
    return task_of(
        *[trying({"wait_for": "w", "up_to": limit, "as": "limit"}) for limit in limits],
        printing("{limit}"),
        coroutines={"w": {"steps": [printing("ran {task()}"), {"return": 1}]}},
    )


def recursion():
    again = {"await": "r", "args": {"n": "=n - 1"}}
    body = {"if": "=n > 0", "then": [again], "else": [printing("bottom")]}
    return {
        "coroutines": {"r": {"params": ["n"], "steps": [body]}},
        "tasks": [{"id": "a", "run": "r", "args": {"n": 3000}}],
    }


def livelock():
    return {
        "objects": {"w": "waiter"},
        "tasks": [
            {"id": "a", "steps": [{"await": "w"}]},
            {"id": "b", "steps": [{"sleep": 5}, printing("{now()}")]},
        ],
    }
