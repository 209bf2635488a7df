"""Graphs that are not random: every operator and function on every pair of kinds of values.

Chance would take long to find that only one of a hundred messages is not CPython's. Each root
evaluates one expression, so that each has a result or an error of its own.
"""
from .expressions import CURIOUS, RAISING

VALUES = ["0", "3", "-2.5", "0.0", "true", "None", "'ab'", "''", "[1, 'x']", "[]"]
OPERATORS = ["+", "-", "*", "/", "//", "%", "==", "<", ">=", "in", "and"]
FUNCTIONS = ["len", "min", "max", "sum", "abs", "str", "int", "float", "sorted", "range"]


def table_graphs():
    """The graphs, by name."""
    tables = {"raising": RAISING, "curious": CURIOUS}
    for operator in OPERATORS:
        tables[f"operator {operator}"] = [f"{a} {operator} {b}" for a in VALUES for b in VALUES]
    tables["unary"] = [f"{sign} {a}" for sign in ("-", "+", "not") for a in VALUES]
    tables["functions"] = [f"{name}({a})" for name in FUNCTIONS for a in VALUES]
    tables["functions of two"] = [
        f"{name}({a}, {b})" for name in ("min", "max", "range") for a in VALUES for b in VALUES
    ]
    tables["indices"] = [f"{a}[{b}]" for a in VALUES for b in VALUES]
    tables["slices"] = [f"{a}[{b}:]" for a in VALUES for b in VALUES]
    return {f"table {name}": _graph(name, expressions) for name, expressions in tables.items()}


def _graph(name, expressions):
    return {
        "name": f"table {name}",
        "tasks": [
            {"id": f"{number}", "steps": [{"return": f"={expression}"}]}
            for number, expression in enumerate(expressions)
        ],
    }
