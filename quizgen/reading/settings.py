"""The `quiz:` block: what a teacher sets. Whatever is left out keeps the shipped setting."""

from __future__ import annotations

from typing import Literal, cast

from quizgen.model import Kind, Settings
from quizgen.reading.nodes import Node
from quizgen.reading.shape import Complaints, Fields, chosen, fields_of, whole_of

KEYS = (
    *("title", "school", "items", "options", "kinds", "marks"),
    *("digits", "months", "passage", "answer-sheet", "deck"),
)
KINDS = tuple(kind.value for kind in Kind)
DIGITS = ("western", "arabic")
MONTHS = ("standard", "levant", "both", "morocco", "algeria")
MOST_ITEMS, MOST_OPTIONS, MOST_MARKS = 500, 6, 100


def read_settings(node: Node | None, complaints: Complaints) -> Settings:
    """Read the settings of a quiz."""
    shipped = Settings()
    fields = fields_of(node, KEYS, "'quiz'", complaints)
    if fields is None:
        return shipped
    kinds = (chosen(text, KINDS, "kind", complaints) for text in fields.texts("kinds"))
    return Settings(
        title=fields.text("title"),
        school=fields.text("school"),
        items=fields.whole("items", shipped.items, 1, MOST_ITEMS),
        options=fields.whole("options", shipped.options, 2, MOST_OPTIONS),
        kinds=tuple(dict.fromkeys(kind for kind in kinds if kind)),
        marks=_marks(fields),
        digits=cast(Literal["western", "arabic"], fields.choice("digits", DIGITS, shipped.digits)),
        months=cast(
            Literal["standard", "levant", "both", "morocco", "algeria"],
            fields.choice("months", MONTHS, shipped.months),
        ),
        passage=fields.yes_no("passage", shipped.passage),
        answer_sheet=fields.yes_no("answer-sheet", shipped.answer_sheet),
        deck=fields.text("deck"),
    )


def _marks(fields: Fields) -> dict[str, int]:
    marks = fields_of(fields.get("marks"), KINDS, "'marks'", fields.complaints)
    if marks is None:
        return {}
    nodes = ((kind, marks.text_node(kind)) for kind in KINDS)
    return {kind: whole_of(node, kind, 0, MOST_MARKS, fields.complaints, 1) for kind, node in nodes if node}
