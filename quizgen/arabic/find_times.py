"""Finding the times that a reader takes from Arabic text, at the precision at which the text tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from quizgen.arabic import date_rules, reckon, relative_rules, year_rules  # noqa: F401 -- they register what they read
from quizgen.arabic import time as times
from quizgen.arabic.calendars import Calendar, weekday_of
from quizgen.arabic.fold import REMEMBERED, find
from quizgen.arabic.reckon import Published
from quizgen.arabic.time import Time
from quizgen.arabic.time_rules import Reading, Told, Words, begins_of, reading_at
from quizgen.arabic.time_words import signs_of

Found = tuple[int, int, Time]

_BEGINS = re.compile(f"[{re.escape(begins_of())}]")
_TO = re.compile(r"(?:-|,?&?[>U]p?v?j?)")
_SAME = re.compile(r"[,(]?&?=j?[,(]?|[/(,]|-")
_BETWEEN = re.compile(r"b[nz]?$")
_OPENED = re.compile(r"[SU]p?v?j?$")


@lru_cache(maxsize=REMEMBERED)
def times_in(text: str, published: Time | None = None) -> tuple[Found, ...]:
    """List every time that a text tells, as (start, end, time), in the order of the text.

    `published` is the day, month or year from which relative times are counted («أمس», «13 يوليو الحالي», a month
    without a year); without it these are left out. After منذ or حتى a time is open, and its span takes that word in.
    """
    words = Words(signs_of(text), text, Published(published))
    found: list[Found] = []
    for begin, end, time in _resolved(words, list(_readings(words))):
        found.append((words.signs.starts[begin], words.signs.ends[end - 1], time))
    return tuple(found)


def _readings(words: Words) -> Iterator[Reading]:
    """Yield what the rules read, from the start of the text on, never over one another."""
    at = 0
    while hit := _BEGINS.search(words.signs.line, at):
        reading = reading_at(words, hit.start())
        if reading is not None:
            yield reading
        at = reading.end if reading else hit.end()


def _resolved(words: Words, readings: list[Reading]) -> Iterator[tuple[int, int, Time]]:
    """Yield times between signs: two readings together where they are a range or one time in both calendars."""
    at = 0
    while at < len(readings):
        one = readings[at]
        other = readings[at + 1] if at + 1 < len(readings) else None
        together = _together(words, one, other) if other else None
        if together and other:
            yield _opened(words, replace(one, end=other.end), together)
            at += 2
            continue
        if time := _time(words, one):
            yield _opened(words, one, time)
        at += 1


def _together(words: Words, one: Reading, other: Reading) -> Time | None:
    """Make one time of two readings side by side; None where they are two times."""
    line = words.signs.line
    between, before = line[one.end : other.begin], line[: one.begin]
    if len(one.dates) == 2 or len(other.dates) == 2:
        return None
    if _SAME.fullmatch(between) and (same := _same(words, one, other, between)):
        return same
    if _TO.fullmatch(between) and (between != "-" or one.dates):
        return _range(words, one, other)
    if between == "&" and _BETWEEN.search(before[-2:]):  # a comparison of two times is worded alike
        told = _range(words, one, other)
        return told if told and (one.dates[0].year or told.of[0].first.year == told.of[1].first.year) else None
    return None


def _same(words: Words, one: Reading, other: Reading, between: str) -> Time | None:
    """Make the one time that «25 شوال 1436 هـ الموافق 10 أغسطس 2015» tells, in whatever order."""
    first, second = _time(words, one), _time(words, other)
    if first is None or second is None:
        return None
    if "=" in between and one.time and other.dates:  # الاثنين الماضي الموافق 26 رمضان: the date is told more exactly
        return second
    if first.calendar == second.calendar:
        return second if "=" in between and first == second else None
    hijri, gregorian = (first, second) if first.calendar == "hijri" else (second, first)
    with suppress(ValueError):
        return times.both(hijri, gregorian)
    return None


def _range(words: Words, one: Reading, other: Reading) -> Time | None:
    """Make a range of two readings, each of which may leave its year, its month or its calendar to the other."""
    if other.dates and _has_year(other.dates[0]):
        last = _time(words, other)
        first = _time(words, _completed(one, other, last, -1))
    else:
        first = _time(words, one)
        last = _time(words, _completed(other, one, first, 1))
    if first is None or last is None:
        return None
    with suppress(ValueError):
        return times.span(first, last)
    return None


def _has_year(told: Told) -> bool:
    return told.year is not None or told.steps is not None or told.year_steps is not None


def _completed(reading: Reading, other: Reading, known: Time | None, way: int) -> Reading:
    """Fill in what one end of a range leaves to the other: 30 شوال إلى 20 ذي القعدة 1436.

    `way` is 1 for its later end, -1 for its earlier one.
    """
    if known is None or known.starts is None or not reading.dates or not other.dates or _has_year(reading.dates[0]):
        return reading
    told, given = reading.dates[0], other.dates[0]
    calendar = told.calendar or given.calendar
    if calendar != known.calendar:
        return reading
    year, month = known.first.year, told.month or given.month
    if month and given.month and (month - given.month) * way < 0:
        year += way
    return replace(reading, dates=(replace(told, year=year, month=month, calendar=calendar),))


def _time(words: Words, reading: Reading) -> Time | None:
    """Reckon what a reading tells; None where no calendar has it or the day of publication would be needed."""
    if reading.time is not None:
        return reading.time
    *before, told = reading.dates
    last = _date(words, told)
    if not before or last is None:
        return last
    first = _date(words, replace(before[0], year=before[0].year or last.first.year))
    if first is None:
        return None
    with suppress(ValueError):
        return times.span(first, last)
    return None


def _date(words: Words, told: Told) -> Time | None:
    calendar: Calendar = told.calendar or "gregorian"
    if told.year is not None:
        return _in_year(told, told.year, calendar)
    if told.year_steps is not None:
        steps = told.year_steps
        return words.published.agreed(
            lambda today: _in_year(told, reckon.year_from(today, steps, calendar).first.year, calendar)
        )
    month = told.month
    if month is None:
        return None

    def near(today: date) -> Time | None:
        year = reckon.year_of_month(today, month, told.steps, calendar, told.day, past=told.past)
        years = (year,) if told.steps is not None or told.weekday is None else (year, year - 1, year + 1)
        made = (_in_year(told, each, calendar) for each in years)
        return next((one for one in made if one and _on_weekday(one, told)), None)

    return words.published.agreed(near)


def _in_year(told: Told, year: int, calendar: Calendar) -> Time | None:
    """Make the date in a year: its day and month the other way round where only that is a day, or fits its weekday."""
    made: list[Time] = []
    orders = [(told.month, told.day), (told.day, told.month)] if told.either else [(told.month, told.day)]
    for month, day in orders:
        with suppress(ValueError):
            if month is None:
                made.append(times.year(year, calendar))
            elif day is None:
                made.append(times.month(year, month, calendar))
            else:
                made.append(times.day(year, month, day, calendar))
    fitting = [one for one in made if _on_weekday(one, told)] or made
    if not fitting:
        return None
    return times.part(told.part, fitting[0]) if told.part else fitting[0]


def _on_weekday(time: Time, told: Told) -> bool:
    """Report whether a time fits the weekday that it is told with; a Hijri day may lie a day beside it."""
    if told.weekday is None or time.precision != "day" or time.starts is None:
        return True
    apart = (weekday_of(time.starts) - told.weekday) % 7
    return apart in ((0, 1, 6) if time.calendar == "hijri" else (0,))


def _opened(words: Words, reading: Reading, time: Time) -> tuple[int, int, Time]:
    """Open a time after منذ or حتى, and take that word in."""
    before = _OPENED.search(words.signs.line[max(0, reading.begin - 4) : reading.begin])
    if before is None or time.open not in ("", "both"):
        return reading.begin, reading.end, time
    opens = times.since if before[0][0] == "S" else times.until
    return reading.begin - len(before[0]), reading.end, opens(time)


def said(time: Time, text: str, published: Time | None = None) -> tuple[tuple[int, int], ...]:
    """List every (start, end) where a text says this very time.

    «منذ عام 2008» says 2008 as well, and a time in both calendars says either. «قبل عام 2008» and «حتى عام 2008» do
    not say 2008, nor a range its bounds, a month its days or a day its month.
    """
    if time.precision == "text":
        return find(time.text, text)
    return tuple(
        (start, end)
        for start, end, told in times_in(text, published)
        if time in says(told)
        and not _BEYOND.search(text[max(0, start - 8) : start])
        and not _is_one_of_two(text, start, end)
    )


def _is_one_of_two(text: str, start: int, end: int) -> bool:
    """Return whether another time may be meant instead: «في سبتمبر أو أكتوبر 2015»."""
    return _OR.match(text, end) is not None or _AFTER_OR.search(text[max(0, start - 8) : start]) is not None


_OR, _AFTER_OR = re.compile(r"\s+أو\s"), re.compile(r"(?<!\w)أو\s+(?:في\s+)?$")
_BEYOND = re.compile(r"(?<!\w)[وف]?(?:قبل|بعد)\s+$")


def says(told: Time) -> tuple[Time, ...]:
    """List the times that a time read in a text says: itself, of an open one also what it is made of."""
    if told.open in ("since", "both"):
        return (told, *told.of, *(each for one in told.of for each in one.of))
    return (told,)


def uncounted(text: str, published: Time | None) -> tuple[str, ...]:
    """List the words of a text that tell a time only to who knows when exactly it was published."""
    known = {(start, end) for start, end, _ in times_in(text, published)}
    days = [published.starts] if published and published.starts else [(2000, 1, 1), (2000, 7, 1)]
    counted = sorted({found[:2] for day in days for found in times_in(text, times.day(*day))})
    return tuple(text[start:end] for start, end in counted if (start, end) not in known)


def clashing(text: str, published: Time) -> tuple[str, ...]:
    """List the words of a text that tell a day by a weekday which it has not: «أمس الثلاثاء», published on a Friday."""
    known = {(start, end) for start, end, _ in times_in(text, published)}
    if published.starts is None:
        return ()
    first = date(published.starts.year, published.starts.month, published.starts.day)
    days = (first + timedelta(days=days) for days in range(1, 7))
    other = {found[:2] for day in days for found in times_in(text, times.day(day.year, day.month, day.day))}
    return tuple(text[start:end] for start, end in sorted(other - known))
