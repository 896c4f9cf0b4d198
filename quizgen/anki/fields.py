"""Text turned into the HTML of a note's field, and the holes of a fact's sentence.

What was written is what the learner sees: nothing in a text may act as markup, as a template, as a cloze, as a sound or
as mathematics. A hole's number is assigned once and never passes to other words: Anki keeps a learner's history by it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape, unescape

from quizgen import html
from quizgen.arabic.fold import REMEMBERED
from quizgen.html import Put, Span, Wrap, isolated, wrapped
from quizgen.model import Item

Holes = Mapping[str, int]
Former = Mapping[str, tuple[str, ...]]  # a note's ids of before by its id of today, newest first
HOLE = "cloze-"  # leads the role in a hole's name

# Characters that Anki gives a meaning inside a field: [sound:…], [latex], {{c1::…}}, and \( \[ for MathJax.
_LIVE = str.maketrans({"[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "\\": "&#92;", "\n": "<br>"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # what Unicode calls Cc and Cs, but for \n and \t
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br>|</li>|</b>|<div[^>]*>")
_HOLE = re.compile(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}")


def clean(text: str) -> str:
    """Return the text as Anki will store it (NFC); raise ValueError for a character that no field can hold.

    U+001F ends a field in Anki's own storage and aborts a whole import; the other controls show as nothing at all.
    """
    if control := _CONTROL.search(text):
        raise ValueError(f"the character U+{ord(control[0]):04X} cannot stand on a card")
    return unicodedata.normalize("NFC", text)


def escaped(text: str) -> str:
    """Write a text as HTML that shows it exactly, and nothing more; raise ValueError as `clean` does."""
    return escape(clean(text)).translate(_LIVE)


@lru_cache(maxsize=REMEMBERED)
def shown(text: str) -> str:
    """Return a text as HTML, what runs from left to right in a direction of its own."""
    return str(isolated(clean(text), escape=escaped))


def marked(text: str, marks: Iterable[Span], before: str = "<mark>", after: str = "</mark>") -> str:
    """Return a text as HTML with the spans `marks` (start, end) in `<mark>`; those that touch become one."""
    return str(html.marked(text, marks, escape=escaped, put=lambda inner: f"{before}{inner}{after}"))


def clozed(text: str, holes: Iterable[tuple[int, Span, str]]) -> str:
    """Return a text as cloze HTML; each hole is (number, (start, end), hint), and no two overlap.

    Two colons end a hole's answer, so inside holes and hints each is written as an entity: the last one of an answer
    would else join the two before the hint.
    """

    def hole(number: int, hint: str) -> Put:
        tail = f"::{_uncoloned(escaped(hint))}" if hint else ""
        return lambda inner: "{{" + f"c{number}::{_uncoloned(inner)}{tail}" + "}}"

    wraps = [Wrap(start, end, hole(number, hint)) for number, (start, end), hint in holes]
    return str(wrapped(text, wraps, escape=escaped))


def listed(texts: Iterable[str], css_class: str, tag: str = "ul") -> str:
    """Write ready HTML texts as a list; '' where there are none."""
    lines = "".join(f"<li>{text}</li>" for text in texts)
    return f'<{tag} class="{css_class}">{lines}</{tag}>' if lines else ""


def plain(field: str) -> str:
    """Read a field's HTML as the words it shows, on one line, holes in brackets."""
    return " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", _HOLE.sub(r"[\1]", field)))).split())


def _uncoloned(field: str) -> str:
    return field.replace(":", "&#58;")


# ---------------------------------------------------------------- the holes of a sentence


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
