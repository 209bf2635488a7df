"""Ranges of seeds as the command lines take them."""
import argparse


def seed_range(text):
    """`7` or `1-200`, both ends included."""
    first, _, last = text.partition("-")
    if not (first.isdigit() and (last or first).isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a range of seeds such as 1-200")
    return range(int(first), int(last or first) + 1)
