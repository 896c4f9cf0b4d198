"""What the teacher's key says beside the answers: how marks are parted, and which spellings count as well."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.answering import Shape, other_spellings, shape
from quizgen.model import Item, Kind, Quiz

WRITTEN = (Shape.FILL, Shape.WRITE)


def rules(quiz: Quiz, labels: Mapping[str, str]) -> tuple[str, ...]:
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
