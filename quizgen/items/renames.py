"""What was called something else before: ids with a `was:` behind them.

Its one rule: what learners hold under an old id is found again under the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, product

from quizgen.model import Bank, Fact, Name, OwnQuestion, Question, Reference, Seed, Templates, Unsaid, Word

ANSWERED = "-answered"
BY_ROLE = ("cloze-", "true-false-")  # lead a role in an item's name: it is renamed with the question of its name


@dataclass(frozen=True, slots=True)
class Lineage:
    """The ids of one kind of things.

    `was` holds those in use with the ones before them, newest first; `now` the old ones with what each is now and how
    many renamings lie between.
    """

    was: Mapping[str, tuple[str, ...]]
    now: Mapping[str, tuple[str, int]]

    @classmethod
    def of(cls, things: Iterable[Fact | OwnQuestion | Word | Name | Reference | Unsaid]) -> Lineage:
        """Gather the ids of some things."""
        was = {thing.id: thing.was for thing in things}
        return cls(was, {old: (id_, age) for id_, olds in was.items() for age, old in enumerate(olds, start=1)})

    def all(self, id_: str) -> tuple[str, ...]:
        """List an id and those it had before."""
        return (id_, *self.was.get(id_, ()))

    def current(self, id_: str) -> tuple[str, int]:
        """Return what an id is now, and how many renamings ago it was this."""
        return self.now.get(id_, (id_, 0))


class Renames:
    """The renamings of one seed."""

    def __init__(self, seed: Seed, templates: Templates) -> None:
        self.frame_of = {fact.id: fact.worded or templates.frames[fact.frame] for fact in seed.facts}
        self.facts, self.words = Lineage.of(seed.entries), Lineage.of(seed.words)
        self.passage = {"words": self.words, "refers": Lineage.of(seed.references), "unsaid": Lineage.of(seed.unsaid)}
        self.names = Lineage.of(chain(templates.pools.values(), seed.pools.values(), seed.names.values()))

    def notes(self, bank: Bank) -> dict[str, str]:
        """Map each renamed note's id to the one it had before, step by step where several of its parts were renamed."""
        steps: dict[str, str] = {}
        for note in dict.fromkeys(item.note for item in bank.items if item.note):
            steps |= dict(pairwise(self._all(note)))
        return steps

    def drawn(self, before: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Return what chance drew for each item (`Item.drawn`) by the ids that items and values have now."""
        dated = sorted(((*self._current(item), item) for item in before), key=lambda each: each[1])
        drawn: dict[str, tuple[str, ...]] = {}
        for now, _, item in dated:  # what was drawn for the newest id stands
            drawn.setdefault(now, self._values(item, before[item]))
        return drawn

    def _all(self, note: str) -> list[str]:
        """List a note's id and those it had before."""
        seed, place, rest = note.split("/", 2)
        if place in self.facts.was:
            pairs = product(self.facts.all(place), self._names_of(rest, self._questions(place)))
        else:
            pairs = product((place,), self.passage[place].all(rest) if place in self.passage else (rest,))
        return [f"{seed}/{home}/{name}" for home, name in pairs]

    def _questions(self, fact: str) -> Sequence[Question]:
        return self.frame_of[fact].questions if fact in self.frame_of else ()

    def _names_of(self, name: str, questions: Sequence[Question]) -> list[str]:
        """List a question's name in a note's id and those it had before; the name of a partner may follow it."""
        for question in questions:
            if name == question.name:
                return [name, *question.was]
        for question in questions:
            if question.form == "partner" and name.startswith(f"{question.name}-"):
                partners = self.names.all(name.removeprefix(f"{question.name}-"))
                return [f"{each}-{partner}" for each, partner in product((question.name, *question.was), partners)]
        return [name]

    def _current(self, item: str) -> tuple[str, int]:
        """Return the id that an item has now, and how many renamings lie between."""
        if item.count("/") < 2:
            return item, 0  # no id of an item: a ledger may hold anything that was drawn
        seed, place, rest = item.split("/", 2)
        fact, age = self.facts.current(place)
        head, slash, tail = rest.partition("/")
        if fact in self.frame_of:
            name, more = self._current_name(head, fact)
        elif place in self.passage:
            old = head.removesuffix(ANSWERED)
            name, more = self.passage[place].current(old)
            name += head.removeprefix(old)
        else:
            name, more = head, 0
        return f"{seed}/{fact}/{name}{slash}{tail}", age + more

    def _current_name(self, name: str, fact: str) -> tuple[str, int]:
        """Return what an item of a fact is called now."""
        frame = self.frame_of[fact]
        now = {old: (each.name, age) for each in frame.questions for age, old in enumerate(each.was, start=1)}
        now |= {each.name: (each.name, 0) for each in frame.questions}
        if name in now:
            return now[name]
        for lead in BY_ROLE:
            role = name.removeprefix(lead)
            if role != name and role not in frame.roles and role in now:
                return f"{lead}{now[role][0]}", now[role][1]
        partners = {each.name for each in frame.questions if each.form == "partner"}
        for old, (question, age) in now.items():
            if question in partners and name.startswith(f"{old}-"):
                partner, more = self.names.current(name.removeprefix(f"{old}-"))
                return f"{question}-{partner}", age + more
        return name, 0

    def _values(self, item: str, values: tuple[str, ...]) -> tuple[str, ...]:
        """Return drawn values by their ids of today: words, facts or whole items in some kinds, names in all others."""
        place = item.split("/", 2)[1]
        if place == "words":
            return tuple(self.words.current(each)[0] for each in values)
        if place in ("unsaid", "compare"):
            return tuple(self._current(each)[0] for each in values)
        if place in ("match", "order"):
            facts = len(values) - (place == "match")  # the last of a match is the value that is left over
            names = (self.names.current(each)[0] for each in values[facts:])
            return (*(self.facts.current(each)[0] for each in values[:facts]), *names)
        return tuple(self.names.current(each)[0] for each in values)
