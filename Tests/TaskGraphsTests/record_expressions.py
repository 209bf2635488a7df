#!/usr/bin/env python3
"""Records what CPython makes of expressions: Golden/expressions.jsonl, which ExpressionGoldenTests reads.

    PYENV_VERSION=3.13.0 python3 record_expressions.py      (any CPython 3.13)

Each line is [expression, "value", value, str(value)], [expression, "raises", type, message] or
[expression, "syntax"]. The graph language is a part of Python's, with 64-bit integers and finite floats: both are
checked after each operation here, as the product does. First come expressions written by hand, those of
expressions.txt, then random ones.
"""
import ast
import json
import operator
import pathlib
import random
import sys

VARIABLES = {
    "n": 7, "m": -3, "zero": 0, "f": 2.5, "g": -0.1, "t": True, "nothing": None,
    "s": "héllo wörld", "e": "", "xs": [3, 1, 2], "ys": [1.5, "a", None, [1, 2], True], "empty": [],
    "d": {"a": 1, "b": [1, 2], "c d": {"x": None}}, "big": 9223372036854775807, "least": -9223372036854775808,
    "words": ["pear", "apple", "fig"],
}
BINARY = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
          ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod}
COMPARE = {ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le,
           ast.Gt: operator.gt, ast.GtE: operator.ge, ast.In: lambda a, b: a in b, ast.NotIn: lambda a, b: a not in b}
FUNCTIONS = {"len": len, "min": min, "max": max, "sum": sum, "abs": abs, "str": str, "int": int, "float": float,
             "sorted": sorted, "range": lambda *a: list(range(*a))}
WORDS = {"true": True, "false": False, "null": None}


def checked(value):
    if type(value) is int and not -2**63 <= value < 2**63:
        raise OverflowError("integer overflow")
    if type(value) is float and (value != value or abs(value) == float("inf")):
        raise OverflowError("float overflow")
    return value


def evaluate(node):
    match node:
        case ast.Constant(value=value) if type(value) in (int, float, str, bool, type(None)):
            return checked(value)
        case ast.Name(id=name):
            if name in WORDS:
                return WORDS[name]
            if name in VARIABLES:
                return VARIABLES[name]
            raise NameError(f"name '{name}' is not defined")
        case ast.List(elts=elements):
            return [evaluate(e) for e in elements]
        case ast.Subscript(value=value, slice=ast.Slice(lower=lower, upper=upper, step=None)):
            value = evaluate(value)
            lower = None if lower is None else evaluate(lower)
            return value[lower:None if upper is None else evaluate(upper)]
        case ast.Subscript(value=value, slice=index) if not isinstance(index, (ast.Slice, ast.Tuple)):
            return evaluate(value)[evaluate(index)]
        case ast.BinOp(left=left, op=op, right=right) if type(op) in BINARY:
            left, right = evaluate(left), evaluate(right)
            if isinstance(op, ast.Mod) and isinstance(left, str):
                raise TypeError("% is arithmetic only")
            return checked(BINARY[type(op)](left, right))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return checked(-value)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return checked(-evaluate(operand))
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return +evaluate(operand)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not evaluate(operand)
        case ast.BoolOp(op=op, values=values):
            for value in values:
                result = evaluate(value)
                if bool(result) == isinstance(op, ast.Or):
                    break
            return result
        case ast.Compare(left=left, ops=ops, comparators=others):
            left = evaluate(left)
            for op, other in zip(ops, others):
                if type(op) not in COMPARE:
                    raise SyntaxError("comparison")
                right = evaluate(other)
                if not COMPARE[type(op)](left, right):
                    return False
                left = right
            return True
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return evaluate(body) if evaluate(test) else evaluate(orelse)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in FUNCTIONS:
            return checked(FUNCTIONS[name](*[evaluate(a) for a in arguments]))
    raise SyntaxError(ast.dump(node))


BY_HAND = (pathlib.Path(__file__).parent / "expressions.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")

NOT_OURS = {"n # comment", "#", "ｎ", "u'a'", "r'\\d'", "'\\N{DASH}'"}


