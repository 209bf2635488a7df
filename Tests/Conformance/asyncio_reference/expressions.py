"""Expressions: Python's own parser, a small walk over its tree, and the language's limits."""
import ast
import asyncio
import operator

from .objects import Waiter


def evaluate(text, scope):
    """The value of an expression in a scope."""
    return _Walk(scope).value(ast.parse(text.strip(), mode="eval").body)


def checked(value):
    """The value, or an OverflowError where it leaves 64 bits or the finite floats."""
    if type(value) is int and not -(2**63) <= value < 2**63:
        raise OverflowError("integer overflow")
    if type(value) is float and (value != value or value in (float("inf"), float("-inf"))):
        raise OverflowError("float overflow")
    return value


def _modulo(a, b):
    if isinstance(a, str):  # where Python would format
        raise TypeError("% is arithmetic only")
    return a % b


_BINARY = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: _modulo,
}
_COMPARE = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
}
_CONSTANTS = {"true": True, "false": False, "null": None}
_FUNCTIONS = {
    "len": len,
    "min": min,
    "max": max,
    "sum": sum,
    "abs": abs,
    "str": str,
    "int": int,
    "float": float,
    "sorted": sorted,
    "range": lambda *bounds: list(range(*bounds)),
}


def _now(program):
    now = program.loop.now
    return now / 1e9 if now % 1_000_000_000 else now // 1_000_000_000


def _is_set(program, name):
    thing = program.object(name)
    return thing.flag if isinstance(thing, Waiter) else thing.is_set()


# The functions that look at the run: they get the program before their own arguments.
_LOOKS = {
    "now": _now,
    "task": lambda program: program.loop.ids[asyncio.current_task(program.loop)],
    "done": lambda program, name: program.future(name).done(),
    "cancelled": lambda program, name: program.future(name).cancelled(),
    "is_set": _is_set,
    "locked": lambda program, name: program.object(name).locked(),
    "size": lambda program, name: program.object(name).qsize(),
}


class _Walk:
    def __init__(self, scope):
        self.scope = scope

    def value(self, node):
        match node:
            case ast.Constant(value=constant):
                return checked(constant)
            case ast.Name(id=name):
                return _CONSTANTS[name] if name in _CONSTANTS else self.scope.read(name)
            case ast.List(elts=elements):
                return [self.value(element) for element in elements]
            case ast.Subscript(value=base, slice=ast.Slice(lower=low, upper=high, step=None)):
                return self.value(base)[self.bound(low) : self.bound(high)]
            case ast.Subscript(value=base, slice=index):
                return self.value(base)[self.value(index)]
            case ast.BinOp(left=left, op=op, right=right):
                return checked(_BINARY[type(op)](self.value(left), self.value(right)))
            case ast.UnaryOp(op=op, operand=operand):
                return self.unary(op, operand)
            case ast.BoolOp(op=op, values=operands):
                return self.boolean(op, operands)
            case ast.Compare(left=left, ops=ops, comparators=rights):
                return self.comparison(self.value(left), ops, rights)
            case ast.IfExp(test=test, body=body, orelse=otherwise):
                return self.value(body) if self.value(test) else self.value(otherwise)
            case ast.Call(func=ast.Name(id=name), args=arguments) if name in _LOOKS:
                return _LOOKS[name](self.scope.program, *map(self.value, arguments))
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return checked(_FUNCTIONS[name](*map(self.value, arguments)))
        raise SyntaxError(ast.dump(node))

    def bound(self, node):
        return None if node is None else self.value(node)

    def unary(self, op, operand):
        match op, operand:
            case ast.Not(), _:
                return not self.value(operand)
            case ast.UAdd(), _:
                return +self.value(operand)
            case ast.USub(), ast.Constant(value=constant):  # -2**63 is in range, 2**63 is not
                return checked(-constant)
        return checked(-self.value(operand))

    def boolean(self, op, operands):
        """`and` and `or` give the operand that decided."""
        for operand in operands:
            result = self.value(operand)
            if bool(result) is isinstance(op, ast.Or):
                return result
        return result

    def comparison(self, left, ops, rights):
        for op, node in zip(ops, rights):
            right = self.value(node)
            if not _COMPARE[type(op)](left, right):
                return False
            left = right
        return True
