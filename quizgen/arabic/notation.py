"""Times as the fact file writes them: 2015-03-08, 1436-10-14 AH, early 2016, since 2008; read, and written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast, get_args

from quizgen.arabic.calendars import FIRST_HIJRI, LAST_HIJRI, Calendar
from quizgen.arabic.numerals import western
from quizgen.arabic.time import (
    SEASONS,
    Part,
    Season,
    Time,
    both,
    century,
    day,
    decade,
    half,
    month,
    part,
    quarter,
    season,
    since,
    span,
    until,
    year,
)

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
    if found := re.fullmatch(rf"({'|'.join(SEASONS)}) (\d{{4}})", text):
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
