"""How an item is answered on a page or in an exported file, told by what it holds.

Nothing a form prints may follow from the key's value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from quizgen.model import Evidence, Item, Kind

LETTERS = ("أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "س", "ع", "ف", "ص", "ق", "ر")
TRUE_FALSE = ("sheet.true", "sheet.false")


class Shape(StrEnum):
    """The ways of answering: one of several, a gap, two columns, ranks, free writing."""

    CHOOSE = "choose"
    FILL = "fill"
    MATCH = "match"
    ORDER = "order"
    WRITE = "write"


def shape(item: Item) -> Shape:
    """Return how an item is answered."""
    if item.columns is not None:
        return Shape.MATCH
    if item.kind is Kind.ORDER:
        return Shape.ORDER
    if item.kind is Kind.TRUE_FALSE or item.options:
        return Shape.CHOOSE
    if item.hole is not None:
        return Shape.FILL
    return Shape.WRITE


def letter(index: int) -> str:
    """Name the option of an index from 0: أ، ب، ج; past the alphabet in use, its number."""
    return LETTERS[index] if index < len(LETTERS) else str(index + 1)


def form_letter(name: str) -> str:
    """Name a form in Arabic: the first of the Latin alphabet is أ; a form without a letter has none."""
    return letter(ord(name) - ord("a")) if len(name) == 1 and "a" <= name <= "z" else name


def stem(item: Item, labels: Mapping[str, str]) -> str:
    """Return what is printed of a stem: a statement stands without the question that its section's heading asks."""
    if item.kind is not Kind.TRUE_FALSE:
        return item.stem
    _, _, asked = labels.get("ask.true-false", "").partition("{statement}")
    return f"{item.stem.removesuffix(asked)}." if asked and item.stem.endswith(asked) else item.stem


def correction(item: Item) -> str:
    """Return how the statement of a true-or-false item should read, '' where it is right as it stands."""
    if item.kind is not Kind.TRUE_FALSE or not item.right or item.right.rstrip(". ") in item.stem:
        return ""
    return item.right


def choices(item: Item, labels: Mapping[str, str]) -> tuple[str, ...]:
    """List the options as printed; true or false has its two whether or not the item lists them."""
    if item.kind is Kind.TRUE_FALSE and not item.options:
        return tuple(labels[name] for name in TRUE_FALSE)
    return item.options


def width(options: Iterable[str]) -> str:
    """Say how options share a line: in thirds, in halves or one a line, by the longest of them."""
    longest = max(map(len, options), default=0)
    if longest <= 22:
        return "third"
    return "half" if longest <= 38 else "full"


def right_options(item: Item, labels: Mapping[str, str]) -> tuple[int, ...]:
    """List the indices, from 0, of the options that are right."""
    keys = set(item.values)
    return tuple(index for index, option in enumerate(choices(item, labels)) if option in keys)


def right_partners(item: Item) -> tuple[int, ...]:
    """List for each entry of the first column the index, from 0, of its partner in the second."""
    if item.columns is None:
        raise ValueError(f"{item.id} has no columns")
    partner = {pair[0]: pair[1] for pair in item.key if not isinstance(pair, str)}
    return tuple(item.columns.right.index(partner[left]) for left in item.columns.left)


def right_ranks(item: Item) -> tuple[int, ...]:
    """List for each option of an order item, as printed, its rank from 1."""
    order = item.values
    return tuple(order.index(option) + 1 for option in item.options)


def settling(item: Item) -> tuple[Evidence, ...]:
    """List the evidence that settles an item, each place once, in the order of the passage."""
    return tuple(sorted(once(item.evidence), key=lambda evidence: evidence.sentence))


def once(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Show no words twice: of two quotes the one that holds the other stays, with the marks of both."""
    given = list({(each.sentence, each.reads): each for each in evidence}.values())
    kept: dict[int, Evidence] = {}
    for at in sorted(range(len(given)), key=lambda at: -len(given[at].reads)):
        each = given[at]
        for place, other in kept.items():
            start = other.reads.find(each.reads)
            if each.reads and other.sentence == each.sentence and start >= 0:
                marks = (*other.marks, *((start + a, start + b) for a, b in each.marks))
                kept[place] = replace(other, marks=marks)
                break
        else:
            kept[at] = each
    return [kept[at] for at in sorted(kept)]


def sentences(item: Item) -> tuple[int, ...]:
    """List the numbers of the sentences that settle an item."""
    return tuple(sorted({evidence.sentence for evidence in item.evidence}))


def checking(item: Item, labels: Mapping[str, str]) -> dict[str, object]:
    """Say what a page needs to check an answer by itself: the shape, and indices or accepted texts."""
    kind = shape(item)
    made: dict[str, object] = {"shape": kind.value, "sentences": sentences(item)}
    if kind is Shape.CHOOSE:
        made["right"] = right_options(item, labels)
        if correction(item):
            made["corrects"] = True
    elif kind is Shape.MATCH:
        made["right"] = right_partners(item)
    elif kind is Shape.ORDER:
        made["right"] = right_ranks(item)
    elif is_typed(item):
        made["accepts"] = tuple(dict.fromkeys(filter(None, (*item.values, item.typed, *item.accepts))))
    return made


def at_a_glance(item: Item, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a marker looks for: an option's letter, a letter each left entry, ranks as printed, or the texts."""
    kind = shape(item)
    if item.kind is Kind.TRUE_FALSE:
        return tuple(choices(item, labels)[index] for index in right_options(item, labels))
    if kind is Shape.CHOOSE:
        return tuple(map(letter, right_options(item, labels)))
    if kind is Shape.MATCH:
        return tuple(map(letter, right_partners(item)))
    if kind is Shape.ORDER:
        return tuple(map(str, right_ranks(item)))
    return item.values


def other_spellings(keys: Sequence[str], accepts: Sequence[str]) -> tuple[str, ...]:
    """Keep the spellings that do more than add words to the key or to one another («في …», «… عام …»)."""
    apart: list[str] = []
    for each in sorted(accepts, key=lambda text: len(text.split())):
        if not any(set(other.split()) <= set(each.split()) for other in (*keys, *apart)):
            apart.append(each)
    return tuple(apart)


def is_typed(item: Item) -> bool:
    """Say whether a typed answer can be judged by its letters; others the learner judges."""
    if not isinstance(item.key, str):
        return False
    return bool(item.typed or item.accepts) or shape(item) is Shape.FILL
