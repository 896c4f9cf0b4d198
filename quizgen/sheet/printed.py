"""What a printed form and its key need: what stays together on a page, how marks are parted, which spellings count.

Blocks are marked rather than breaks forbidden: Firefox ignores `break-after: avoid`, both browsers keep a block whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.answering import Shape, other_spellings, shape
from quizgen.model import Item, Kind, Line, Quiz, Section

LAST = 3  # items that the last page of a form has at least, where its sections allow it
WRITTEN = (Shape.FILL, Shape.WRITE)


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


def parts(quiz: Quiz) -> tuple[tuple[Part, ...], ...]:
    """Return the sections of a quiz in groups, each of which stays on one page where it holds more than one.

    So that no last page holds a single item, short sections at the end are one group, and of a long one the last items
    one block.
    """
    sections = [section for section in quiz.sections if section.lines]
    first = len(sections)
    while first > 0 and sum(len(section.lines) for section in sections[first - 1 :]) <= LAST + 1:
        first -= 1
    if first == len(sections) - 1:
        first += 1  # one short section is no group
    alone = [
        (Part(index, section, _blocks(section, LAST if index == len(sections) - 1 else 1)),)
        for index, section in enumerate(sections[:first])
    ]
    tail = tuple(Part(first + at, section, _blocks(section, 1)) for at, section in enumerate(sections[first:]))
    return (*alone, tail) if tail else tuple(alone)


def _blocks(section: Section, last: int) -> tuple[Block, ...]:
    if last > 1 and len(section.lines) <= last + 1:
        return (Block(section.lines, headed=True),)
    head, *rest = section.lines
    singles, end = rest[: len(rest) - last], tuple(rest[len(rest) - last :])
    blocks = (Block((head,), headed=True), *(Block((line,)) for line in singles), Block(end))
    return tuple(block for block in blocks if block.lines)


def marking_rules(quiz: Quiz, labels: Mapping[str, str]) -> tuple[str, ...]:
    """List the rules that marking this form needs: of kinds that it does not hold nothing is said."""
    items = [line.item for section in quiz.sections for line in section.lines]
    shapes = {shape(item) for item in items}
    told = {
        "true-false": any(item.kind is Kind.TRUE_FALSE for item in items),
        "rows": bool(shapes & {Shape.MATCH, Shape.ORDER}),
        "written": bool(shapes & set(WRITTEN)),
        "spelling": bool(shapes & set(WRITTEN)),
    }
    return tuple(labels[f"sheet.marking.{name}"] for name, needed in told.items() if needed)


def spellings(item: Item) -> tuple[str, ...]:
    """List the other spellings that a written answer may have; () where the answer is chosen."""
    return other_spellings(item.values, item.accepts) if shape(item) in WRITTEN else ()


def is_written(item: Item) -> bool:
    """Return whether a marker must read words: the sentence of the article then helps to decide."""
    return shape(item) in WRITTEN