def random_expression(rng, depth):
    """A random expression: mostly of things that fit together."""
    if depth == 0 or rng.random() < 0.15:
        return rng.choice(["0", "1", "2", "-1", "3.5", "-0.25", "1e10", "'a'", "'bc'", "''", "true", "none".title(),
                           "n", "m", "f", "g", "t", "nothing", "s", "xs", "ys", "d", "words", "empty", "[]", "[1, 2]",
                           "big", "least", "7", "10", "unbound"])
    part = lambda: random_expression(rng, depth - 1)
    kind = rng.randrange(12)
    if kind <= 3:
        return f"({part()} {rng.choice(['+', '-', '*', '/', '//', '%'])} {part()})"
    if kind <= 5:
        return f"({part()} {rng.choice(['<', '<=', '==', '!=', '>', '>=', 'in', 'not in'])} {part()})"
    if kind == 6:
        return f"({part()} {rng.choice(['and', 'or'])} {part()})"
    if kind == 7:
        return f"({part()} if {part()} else {part()})"
    if kind == 8:
        return f"{rng.choice(['not ', '-', '+'])}{part()}" if depth < 3 else f"({rng.choice(['not ', '-'])}{part()})"
    if kind == 9:
        return f"{rng.choice(['xs', 'ys', 's', 'd', 'words'])}[{part()}]"
    if kind == 10:
        return f"[{', '.join(part() for _ in range(rng.randrange(4)))}]"
    name = rng.choice(["len", "min", "max", "sum", "abs", "str", "int", "float", "sorted"])
    return f"{name}({', '.join(part() for _ in range(1 if name not in ('min', 'max') else rng.randrange(1, 4)))})"


def is_too_long(text):
    """Whether CPython has no memory for it: in the product that is a limit, or an error of its own."""
    try:
        evaluate(ast.parse(text.strip(), mode="eval").body)
    except MemoryError:
        return True
    except Exception:
        pass
    return False


def flat_expression(rng):
    """A random expression without parentheses: precedence says what it means."""
    parts = []
    for _ in range(rng.randrange(2, 6)):
        sign = rng.choice(["", "", "", "-", "+", "not ", "- "])
        parts.append(sign + random_expression(rng, rng.randrange(2)))
        parts.append(rng.choice(["+", "-", "*", "/", "//", "%", "<", "<=", "==", "!=", ">", "in", "not in", "and", "or"]))
    text = " ".join(parts[:-1])
    return f"{text} if {random_expression(rng, 0)} else {random_expression(rng, 1)}" if rng.random() < 0.2 else text


def answer(text):
    try:
        return [text, "value", value := evaluate(ast.parse(text.strip(), mode="eval").body), str(value)]
    except (SyntaxError, MemoryError):
        return [text, "syntax"]
    except KeyError as error:
        return [text, "raises", "KeyError", str(error)]
    except Exception as error:
        return [text, "raises", type(error).__name__, str(error)]


def main():
    if sys.version_info[:2] != (3, 13):
        sys.exit("the answers are CPython 3.13's: run this with python3.13")
    rng = random.Random(1)
    texts = [t for t in BY_HAND if t not in NOT_OURS]
    while len(texts) < len(BY_HAND) + 1600:
        text = random_expression(rng, 3) if len(texts) < len(BY_HAND) + 600 else flat_expression(rng)
        # What is so long in CPython is a limit in the product.
        if " * 10000000000" not in text and len(text) < 90:
            try:
                line = answer(text)
            except Exception:
                continue
            if is_too_long(text):
                continue
            if len(json.dumps(line)) < 600:
                texts.append(text)
    import warnings
    warnings.simplefilter("ignore")
    lines = [json.dumps(VARIABLES, ensure_ascii=False, separators=(",", ":"))]
    lines += [json.dumps(answer(t), ensure_ascii=False, separators=(",", ":")) for t in dict.fromkeys(texts)]
    golden = pathlib.Path(__file__).parent / "Golden" / "expressions.jsonl"
    golden.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
