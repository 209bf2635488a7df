"""The coroutines of a graph, made one after another: each may call those made before it."""
from .bodies import Body
from .costs import cost_of_all
from .names import COROUTINE_POOL, PARAMETER_POOL, Coroutine


def make_coroutines(random, names, profile):
    """The `coroutines` object; `names` knows each from then on."""
    document = {}
    count = random.weighted([(0, 8), (1, 30), (2, 40), (3, 22)])
    for name in random.sample(COROUTINE_POOL, count):
        make = _recursive if random.chance(18) else _plain
        coroutine, document[name] = make(random, names, profile, name)
        names.coroutines.append(coroutine)
    # Callers first: a reader, and a validator, then meets names before their definition.
    return dict(random.shuffled(document.items()))


def _plain(random, names, profile, name):
    pool = [
        (parameter, type)
        for parameter, type in PARAMETER_POOL
        if type != "flag" or names.of_kind("event", "waiter")
    ]
    parameters = random.sample(pool, random.weighted([(0, 50), (1, 35), (2, 15)]))
    body = Body(random, names, profile, parameters=parameters)
    steps = body.steps(budget=10, most=4)
    if random.chance(55) and not (steps and "return" in steps[-1]):
        steps.append({"return": body.expression_value()[0]})
    document = {"steps": steps}
    if parameters or random.chance(20):
        document["params"] = [parameter for parameter, _ in parameters]
        document = dict(random.shuffled(document.items()))
    return Coroutine(name, parameters, cost_of_all(steps, names)), document


def _recursive(random, names, profile, name):
    """Counts `n` down to 0; the deepest call may do something else."""
    again = {"n": "=n - 1"}
    inner = random.choice(
        [
            [{"await": name, "args": again, "as": "below"}],
            [{"spawn": name, "args": again, "as": "below"}, {"await": "{below}", "as": "below"}],
            [{"gather": [{"coroutine": name, "args": again}] * 2, "as": "below"}],
            [{"spawn": name, "args": again}, {"let": {"below": "=n"}}],
        ]
    )
    last = Body(random, names, profile, parameters=[("n", "int")]).steps(budget=3, most=2)
    inner = random.choice([[], [{"yield": 1}], [{"sleep": 1}]]) + inner
    steps = [
        {"if": "=n > 0", "then": [*inner, {"return": "=[n, below]"}], "else": last},
        {"return": "=n"},
    ]
    document = {"params": ["n"], "steps": steps}
    return Coroutine(name, [("n", "int")], cost=24, recursive=True), document
