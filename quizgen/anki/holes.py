"""The holes of a fact's sentence. One rule: a hole's number is assigned once and never passes to other words.

Anki keeps a learner's history by that number: renumbered, the history of one hole would pass to another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen.anki.fields import clozed
from quizgen.model import Item

Holes = Mapping[str, int]
Former = Mapping[str, tuple[str, ...]]  # a note's ids of before by its id of today, newest first
HOLE = "cloze-"  # leads the role in a hole's name


def cut(
    note: str, items: Sequence[Item], known: Holes, was: Former | None = None
) -> tuple[str, dict[str, int], list[Item], list[str]]:
    """Return the cloze HTML of one note, all numbers ever assigned, the items that got a hole, and warnings.

    Holes that overlap cannot both stand (genanki and Anki make no card of nested ones): the one that learners already
    hold stays, then the first. `was` holds the former ids of renamed notes: where a role and its question were renamed,
    the hole keeps its number. Raises ValueError where the items tell different sentences or one hole twice.
    """
    reads = items[0].evidence[0].reads
    names = [hole_name(item) for item in items]
    if any(item.evidence[0].reads != reads for item in items):
        raise ValueError(f"the holes of '{note}' are cut from different sentences")
    if len(set(names)) < len(names):
        raise ValueError(f"the note '{note}' has one hole twice")
    known = _carried(items, known, was or {})
    kept: list[Item] = []
    warnings: list[str] = []
    for item in sorted(items, key=lambda item: hole_name(item) not in known):
        if any(_overlap(item, other) for other in kept):
            warnings.append(f"{item.id}: no card, for its hole overlaps another one of the same sentence")
        else:
            kept.append(item)
    kept.sort(key=items.index)
    holes = dict(known)
    for item in kept:
        holes.setdefault(hole_name(item), max(holes.values(), default=0) + 1)
    text = clozed(reads, [(holes[hole_name(item)], _hole(item), item.hint) for item in kept])
    return text, holes, kept, warnings


def hole_name(item: Item) -> str:
    """Name a hole as the ledger does: the last part of its item's id, which outlives a renamed fact."""
    return item.id.rsplit("/", 1)[-1]


def _carried(items: Sequence[Item], known: Holes, was: Former) -> dict[str, int]:
    """Pass the number of a hole whose role is gone to the role that its question was renamed to."""
    holes = dict(known)
    names = {hole_name(item) for item in items}
    for item in items:
        name = hole_name(item)
        question = f"{item.id.removesuffix(name)}{name.removeprefix(HOLE)}"
        olds = (f"{HOLE}{each.rsplit('/', 1)[-1]}" for each in was.get(question, ()))
        if name not in holes and (old := next((each for each in olds if each in holes and each not in names), None)):
            holes[name] = holes.pop(old)
    return holes


def _hole(item: Item) -> tuple[int, int]:
    assert item.hole is not None
    start, end = item.hole
    if not 0 <= start < end <= len(item.evidence[0].reads) or not item.evidence[0].reads[start:end].strip():
        raise ValueError(f"the hole of '{item.id}' does not lie in its sentence")
    return start, end


def _overlap(one: Item, other: Item) -> bool:
    (a, b), (c, d) = _hole(one), _hole(other)
    return a < d and c < b
