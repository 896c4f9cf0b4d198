"""What the study page shows: the passage cut at the words that are explained, and statements on lines of time.

Time is measured as shares of a width and runs from right to left, as the page is read.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizgen.arabic import fold
from quizgen.arabic.calendars import Day, days_between, read_day
from quizgen.arabic.letters import unmarked
from quizgen.model import Sentence, Statement, Word

ROWS = 30  # of one picture; a longer one would not fit a printed page
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
TICKS = 7
POINT = 45  # days: shorter spans are drawn as a point
EMPTY = 0.75  # share of a line without any statement from which on the line is cut there
SQUEEZED = 3  # statements that must lie beside such a gap
MARGIN = 5.0  # per cent left free at either side


# ---------------------------------------------------------------- the passage


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `word` explains it, `vowelled` is the same letters with their vowel marks."""

    text: str
    word: Word | None = None
    vowelled: str = ""


def pieces(sentence: Sentence, words: Sequence[Word]) -> tuple[Piece, ...]:
    """Cut a sentence, as corrected, at the words explained in it; joined again the pieces are the sentence."""
    made: list[Piece] = []
    at = 0
    for start, end, word in sorted(_places(sentence, words), key=lambda place: place[:2]):
        if start < at:
            continue
        if start > at:
            made.append(Piece(sentence.reads[at:start]))
        surface = sentence.reads[start:end]
        made.append(Piece(surface, word, vowelled(surface, word)))
        at = end
    if at < len(sentence.reads):
        made.append(Piece(sentence.reads[at:]))
    return tuple(made)


def _places(sentence: Sentence, words: Iterable[Word]) -> Iterable[tuple[int, int, Word]]:
    for word in words:
        evidence = word.evidence
        if evidence is None or evidence.sentence != sentence.number or not evidence.marks:
            continue
        phrase = sentence.reads.find(evidence.reads)
        if phrase < 0:
            continue
        start, end = evidence.marks[0]
        yield *_whole(sentence.reads, phrase + start, phrase + end), word


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to whole words, so that a letter is never cut from the one it joins."""
    while start > 0 and _joins(text[start - 1]):
        start -= 1
    while end < len(text) and _joins(text[end]):
        end += 1
    return start, end


def _joins(letter: str) -> bool:
    return letter.isalpha() or letter == "ـ" or "\u064b" <= letter <= "\u0670"


def vowelled(surface: str, word: Word) -> str:
    """Write a word of the passage with its vowel marks, '' where it is none of the forms that are known with them.

    An inflected form has vowels of its own: «يضمن» is not «ضَمِنَ» behind a ي.
    """
    present = word.present.removesuffix("\u064f")  # the mood of the passage is another one behind أن
    for form in (word.word, word.plural, present, word.masdar):
        letters = unmarked(form)
        places = fold.whole_words(letters, surface) if letters != form else ()
        if len(places) == 1 and places[0][1] == len(surface):
            return surface[: places[0][0]] + form
    return ""


# ---------------------------------------------------------------- the lines of time


@dataclass(frozen=True, slots=True)
class Bar:
    """One statement: its number, and its place from the left edge in per cent."""

    number: int
    left: float
    width: float
    point: bool
    planned: bool
    open_start: bool
    open_end: bool

    @property
    def middle(self) -> float:
        return round(self.left + self.width / 2, 2)

    @property
    def right(self) -> float:
        return round(self.left + self.width, 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis and its place from the left edge in per cent."""

    year: int
    place: float

    @property
    def label(self) -> str:
        """The year as it is printed: 2015, 101 ق.م."""
        return f"{self.year}" if self.year > 0 else f"{1 - self.year} ق.م"


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars under one axis."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


def dated(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """List the statements that have a place in time, earliest first; those without a beginning go by their end."""
    placed = [statement for statement in statements if statement.starts or statement.ends]
    return tuple(sorted(placed, key=_in_time))


def _in_time(statement: Statement) -> tuple[Day, Day]:
    starts, ends = _days(statement)
    last = Day(9999, 12, 31)
    return starts or ends or last, ends or last


def pictures(statements: Sequence[Statement]) -> tuple[Picture, ...]:
    """Draw the dated statements, in their order, as pictures of at most 30 rows: those of one era over one scale."""
    made: list[Picture] = []
    number = 0
    for era in _eras(dated(statements)):
        first, last, step = _scale(era)
        ticks = tuple(Tick(year, _place(year, first, last)) for year in range(first, last + 1, step))
        bars = [_bar(at, row, first, last) for at, row in enumerate(era, number + 1)]
        made += [Picture(ticks, tuple(bars[at : at + ROWS])) for at in range(0, len(bars), ROWS)]
        number += len(bars)
    return tuple(made)


def _eras(rows: Sequence[Statement]) -> list[Sequence[Statement]]:
    """Part rows, which are in order, where a long time without any would squeeze several of them into a corner."""
    if len(rows) <= SQUEEZED:
        return [rows] if rows else []
    days = [day for row in rows for day in _days(row) if day]
    whole = _year(max(days)) - _year(min(days))
    widest, cut, until = 0.0, 0, -math.inf
    for at, row in enumerate(rows):
        starts, ends = _days(row)
        begins = _year(starts) if starts else -math.inf
        if at and begins - until > widest:
            widest, cut = begins - until, at
        until = max(until, _year(ends) if ends else math.inf)
    if widest <= EMPTY * whole or max(cut, len(rows) - cut) < SQUEEZED:
        return [rows]
    return [*_eras(rows[:cut]), *_eras(rows[cut:])]


def _days(statement: Statement) -> tuple[Day | None, Day | None]:
    starts = read_day(statement.starts) if statement.starts else None
    return starts, read_day(statement.ends) if statement.ends else None


def _scale(rows: Sequence[Statement]) -> tuple[int, int, int]:
    """Return first year, last year and step: whole steps that hold every day, at most eight ticks."""
    days = [day for row in rows for day in _days(row) if day]
    low, high = min(days).year, max(days).year + 1
    step = next((step for step in STEPS if (high - low) / step <= TICKS), STEPS[-1])
    first = low - low % step
    return first, first + step * -(-(high - first) // step), step


def _year(day: Day) -> float:
    """Return a day as a year and its share that has passed."""
    return day.year + days_between(Day(day.year, 1, 1), day) / 366


def _place(year: float, first: int, last: int) -> float:
    """Return the place from the left edge, in per cent: the first year lies at the right."""
    return round(100 - MARGIN - (year - first) / (last - first) * (100 - 2 * MARGIN), 2)


def _bar(number: int, row: Statement, first: int, last: int) -> Bar:
    starts, ends = _days(row)
    right = _place(_year(starts), first, last) if starts else 100.0
    left = _place(_year(ends), first, last) if ends else 0.0
    point = bool(starts and ends and days_between(starts, ends) < POINT)
    return Bar(number, left, round(right - left, 2), point, row.planned, starts is None, ends is None)
