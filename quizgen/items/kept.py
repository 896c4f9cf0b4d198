"""What a fact gave by itself in an earlier build, by the digest of all that its questions and statements hang on.

A fact's wrong options and reasons hang on what every other fact tells, and on every name; they do not hang on where a
fact stands in its file, on its author's remarks, or on what he wants asked of another fact and offered as wrong there.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.items.desk import Refusal
from quizgen.model import Fact, Item, Seed
from quizgen.problems import Span

QUESTIONS, STATEMENTS = "questions", "statements"


@dataclass(frozen=True, slots=True)
class Own:
    """What one fact gives of one part, in the order in which it was made; and what was not asked."""

    items: tuple[Item, ...]
    refusals: tuple[Refusal, ...]


class Kept:
    """What the facts of a seed gave before (`known`), and what they give now (`now`), each by its digest.

    `hangs_on` is a digest of what else an item hangs on: the program and the templates.
    """

    def __init__(self, known: Mapping[str, Own] | None = None, hangs_on: bytes = b"") -> None:
        self._known = known or {}
        self.now: dict[str, Own] = {}
        self._hangs_on = hangs_on
        self._begun = hashlib.sha256()
        self._facts: dict[str, bytes] = {}
        self._given: Mapping[str, Mapping[str, Sequence[str]]] = {}

    def begin(self, seed: Seed, chance: int, given: Mapping[str, Sequence[str]]) -> None:
        """Take the digest of what all facts of a seed hang on; `given` is what learners hold of their items."""
        told = replace(seed, facts=tuple(map(_told, seed.facts)), questions=(), whole=(), words=(), unsaid=(), path="")
        self._begun = hashlib.sha256(b"%d %d:" % (chance, len(self._hangs_on)) + self._hangs_on + _written(told))
        held: dict[str, dict[str, Sequence[str]]] = {}
        for id_, draw in given.items():
            held.setdefault(id_.removeprefix(f"{seed.id}/").partition("/")[0], {})[id_] = draw
        self._given = held

    def recall(self, fact: Fact, part: str) -> Own | None:
        """Return what a fact gave of a part; None where anything is not as it was then."""
        found = self._known.get(self._key(fact, part, self._given.get(fact.id, {})))
        if found is not None:
            self.keep(fact, part, found)
        return found

    def keep(self, fact: Fact, part: str, own: Own) -> None:
        """Keep what a fact gives: learners who are given it get it again, whatever they were given before.

        What lacks a form of a word is made again, for it is reported by the place of that word.
        """
        if any(refusal.lacking for refusal in own.refusals):
            return
        given = {item.id: item.drawn for item in own.items if item.drawn}
        for held in (self._given.get(fact.id, {}), given):
            self.now[self._key(fact, part, held)] = own

    def _key(self, fact: Fact, part: str, given: Mapping[str, Sequence[str]]) -> str:
        digest = self._begun.copy()
        digest.update(f"{part}\0{sorted(_draws(given, part))!r}\0".encode("utf-8", "surrogatepass"))
        if fact.id not in self._facts:
            self._facts[fact.id] = _written(fact)
        digest.update(self._facts[fact.id])
        return digest.hexdigest()


def _draws(given: Mapping[str, Sequence[str]], part: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    """List what was drawn for the items of a part: the options of a choice, the wrong value of a statement."""
    for id_, draw in given.items():
        name = id_.rpartition("/")[2]
        if part == STATEMENTS and name.startswith("true-false-"):
            yield id_, tuple(draw[:1])  # whether it is turned right is drawn among all
        elif part == QUESTIONS and name == "choice":
            yield id_, tuple(draw)


def _told(fact: Fact) -> Fact:
    """Leave of a fact what other facts' questions hang on."""
    return replace(fact, skip=(), note="", was=(), wrong={}, why_wrong={})


class _Spanless(pickle.Pickler):
    """Writes things without where they stand in a file."""

    def persistent_id(self, thing: object) -> str | None:
        return "" if isinstance(thing, Span) else None


def _written(thing: Seed | Fact) -> bytes:
    """Write all that a thing holds as bytes, to be hashed and never read; its places in files are left out."""
    written = io.BytesIO()
    _Spanless(written, 5).dump(thing)
    return written.getvalue()
