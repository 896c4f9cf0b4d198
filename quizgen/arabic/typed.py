"""Typed answers: what counts as having written the key."""

from __future__ import annotations

from contextlib import suppress

from quizgen.arabic import dates
from quizgen.arabic.count import CountedNoun, Quantity, counted, in_words, read_quantity
from quizgen.arabic.find_times import times_in
from quizgen.arabic.fold import loose
from quizgen.arabic.nouns import Case, Gender
from quizgen.arabic.time import Time

# A year has two nouns; an answer may use either.
YEARS = (CountedNoun("سنة", "سنوات", gender=Gender.F), CountedNoun("عام", "أعوام"))
UNITS = {noun.singular: noun for noun in YEARS} | {
    "شهر": CountedNoun("شهر", "أشهر"),
    "أسبوع": CountedNoun("أسبوع", "أسابيع"),
    "يوم": CountedNoun("يوم", "أيام"),
    "ساعة": CountedNoun("ساعة", "ساعات", gender=Gender.F),
    "دقيقة": CountedNoun("دقيقة", "دقائق", gender=Gender.F),
}


def accepted(key: str, answer: str) -> bool:
    """Tell whether a typed answer says the key: spelt loosely, in other digits or months, in words, by either noun."""
    if loose(key) == loose(answer):
        return bool(loose(key))
    time = _time(key)
    if time is not None:
        return _time(answer) == time or loose(answer) in map(loose, dates.spellings(time))
    quantity = _quantity(key)
    return quantity is not None and _same(quantity, _quantity(answer))


def spellings(quantity: Quantity) -> tuple[str, ...]:
    """Give the typed answers that name a quantity: digits and words, every case, either noun for years."""
    nouns = YEARS if quantity.noun.singular in {noun.singular for noun in YEARS} else (quantity.noun,)
    said: list[str] = []
    for noun in nouns:
        for case in Case:
            said.append(counted(Quantity(quantity.number, noun, quantity.about), case))
            if not quantity.about and quantity.number == int(quantity.number):
                with suppress(ValueError):  # beyond what is spelled out
                    said.append(in_words(int(quantity.number), noun, case))
    return tuple(dict.fromkeys(said))


def _time(text: str) -> Time | None:
    """Read a text that is one time and nothing else but a preposition."""
    times = times_in(text)
    if len(times) != 1:
        return None
    start, end, time = times[0]
    return time if loose(text[:start]) in ("", "في", "يوم", "في يوم") and not loose(text[end:]) else None


def _quantity(text: str) -> Quantity | None:
    try:
        return read_quantity(text, UNITS)
    except ValueError:
        return None


def _same(a: Quantity, b: Quantity | None) -> bool:
    if b is None or (a.number, a.about) != (b.number, b.about):
        return False
    return a.noun == b.noun or (a.noun in YEARS and b.noun in YEARS)
