"""What a value is: its id, which outlives every build, its type, and its place in an order."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from quizgen.arabic import fold
from quizgen.arabic.count import Quantity
from quizgen.arabic.time import Time
from quizgen.model import Fact, Name, Text, Value


def value_id(value: Value) -> str:
    """Return the id of a value: a name's own id, for anything else what it says. Ledgers hold these strings."""
    if isinstance(value, Name):
        return value.id
    if isinstance(value, Text):
        return fold.strict(value.phrase.nom)
    if isinstance(value, Time):
        return _time_id(value)
    if isinstance(value, Quantity):
        to = "" if value.to is None else f"–{value.to}"
        return f"{value.about}{value.number}{to} {value.noun.singular}"
    return "yes" if value.yes else "no"


def called_wrong(fact: Fact, role: str) -> frozenset[str]:
    """Return the ids of what a fact's author offers as wrong in a role."""
    return frozenset(map(value_id, fact.wrong.get(role, ())))


@lru_cache(maxsize=fold.REMEMBERED)
def _time_id(time: Time) -> str:
    if time.text:
        return fold.strict(time.text)
    told = f"{time.precision}:{time.open}:{time.starts or ''}:{time.ends or ''}"
    return told if time.calendar == "gregorian" else f"{told}:{time.calendar}"


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
