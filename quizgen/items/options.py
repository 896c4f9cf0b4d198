"""Options: distractors that are proved false, drawn by repeatable chance, the key's rank before everything else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from quizgen.arabic import fold
from quizgen.arabic.count import Quantity
from quizgen.arabic.overlap import content_words
from quizgen.arabic.time import Time
from quizgen.identity import value_id, value_order, value_type
from quizgen.items import chance
from quizgen.items.asking import Asked
from quizgen.items.desk import Desk
from quizgen.items.truth import Judgement, Verdict
from quizgen.items.wording import Unfit
from quizgen.model import Name, Text, Value, YesNo

# A question about a partner may be answered by either; nothing in its words tells them apart.
MIXING = frozenset({"state", "party"})
TRIES = 400  # sets of distractors looked at before a question stays recall


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that might become a distractor, and what speaks against it."""

    value: Value
    judgement: Judgement
    unfit: str = ""
    distance: int = 0  # 0 in the article, 1 in the seed's pool, 2 in the shipped one
    mate: bool = False  # it fills this role in another fact: somebody else who speaks, signs, is visited
    kin: bool = True  # of the key's own type and side: a minister beside a minister of the same state

    @property
    def safe(self) -> bool:
        """Proved false, and it fits the stem."""
        return self.judgement.verdict is Verdict.FALSE and not self.unfit

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """The less, the sooner it is offered: first what is hard to tell from the key, then what stands nearer."""
        return not self.kin, self.distance, not self.mate


@dataclass(frozen=True, slots=True)
class Drawn:
    """The options in printed order, the key among them."""

    values: tuple[Value, ...]
    ordered: bool

    def ids(self) -> tuple[str, ...]:
        return tuple(value_id(value) for value in self.values)


def candidates(desk: Desk, asked: Asked) -> tuple[Candidate, ...]:
    """Judge every value of the key's type that might be offered beside it."""
    key = asked.keys[0]
    if isinstance(key, YesNo):
        return ()
    texts = isinstance(key, Text)
    offered = [(value, 0) for value in _texts_in_role(desk, asked)] if texts else _offered(desk, asked)
    slots = (desk.world.slot(fact, asked.role) for fact in desk.world.seed.facts)
    mates = {value_id(value) for slot in slots if slot for value in slot.values if not isinstance(value, Time)}
    return tuple(
        Candidate(
            value,
            desk.world.judge(asked.fact, asked.role, value, asked.shows, asked.keys),
            _unfit(desk, asked, value),
            distance,
            value_id(value) in mates,
            _kin(key, value),
        )
        for value, distance in offered
        if value_id(value) not in {value_id(key) for key in asked.keys}
    )


def _kin(key: Value, value: Value) -> bool:
    """Tell whether two names are of one type, and of one side where either has one, or two times lie near.

    Days and months of one year are near, years within three; other values always are kin.
    """
    if isinstance(key, Time) and isinstance(value, Time) and key.starts and value.starts:
        return abs(key.starts.year - value.starts.year) <= (3 if key.precision == "year" else 0)
    if not isinstance(key, Name) or not isinstance(value, Name):
        return True
    return key.is_ == value.is_ and (bool({*key.of} & {*value.of}) or not (key.of or value.of))


def _offered(desk: Desk, asked: Asked) -> list[tuple[Value, int]]:
    """List the values that could stand in the role: the key's own type first; persons never beside anything else."""
    mine = value_type(asked.keys[0])
    role = desk.world.frames[asked.fact.frame].roles.get(asked.role)
    others = [type_ for type_ in (role.types if role else ()) if type_ in MIXING and mine in MIXING and type_ != mine]
    # a pooled value of another type comes after every pool of the key's own
    more = [(value, distance + 2 if distance else 0) for type_ in others for value, distance in desk.of_type(type_)]
    return [*desk.of_type(mine), *more]


def _texts_in_role(desk: Desk, asked: Asked) -> list[Value]:
    found: dict[str, Value] = {}
    for fact in desk.world.seed.facts:
        slot = desk.world.slot(fact, asked.role)
        if fact.frame == asked.fact.frame and slot:
            found.update({value_id(value): value for value in slot.values if isinstance(value, Text)})
    return list(found.values())


