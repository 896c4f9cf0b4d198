"""What a value is called, how it prints, and how two values stand to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.arabic import count, digits, fold, lists, nouns, time, typed
from quizgen.arabic.count import Quantity
from quizgen.arabic.digits import Digits
from quizgen.arabic.months import Months
from quizgen.arabic.nouns import Case, NounPhrase
from quizgen.arabic.time import Time
from quizgen.model import Name, Settings, Slot, Text, Value

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
        """Give a value as a noun phrase with its cases."""
        if isinstance(value, Name | Text):
            return value.phrase
        if isinstance(value, Time):
            return NounPhrase(time.name(value, months=self.months, digits=self.digits))
        if isinstance(value, Quantity):
            nominative, accusative, genitive = (
                count.counted(value, case, digits=self.digits)
                for case in (Case.NOMINATIVE, Case.ACCUSATIVE, Case.GENITIVE)
            )
            return NounPhrase(nominative, accusative, genitive, gender=value.noun.gender)
        return NounPhrase(YES if value.yes else NO)

    def text(self, value: Value, case: Case = Case.NOMINATIVE) -> str:
        """Print one value in a case; raises `MissingForm` when the name lacks a form that shows."""
        printed = nouns.in_case(self.phrase(value), case)
        return digits.arabic(printed) if self.digits == "arabic" else printed

    def answer(self, value: Value) -> str:
        """Print a value as an answer: by its short form where the whole one is too long to be one (rule 28)."""
        if isinstance(value, Name) and value.short and len(value.phrase.nom.split()) > LONGEST_ANSWER:
            return self.text(Text(value.short))
        return self.text(value)

    def joined(self, values: Sequence[Value], case: Case = Case.NOMINATIVE) -> str:
        """Print several values as a list, each in the case."""
        return lists.join([self.text(value, case) for value in values])


def value_id(value: Value) -> str:
    """Name a value for ever: a name by its id, anything else by what it says."""
    if isinstance(value, Name):
        return value.id
    if isinstance(value, Text):
        return fold.strict(value.phrase.nom)
    if isinstance(value, Time):
        if value.text:
            return fold.strict(value.text)
        return f"{value.precision}:{value.open}:{value.starts or ''}:{value.ends or ''}"
    if isinstance(value, Quantity):
        return f"{value.about}{value.number} {value.noun.singular}"
    return "yes" if value.yes else "no"


def sort_key(value: Value) -> tuple[object, ...] | None:
    """Give the place of a time or number in its order; None for values without one."""
    if isinstance(value, Time) and value.starts and value.ends:
        return (value.starts, value.ends)
    if isinstance(value, Quantity):
        return (value.number,)
    return None


def spellings(value: Value) -> tuple[str, ...]:
    """List what else a learner may type for a value."""
    if isinstance(value, Name):
        return value.aliases
    if isinstance(value, Time):
        return time.spellings(value)
    if isinstance(value, Quantity):
        return typed.spellings(value)
    return ()


def surfaces(value: Value) -> tuple[str, ...]:
    """List the words by which a name or text may stand in a passage, longest first."""
    if isinstance(value, Text):
        found = {value.phrase.nom, value.phrase.acc, value.phrase.gen}
    elif isinstance(value, Name):
        phrases = [value.phrase, *([value.short] if value.short else [])]
        found = {form for phrase in phrases for form in (phrase.nom, phrase.acc, phrase.gen)} | set(value.aliases)
    else:
        return ()
    return tuple(sorted((form for form in found if form), key=lambda form: (-len(form), form)))


def places(value: Value, passage: str, last_century: int = 20) -> tuple[tuple[int, int], ...]:
    """Find where a value stands in a passage, as (start, end) spans of its own words."""
    if isinstance(value, Time):
        if value.text:
            return fold.whole_words(value.text, passage)
        found = time.times_in(passage, last_century=last_century)
        return tuple((start, end) for start, end, told in found if same_time(told, value))
    if isinstance(value, Quantity):
        wanted = {fold.strict(count.counted(value, case)) for case in Case} | {fold.strict(str(value.number))}
        return next(
            (spots for form in sorted(wanted, key=len, reverse=True) if (spots := fold.whole_words(form, passage))), ()
        )
    for surface in surfaces(value):
        if spots := fold.whole_words(surface, passage):
            return spots
    return ()


def same_time(one: Time, other: Time) -> bool:
    """Tell whether two times are the same days, however they are opened."""
    return one.precision == other.precision and one.starts == other.starts and not one.text and not other.text


def filled(slots: Mapping[str, Slot], role: str) -> tuple[Value, ...]:
    """List the values of a role, () where the fact leaves it empty."""
    slot = slots.get(role)
    return slot.values if slot else ()
