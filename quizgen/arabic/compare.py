"""How two quantities stand to each other: the same, provably different, or unknown."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from fractions import Fraction

from quizgen.arabic.bounds import Bound
from quizgen.arabic.count import BARE, CountedNoun, Quantity
from quizgen.arabic.nouns import Gender
from quizgen.arabic.numbers import product
from quizgen.arabic.numerals import SCALES

# A year has two nouns that are one unit.
YEARS = (CountedNoun("سنة", "سنوات", gender=Gender.F), CountedNoun("عام", "أعوام"))


class Comparison(Enum):
    """How two quantities stand to each other."""

    SAME = "the same"
    DIFFERENT = "provably different"
    UNKNOWN = "unknown"


def compare(one: Quantity, other: Quantity) -> Comparison:
    """Compare two quantities: different only where no number is allowed by both; a bound allows itself.

    Other units are never compared, nor is a rounded number (نحو) told from another.
    """
    if not same_unit(one.noun, other.noun):
        return Comparison.UNKNOWN
    if (one.bound, one.number, one.to) == (other.bound, other.number, other.to):
        return Comparison.SAME
    (low, high), (least, most) = _allowed(one), _allowed(other)
    return Comparison.DIFFERENT if high < least or most < low else Comparison.UNKNOWN


def same_unit(one: CountedNoun, other: CountedNoun) -> bool:
    """Return whether two nouns count the same: a year has two."""
    years = {noun.singular for noun in YEARS}
    return one.singular == other.singular or {one.singular, other.singular} <= years


def _allowed(quantity: Quantity) -> tuple[Fraction | float, Fraction | float]:
    """Return the least and the greatest number that a quantity lets be true."""
    number, endless = Fraction(quantity.number), float("inf")
    if quantity.bound is Bound.ABOUT:
        return -endless, endless
    if quantity.bound is Bound.BETWEEN and quantity.to is not None:
        return number, Fraction(quantity.to)
    if quantity.bound in (Bound.AT_LEAST, Bound.MORE):
        return number, endless
    return (-endless if quantity.bound in (Bound.AT_MOST, Bound.LESS) else number), number


def in_scale(quantity: Quantity) -> Quantity:
    """Write a quantity of the noun ألف or مليون as the bare number that it is."""
    scale = next((scale for scale, (one, _) in SCALES.items() if one == quantity.noun.singular), None)
    if scale is None:
        return quantity
    to = None if quantity.to is None else product(quantity.to, scale)
    return replace(quantity, number=product(quantity.number, scale), noun=BARE, to=to)
