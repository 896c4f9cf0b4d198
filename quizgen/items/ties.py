"""Ties: values that cannot be told apart for sure, found by the words of their names and not by comparing all pairs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from quizgen.arabic import fold, time
from quizgen.arabic.compare import Comparison, compare
from quizgen.arabic.count import Quantity
from quizgen.arabic.overlap import bare_words
from quizgen.arabic.time import Time
from quizgen.identity import value_id
from quizgen.mentions import forms
from quizgen.model import Name, Text, Value, YesNo

_WORD = re.compile(r"\d+|[^\W\d_]+")
_WORDLESS = "\0"  # the key of a form without words, which may stand anywhere
_ATTACHED = "وفبكلا"  # the letters of و ف ب ك ل ال لل: a word has one key with them and without


class Ties:
    """Tells which names and texts are tied: a part, a member, a partner, one word in another.

    `names` are all that are known, by id; `texts` those that facts hold.
    """

    def __init__(self, names: Mapping[str, Name], texts: Iterable[Text]) -> None:
        self._names = names
        self._known: dict[str, Name | Text] = {value_id(text): text for text in texts} | dict(names)
        self._pairs: dict[tuple[str, str], bool] = {}
        self._tied: dict[str, frozenset[str]] = {}
        self._reached: dict[str, frozenset[str]] = {}
        self._reaching: dict[str, set[str]] = {}
        self._with_key: dict[str, set[str]] = {}
        self._by_rarest: dict[str, set[str]] = {}
        self._index()

    def tied(self, one: Value, other: Value) -> bool:
        """Return whether two values cannot be told apart for sure."""
        if isinstance(one, Time) and isinstance(other, Time):
            return not time.disjoint(one, other)
        if isinstance(one, Quantity) and isinstance(other, Quantity):
            return compare(one, other) is not Comparison.DIFFERENT
        if isinstance(one, YesNo) or isinstance(other, YesNo):
            return one == other
        if not isinstance(one, Name | Text) or not isinstance(other, Name | Text):
            return False
        mine, theirs = value_id(one), value_id(other)
        if self._known.get(mine) is one and self._known.get(theirs) is other:
            return theirs in self.to(one)
        return self._compared(one, other)

    def to(self, value: Name | Text) -> frozenset[str]:
        """List the ids of the known names and texts that are tied to one of them, itself among them."""
        name = value_id(value)
        if name not in self._tied:
            self._tied[name] = frozenset(
                other for other in self._maybe(value) if self._compared(value, self._known[other])
            )
        return self._tied[name]

    def knows(self, value: Value) -> bool:
        """Return whether a value is one of the known names and texts."""
        return isinstance(value, Name | Text) and self._known.get(value_id(value)) is value

    def _compared(self, one: Name | Text, other: Name | Text) -> bool:
        pair = (value_id(one), value_id(other))
        if pair not in self._pairs:
            self._pairs[pair] = self._bound(one, other) or self._bound(other, one) or _one_within(one, other)
        return self._pairs[pair]

    def _bound(self, one: Name | Text, other: Name | Text) -> bool:
        if not isinstance(one, Name) or not isinstance(other, Name):
            return False
        return one.id == other.id or other.id in self._reach(one.id)

    def _reach(self, name_id: str) -> frozenset[str]:
        """List the names that a name belongs to or holds, however far down its groups go."""
        if name_id in self._reached:
            return self._reached[name_id]
        found: set[str] = set()
        ahead = [name_id]
        while ahead:
            name = self._names.get(ahead.pop())
            for member in (*name.members, *name.of) if name else ():
                if member not in found:
                    found.add(member)
                    if self._names.get(member) and (member in name.members if name else False):
                        ahead.append(member)
        return self._reached.setdefault(name_id, frozenset(found))

    # ---------------------------------------------------------- the index

    def _index(self) -> None:
        """Put each value under the keys of its words, and each of its forms under its rarest key.

        Of two values one can only stand within the other where all words of one of its forms have their keys there.
        """
        for name in self._names:
            for other in self._reach(name):
                self._reaching.setdefault(other, set()).add(name)
        for name, value in self._known.items():
            for key in {key for keys in _keys(value) for key in keys}:
                self._with_key.setdefault(key, set()).add(name)
        for name, value in self._known.items():
            for keys in _keys(value):
                self._by_rarest.setdefault(self._rarest(keys), set()).add(name)

    def _rarest(self, keys: Iterable[str]) -> str:
        return min(keys, key=lambda key: (len(self._with_key.get(key, ())), key))

    def _maybe(self, value: Name | Text) -> set[str]:
        """List the known values that may be tied to one."""
        forms_keys = _keys(value)
        found = {value_id(value), *self._by_rarest.get(_WORDLESS, ())} & self._known.keys()
        for keys in forms_keys:
            found |= self._with_key.get(self._rarest(keys), set())
            for key in keys:
                found |= self._by_rarest.get(key, set())
        if any(_WORDLESS in keys for keys in forms_keys):
            found |= self._known.keys()
        if isinstance(value, Name):
            found |= (self._reach(value.id) | self._reaching.get(value.id, set())) & self._known.keys()
        return found


def _keys(value: Name | Text) -> list[frozenset[str]]:
    """Key the words of each form of a value."""
    said = (value.phrase.nom, *forms(value)) if isinstance(value, Text) else forms(value)
    return [
        frozenset(word.lstrip(_ATTACHED) for word in _WORD.findall(fold.loose(form))) or frozenset({_WORDLESS})
        for form in dict.fromkeys(said)
    ]


def _one_within(one: Name | Text, other: Name | Text) -> bool:
    """Return whether one is named within the other: its words stand there side by side, with or without ال."""
    if isinstance(one, Text) and isinstance(other, Text):
        mine, theirs = bare_words(one.phrase.nom), bare_words(other.phrase.nom)
        return _runs_in(mine, theirs) or _runs_in(theirs, mine)
    return any(
        fold.whole_words(a, b, loosely=True) or fold.whole_words(b, a, loosely=True)
        for a in forms(one)
        for b in forms(other)
    )


def _runs_in(short: Sequence[str], long: Sequence[str]) -> bool:
    return any(tuple(long[at : at + len(short)]) == tuple(short) for at in range(len(long) - len(short) + 1))
