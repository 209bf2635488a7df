"""Makers of the full profile: loops, exceptions."""
from .registry import maker

ERRORS = ["ValueError", "BoomError", "RuntimeError", "TimeoutError", "KeyError", "CancelledError"]
MATCHES = ERRORS + ["Exception", "Exception", "BaseException", "ZeroDivisionError", "NameError"]


@maker(4, "full", nests=True)
def while_loop(body, budget):
    """Counts to a bound before anything else, so that `continue` cannot make it endless."""
    counter = f"k{body.depth}"
    body.known[counter] = "int"
    bound = body.random.between(1, 3)
    counting = {"let": {counter: f"={counter} + 1"}}
    condition = f"={counter} < {bound}"
    if body.random.chance(40):
        condition += " and not " + body.expressions.look_boolean()
    steps = [counting, *body.block(budget // 4, loop=True)]
    return [{"let": {counter: 0}}, {"while": condition, "steps": steps}]


@maker(4, "full", nests=True)
def for_loop(body, budget):
    items = body.random.choice([[1, 2], ["=1 + 1", "a", None], "=range(3)", "='ab'", [], "=[0]"])
    body.known["each"] = "any"
    return {"for": "each", "in": items, "steps": body.block(budget // 4, loop=True)}


@maker(14, "full")
def leave_loop(body, budget):
    if not body.in_loop:
        return None
    leave = {body.random.choice(["break", "continue"]): True}
    if body.random.chance(50):
        return leave
    return {"if": "=" + body.expressions.boolean(), "then": [leave]}


@maker(4, "full")
def raise_error(body, budget):
    if body.in_handler and body.random.chance(50):
        return {"raise": True}
    step = {"raise": body.random.choice(ERRORS)}
    if body.random.chance(70):
        step["message"] = body.random.choice(["oh", "at {now()}", "{task()} fell"])
    return body.guarded(step)


@maker(2, "full")
def assert_true(body, budget):
    step = {"assert": "=" + body.expressions.boolean()}
    if body.random.chance(50):
        step["message"] = "not so in {task()}"
    return body.guarded(step)


@maker(11, "full", nests=True)
def try_except(body, budget):
    step = {"try": body.block(budget // 2, handler=False)}
    parts = [_part(body, budget) for _ in range(body.random.weighted([(0, 15), (1, 65), (2, 20)]))]
    if parts:
        step["except"] = parts
    if parts and body.random.chance(25):
        step["else"] = body.block(budget // 4)
    if not parts or body.random.chance(40):
        step["finally"] = body.block(budget // 4, handler=False)
    return step


def _part(body, budget):
    part = {}
    match body.random.below(4):
        case 0:
            part["match"] = body.random.choice(MATCHES)
        case 1:
            part["match"] = body.random.sample(MATCHES[-5:], 2)
        case 2:
            part["match"] = body.random.choice(["Exception", "BaseException", "CancelledError"])
    if body.random.chance(70):
        part["as"] = "error"
        body.known["error"] = "any"
    part["steps"] = body.block(budget // 4, handler=True)
    return part
