"""Two tables: one for spreadsheets with everything, one of questions and answers for flash cards (Quizlet)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from quizgen.answering import Shape
from quizgen.export.question import Question

# A spreadsheet runs a cell that begins with one of these (OWASP, "CSV Injection"); a plain number is harmless.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")
COLUMNS = ("number", "id", "kind", "level", "marks", "question", "answer", "also_accepted", "right_option")
MORE = ("why_wrong", "explanation", "sentences", "facts", "tags")


def spreadsheet(asked: Sequence[Question]) -> bytes:
    """Write one row a question, with a mark that tells Excel that it is UTF-8 (RFC 4180)."""
    most = _most_options(asked)
    heads = (*COLUMNS, *(f"option_{n}" for n in range(1, most + 1)), *MORE)
    out = io.StringIO()
    rows = ([harmless(cell) for cell in _row(each, most)] for each in asked)
    csv.writer(out, lineterminator="\r\n").writerows([heads, *rows])
    return out.getvalue().encode("utf-8-sig")


def guarded(asked: Sequence[Question]) -> int:
    """Count the cells that needed an apostrophe."""
    return sum(harmless(cell) != cell for each in asked for cell in _row(each, _most_options(asked)))


def _most_options(asked: Sequence[Question]) -> int:
    return max((len(_options(each)) for each in asked), default=0)


def _row(question: Question, most: int) -> tuple[str, ...]:
    item = question.item
    options = _options(question)
    right = [str(index) for index, choice in enumerate(question.choices, 1) if choice.right]
    return (
        str(question.number),
        item.id,
        item.kind.value,
        item.level.value,
        str(question.marks),
        question.stem,
        "\n".join(question.answer),
        "\n".join(text for text in question.accepts if text not in question.answer),
        " ".join(right),
        *options,
        *[""] * (most - len(options)),
        "\n".join(f"{choice.text}: {choice.why}" for choice in question.choices if choice.why),
        "\n".join(question.explains),
        " ".join(str(number) for number in sorted({each.sentence for each in item.evidence})),
        " ".join(item.facts),
        " ".join(item.tags),
    )


def _options(question: Question) -> tuple[str, ...]:
    """List what stands to be chosen, in printed order: options, events, the second column of a match."""
    if question.item.columns is not None:
        return question.item.columns.right
    return tuple(choice.text for choice in question.choices) or question.item.options


def harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def flash_cards(asked: Sequence[Question]) -> bytes:
    """Write a line a card, its two sides apart by a tab, as Quizlet takes them; a match gives a card for each row."""
    sides = [side for each in asked for side in _cards(each)]
    return "".join(f"{_line(front)}\t{_line(back)}\n" for front, back in sides).encode()


def _cards(question: Question) -> list[tuple[str, str]]:
    if question.shape is Shape.MATCH:
        return [(f"{question.stem} {pair.left}", pair.right) for pair in question.pairs]
    if question.shape is Shape.ORDER:
        events = " / ".join(question.item.options)
        return [(f"{question.stem} {events}", " ← ".join(question.answer))]
    hint = f" ({question.item.hint})" if question.item.hint else ""
    front = f"{question.stem}{hint}"
    return [(front, "، ".join(filter(None, (*question.answer, question.correction))))]


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
