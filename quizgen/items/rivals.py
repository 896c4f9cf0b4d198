"""Which other facts a question may be about as well: those of its frame, of near verbs, of the same participants."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quizgen.arabic.count import Quantity
from quizgen.arabic.time import Time
from quizgen.identity import value_id
from quizgen.items.ties import Ties
from quizgen.model import Fact, Frame, Name, Seed, Slot, Templates, Text, Value

BY = "by"
NARROWING = frozenset({"when", "where"})
PARTICIPANTS = ("who", "what")
DESCRIBING = frozenset({"as"})  # «زعيمًا» and «أميرًا» may be one office: such words tell no two verbs' events apart


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


class Rivals:
    """The facts of one article, and which of them a question cannot tell apart."""

    def __init__(self, seed: Seed, templates: Templates) -> None:
        self.seed = seed
        self.frames = templates.frames
        self.alike = templates.verbs.near
        self.periods, self.causes = templates.verbs.periods, templates.verbs.causes
        self.common = templates.verbs.common
        self.names: Mapping[str, Name] = {**templates.pools, **seed.pools, **seed.names}
        self.facts = {fact.id: fact for fact in seed.facts}
        said = (value for fact in seed.facts for slot in fact.slots.values() for value in _said_in(slot))
        self.ties = Ties(self.names, (value for value in said if isinstance(value, Text)))
        self.of_frame: dict[str, list[Fact]] = {}
        for fact in seed.facts:
            self.of_frame.setdefault(fact.frame, []).append(fact)
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
        open_moods = ("possible", "denied", "lasting") if role in NARROWING else ("possible", "denied")
        again = fact.frame in self.periods or (fact.frame in self.common and _is_long(slot.values[0]))
        return fact.mood not in open_moods and not (role in NARROWING and again)

    def tied_to_any(self, candidate: Value, values: Iterable[Value]) -> bool:
        """Return whether a candidate is tied to one of several values."""
        return any(self.ties.tied(candidate, value) for value in values)

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
        others = (other for other in self.also_meant(fact, shows) if other.frame == fact.frame)
        if role != BY and fact.by:
            speaker = fact.by.name
            others = (other for other in others if not other.by or self.ties.tied(other.by.name, speaker))
        # a verb's stem tells what was planned from what happened
        return tuple(other for other in others if not fact.worded or other.mood == fact.mood)

    def also_meant(self, fact: Fact, shows: Collection[str]) -> tuple[Fact, ...]:
        """List the facts of the same frame, or of one that it implies, that a question showing these slots may mean."""
        asked = (fact.id, tuple(sorted(shows)))
        if asked not in self._near:
            others = self._under(fact.frame)
            self._near[asked] = tuple(
                other
                for other in self._narrowed(others, fact, shows)
                if other.id != fact.id and on_one_side(fact, other) and self._may_hold(fact, other, shows)
            )
        return self._near[asked]

    def _under(self, frame: str) -> tuple[Fact, ...]:
        """List the facts of a frame and of those that it implies, in the order of the file."""
        if frame not in self._implied:
            frames = self._implying(frame)
            self._implied[frame] = (
                tuple(self.of_frame.get(frame, ()))
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

    def of_other_verbs(self, fact: Fact, role: str, shows: Collection[str]) -> tuple[Fact, ...]:
        """List the facts of other verbs that have all the participants that a question shows: it may be the same event.

        One participant alone is enough where another is asked for, not where a time is: who arrives also leaves.
        """
        shown = [each for each in shows if each in fact.slots and not measures(fact.slots[each])]
        asked = fact.slots.get(role)
        if not fact.worded or len(shown) < (1 if asked and not measures(asked) else 2):
            return ()
        of = (fact.id, tuple(sorted(shows)))
        if of not in self._of_others:
            self._of_others[of] = tuple(
                other
                for other in self._narrowed(self.seed.facts, fact, shows, shown)
                if (other.worded and other.frame != fact.frame and on_one_side(fact, other))
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


def _is_long(value: Value) -> bool:
    """Return whether a time is longer than a day: who profits in one year may profit in another."""
    return isinstance(value, Time) and value.precision != "day"


def _said_in(slot: Slot) -> Iterator[Value]:
    yield from (*slot.values, *slot.also, *(other.value for other in slot.others))


def on_one_side(one: Fact, other: Fact) -> bool:
    """Return whether both facts say that something is so, or both that it is not: what is denied makes nothing true."""
    return (one.mood == "denied") == (other.mood == "denied")


def measures(slot: Slot) -> bool:
    return all(isinstance(value, Time | Quantity) for value in slot.values)
