"""Truth by the article: for a fact, a role and a candidate, *true*, *provably false* or *unknown*.

Only what is provably false may become a distractor. Whatever is in doubt is unknown: an open role, a tie to a key or
to something that the stem shows, another fact or an implying frame that might make it true, times that overlap.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quizgen.arabic import time
from quizgen.arabic.compare import Comparison, compare, same_unit
from quizgen.arabic.count import Quantity
from quizgen.arabic.overlap import content_words
from quizgen.arabic.time import Time
from quizgen.identity import called_wrong, value_id
from quizgen.items.rivals import BY, PARTICIPANTS, Rivals
from quizgen.model import Fact, Name, Seed, Templates, Text, Value, YesNo

DESCRIBES = "is"  # the kind that tells what somebody or something is
WITHIN = frozenset({"where", "during", "in"})  # what happens in a part happens in the whole


class Verdict(StrEnum):
    """What the article lets us say of a candidate."""

    TRUE = "true"
    FALSE = "provably false"
    UNKNOWN = "unknown"


class Doubt(StrEnum):
    """Why a candidate is unknown."""

    OPEN = "the article does not say that it names them all"
    TIED = "it is tied to the answer or to something that the question shows"
    ALSO = "it is true as well, though the article leaves it out"
    DISPUTED = "another source says so"
    ELSEWHERE = "another fact may make it true"
    COMMON = "others may do the same, whatever the article names"
    WITHIN = "it is a part of the answer, or holds it: what happens in the part happens in the whole"
    OVERLAP = "its time overlaps the answer's, or is told less exactly"
    KIND = "it cannot be compared with the answer"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its ground; `fact` is the other fact that casts the doubt."""

    verdict: Verdict
    doubt: Doubt | None = None
    fact: str = ""


