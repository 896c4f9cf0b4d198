"""Times that keep their precision: May 2016 has no day, and a time in words is comparable with nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, cast, get_args

from quizgen.arabic.calendars import (
    DOUBT,
    FIRST_HIJRI,
    LAST_HIJRI,
    Calendar,
    Day,
    day_of,
    days_between,
    in_calendar,
    month_length,
)
from quizgen.arabic.numerals import western

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
_SEASONS: dict[Season, tuple[int, int]] = {"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "winter": (1, 12)}


def season(name: Season, year: int) -> Time:
    """Make a season of a year, as the northern half of the earth has it."""
    whole = _months("season", year, *_SEASONS[name])
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
        raise ValueError(f"{notation(hijri)} is not {notation(gregorian)} in any country's calendar")
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


# ---------------------------------------------------------------- notation

WANTED = (
    "2015-03-08, 2016-05, 2008, 1436-10-14 AH, early 2016, end 2016, 2015-Q1, 2015-H1, summer 2014, 1990s, "
    "19th century, 44 BC, since 2008-10, until 1440 AH or 2015-08-03..2015-08-09"
)
_ERA = r"(?: (?P<era>AH|AD|BC))?"
_CALENDARS: dict[str, Calendar] = {"AH": "hijri"}
_PART_NAMES = "|".join(get_args(Part))
_NUMERIC = re.compile(
    rf"(?P<year>\d{{1,4}})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-(?P<kind>[QH])(?P<number>\d))?{_ERA}"
)
_CENTURY = re.compile(r"(?P<century>\d{1,2})(?:st|nd|rd|th) century(?: (?P<era>BC))?")
_PREFIXED = re.compile(r"(since|until) (.+)")


class NotATime(ValueError):
    """Raised for what is written in none of the notations; other ValueErrors tell what no calendar has."""


@lru_cache
def known_time(text: str) -> Time | None:
    """Read a notation that may be missing: None for '', `unknown` and whatever else is not a time."""
    try:
        return read_time(text)
    except ValueError:
        return None


def looks_hijri(time: Time) -> bool:
    """Report whether a Gregorian day or month is of a year that a newspaper's Hijri dates have: 1436-10-14."""
    return (time.precision, time.calendar, time.open) in (
        ("day", "gregorian", ""),
        ("month", "gregorian", ""),
    ) and FIRST_HIJRI <= time.first.year <= LAST_HIJRI


def read_time(text: str) -> Time:
    """Read a notation: 2015-03-08, 1436-10 AH, late 2016, 1990s, since 2008, 2010..2015 and the like.

    Raises NotATime for anything else, ValueError for days that no calendar has and Hijri years that are not converted.
    """
    text = western(text.strip())
    if opened := _PREFIXED.fullmatch(text):
        return (since if opened[1] == "since" else until)(_read(opened[2]))
    first, dots, last = text.partition("..")
    return span(_read(first.strip()), _read(last.strip())) if dots else _read(text)


def _read(text: str) -> Time:
    if " = " in text:
        hijri, gregorian = text.split(" = ", 1)
        return both(_read(hijri.strip()), _read(gregorian.strip()))
    if found := re.fullmatch(rf"({_PART_NAMES}) (.+)", text):
        if re.match(rf"({_PART_NAMES}) ", found[2]):
            raise NotATime(f"{text[:40]!r} is not a time: it names a part of a part")
        return part(cast(Part, found[1]), _read(found[2]))
    if found := re.fullmatch(rf"({'|'.join(_SEASONS)}) (\d{{4}})", text):
        return season(cast(Season, found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{3})0s", text):
        return decade(int(found[1]) * 10)
    if found := _CENTURY.fullmatch(text):
        return century(1 - int(found["century"]) if found["era"] else int(found["century"]))
    if found := _NUMERIC.fullmatch(text):
        return _numeric(found)
    raise NotATime(f"{text!r} is not a time (write {WANTED})")


def _numeric(found: re.Match[str]) -> Time:
    number, calendar = int(found["year"]), _CALENDARS.get(found["era"], "gregorian")
    if number == 0 or (len(found["year"]) < 3 and found["era"] != "BC"):
        raise NotATime(f"{found[0]!r} is not a time: a year has four digits")
    if found["era"] == "BC":
        number = 1 - number
    if found["kind"]:
        return (quarter if found["kind"] == "Q" else half)(number, int(found["number"]), calendar)
    if found["day"]:
        return day(number, int(found["month"]), int(found["day"]), calendar)
    return month(number, int(found["month"]), calendar) if found["month"] else year(number, calendar)


def notation(time: Time) -> str:
    """Write a time as the fact file does, a time in words as it is."""
    match time.open:
        case "range":
            return "..".join(map(notation, time.of))
        case "both":
            return " = ".join(map(notation, time.of))
        case "since" | "until":
            return f"{time.open} {notation(time.of[0])}"
    if time.precision == "text":
        return time.text
    return f"{time.part} {_closed_notation(time)}" if time.part else _closed_notation(time)


def _closed_notation(time: Time) -> str:
    first, last = time.first, time.last
    era = " AH" if time.calendar == "hijri" else " BC" if first.year < 1 else ""
    shown = f"{1 - first.year}" if first.year < 1 else f"{first.year:03}" if first.year >= 100 else f"{first.year:04}"
    match time.whole if time.precision == "part" else time.precision:
        case "season":
            return f"{last.year - 1 if time.part == 'winter' else first.year}"
        case "decade":
            return f"{first.year // 10}0s"
        case "century":
            number = -(-last.year // 100)
            return f"{nth(number)} century" if number > 0 else f"{nth(1 - number)} century BC"
        case "quarter":
            return f"{shown}-Q{last.month // 3}{era}"
        case "half":
            return f"{shown}-H{last.month // 6}{era}"
        case "year":
            return f"{shown}{era}"
        case "month":
            return f"{shown}-{first.month:02}{era}"
    return f"{shown}-{first.month:02}-{first.day:02}{era}"


def nth(n: int) -> str:
    """Write an English ordinal: 19th, 21st."""
    ending = "th" if 10 < n % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"
