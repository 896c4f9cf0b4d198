"""How a value is printed and spelt: in which case, digits and month names, and as the answer of a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quizgen.arabic import count, dates, fold, numerals, typed
from quizgen.arabic.attach import join
from quizgen.arabic.calendars import Months
from quizgen.arabic.cases import in_case
from quizgen.arabic.count import Quantity
from quizgen.arabic.nouns import Case, NounPhrase
from quizgen.arabic.numerals import Digits
from quizgen.arabic.time import Time
from quizgen.model import Name, Settings, Text, Value

YES, NO = "نعم", "لا"
LONGEST_ANSWER = 6  # words


@dataclass(frozen=True, slots=True)
class Printing:
    """How times and numbers are printed in this deck."""

    months: Months = "standard"
    digits: Digits = "western"

    @classmethod
    def of(cls, settings: Settings) -> Printing:
        return cls(settings.months, settings.digits)

    def phrase(self, value: Value) -> NounPhrase:
        """Return a value as a noun phrase with its cases."""
        if isinstance(value, Name | Text):
            return value.phrase
        if isinstance(value, Time):
            return NounPhrase(dates.name(value, months=self.months, digits=self.digits))
        if isinstance(value, Quantity):
            nominative, accusative, genitive = (
                count.as_printed(value, case, digits=self.digits)
                for case in (Case.NOMINATIVE, Case.ACCUSATIVE, Case.GENITIVE)
            )
            return NounPhrase(nominative, accusative, genitive, gender=value.noun.gender)
        return NounPhrase(YES if value.yes else NO)

    def text(self, value: Value, case: Case = Case.NOMINATIVE) -> str:
        """Print one value in a case; raises `MissingForm` when the name lacks a form that shows."""
        return _printed(self, value, case) if isinstance(value, Quantity) else _text(self, value, case)

    def answer(self, value: Value) -> str:
        """Print a value as an answer: by its short form where the whole one is too long to be one (rule 28)."""
        if isinstance(value, Name) and value.short and len(value.phrase.nom.split()) > LONGEST_ANSWER:
            return self.text(Text(value.short))
        return self.text(value)

    def joined(self, values: Sequence[Value], case: Case = Case.NOMINATIVE) -> str:
        """Print several values as a list, each in the case."""
        return join([self.text(value, case) for value in values])


def _printed(printing: Printing, value: Value, case: Case) -> str:
    printed = in_case(printing.phrase(value), case)
    return numerals.arabic(printed) if printing.digits == "arabic" else printed


_text = lru_cache(maxsize=fold.REMEMBERED)(_printed)  # not of amounts: 2.5 and 2.50 are equal and printed otherwise


def brief(value: Value) -> Value:
    """Return a name by its short form where the whole one is too long for a stem."""
    if isinstance(value, Name) and value.short and len(value.phrase.nom.split()) > LONGEST_ANSWER:
        return replace(value, phrase=value.short)
    return value


def spellings(value: Value) -> tuple[str, ...]:
    """List what else a learner may type for a value."""
    if isinstance(value, Name):
        return value.aliases
    if isinstance(value, Time):
        return dates.spellings(value)
    if isinstance(value, Quantity):
        return typed.spellings(value)
    return ()