class World(Rivals):
    """All that one article says, and what may be said to be wrong by it."""

    def __init__(self, seed: Seed, templates: Templates) -> None:
        super().__init__(seed, templates)
        self._rises, self._falls = templates.verbs.rises, templates.verbs.falls

    def is_later(self, value: Value) -> bool:
        """Return whether a value is a time after the article was published."""
        day = self.seed.article.day
        return isinstance(value, Time) and day is not None and time.ends_before(day, value)

    def is_earlier(self, value: Value) -> bool:
        """Return whether a value is a time before the article was published."""
        day = self.seed.article.day
        return isinstance(value, Time) and day is not None and time.ends_before(value, day)

    def is_against_the_verb(self, fact: Fact, role: str, value: Value) -> bool:
        """Return whether an amount lies on the side of the other end of a change that its verb rules out."""
        ends = {"from": "to", "to": "from"}
        slot = self.slot(fact, ends[role]) if role in ends else None
        other = slot.values[0] if slot and len(slot.values) == 1 else None
        if not isinstance(value, Quantity) or not isinstance(other, Quantity) or not same_unit(value.noun, other.noun):
            return False
        before, after = (value, other) if role == "from" else (other, value)
        is_up = Fraction(after.number) > Fraction(before.number)
        return fact.frame in (self._falls if is_up else self._rises)

    def _elsewhere(self, fact: Fact, role: str, candidate: Value, shows: Collection[str]) -> str:
        """Name another fact that may make the candidate true, '' when none does."""
        for other in self.also_meant(fact, shows):
            if other.frame == fact.frame:
                slot = self.slot(other, role)
                if slot is None or not slot.values:
                    continue
                if self.tied_to_any(candidate, slot.values) or not self.complete(other, role):
                    return other.id
            elif any(self.tied_to_any(candidate, held.values) for held in other.slots.values()):
                return other.id
        for other in self.of_other_verbs(fact, role, shows):
            if role in other.slots and self.tied_to_any(candidate, other.slots[role].values):
                return other.id
        return ""

    # ---------------------------------------------------------- the verdict

    def judge(
        self, fact: Fact, role: str, candidate: Value, shows: Collection[str], keys: Sequence[Value] | None = None
    ) -> Judgement:
        """Say whether a candidate is true, provably false or unknown in a role, given the slots that the stem shows.

        `keys` are the values that the question takes for right, all values of the role where not given; the others
        of the same role are then true.
        """
        slot = self.slot(fact, role)
        if slot is None or not slot.values:
            return Judgement(Verdict.UNKNOWN, Doubt.OPEN)
        mine = value_id(candidate)
        if any(mine == value_id(value) for value in (*slot.values, *(keys or ()))):
            return Judgement(Verdict.TRUE)
        if self.tied_to_any(candidate, slot.also):
            return Judgement(Verdict.UNKNOWN, Doubt.ALSO)
        if self.tied_to_any(candidate, (other.value for other in slot.others)):
            return Judgement(Verdict.UNKNOWN, Doubt.DISPUTED)
        if not self.complete(fact, role):
            return Judgement(Verdict.UNKNOWN, Doubt.OPEN)
        if self._is_common(fact, role, candidate):
            return Judgement(Verdict.UNKNOWN, Doubt.COMMON)
        if not slot.complete and self._may_measure_alike(fact, role, candidate, shows):
            return Judgement(Verdict.UNKNOWN, Doubt.COMMON)
        if not all(comparable(candidate, value) for value in slot.values):
            return Judgement(Verdict.UNKNOWN, Doubt.OVERLAP if isinstance(candidate, Time) else Doubt.KIND)
        if mine not in called_wrong(fact, role) and any(_share_content(candidate, value) for value in slot.values):
            return Judgement(Verdict.UNKNOWN, Doubt.TIED)
        if self.tied_to_any(candidate, slot.values) or self.tied_to_any(candidate, self._shown(fact, role, shows)):
            return Judgement(Verdict.UNKNOWN, Doubt.TIED)
        if fact.worded and self.tied_to_any(candidate, self._shown(fact, role, fact.slots)):
            return Judgement(Verdict.UNKNOWN, Doubt.TIED)  # who signs with somebody: both have signed
        if role in WITHIN and self._is_within(candidate, slot.values):
            return Judgement(Verdict.UNKNOWN, Doubt.WITHIN)
        if elsewhere := self._elsewhere(fact, role, candidate, shows):
            return Judgement(Verdict.UNKNOWN, Doubt.ELSEWHERE, elsewhere)
        return Judgement(Verdict.FALSE)

    def _is_within(self, candidate: Value, values: Sequence[Value]) -> bool:
        """Return whether a place or an event holds one of some others, or is a part of it."""
        if isinstance(candidate, Time | Quantity):
            return False
        around = self._around([candidate])
        return self.tied_to_any(candidate, self._around(values)) or any(self.tied_to_any(v, around) for v in values)

    def _around(self, values: Sequence[Value]) -> list[Value]:
        """List what holds some places or events in it, as the facts tell: the festival of the forum of the play."""
        found: dict[str, Value] = {}
        ahead = list(values)
        while ahead:
            inner = ahead.pop()
            for fact in self.seed.facts:
                held = (value for each in PARTICIPANTS if each in fact.slots for value in fact.slots[each].values)
                if not self.tied_to_any(inner, held):
                    continue
                for outer in (value for each in WITHIN if each in fact.slots for value in fact.slots[each].values):
                    if value_id(outer) not in found and not isinstance(outer, Time):
                        found[value_id(outer)] = outer
                        ahead.append(outer)
        return list(found.values())

    def _is_common(self, fact: Fact, role: str, candidate: Value) -> bool:
        """Return whether a verb tells what others do as well: who works in one place may work in another.

        So do habits, and what is so of one: that it is no proof that it is not so of another, though the article is
        silent on him. What the fact's author calls wrong is.
        """
        by_author = value_id(candidate) in called_wrong(fact, role)
        if role == BY or by_author or isinstance(candidate, Time | Quantity):
            return False
        if fact.worded is None:
            return fact.frame == DESCRIBES and role == "who"
        return fact.frame in self.common or (fact.mood == "lasting" and role == "who")

    def _may_measure_alike(self, fact: Fact, role: str, candidate: Value, shows: Collection[str]) -> bool:
        """Return whether a thing may have the amount that a question shows: no fact tells another amount of it.

        What the fact's author calls wrong has not.
        """
        amounts = [(each, value) for each in shows for value in self._amounts(fact, each)]
        mine = value_id(candidate)
        if role not in PARTICIPANTS or not amounts or mine in called_wrong(fact, role):
            return False
        measured = (
            other
            for other in self.of_frame[fact.frame]
            if (slot := other.slots.get(role)) and mine in map(value_id, slot.values)
        )
        return not any(
            comparable(value, theirs)
            for other in measured
            for at, value in amounts
            for theirs in self._amounts(other, at)
        )

    def _amounts(self, fact: Fact, role: str) -> list[Quantity]:
        slot = self.slot(fact, role)
        return [value for value in slot.values if isinstance(value, Quantity)] if slot else []

    def _shown(self, fact: Fact, role: str, shows: Collection[str]) -> list[Value]:
        """List the values that the stem shows; a time is tied to no person and to no other event's time."""
        shown = [
            value for other in shows if other != role and (slot := self.slot(fact, other)) for value in slot.values
        ]
        return [value for value in shown if not isinstance(value, Time | Quantity)]


def comparable(candidate: Value, key: Value) -> bool:
    """Return whether two values are of one kind and precision, so that one can be wrong where the other is right."""
    if isinstance(candidate, Time) and isinstance(key, Time):
        return time.same_precision(candidate, key) and time.disjoint(candidate, key)
    if isinstance(candidate, Quantity) and isinstance(key, Quantity):
        return _distinct_quantities(candidate, key)
    return (isinstance(candidate, Name | Text) and isinstance(key, Name | Text)) or (
        isinstance(candidate, YesNo) and isinstance(key, YesNo)
    )


def _distinct_quantities(one: Quantity, other: Quantity) -> bool:
    """Return whether two amounts differ for sure and are told alike: one noun, one bound, no number that both allow.

    60 is not "more than 70", and yet stands out beside it: what is bounded otherwise is never offered as wrong.
    """
    return (one.noun.singular, one.about) == (other.noun.singular, other.about) and (
        compare(one, other) is Comparison.DIFFERENT
    )


def _share_content(one: Value, other: Value) -> bool:
    """Return whether two free texts share a content word: they may say the same in other words."""
    if isinstance(one, Text) and isinstance(other, Text):
        return bool(content_words(one.phrase.nom) & content_words(other.phrase.nom))
    return False
