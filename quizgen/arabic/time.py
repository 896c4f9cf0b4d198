"""Times that keep their precision: May 2016 has no day, and a time in words is comparable with nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from quizgen.arabic.calendars import (
    DOUBT,
    Calendar,
    Day,
    day_of,
    days_between,
    in_calendar,
    month_length,
)

Precision = Literal["day", "month", "season", "quarter", "half", "part", "year", "decade", "century", "text"]
Part = Literal["early", "mid", "late", "end"]
Season = Literal["spring", "summer", "autumn", "winter"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time at the precision at which it is known.

    `starts` and `ends` are its widest bounds, both included (None is open), fit for proving that two times differ;
    they are Gregorian whatever the `calendar`. `open` tells «منذ», «حتى», a range, or one time told in both calendars,
    and `of` the one or two times that it is made of. `part` is the part of a year, a month, a decade or a century, or
    the season.
    """

    precision: Precision
    starts: Day | None = None
    ends: Day | None = None
    open: Literal["", "since", "until", "range", "both"] = ""
    text: str = ""
    part: Part | Season | Literal[""] = ""
    of: tuple[Time, ...] = ()
    calendar: Calendar = "gregorian"

    @property
    def first(self) -> Day:
        """Its first day in its own calendar. Raises ValueError for a time without one."""
        return in_calendar(self.calendar, _known(self.starts))

    @property
    def last(self) -> Day:
        """Its last day in its own calendar. Raises ValueError for a time without one."""
        return in_calendar(self.calendar, _known(self.ends))

    @property
    def whole(self) -> Precision:
        """What a part is a part of: a month, a year, a decade or a century. Raises ValueError for an open time."""
        years = self.last.year - self.first.year
        if years > 0:
            return "decade" if years < 10 else "century"
        return "month" if self.first.month == self.last.month else "year"


def _known(day: Day | None) -> Day:
    if day is None:
        raise ValueError("a time in words or an open one has no such day")
    return day


# ---------------------------------------------------------------- making


def day(year: int, month: int, number: int, calendar: Calendar = "gregorian") -> Time:
    """Make a day. Raises ValueError where the calendar has none."""
    at = day_of(calendar, year, month, number)
    return Time("day", at, at, calendar=calendar)


def month(year: int, number: int, calendar: Calendar = "gregorian") -> Time:
    """Make a month of a year. Raises ValueError for month 13."""
    return _months("month", year, number, number, calendar)


def year(number: int, calendar: Calendar = "gregorian") -> Time:
    """Make a year; 0 is 1 BC, -43 is 44 BC."""
    return _months("year", number, 1, 12, calendar)


def _months(precision: Precision, year: int, first: int, last: int, calendar: Calendar = "gregorian") -> Time:
    ends = day_of(calendar, year, last, month_length(calendar, year, last))
    return Time(precision, day_of(calendar, year, first, 1), ends, calendar=calendar)


def quarter(year: int, number: int, calendar: Calendar = "gregorian") -> Time:
    """Make a quarter of a year, 1 to 4."""
    return _months("quarter", year, number * 3 - 2, number * 3, calendar)


def half(year: int, number: int, calendar: Calendar = "gregorian") -> Time:
    """Make a half of a year, 1 or 2."""
    return _months("half", year, number * 6 - 5, number * 6, calendar)


