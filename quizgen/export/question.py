"""An item as every format needs it: how it is answered, what is right, what to say to a right and to a wrong answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from quizgen import answering, corrected
from quizgen.answering import Shape
from quizgen.arabic import dates
from quizgen.arabic.letters import MARKS
from quizgen.arabic.notation import known_time
from quizgen.arabic.numerals import arabic, western
from quizgen.arabic.runs import runs
from quizgen.html import numbered
from quizgen.model import Bank, Columns, Item, Kind, Line, Quiz

VOWELS = re.compile(f"[{MARKS}]")


@dataclass(frozen=True, slots=True)
class Choice:
    """An option as printed, whether it is right, and why it is wrong ('' where it is right)."""

    text: str
    right: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands in the first column and its partner in the second; an event and its rank."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A sentence with a hole: what stands before it, and after it with the hint at its head."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Question:
    """One numbered question.

    `choices` are set for `Shape.CHOOSE`, `pairs` and `spare` (partners of nothing) for `MATCH` and `ORDER`, `gap` for
    `FILL`. `accepts` lists the spellings that count as right, () where only a person can judge. `answer` is the right
    answer as lines of text, `explains` what proves it: the correction (of a false statement, '' of a true one), the
    evidence, doubts, reasons that belong to no option.
    """

    number: int
    item: Item
    shape: Shape
    stem: str
    marks: int
    answer: tuple[str, ...]
    explains: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    pairs: tuple[Pair, ...] = ()
    spare: tuple[str, ...] = ()
    gap: Gap | None = None
    accepts: tuple[str, ...] = ()
    correction: str = ""

    @property
    def is_true_false(self) -> bool:
        """Return whether the answer is true or false."""
        return self.item.kind is Kind.TRUE_FALSE

    @property
    def is_judged(self) -> bool:
        """Return whether only a person can mark the answer."""
        return self.shape is Shape.WRITE and not self.accepts

    @property
    def is_single(self) -> bool:
        """Return whether one option only is right."""
        return sum(choice.right for choice in self.choices) == 1


def questions(bank: Bank, quiz: Quiz) -> tuple[Question, ...]:
    """List the questions of a quiz in the order in which it prints them."""
    return tuple(question(bank, line) for section in quiz.sections for line in section.lines)


def shown(text: str, bank: Bank) -> str:
    """Write a text in the digits that the quiz asks for; those of a name or an address («F-16») stay as they are."""
    digits = bank.settings.digits
    made, at = "", 0
    for run in runs(text):
        if run.latin:
            made += numbered(text[at : run.start], digits) + text[run.start : run.end]
            at = run.end
    return made + numbered(text[at:], digits)


def _in_digits(item: Item, bank: Bank) -> Item:
    """Write all that a learner reads of an item in the digits of the quiz; no span moves, a digit stays one letter."""

    def show(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(shown(text, bank) for text in texts)

    key: Any = item.key  # text, texts or pairs: the same shape comes out
    if not isinstance(key, str):
        key = tuple(shown(part, bank) if isinstance(part, str) else show(part) for part in key)
    return replace(
        item,
        stem=shown(item.stem, bank),
        key=shown(key, bank) if isinstance(key, str) else key,
        options=show(item.options),
        columns=item.columns and Columns(show(item.columns.left), show(item.columns.right)),
        why={shown(option, bank): why for option, why in item.why.items()},
        evidence=tuple(replace(each, reads=shown(each.reads, bank)) for each in item.evidence),
        right=shown(item.right, bank),
    )


def question(bank: Bank, line: Line) -> Question:
    """Read one line of a quiz as a question."""
    item = _in_digits(line.item, bank)
    shape = answering.shape(item)
    pairs = tuple(_pairs(item, shape))
    return Question(
        number=line.number,
        item=item,
        shape=shape,
        stem=answering.stem(item, bank.labels),
        marks=line.marks,
        answer=tuple(f"{pair.left} – {pair.right}" for pair in pairs) if shape is Shape.MATCH else item.values,
        explains=tuple(shown(text, bank) for text in _explanations(bank, item)),
        choices=_choices(bank, item) if shape is Shape.CHOOSE else (),
        pairs=pairs,
        spare=tuple(_spare(item)),
        gap=_gap(item),
        accepts=spellings(item) if shape in (Shape.FILL, Shape.WRITE) and answering.is_typed(item) else (),
        correction=answering.correction(item),
    )


def _choices(bank: Bank, item: Item) -> tuple[Choice, ...]:
    right = answering.right_options(item, bank.labels)
    return tuple(
        Choice(text, index in right, shown(item.why.get(text, ""), bank))
        for index, text in enumerate(answering.choices(item, bank.labels))
    )


def _gap(item: Item) -> Gap | None:
    if item.hole is None:
        return None
    start, end = item.hole
    hint = f" ({item.hint})" if item.hint else ""
    return Gap(item.evidence[0].reads[:start], f"{hint}{item.evidence[0].reads[end:]}")


def _pairs(item: Item, shape: Shape) -> Iterator[Pair]:
    if shape is Shape.MATCH and item.columns is not None:
        for left, index in zip(item.columns.left, answering.right_partners(item), strict=True):
            yield Pair(left, item.columns.right[index])
    elif shape is Shape.ORDER:
        for event, rank in zip(item.options, answering.right_ranks(item), strict=True):
            yield Pair(event, str(rank))


def _spare(item: Item) -> Iterator[str]:
    if item.columns is not None:
        taken = answering.right_partners(item)
        yield from (text for index, text in enumerate(item.columns.right) if index not in taken)


def spellings(item: Item) -> tuple[str, ...]:
    """List what counts as right where letters are compared one by one: with and without vowels, in both digits."""
    written = [text for text in (*item.values, item.typed, *item.accepts) if text]
    bare = [form for text in written for form in (text, VOWELS.sub("", text))]
    return tuple(dict.fromkeys([*bare, *map(western, bare), *map(arabic, bare)]))


def _explanations(bank: Bank, item: Item) -> Iterator[str]:
    labels, label = bank.labels, bank.labels["sheet.printed-as"]
    if correction := answering.correction(item):
        yield f"{labels['sheet.right-reads']}: {correction}"
    for evidence in answering.settling(item):
        told = corrected.told(evidence, bank.article.corrections, label)
        yield f"{labels['sheet.sentence']} {evidence.sentence}: «{told}»"
    if item.doubt:
        yield item.doubt
    options = answering.choices(item, labels)
    yield from (why for option, why in item.why.items() if option not in options)


def wrong_feedback(bank: Bank, choice: Choice) -> str:
    """Say that a wrong option is wrong, and why."""
    return _sentences((f"{bank.labels['sheet.wrong']}.", choice.why))


def right_feedback(bank: Bank) -> str:
    """Say that an answer is right."""
    return f"{bank.labels['sheet.right']}."


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(filter(None, parts))


def share(parts: int) -> str:
    """Write one part of a hundred as Moodle does, with five places: 33.33333; `parts` is at least 1."""
    return f"{100 / parts:.5f}".rstrip("0").rstrip(".")


def title(bank: Bank) -> str:
    """Name the quiz as its page does."""
    return shown(bank.settings.title or bank.article.title or bank.labels["sheet.untitled"], bank)


def source(bank: Bank) -> str:
    """Say in one line what is known of where the passage comes from."""
    labels, article = bank.labels, bank.article
    parts = [f"«{article.title}»"] if article.title else []
    if article.publisher:
        parts.append(f"{labels['sheet.source']}: {article.publisher}")
    if article.published:
        parts.append(f"{labels['sheet.published']}: {_day(bank)}")
    if article.rights:
        parts.append(f"{labels['sheet.rights']}: {article.rights}")
    if article.url:
        parts.append(article.url)
    return shown(" · ".join(parts), bank)


def _day(bank: Bank) -> str:
    """Name the day or month of publication as the pages do; what is not a date is shown as written."""
    time = known_time(bank.article.published)
    return dates.name(time, months=bank.settings.months) if time else bank.article.published


def about(bank: Bank) -> tuple[str, ...]:
    """Say where the passage comes from, and what its author wants noticed."""
    return tuple(filter(None, (source(bank), shown(bank.article.notice, bank))))


def passage(bank: Bank) -> tuple[str, ...]:
    """Write the passage as the quiz prints it, its sentences numbered; then where it comes from."""
    told = " ".join(f"[{sentence.number}] {sentence.reads}" for sentence in bank.article.sentences)
    return shown(told, bank), *about(bank)


def name(question: Question, width: int = 60) -> str:
    """Name a question for a list: its number and the beginning of its stem."""
    stem = question.stem if len(question.stem) <= width else f"{question.stem[:width].rsplit(' ', 1)[0]} …"
    return f"{question.number}. {stem}"
