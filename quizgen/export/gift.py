"""GIFT, Moodle's plain-text format (docs.moodle.org, "GIFT format"); other programs read it too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quizgen import html
from quizgen.answering import Shape
from quizgen.export.question import (
    Question,
    name,
    passage,
    right_feedback,
    share,
    source,
    title,
    wrong_feedback,
)
from quizgen.model import Bank

CONTROL = re.compile(r"[\\~=#{}:]")


def gift(bank: Bank, asked: Sequence[Question]) -> bytes:
    """Write the passage as a description and every question with its id and tags."""
    parts = [f"// {one_line(source(bank))}\n$CATEGORY: $course$/top/{one_line(title(bank)).replace('/', '//')}"]
    if bank.settings.passage:
        heading = escaped(bank.labels["sheet.passage"])
        parts.append(f"::{heading}::[html]{escaped(html.blocks(passage(bank)))}")
    parts += [_question(bank, each) for each in asked]
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """Put a backslash before the signs that mean something in GIFT; an empty line would end the question."""
    return CONTROL.sub(lambda sign: f"\\{sign.group()}", one_line(text))


def one_line(text: str) -> str:
    """Write a text without line breaks."""
    return re.sub(r"\s+", " ", text).strip()


def _html(text: str) -> str:
    return escaped(html.inline(text))


def _plain(text: str) -> str:
    """Write a text that Moodle compares or shows as it stands; `->` would make a pair of it, and `*` stand for all."""
    return escaped(text.replace("->", "→"))


def _question(bank: Bank, question: Question) -> str:
    tags = "".join(f" [tag:{_bracketed(tag)}]" for tag in question.item.tags)
    head = f"// [id:{_bracketed(question.item.id)}]{tags}\n::{escaped(name(question))}::[html]"
    general = f"####{escaped(html.blocks(_general(bank, question)))}"
    answers = "\n".join([*_answers(bank, question), general])
    if question.gap is None:
        return f"{head}{escaped(html.block(question.stem))} {{\n{answers}\n}}"
    before, after = html.around_gap(question.gap.before, "\0", question.gap.after).split("\0")
    return f"{head}{_sided(before)}{{\n{answers}\n}}{_sided(after)}"


def _sided(text: str) -> str:
    """Escape one side of a gap; the space beside the gap stays."""
    return CONTROL.sub(lambda sign: f"\\{sign.group()}", re.sub(r"\s+", " ", text))


def _bracketed(text: str) -> str:
    return one_line(text).replace("]", "\\]")


def _general(bank: Bank, question: Question) -> Iterable[str]:
    """List what is shown after any answer: the right answer where nobody but a person can judge, and the proof."""
    if question.is_judged:
        yield f"{bank.labels['sheet.answer']}: {'، '.join(question.answer)}"
    yield from question.explains


def _answers(bank: Bank, question: Question) -> Iterator[str]:
    """Write what stands between the braces, but for the feedback to all; nothing there makes an essay."""
    right = _html(right_feedback(bank))
    if question.is_true_false and len(question.choices) == 2:
        # the first feedback is for whoever answers wrongly, the second for whoever answers rightly
        wrong = next(choice for choice in question.choices if not choice.right)
        yield f"{'TRUE' if question.choices[0].right else 'FALSE'}#{_html(wrong_feedback(bank, wrong))}#{right}"
    elif question.shape is Shape.CHOOSE:
        yield from _choices(bank, question)
    elif question.pairs:
        yield from (f"={_html(pair.left)} -> {_plain(pair.right)}" for pair in question.pairs)
        yield from (f"= -> {_plain(text)}" for text in question.spare)
    else:
        yield from (f"={_plain(text.replace('*', chr(92) + '*'))}#{right}" for text in question.accepts)


def _choices(bank: Bank, question: Question) -> Iterator[str]:
    rights = sum(choice.right for choice in question.choices)
    for choice in question.choices:
        text = _html(choice.text)
        if choice.right:
            sign = "=" if question.is_single else f"~%{share(rights)}%"
            yield f"{sign}{text}#{_html(right_feedback(bank))}"
        else:
            sign = "~" if question.is_single else "~%-100%"
            yield f"{sign}{text}#{_html(wrong_feedback(bank, choice))}"
