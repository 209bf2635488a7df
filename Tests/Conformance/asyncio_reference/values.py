"""What stands for a value in a graph: JSON, expressions inside it, templates, seconds, counts."""
from .expressions import evaluate


def value_of(value, scope):
    """A JSON value with its expressions (texts that begin with `=`, at any depth) evaluated."""
    if isinstance(value, str) and value.startswith("="):
        return evaluate(value[1:], scope)
    if isinstance(value, list):
        return [value_of(member, scope) for member in value]
    if isinstance(value, dict):
        return {key: value_of(member, scope) for key, member in value.items()}
    return value


def text_of(template, scope):
    """A template with its `{expression}` parts filled in."""
    parts, position = [], 0
    while position < len(template):
        if template.startswith(("{{", "}}"), position):
            parts.append(template[position])
            position += 2
        elif template[position] == "{":
            end = _closing_brace(template, position + 1)
            parts.append(str(evaluate(template[position + 1 : end], scope)))
            position = end + 1
        else:
            parts.append(template[position])
            position += 1
    return "".join(parts)


def _closing_brace(template, position):
    """The brace that ends an expression: not one inside a quoted text."""
    quote = None
    while quote or template[position] != "}":
        character = template[position]
        if quote:
            quote = None if character == quote else quote
        elif character in "'\"":
            quote = character
        position += 1
    return position


def nanoseconds(seconds):
    """Seconds as whole nanoseconds: in double arithmetic, half to even, never below 0."""
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError("seconds must be a number")
    if isinstance(seconds, int):
        return max(0, seconds * 1_000_000_000)
    scaled = seconds * 1e9
    if scaled != scaled or scaled in (float("inf"), float("-inf")):
        raise ValueError("seconds must be finite")
    return max(0, round(scaled))


def limit_of(seconds):
    """A timeout in nanoseconds, where null is no limit."""
    return None if seconds is None else nanoseconds(seconds)


def count_of(number):
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError("a count must be a whole number")
    return number
