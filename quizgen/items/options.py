"""Options: sets of candidates that keep the rules, drawn by repeatable chance, the key's rank first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice

from quizgen.arabic import fold
from quizgen.arabic.calendars import days_between
from quizgen.arabic.count import Quantity
from quizgen.arabic.letters import listed
from quizgen.arabic.overlap import content_words
from quizgen.arabic.time import Time
from quizgen.identity import value_id, value_order
from quizgen.items import chance
from quizgen.items.asking import Asked
from quizgen.items.candidates import Candidate, in_turn
from quizgen.items.desk import Desk
from quizgen.model import Text, Value

SHORTER = 5 / 2  # times as long as the answer that no wrong option needs to be
_ABSOLUTE = frozenset(listed("كل كلّ كله كلها كلهم جميع جميعها جميعهم كافة فقط أبدا أبدًا دائما دائمًا"))
TRIES = 400  # sets of distractors looked at before a question stays recall


@dataclass(frozen=True, slots=True)
class Drawn:
    """The options in printed order, the key among them."""

    values: tuple[Value, ...]
    ordered: bool

    def ids(self) -> tuple[str, ...]:
        return tuple(value_id(value) for value in self.values)


def draw(desk: Desk, asked: Asked, offered: Sequence[Candidate], item_id: str) -> Drawn | None:
    """Choose the options of one item: those once given while they still hold, else a new draw.

    Candidates are judged in the order of the draw, and no more of them than it takes. Returns None when no set of
    safe distractors keeps every rule.
    """
    key = asked.keys[0]
    placed = value_order(key) is not None
    ordered = placed and not any(value_order(each.value) is None and each.safe for each in offered)
    if kept := _kept(desk, asked, offered, desk.given.get(item_id, ())):
        return Drawn(kept, ordered)
    own = any(each.is_own and each.safe for each in offered)
    drawn = _Lazy(in_turn(desk, asked, offered, desk.chance, item_id, "distractor"))
    for size in dict.fromkeys((desk.options - 1, 2)):
        for lent in range(size if own else size + 1):  # the fewer are lent, the better
            sets = _sets_about(drawn, key, size, (desk.chance, item_id)) if ordered else _pairs_up(_safe(drawn), size)
            for distractors in islice(sets, TRIES):
                values = tuple(each.value for each in distractors)
                if _lent(distractors) == lent and not broken_rule(desk, asked.stem, key, values):
                    return Drawn(_arranged(key, values, item_id, desk.chance, ordered), ordered)
    return None


def _lent(distractors: Iterable[Candidate]) -> int:
    """Count the wrong options that pools lend: who finds the one value of the article that stands there is right."""
    return sum(not each.is_own for each in distractors)


def _kept(desk: Desk, asked: Asked, offered: Sequence[Candidate], given: Sequence[str]) -> tuple[Value, ...]:
    key = asked.keys[0]
    if len(given) < 3 or value_id(key) not in given:
        return ()
    known = {each.id: each for each in offered if each.id in given}
    if not all(name == value_id(key) or (name in known and known[name].safe) for name in given):
        return ()
    values = tuple(key if name == value_id(key) else known[name].value for name in given)
    wrong = tuple(value for value in values if value is not key)
    return () if broken_rule(desk, asked.stem, key, wrong) else values


def _safe(offered: Iterable[Candidate]) -> _Lazy:
    return _Lazy(each for each in offered if each.safe)


class _Lazy:
    """A sequence that is read from its source no further than it is asked for."""

    def __init__(self, source: Iterable[Candidate]) -> None:
        self._source = iter(source)
        self._read: list[Candidate] = []

    def has(self, many: int) -> bool:
        """Return whether there are at least so many."""
        if len(self._read) < many:
            self._read += islice(self._source, many - len(self._read))
        return len(self._read) >= many

    def __iter__(self) -> Iterator[Candidate]:
        at = 0
        while self.has(at + 1):
            yield self._read[at]
            at += 1

    def __getitem__(self, at: int) -> Candidate:
        if not self.has(at + 1):
            raise IndexError
        return self._read[at]


def _pairs_up(things: _Lazy, size: int, start: int = 0) -> Iterator[tuple[Candidate, ...]]:
    """Yield what `itertools.combinations` would, in its order, reading no further than needed."""
    if size == 0:
        yield ()
        return
    at = start
    while things.has(at + size):
        for others in _pairs_up(things, size - 1, at + 1):
            yield (things[at], *others)
        at += 1


def _sets_about(
    drawn: Iterable[Candidate], key: Value, size: int, names: tuple[object, ...]
) -> Iterator[tuple[Candidate, ...]]:
    """Yield sets of distractors below and above the key, its drawn rank first."""
    mine = value_order(key)
    assert mine is not None

    def is_lower(each: Candidate) -> bool:
        place = value_order(each.value)
        return place is not None and place < mine

    below = _safe(each for each in drawn if is_lower(each))
    above = _safe(each for each in drawn if not is_lower(each))
    ranks = [rank for rank in range(size + 1) if below.has(rank) and above.has(size - rank)]
    for rank in chance.shuffled(ranks, *names, "rank"):
        for before in _pairs_up(below, rank):
            for after in _pairs_up(above, size - rank):
                yield (*before, *after)


def _arranged(key: Value, wrong: Sequence[Value], item_id: str, seed: int, ordered: bool) -> tuple[Value, ...]:
    if ordered:
        return tuple(sorted((key, *wrong), key=lambda value: value_order(value) or ()))
    others = list(chance.shuffled(wrong, seed, item_id, "place", by=value_id))
    others.insert(chance.number(seed, item_id, "rank") % (len(wrong) + 1), key)
    return tuple(others)


def broken_rule(desk: Desk, stem: str, key: Value, wrong: Sequence[Value]) -> str:
    """Name the rule that a set of options breaks, '' when it keeps them all."""
    right = desk.printing.answer(key)
    texts = [desk.printing.answer(value) for value in wrong]
    if clash := _alike((right, *texts)):
        return clash
    if len(right) > 4 / 3 * max(len(text) for text in texts):
        return "the answer is much longer than the other options"
    if isinstance(key, Text) and min(len(text) for text in texts) > SHORTER * len(right):
        return "the answer is much shorter than the other options"
    if _ABSOLUTE & {*" ".join(texts).split()} - {*right.split()}:
        return "a wrong option is of all or of none: hardly anything is"
    stem_words = content_words(stem)
    shared = (content_words(right) & stem_words) - {word for text in texts for word in content_words(text)}
    if shared and not isinstance(key, Time | Quantity):
        return "the question shares a word with the answer alone"
    if isinstance(key, Quantity) and right.split()[1:] not in [text.split()[1:] for text in texts]:
        return "the answer alone has its form of the noun"  # 10 سنوات beside 30 سنة and 40 سنة
    if _pieced_together(right, texts):
        return "the answer shares all its parts with the other options, and no other option does"
    if len(wrong) == 2 and _mirrored(key, wrong[0], wrong[1]):
        return "the wrong options stand at the same distance on either side of the answer"
    return ""


def _alike(texts: Sequence[str]) -> str:
    for one, other in combinations(texts, 2):
        if fold.loose(one) == fold.loose(other):
            return "two options are the same"
        if fold.whole_words(one, other, loosely=True) or fold.whole_words(other, one, loosely=True):
            return "one option contains another"
    return ""


def _pieced_together(right: str, wrong: Sequence[str]) -> bool:
    """Return whether the key alone is made of the others' parts: «أواخر 2016» beside «أواخر 2014» and «أوائل 2016»."""
    words = [frozenset(text.split()) for text in (right, *wrong)]
    common = frozenset.intersection(*words)

    def shared(at: int) -> bool:
        others = frozenset().union(*(each for place, each in enumerate(words) if place != at))
        return len(words[at] - common) > 1 and words[at] - common <= others

    return shared(0) and not any(map(shared, range(1, len(words))))


def _mirrored(key: Value, one: Value, other: Value) -> bool:
    if isinstance(key, Quantity) and isinstance(one, Quantity) and isinstance(other, Quantity):
        return 2 * Fraction(key.number) == Fraction(one.number) + Fraction(other.number)
    starts = [value.starts for value in (one, key, other) if isinstance(value, Time) and value.starts]
    return len(starts) == 3 and days_between(*starts[:2]) == days_between(*starts[1:])
