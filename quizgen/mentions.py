"""Where a value stands in a text: the one finder of its words, under proof and items alike."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from quizgen.arabic import count, fold
from quizgen.arabic.count import Quantity
from quizgen.arabic.find_times import times_in
from quizgen.arabic.nouns import Case, MissingForm, NounPhrase, in_case
from quizgen.arabic.time import Time
from quizgen.model import Name, Text, Value

Span = tuple[int, int]


def forms(value: Name | Text) -> tuple[str, ...]:
    """List the words by which a name or text may stand in a text, in every case that is known, longest first."""
    if isinstance(value, Text):
        return _cased((value.phrase,))
    plain = replace(value.phrase, acc="", gen="", article=None)
    aliases = (replace(plain, nom=alias) for alias in value.aliases)
    return _cased((value.phrase, *([value.short] if value.short else []), *aliases))


@lru_cache(maxsize=20_000)
def _cased(phrases: tuple[NounPhrase, ...]) -> tuple[str, ...]:
    found = set()
    for phrase in phrases:
        for case in Case:
            try:
                found.add(in_case(phrase, case))
            except MissingForm:
                continue
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


def spans(value: Value, text: str, last_century: int = 20) -> tuple[Span, ...]:
    """Find where a value stands in a text, as (start, end) of its own words; () where it does not."""
    if isinstance(value, Time):
        if value.text:
            return fold.whole_words(value.text, text)
        found = times_in(text, last_century=last_century)
        return tuple((start, end) for start, end, told in found if _same_days(told, value))
    if isinstance(value, Quantity):
        wanted = {fold.strict(count.counted(value, case)) for case in Case} | {fold.strict(str(value.number))}
        return _first_found(tuple(sorted(wanted, key=len, reverse=True)), text)
    return _first_found(forms(value), text) if isinstance(value, Name | Text) else ()


def _first_found(words: tuple[str, ...], text: str) -> tuple[Span, ...]:
    return next((found for each in words if (found := fold.whole_words(each, text))), ())


def _same_days(one: Time, other: Time) -> bool:
    """Tell whether two times are the same days, however they are opened."""
    return one.precision == other.precision and one.starts == other.starts and not one.text and not other.text


def stands_in(value: Name | Text, text: str) -> bool:
    """Tell whether a name or text can be read in a text, spelt loosely: what a reader would take for it."""
    return any(fold.whole_words(words, text, loosely=True) for words in forms(value))