# First and last month. Wide: spring reaches into summer, and the winter of a year may be the one before it or after.
SEASONS: dict[Season, tuple[int, int]] = {"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "winter": (1, 12)}


def season(name: Season, year: int) -> Time:
    """Make a season of a year, as the northern half of the earth has it."""
    whole = _months("season", year, *SEASONS[name])
    starts, ends = _known(whole.starts), _known(whole.ends)
    if name == "winter":
        starts, ends = Day(year - 1, 12, 1), Day(year + 1, 3, 31)
    return Time("season", starts, ends, part=name)


def decade(first: int) -> Time:
    """Make a decade by its first year: 1990."""
    return Time("decade", Day(first, 1, 1), Day(first + 9, 12, 31))


def century(number: int) -> Time:
    """Make a century, with both years that people count into it (1800 and 1900 for the 19th); 0 is the 1st BC."""
    last = number * 100
    return Time("century", Day(max(last - 100, 1 if number > 0 else last - 100), 1, 1), Day(last, 12, 31))


# The widest bounds of each part: days of a month, months of a year, years of a decade (from 0) and of a century.
_PARTS: dict[Precision, dict[Part, tuple[int, int]]] = {
    "month": {"early": (1, 15), "mid": (8, 23), "late": (15, 31), "end": (21, 31)},
    "year": {"early": (1, 6), "mid": (4, 9), "late": (7, 12), "end": (10, 12)},
    "decade": {"early": (0, 5), "mid": (3, 6), "late": (5, 9), "end": (8, 9)},
    "century": {"early": (0, 50), "mid": (25, 75), "late": (50, 100), "end": (75, 100)},
}


def part(name: Part, of: Time) -> Time:
    """Make a part of a month, year, decade or century. Raises ValueError for anything else."""
    if of.precision not in _PARTS or of.open:
        raise ValueError("only a month, a year, a decade or a century has an early, mid or late part or an end")
    low, high = _PARTS[of.precision][name]
    calendar, first, last = of.calendar, of.first, of.last
    if of.precision == "month":
        starts = day_of(calendar, first.year, first.month, low)
        ends = day_of(calendar, last.year, last.month, min(high, last.day))
        return Time("part", starts, ends, part=name, calendar=calendar)
    if of.precision == "year":
        return replace(_months("part", first.year, low, high, calendar), part=name)
    starts = first._replace(year=last.year - (9 if of.precision == "decade" else 100) + low)
    ends = last._replace(year=last.year - (9 if of.precision == "decade" else 100) + high)
    return Time("part", max(starts, first), ends, part=name)


def since(time: Time) -> Time:
    """Make «since …»: it has no end. Raises ValueError for a time that is open or in words."""
    return Time(time.precision, _closed(time).starts, None, "since", of=(time,), calendar=time.calendar)


def until(time: Time) -> Time:
    """Make «until …»: it has no start. Raises ValueError for a time that is open or in words."""
    return Time(time.precision, None, _closed(time).ends, "until", of=(time,), calendar=time.calendar)


def span(first: Time, last: Time) -> Time:
    """Make the time from one to another. Raises ValueError where either is open or the second is not the later one."""
    starts, ends = _closed(first).starts, _closed(last).ends
    if starts is None or ends is None or last.starts is None or starts >= last.starts:
        raise ValueError("a range needs two times, the earlier one first")
    calendar: Calendar = "hijri" if "hijri" in (first.calendar, last.calendar) else "gregorian"
    return Time(first.precision, starts, ends, "range", of=(first, last), calendar=calendar)


def both(hijri: Time, gregorian: Time) -> Time:
    """Make one time told in both calendars. Raises ValueError where they are not that, or more than two days apart."""
    if (hijri.calendar, gregorian.calendar) != ("hijri", "gregorian") or hijri.precision != gregorian.precision:
        raise ValueError("one time in both calendars is a Hijri and a Gregorian one of the same precision")
    if disjoint(_closed(hijri), _closed(gregorian)):
        told = f"the Hijri time begins on {_closed(hijri).first}, the Gregorian one on {_closed(gregorian).first}"
        raise ValueError(f"the two are one time in no country's calendar: {told}")
    return Time(hijri.precision, gregorian.starts, gregorian.ends, "both", of=(hijri, gregorian))


def text_time(text: str) -> Time:
    """Make a time in words («أثناء انهيار الاتحاد السوفيتي»), comparable with nothing."""
    return Time("text", text=text)


def _closed(time: Time) -> Time:
    if time.open not in ("", "both") or time.starts is None:
        raise ValueError("a time in words, an open one or a range has no since, until or range of its own")
    return time


# ---------------------------------------------------------------- comparing


def disjoint(a: Time, b: Time) -> bool:
    """Report whether two times surely share no day: between calendars, only where more than two days part them.

    A time in words is never surely apart from anything.
    """
    if a.precision == "text" or b.precision == "text":
        return False
    return any(ends_before(one, other) or ends_before(other, one) for one in _told(a) for other in _told(b))


def _told(time: Time) -> tuple[Time, ...]:
    return time.of if time.open == "both" else (time,)


def ends_before(a: Time, b: Time) -> bool:
    """Report whether a time surely ends before another begins, by more than two days where their calendars differ."""
    if a.ends is None or b.starts is None or a.ends >= b.starts:
        return False
    return a.calendar == b.calendar or days_between(a.ends, b.starts) > DOUBT


def same_precision(a: Time, b: Time) -> bool:
    """Report whether two times are known equally well and worded alike: both Hijri days, both «since» a decade."""
    return _kind(a) == _kind(b)


def _kind(time: Time) -> tuple[object, ...]:
    whole = time.whole if time.precision == "part" and not time.open else ""
    return time.precision, time.open, time.calendar, whole, tuple(map(_kind, time.of))
