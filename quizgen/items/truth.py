"""Truth by the article: for a fact, a role and a candidate, *true*, *provably false* or *unknown*.

Only what is provably false may become a distractor. Whatever is in doubt is unknown: an open role, a tie to a key or
to something that the stem shows, another fact or an implying frame that might make it true, times that overlap.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from quizgen.arabic import time
from quizgen.arabic.compare import Comparison, compare, same_unit
from quizgen.arabic.count import Quantity
from quizgen.arabic.overlap import content_words
from quizgen.arabic.time import Time
from quizgen.identity import value_id
from quizgen.items.ties import Ties
from quizgen.model import Fact, Frame, Name, Seed, Slot, Templates, Text, Value, YesNo

BY = "by"
NARROWING = frozenset({"when", "where"})
PARTICIPANTS = ("who", "what")
PLACING = frozenset({"where", "during", "in"})  # what happens in a part happens in the whole
DESCRIBING = frozenset({"as"})  # «زعيمًا» and «أميرًا» may be one office: such words tell no two verbs' events apart


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


@dataclass(frozen=True, slots=True)
class Holders:
    """The places of facts by what they hold in one role: names and texts by id, anything else, or nothing."""

    by_value: dict[str, set[int]] = field(default_factory=dict)
    unknown: set[int] = field(default_factory=set)
    without: set[int] = field(default_factory=set)

    def tied(self, values: Iterable[Value], ties: Ties) -> set[int]:
        """List those that hold something tied to one of several known names and texts."""
        known = (value for value in values if isinstance(value, Name | Text))
        found = (self.by_value.get(other) for value in known for other in ties.to(value))
        return {place for places in found if places for place in places}


class World:
    """All that one article says, with the names that any fact or pool knows."""

    def __init__(self, seed: Seed, templates: Templates) -> None:
        self.seed = seed
        self.frames = templates.frames
        self.alike = templates.verbs.near
        self.periods, self.causes = templates.verbs.periods, templates.verbs.causes
        self.common = templates.verbs.common
        self._rises, self._falls = templates.verbs.rises, templates.verbs.falls
        self.names: Mapping[str, Name] = {**templates.pools, **seed.pools, **seed.names}
        self.facts = {fact.id: fact for fact in seed.facts}
        said = (value for fact in seed.facts for slot in fact.slots.values() for value in _said_in(slot))
        self.ties = Ties(self.names, (value for value in said if isinstance(value, Text)))
        self._of_frame: dict[str, list[Fact]] = {}
        for fact in seed.facts:
            self._of_frame.setdefault(fact.frame, []).append(fact)
        self._implied: dict[str, tuple[Fact, ...]] = {}
        self._near: dict[tuple[str, tuple[str, ...]], tuple[Fact, ...]] = {}
        self._of_others: dict[tuple[str, tuple[str, ...]], tuple[Fact, ...]] = {}
        self._places = {fact.id: place for place, fact in enumerate(seed.facts)}
        self._holders: dict[str, Holders] = {}

    def slot(self, fact: Fact, role: str) -> Slot | None:
        """Return what a fact holds in a role; `by` holds the one speaker of a claim."""
        if role == BY:
            return Slot((fact.by.name,), complete=True) if fact.by else None
        return fact.slots.get(role)

    def frame(self, fact: Fact) -> Frame:
        """Return the frame of a fact: its kind's, or the one composed for its verb."""
        return fact.worded or self.frames[fact.frame]

    def complete(self, fact: Fact, role: str) -> bool:
        """Return whether the article names every value of a role."""
        slot = self.slot(fact, role)
        declared = self.frame(fact).roles.get(role)
        if slot is None or slot.complete or declared is None or not declared.single:
            return slot is not None and slot.complete
        # what may be, or was not, may be or was not at another time either; and so may what is told of a period
        return fact.mood not in ("possible", "denied") and not (role in NARROWING and fact.frame in self.periods)

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

    def tied_to_any(self, candidate: Value, values: Iterable[Value]) -> bool:
        """Return whether a candidate is tied to one of several values."""
        return any(self.ties.tied(candidate, value) for value in values)

    # ---------------------------------------------------------- other facts

    def _may_hold(self, fact: Fact, other: Fact, shows: Collection[str]) -> bool:
        """Return whether another fact could be meant by a question that shows these slots of a fact."""
        for role in shows:
            if role in DESCRIBING and fact.frame != other.frame:
                continue
            mine, theirs = self.slot(fact, role), self.slot(other, role)
            if mine is None or theirs is None:
                continue
            if not any(self.ties.tied(one, two) for one in mine.values for two in theirs.values):
                return False
        return True

    def rivals(self, fact: Fact, role: str, shows: Collection[str]) -> tuple[Fact, ...]:
        """List the other facts of the same frame that a question for a role showing these slots might ask for.

        A claim's stem names its speaker, unless he is asked for: what somebody else says is not meant then.
        """
        others = (other for other in self._also_meant(fact, shows) if other.frame == fact.frame)
        if role != BY and fact.by:
            speaker = fact.by.name
            others = (other for other in others if not other.by or self.ties.tied(other.by.name, speaker))
        # a verb's stem tells what was planned from what happened
        return tuple(other for other in others if not fact.worded or other.mood == fact.mood)

    def _also_meant(self, fact: Fact, shows: Collection[str]) -> tuple[Fact, ...]:
        """List the facts of the same frame, or of one that it implies, that a question showing these slots may mean."""
        asked = (fact.id, tuple(sorted(shows)))
        if asked not in self._near:
            others = self._under(fact.frame)
            self._near[asked] = tuple(
                other
                for other in self._narrowed(others, fact, shows)
                if other.id != fact.id and _on_one_side(fact, other) and self._may_hold(fact, other, shows)
            )
        return self._near[asked]

    def _under(self, frame: str) -> tuple[Fact, ...]:
        """List the facts of a frame and of those that it implies, in the order of the file."""
        if frame not in self._implied:
            frames = self._implying(frame)
            self._implied[frame] = (
                tuple(self._of_frame.get(frame, ()))
                if len(frames) == 1
                else tuple(fact for fact in self.seed.facts if fact.frame in frames)
            )
        return self._implied[frame]

    def singles_out(self, fact: Fact, role: str, shows: Collection[str]) -> bool:
        """Return whether the shown slots leave one answer only (another fact may give the same answer)."""
        answer = self._ids(fact, role)
        return all(self._ids(other, role) == answer for other in self.rivals(fact, role, shows))

    def _ids(self, fact: Fact, role: str) -> frozenset[str]:
        slot = self.slot(fact, role)
        return frozenset(value_id(value) for value in slot.values) if slot else frozenset()

    def _implying(self, frame: str) -> frozenset[str]:
        """List the frames under which the same could be true: those that it implies in turn, and near verbs."""
        found, ahead = {frame}, [frame]
        while ahead:
            known = self.frames.get(ahead.pop())
            for implied in known.implies if known else ():
                if implied not in found:
                    found.add(implied)
                    ahead.append(implied)
        return frozenset(found).union(*(group for group in self.alike if frame in group))

    def _of_other_verbs(self, fact: Fact, role: str, shows: Collection[str]) -> tuple[Fact, ...]:
        """List the facts of other verbs that have all the participants that a question shows: it may be the same event.

        One participant alone is enough where another is asked for, not where a time is: who arrives also leaves.
        """
        shown = [each for each in shows if each in fact.slots and not _measures(fact.slots[each])]
        asked = fact.slots.get(role)
        if not fact.worded or len(shown) < (1 if asked and not _measures(asked) else 2):
            return ()
        of = (fact.id, tuple(sorted(shows)))
        if of not in self._of_others:
            self._of_others[of] = tuple(
                other
                for other in self._narrowed(self.seed.facts, fact, shows, shown)
                if (other.worded and other.frame != fact.frame and _on_one_side(fact, other))
                and all(each in other.slots for each in shown)
                and self._may_hold(fact, other, shows)
            )
        return self._of_others[of]

    def _narrowed(
        self, facts: Sequence[Fact], fact: Fact, shows: Collection[str], held: Collection[str] = ()
    ) -> Sequence[Fact]:
        """Leave out most of the facts that hold nothing tied to a fact's name in one of the shown roles.

        Those that hold nothing in the role stay, unless it is among the roles that must be `held`.
        """
        least: set[int] | None = None
        for role in shows:
            mine = None if role in DESCRIBING else self.slot(fact, role)
            if mine is None or not all(map(self.ties.knows, mine.values)):
                continue
            holders = self._holding(role)
            found = holders.tied(mine.values, self.ties)
            found |= holders.unknown if role in held else holders.unknown | holders.without
            if least is None or len(found) < len(least):
                least = found
        if least is None or len(least) >= len(facts):
            return facts
        if len(facts) == len(self.seed.facts):
            return [facts[place] for place in sorted(least)]
        return [each for each in facts if self._places[each.id] in least]

    def _holding(self, role: str) -> Holders:
        """Sort the facts by what they hold in a role."""
        if role not in self._holders:
            holders = self._holders[role] = Holders()
            for place, fact in enumerate(self.seed.facts):
                slot = self.slot(fact, role)
                if slot is None:
                    holders.without.add(place)
                elif not all(map(self.ties.knows, slot.values)):
                    holders.unknown.add(place)
                else:
                    for value in slot.values:
                        holders.by_value.setdefault(value_id(value), set()).add(place)
        return self._holders[role]

    def _elsewhere(self, fact: Fact, role: str, candidate: Value, shows: Collection[str]) -> str:
        """Name another fact that may make the candidate true, '' when none does."""
        for other in self._also_meant(fact, shows):
            if other.frame == fact.frame:
                slot = self.slot(other, role)
                if slot is None or not slot.values:
                    continue
                if self.tied_to_any(candidate, slot.values) or not self.complete(other, role):
                    return other.id
            elif any(self.tied_to_any(candidate, held.values) for held in other.slots.values()):
                return other.id
        for other in self._of_other_verbs(fact, role, shows):
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
        if any(_share_content(candidate, value) for value in slot.values):
            return Judgement(Verdict.UNKNOWN, Doubt.TIED)
        if self.tied_to_any(candidate, slot.values) or self.tied_to_any(candidate, self._shown(fact, role, shows)):
            return Judgement(Verdict.UNKNOWN, Doubt.TIED)
        if fact.worded and self.tied_to_any(candidate, self._shown(fact, role, fact.slots)):
            return Judgement(Verdict.UNKNOWN, Doubt.TIED)  # who signs with somebody: both have signed
        if role in PLACING and self._is_within(candidate, slot.values):
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
                for outer in (value for each in PLACING if each in fact.slots for value in fact.slots[each].values):
                    if value_id(outer) not in found and not isinstance(outer, Time):
                        found[value_id(outer)] = outer
                        ahead.append(outer)
        return list(found.values())

    def _is_common(self, fact: Fact, role: str, candidate: Value) -> bool:
        """Return whether a verb tells what others do as well: who works in one place may work in another.

        So do habits: that one does something is no proof that another does not. What the fact's author calls wrong is.
        """
        mine = value_id(candidate)
        by_author = any(mine == value_id(value) for value in fact.wrong.get(role, ()))
        if fact.worded is None or role == BY or by_author or isinstance(candidate, Time | Quantity):
            return False
        return fact.frame in self.common or (fact.mood == "lasting" and role == "who")

    def _may_measure_alike(self, fact: Fact, role: str, candidate: Value, shows: Collection[str]) -> bool:
        """Return whether a thing may have the amount that a question shows: no fact tells another amount of it.

        What the fact's author calls wrong has not.
        """
        amounts = [(each, value) for each in shows for value in self._amounts(fact, each)]
        mine = value_id(candidate)
        if role not in PARTICIPANTS or not amounts or any(mine == value_id(each) for each in fact.wrong.get(role, ())):
            return False
        measured = (
            other
            for other in self._of_frame[fact.frame]
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


def _said_in(slot: Slot) -> Iterator[Value]:
    yield from (*slot.values, *slot.also, *(other.value for other in slot.others))


def _on_one_side(one: Fact, other: Fact) -> bool:
    """Return whether both facts say that something is so, or both that it is not: what is denied makes nothing true."""
    return (one.mood == "denied") == (other.mood == "denied")


def _measures(slot: Slot) -> bool:
    return all(isinstance(value, Time | Quantity) for value in slot.values)


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
