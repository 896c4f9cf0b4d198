"""What a value is: its id, which outlives every build, its type, and its place in an order."""

from __future__ import annotations

from fractions import Fraction

from quizgen.arabic import fold
from quizgen.arabic.count import Quantity
from quizgen.arabic.time import Time
from quizgen.model import Name, Text, Value


def value_id(value: Value) -> str:
    """Return the id of a value: a name's own id, for anything else what it says. Ledgers hold these strings."""
    if isinstance(value, Name):
        return value.id
    if isinstance(value, Text):
        return fold.strict(value.phrase.nom)
    if isinstance(value, Time):
        if value.text:
            return fold.strict(value.text)
        told = f"{value.precision}:{value.open}:{value.starts or ''}:{value.ends or ''}"
        return told if value.calendar == "gregorian" else f"{told}:{value.calendar}"
    if isinstance(value, Quantity):
        to = "" if value.to is None else f"–{value.to}"
        return f"{value.about}{value.number}{to} {value.noun.singular}"
    return "yes" if value.yes else "no"


def value_type(value: Value) -> str:
    """Return the type by which frames speak of a value: person, treaty, …, time, quantity, yes-no, text."""
    if isinstance(value, Name):
        return value.is_
    return {"Time": "time", "Quantity": "quantity", "YesNo": "yes-no"}.get(type(value).__name__, "text")


def value_order(value: Value) -> tuple[object, ...] | None:
    """Return the place of a time or number in its order; None for values without one."""
    if isinstance(value, Time) and value.starts and value.ends:
        return (value.starts, value.ends)
    if isinstance(value, Quantity):
        return (Fraction(value.number),)
    return None
