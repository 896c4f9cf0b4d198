"""Times that keep their precision: May 2016 has no day, and a time in words is comparable with nothing."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from quizgen.arabic.digits import western

Precision = Literal["day", "month", "part", "year", "decade", "century", "text"]
Part = Literal["", "early", "mid", "late"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time at the precision at which it is known.

    `starts` and `ends` are its widest bounds, both included (None is open), fit for proving that two times differ.
    `open` tells «منذ», «حتى» or a range and `of` the one or two times that it is made of; `part` is the part of a
    year or, where the bounds lie in one month, of that month.
    """

    precision: Precision
    starts: date | None = None
    ends: date | None = None
    open: Literal["", "since", "until", "range"] = ""
    text: str = ""
    part: Part = ""
    of: tuple[Time, ...] = ()


def day(year: int, month: int, number: int) -> Time:
    """Make a day. Raises ValueError where the calendar has none."""
    at = date(year, month, number)
    return Time("day", at, at)


def month(year: int, number: int) -> Time:
    """Make a month of a year. Raises ValueError for month 13."""
    return Time("month", date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def year(number: int) -> Time:
    """Make a year."""
    return Time("year", date(number, 1, 1), date(number, 12, 31))


# First and last month of a part of a year, first and last day of a part of a month. Wide: mid overlaps both others.
_YEAR_PARTS = {"early": (1, 6), "mid": (4, 9), "late": (7, 12)}
_MONTH_PARTS = {"early": (1, 15), "mid": (8, 23), "late": (15, 31)}


def part(name: Literal["early", "mid", "late"], of: Time) -> Time:
    """Make the early, mid or late part of a year or a month. Raises ValueError for anything else."""
    if of.precision not in ("year", "month") or of.open or of.starts is None:
        raise ValueError("only a year or a month has an early, mid or late part")
    first = of.starts
    if of.precision == "month":
        length = monthrange(first.year, first.month)[1]
        low, high = _MONTH_PARTS[name]
        return Time("part", first.replace(day=low), first.replace(day=min(high, length)), part=name)
    low, high = _YEAR_PARTS[name]
    return Time("part", first.replace(month=low), month(first.year, high).ends, part=name)


def decade(first: int) -> Time:
    """Make a decade by its first year: 1990."""
    return Time("decade", date(first, 1, 1), date(first + 9, 12, 31))


def century(number: int) -> Time:
    """Make a century, with both years that people count into it (1800 and 1900 for the 19th)."""
    return Time("century", date(max(1, number * 100 - 100), 1, 1), date(number * 100, 12, 31))


def since(time: Time) -> Time:
    """Make «since …»: it has no end. Raises ValueError for a time that is open or in words."""
    return Time(time.precision, _closed(time).starts, None, "since", of=(time,))


def until(time: Time) -> Time:
    """Make «until …»: it has no start. Raises ValueError for a time that is open or in words."""
    return Time(time.precision, None, _closed(time).ends, "until", of=(time,))


def span(first: Time, last: Time) -> Time:
    """Make the time from one to another. Raises ValueError where either is open or the second is not the later one."""
    starts, ends = _closed(first).starts, _closed(last).ends
    if starts is None or ends is None or last.starts is None or starts >= last.starts:
        raise ValueError("a range needs two times, the earlier one first")
    return Time(first.precision, starts, ends, "range", of=(first, last))


def text_time(text: str) -> Time:
    """Make a time in words («أثناء انهيار الاتحاد السوفيتي»), comparable with nothing."""
    return Time("text", text=text)


def _closed(time: Time) -> Time:
    if time.open or time.starts is None:
        raise ValueError("a time in words, an open one or a range has no since, until or range of its own")
    return time


_NOTATIONS: tuple[tuple[str, Callable[[re.Match[str]], Time]], ...] = (
    (r"(\d{4})-(\d\d)-(\d\d)", lambda m: day(int(m[1]), int(m[2]), int(m[3]))),
    (r"(\d{4})-(\d\d)", lambda m: month(int(m[1]), int(m[2]))),
    (r"(\d{4})", lambda m: year(int(m[1]))),
    (r"(?P<part>early|mid|late) (\d{4}(?:-\d\d)?)", lambda m: part(_part_name(m["part"]), read_time(m[2]))),
    (r"(\d{3})0s", lambda m: decade(int(m[1]) * 10)),
    (r"(\d{1,2})(?:st|nd|rd|th) century", lambda m: century(int(m[1]))),
)


def _part_name(name: str) -> Literal["early", "mid", "late"]:
    return "early" if name == "early" else "mid" if name == "mid" else "late"


def read_time(text: str) -> Time:
    """Read a notation: 2015-03-08, 2016-05, 2008, late 2016, 1990s, 19th century. Raises ValueError."""
    for pattern, make in _NOTATIONS:
        if found := re.fullmatch(pattern, western(text.strip()), re.ASCII):
            return make(found)
    raise ValueError(f"{text!r} is no time (write 2015-03-08, 2016-05, 2008, late 2016, 1990s or 19th century)")


def notation(time: Time) -> str:
    """Write a time as the fact file does («since 1990s», «2008 to 2015» for open ones and ranges), a text as it is."""
    if time.open == "range":
        return " to ".join(map(notation, time.of))
    if time.open:
        return f"{time.open} {notation(time.of[0])}"
    if time.starts is None or time.ends is None:
        return time.text
    first = f"{time.starts.year:04}"
    match time.precision:
        case "part":
            return f"{time.part} {time.starts.isoformat()[:7] if in_one_month(time) else first}"
        case "century":
            return f"{nth(time.ends.year // 100)} century"
        case "decade":
            return f"{first}s"
        case "year":
            return first
        case precision:
            return time.starts.isoformat()[: 7 if precision == "month" else 10]


def nth(n: int) -> str:
    """Give an English ordinal: 19th, 21st."""
    ending = "th" if 10 < n % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def in_one_month(time: Time) -> bool:
    """Tell a part of a month from a part of a year."""
    return bool(time.starts and time.ends and time.starts.month == time.ends.month)


# ---------------------------------------------------------------- comparing


def disjoint(a: Time, b: Time) -> bool:
    """Tell whether two times surely share no day. A time in words is never surely apart from anything."""
    if a.precision == "text" or b.precision == "text":
        return False
    return _ends_before(a, b) or _ends_before(b, a)


def _ends_before(a: Time, b: Time) -> bool:
    return a.ends is not None and b.starts is not None and a.ends < b.starts


def same_precision(a: Time, b: Time) -> bool:
    """Tell whether two times are known equally well and worded alike: both days, both «since» a decade."""
    return _kind(a) == _kind(b)


def _kind(time: Time) -> tuple[object, ...]:
    monthly = time.precision == "part" and in_one_month(time)
    return time.precision, time.open, monthly, tuple(_kind(one)[0] for one in time.of)
