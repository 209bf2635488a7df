"""An upper bound for how many suspensions some steps can make, so that graphs stay small."""


def cost_of(step, names):
    costs = {coroutine.name: coroutine.cost for coroutine in names.coroutines}
    return _step_cost(step, costs)


def cost_of_all(steps, names):
    return sum(cost_of(step, names) for step in steps)


def _step_cost(step, costs):
    inner = sum(
        _step_cost(member, costs)
        for key, value in step.items()
        for member in _steps_in(key, value)
    )
    return 1 + inner * _passes(step) + _called(step, costs)


def _steps_in(key, value):
    if key in ("steps", "then", "else", "finally", "try"):
        return value
    if key == "except":
        return [step for part in value for step in part.get("steps", [])]
    return []


def _passes(step):
    """How often a step's inner steps can run: the generator's loops are at most this long."""
    for key in ("repeat", "while", "for", "as_completed"):
        if key in step:
            return step[key] if isinstance(step[key], int) else 4
    return 1


def _called(step, costs):
    operands = [step.get(key) for key in ("await", "spawn", "wait_for", "shield")]
    for key in ("gather", "as_completed"):
        operands += step.get(key, [])
    called = [
        operand["coroutine"] if isinstance(operand, dict) else operand for operand in operands
    ]
    return sum(costs.get(name, 0) for name in called if name is not None)
