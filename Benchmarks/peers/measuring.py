"""What the Python peers share: five rounds after a warm-up, printed as rates."""
import platform
import sys
import time

#: Exit code of a peer that does not have a row.
NO_SUCH_ROW = 3


def version():
    return platform.python_version()


def operations(row, first, second):
    """How many operations a row counts; the same in every peer (rows.txt)."""
    if row in ("yields", "whole"):
        return first * (second + 1)
    return first * second if row == "gather" else first


def run_rounds(name, programs, arguments, run):
    row, first, second = arguments[0], int(arguments[1]), int(arguments[2])
    program = programs.get(row)
    if program is None:
        sys.exit(NO_SUCH_ROW)
    print(name)
    for round_number in range(6):
        start = time.perf_counter()
        run(program, first, second)
        seconds = time.perf_counter() - start
        if round_number > 0:
            print(operations(row, first, second) / seconds)
