"""What a printed form and its key need: what stays together on a page, how marks are parted, which spellings count.

Blocks are marked rather than breaks forbidden: Firefox ignores `break-after: avoid`, both browsers keep a block whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from quizgen.answering import Shape, other_spellings, shape
from quizgen.arabic.bounds import BOUNDS, Bound
from quizgen.arabic.count import PERCENT
from quizgen.arabic.find_times import times_in
from quizgen.arabic.quantities import Found, quantities_in
from quizgen.arabic.tokens import tokens_of
from quizgen.model import Article, Item, Kind, Line, Quiz, Section, Sentence

LAST = 2  # items that stay together at the end of a section, so that no page begins with a section's last one
WRITTEN = (Shape.FILL, Shape.WRITE)
_WORD = re.compile(r"\S*[^\s.]")  # without a full stop at its end


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay on one page; `headed` where the section's heading leads them."""

    lines: tuple[Line, ...]
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A section cut into blocks; `index` counts the sections from 0."""

    index: int
    section: Section
    blocks: tuple[Block, ...]


def parts(quiz: Quiz, last: object = LAST) -> tuple[tuple[Part, ...], ...]:
    """Return the sections of a quiz in groups, each of which stays on one page where it holds more than one.

    `last` items stay together at the end of each section. A last section that has fewer takes the end of the one before
    it along, so that no last page holds a single item.
    """
    last = last if isinstance(last, int) and last > 0 else LAST  # a layout may pass whatever it has
    sections = [section for section in quiz.sections if section.lines]
    cut = [Part(index, section, _blocks(section, last)) for index, section in enumerate(sections)]
    if len(cut) < 2 or len(sections[-1].lines) >= last:
        return tuple((part,) for part in cut)
    *alone, before, end = cut
    begun = replace(before, blocks=before.blocks[:-1])
    tail = (replace(before, blocks=before.blocks[-1:]), end)
    return (*((part,) for part in (*alone, begun) if part.blocks), tail)


def _blocks(section: Section, last: int) -> tuple[Block, ...]:
    if len(section.lines) <= last:
        return (Block(section.lines, headed=True),)
    head, *rest = section.lines
    singles, end = rest[: len(rest) - last], tuple(rest[len(rest) - last :])
    return (Block((head,), headed=True), *(Block((line,)) for line in singles), Block(end))


def notes(section: Section) -> tuple[str, ...]:
    """List the labels of what whoever answers a section must be told beside its heading."""
    if section.kind is Kind.TRUE_FALSE:
        return ("sheet.note.true-false",)
    explained = any(shape(line.item) is Shape.FILL and "[" in line.item.evidence[0].reads for line in section.lines)
    return ("sheet.note.brackets",) if explained else ()


def marking_rules(quiz: Quiz, labels: Mapping[str, str]) -> tuple[str, ...]:
    """List the rules that marking this form needs: of kinds that it does not hold nothing is said."""
    items = [line.item for section in quiz.sections for line in section.lines]
    shapes = {shape(item) for item in items}
    parted = {part for item in items for part in _number_parts(item)}
    told = {
        "choose": any(shape(item) is Shape.CHOOSE and item.kind is not Kind.TRUE_FALSE for item in items),
        "true-false": any(item.kind is Kind.TRUE_FALSE for item in items),
        "rows": bool(shapes & {Shape.MATCH, Shape.ORDER}),
        "written": bool(shapes & set(WRITTEN)),
        "spelling": bool(shapes & set(WRITTEN)),
        "unit": "unit" in parted,
        "bound": "bound" in parted,
    }
    return tuple(labels[f"sheet.marking.{name}"] for name, needed in told.items() if needed)


def _number_parts(item: Item) -> set[str]:
    """Name what a written answer has beside its numbers: "unit", "bound" (other than نحو and its kin)."""
    found = set()
    for value in item.values if shape(item) in WRITTEN else ():
        numbers = quantities_in(value, {}, bare=True)
        if not numbers or times_in(value):
            continue
        words = [token.folded for token in tokens_of(value)]
        bounds = [(key, known) for key, known in BOUNDS.items() if _stands(key, words)]
        outside = tokens_of("".join(value[after:before] for after, before in _between(numbers, len(value))))
        said = {word for key, _ in bounds for word in key}
        if any(number.noun == PERCENT for _, _, number in numbers) or any(t.folded not in said for t in outside):
            found.add("unit")
        if any(known.bound is not Bound.ABOUT for _, known in bounds):
            found.add("bound")
    return found


def _stands(key: Sequence[str], words: Sequence[str]) -> bool:
    return any(tuple(words[at : at + len(key)]) == tuple(key) for at in range(len(words)))


def _between(numbers: Sequence[Found], end: int) -> list[tuple[int, int]]:
    """List the spans of a text of `end` signs that no number takes."""
    edges = [0, *(edge for start, stop, _ in numbers for edge in (start, stop)), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def origin(article: Article, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return whose the text is, part by part; what is not known is left out."""
    publisher = f"{labels['sheet.source']}: {article.publisher}" if article.publisher else ""
    rights = f"{labels['sheet.rights']}: {article.rights}" if article.rights else ""
    return tuple(filter(None, (publisher, rights, article.url)))


def source(article: Article, labels: Mapping[str, str], day: Callable[[str], str]) -> tuple[str, ...]:
    """Return what is known of where the text comes from, part by part: headline, day, and whose it is."""
    headline = f"«{article.title}»" if article.title else ""
    published = f"{labels['sheet.published']}: {day(article.published)}" if article.published else ""
    return (*filter(None, (headline, published)), *origin(article, labels))


def paragraphs(article: Article) -> tuple[tuple[Sentence, ...], ...]:
    """Part the sentences as the article's file does: a line of its own begins a paragraph."""
    found: list[list[Sentence]] = []
    at = 0
    for sentence in article.sentences:
        begins = article.text.find(sentence.printed, at)
        if not found or "\n" in article.text[at : max(at, begins)]:
            found.append([])
        found[-1].append(sentence)
        at = max(at, begins + len(sentence.printed)) if begins >= 0 else at
    return tuple(map(tuple, found))


def changed(wrong: str, right: str) -> tuple[tuple[int, int], ...]:
    """Return the spans (start, end) of the words in `right` that the statement `wrong` has not in their place."""
    places = [found.span() for found in _WORD.finditer(right)]
    words = [right[start:end] for start, end in places]
    moves = SequenceMatcher(None, _WORD.findall(wrong), words, autojunk=False).get_opcodes()
    new = [(first, last) for move, _, _, first, last in moves if move in ("replace", "insert")]
    return tuple((places[first][0], places[last - 1][1]) for first, last in new)


def spellings(item: Item) -> tuple[str, ...]:
    """List the other spellings that a written answer may have; () where the answer is chosen."""
    return other_spellings(item.values, item.accepts) if shape(item) in WRITTEN else ()


def is_written(item: Item) -> bool:
    """Return whether a marker must read words: the sentence of the article then helps to decide."""
    return shape(item) in WRITTEN
