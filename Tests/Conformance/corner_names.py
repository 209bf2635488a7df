"""Names that look like code, names without a value, exceptions and groups."""
from corner_steps import printing, task_of, trying, written

NAMES = [
    '"', "'", "\\", "{", "}", "{x}", '\u0301"""', '__import__("os")._exit(7)',
    '"); import os; os._exit(7) #', "class", "print", "None", "asyncio", "a\u202eb", "é", "É",
    "日本", "x\\", "#", "%s", "{{", "}}", "self", "main", "tasks", "run", "_", "__name__", "1", "9a",
    "\\N{DASH}", '"""', "'''", "{\u0301evil", '"\u0301+1', "lambda", "True", "now", "task_name",
    "caught", "limit", "next_result", "sum", "match", "BoomError", "ValueError", "as_value", "Waiter",
]  # fmt: skip
KINDS = ["lock", "event", "waiter", "future", {"queue": 0}]
USES = ["acquire", "set", "set", "resolve", "put"]
ODD_ERRORS = [
    "StopIteration", "SystemExit", "KeyboardInterrupt", "GeneratorExit", "LookupError", "OSError",
    "KeyError", "SkippedError", "UnboundLocalError", "weird name", "BrokenBarrierError",
]  # fmt: skip


def names_of_tasks():
    body = [printing("{p} {task()}")]
    return {
        "name": '"""\\"""\u0301 + {x}',
        "description": "\"\"\"\nimport os\\\n''' \u202e \"\"\"\" \\",
        "coroutines": {
            name: {
                "params": ["p"],
                "steps": [*body, {"note": written(name)}, {"return": name}],
            }
            for name in NAMES
        },
        "tasks": [{"id": f"t {name}", "steps": _steps_about(name)} for name in NAMES],
    }


def _steps_about(name):
    template = written(name)
    others = [f"t {written(NAMES[0])}"] if name != NAMES[0] else []
    return [
        {"await": template, "args": {"p": name}, "as": name, "label": name},
        {"spawn": template, "args": {"p": name}, "id": f"s {template}"},
        printing(f"x {template}{{1}}{template}"),
        {"let": {name: {name: name}}},
        {"gather": others, "as": name},
        printing(template),
    ]


def names_of_objects():
    kinds = [KINDS[index % len(KINDS)] for index in range(len(NAMES))]
    uses = [USES[index % len(USES)] for index in range(len(NAMES))]
    return {
        "objects": dict(zip(NAMES, kinds)),
        "variables": {name: name for name in NAMES},
        "tasks": [
            {"id": "a b", "steps": [{"let": {name: [name]}} for name in NAMES]},
            {"id": "a  b", "steps": [{use: written(name)} for use, name in zip(uses, NAMES)]},
        ],
    }


def names_of_exceptions():
    steps = [
        trying({"raise": name, "message": "m"}, match=[name]) for name in NAMES + ODD_ERRORS
    ]
    return task_of(*steps)


def matches():
    raised = ["KeyError", "BrokenBarrierError", "IndexError", "TimeoutError", "CancelledError"]
    caught = ["LookupError", "RuntimeError", "OSError", "KeyError", "Exception", "ArithmeticError"]
    return task_of(
        *[
            {
                "try": [{"raise": name, "message": "m"}],
                "except": [
                    {"match": match, "as": "e", "steps": [printing(f"{name} by {match} {{e}}")]},
                    {"match": "BaseException", "steps": [printing(f"{name} not by {match}")]},
                ],
            }
            for name in raised
            for match in caught
        ]
    )


def foreign_groups():
    def spawn(seconds, group):
        return trying({"spawn": "w", "args": {"n": seconds}, "in": group})

    return task_of(
        spawn(0, "g"),
        {"group": "g", "steps": [
            {"await": "add"}, {"spawn": "add"}, {"await": "opens"}, spawn(2, "h"),
        ]},
        spawn(9, "g"),
        coroutines={
            "w": {"params": ["n"], "steps": [{"sleep": "=n"}, printing("{task()} {n}")]},
            "add": {"steps": [spawn(1, "g")]},
            "opens": {"steps": [{"group": "h", "steps": [{"await": "add"}]}, spawn(3, "h")]},
        },
    )  # fmt: skip


def failing_group():
    waiting = {"try": [{"sleep": "=n"}], "finally": [printing("{task()} ends")]}
    fail = [{"sleep": 1}, {"raise": "BoomError", "message": "x"}]
    spawn = {"spawn": "w", "args": {"n": "=5 - i"}, "in": "g"}
    bad = {"spawn": "bad", "in": "g"}
    group = {"group": "g", "steps": [{"repeat": 5, "as": "i", "steps": [spawn]}, bad, bad]}
    return task_of(
        trying(group, match="ExceptionGroup"),
        printing("{done('w-1')} {cancelled('w-2')}"),
        coroutines={"w": {"params": ["n"], "steps": [waiting]}, "bad": {"steps": fail}},
    )


def unbound():
    return task_of(
        trying(printing("{sum}")),
        trying(printing("{missing}")),
        {"if": "=v == 2", "then": [{"let": {"sum": 1, "q": 2}}]},
        trying(printing("{sum}")),
        trying(printing("{q} {1}")),
        trying(printing("{asyncio}")),
        {"repeat": 2, "steps": [trying(printing("{later}")), {"let": {"later": 5}}]},
        printing("{later}"),
        variables={"v": 1},
    )


def reraising():
    again = {"try": [{"raise": "C"}], "except": [{"steps": [{"raise": True}]}]}
    inner = {"try": [{"raise": "B", "message": "2"}], "finally": [{"raise": True}]}
    guarded = {"try": [inner], "except": [{"match": "A", "as": "x", "steps": [printing("{x}"), again]}]}
    return task_of(
        trying({"try": [{"raise": "A", "message": "1"}], "except": [{"steps": [guarded]}]})
    )


def jumps():
    jumping = {
        "try": [{"if": "=i == 1", "then": [{"continue": True}]}, {"raise": "X"}],
        "finally": [printing("f{i}"), {"if": "=i == 2", "then": [{"break": True}]}, {"continue": True}],
    }
    leaving = {"try": [{"return": 1}], "finally": [{"return": 2}]}
    return task_of(
        {"await": "f", "as": "r"},
        printing("{r}"),
        {"try": [printing("b")], "else": [printing("else")]},
        {"try": [], "else": [printing("else")], "finally": [printing("finally")]},
        {"try": []},
        coroutines={"f": {"steps": [{"repeat": 3, "as": "i", "steps": [jumping]}, leaving]}},
    )