def _unfit(desk: Desk, asked: Asked, value: Value) -> str:
    """Say why a value cannot stand beside the key: another number, another agreement, read in the stem."""
    key = asked.keys[0]
    mine, theirs = desk.printing.phrase(key), desk.printing.phrase(value)
    if mine.number != theirs.number:
        return "its grammatical number differs from the answer's"
    if value_type(key) == value_type(value) == "person" and mine.gender != theirs.gender:
        return "its gender differs from the answer's"  # «وزيرة» in a question leaves one woman among men
    if asked.fact.mood == "stated" and desk.world.is_later(value):
        return "it lies after the article: nobody would take it for what the article reports"
    if desk.is_read_in(value, asked.stem):
        return "it stands in the question"
    try:
        same = desk.voice.say(asked.wording, desk.slots(asked.fact, shown=asked.shown)) == desk.voice.say(
            asked.wording, desk.slots(asked.fact, shown=asked.shown, **{asked.role: (value,)})
        )
    except Unfit as unfit:
        return unfit.reason
    return "" if same else "the question's grammar would give it away"


def draw(desk: Desk, asked: Asked, safe: Sequence[Candidate], item_id: str) -> Drawn | None:
    """Choose the options of one item: those once given while they still hold, else a new draw.

    Returns None when no set of safe distractors keeps every rule.
    """
    key = asked.keys[0]
    ordered = value_order(key) is not None and all(value_order(each.value) is not None for each in safe)
    if kept := _kept(desk, asked, safe, desk.given.get(item_id, ())):
        return Drawn(kept, ordered)
    for size in dict.fromkeys((desk.options - 1, 2)):
        for distractors in islice(_sets(safe, key, size, item_id, desk.chance, ordered), TRIES):
            values = tuple(each.value for each in distractors)
            if not broken_rule(desk, asked.stem, key, values):
                return Drawn(_arranged(key, values, item_id, desk.chance, ordered), ordered)
    return None


def _kept(desk: Desk, asked: Asked, safe: Sequence[Candidate], given: Sequence[str]) -> tuple[Value, ...]:
    key = asked.keys[0]
    known = {value_id(each.value): each.value for each in safe} | {value_id(key): key}
    if len(given) < 3 or value_id(key) not in given or not all(name in known for name in given):
        return ()
    values = tuple(known[name] for name in given)
    wrong = tuple(value for value in values if value is not key)
    return () if broken_rule(desk, asked.stem, key, wrong) else values


def _sets(
    safe: Sequence[Candidate], key: Value, size: int, item_id: str, seed: int, ordered: bool
) -> Iterable[tuple[Candidate, ...]]:
    """Give sets of distractors: the drawn rank of the key first, the article's own values before the pools'."""
    shuffled = sorted(
        chance.shuffled(safe, seed, item_id, "distractor", by=lambda each: value_id(each.value)),
        key=lambda each: each.rank,
    )
    if not ordered:
        yield from combinations(shuffled, size)
        return
    mine = value_order(key)
    assert mine is not None
    below = [each for each in shuffled if (place := value_order(each.value)) is not None and place < mine]
    above = [each for each in shuffled if each not in below]
    ranks = [rank for rank in range(size + 1) if len(below) >= rank and len(above) >= size - rank]
    for rank in chance.shuffled(ranks, seed, item_id, "rank"):
        for before in combinations(below, rank):
            for after in combinations(above, size - rank):
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
    """Tell whether the key alone is made of the others' parts: «أواخر 2016» beside «أواخر 2014» and «أوائل 2016»."""
    words = [frozenset(text.split()) for text in (right, *wrong)]
    common = frozenset.intersection(*words)

    def shared(at: int) -> bool:
        others = frozenset().union(*(each for place, each in enumerate(words) if place != at))
        return len(words[at] - common) > 1 and words[at] - common <= others

    return shared(0) and not any(map(shared, range(1, len(words))))


def _mirrored(key: Value, one: Value, other: Value) -> bool:
    if isinstance(key, Quantity) and isinstance(one, Quantity) and isinstance(other, Quantity):
        return key.number - one.number == other.number - key.number
    if isinstance(key, Time) and isinstance(one, Time) and isinstance(other, Time):
        starts = (one.starts, key.starts, other.starts)
        if None not in starts:
            before, at, after = starts
            return at - before == after - at  # type: ignore[operator]
    return False
