"""Rules for dates: days and months, with or without a year, in numbers and names, and parts of what has parts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial
from typing import cast

from quizgen.arabic import reckon
from quizgen.arabic import time as times
from quizgen.arabic.calendars import Calendar, weekday_of
from quizgen.arabic.letters import listed
from quizgen.arabic.time import Part, Time
from quizgen.arabic.time_rules import STEPS, TO, Reading, Told, Words, reading_at, reckoned, rule, steps_of
from quizgen.arabic.time_words import folded

_WEEKDAY = r"(?:(?P<weekday>D)[,=]{0,2})?"
_A_DAY = "(?:d|T|f|o(?:x|&?T)?)"
_DAY = f"(?P<day>{_A_DAY})"
_MONTH = r"m?(?P<month>[MWNV])k?"
_YEAR = rf"(?:,?\(?<?(?:y[XHGr]?)?(?P<year>Y|t(?=G))(?P<mark>[HG])?|{STEPS})?"


@rule(
    "Dd",
    rf"{_WEEKDAY}(?<![dtY0][/-])(?:(?P<from>d)(?:>|&?U))?(?P<day>d)(?P<sep>[/-])(?P<month>d)(?P=sep)(?P<year>Y)(?P<mark>[HG])?",
    rf"{_WEEKDAY}(?P<from>d)-(?P<day>d)/(?P<month>d)/(?P<year>Y)(?P<mark>[HG])?",
)
@rule("DY", rf"{_WEEKDAY}(?P<year>Y)(?P<sep>[/-])(?P<month>d)(?P=sep)(?P<day>d)(?P<mark>[HG])?(?![/-]?[dY0])")
def _numeric(found: re.Match[str], words: Words) -> Reading | None:
    told = _told(found, words)
    if told.year is None or told.month is None or told.day is None or words.sign(found.start() - 1) == "K":
        return None
    if found["mark"] is None and 1343 <= told.year <= 1500:
        told = replace(told, calendar="hijri")
    told = replace(told, either="sep" in found.groupdict())
    return _days(found, words, replace(told, calendar=told.calendar or "gregorian"))


@rule("DdofT", rf"{_WEEKDAY}(?P<from>{_A_DAY}){TO}(?:j?D,?)?{_DAY}<?{_MONTH}{_YEAR}")
@rule("dofT", rf"(?<=b)(?P<from>{_A_DAY})&{_DAY}<?{_MONTH}{_YEAR}")
@rule("DdofT", rf"{_WEEKDAY}{_DAY}<?{_MONTH}{_YEAR}", rf"{_WEEKDAY}{_DAY}<?{_MONTH}")
def _dated(found: re.Match[str], words: Words) -> Reading | None:
    told = _told(found, words)
    return None if _is_no_year(found, words, told) or _is_name(found, words, told) else _days(found, words, told)


@rule("DdofT", rf"{_WEEKDAY}{_DAY}<?(?:m(?P<steps>r)|(?P<this>hm))")
def _day_of_month(found: re.Match[str], words: Words) -> Reading | None:
    """Read «السادس من الشهر الجاري»: of either calendar where the text uses both, and then its weekday tells which."""
    day, steps, weekday = words.number(found, "day"), steps_of(found, words), words.number(found, "weekday")
    calendars: tuple[Calendar, ...] = ("gregorian", "hijri") if words.hijri or weekday is not None else ("gregorian",)

    def in_month(calendar: Calendar, today: date) -> Time | None:
        month = reckon.month_from(today, steps, calendar).first
        return times.day(month.year, month.month, day or 0, calendar)

    made = [words.published.agreed(partial(in_month, each)) for each in calendars]
    fitting = [one for one in made if one and one.starts and weekday in (None, weekday_of(one.starts))]
    return reckoned(found, fitting[0]) if len(fitting) == 1 else None


def _told(found: re.Match[str], words: Words) -> Told:
    """Put together what the groups of a pattern tell of a date."""
    groups = found.groupdict()

    def number(name: str) -> int | None:
        return words.number(found, name) if groups.get(name) else None

    before = found.start() - 1
    return Told(
        year=number("year"),
        month=number("month"),
        day=number("day"),
        calendar=_calendar_of(words.sign(found.start("month")) if groups.get("month") else "", groups.get("mark")),
        steps=number("steps"),
        year_steps=0 if groups.get("this") else number("year_steps"),
        weekday=number("weekday"),
        past=words.sign(before - (words.sign(before) == "j")) == "S",
    )


def _calendar_of(month: str, mark: str | None) -> Calendar | None:
    """Return the calendar of a date by the sign of its month, else by the mark of its year."""
    if month in ("N", "V") or (month == "d" and mark == "H"):
        return "hijri"
    return "gregorian" if month in ("M", "W") or mark == "G" else None


# «حرب 6 أكتوبر», «هجمات 11 سبتمبر», «ميدان 14 فبراير»: a date that names something is of a year that all know.
_NAMED_BY_DATES = frozenset(
    map(
        folded,
        listed(
            "ثورة حرب انتفاضة حركة نكسة مجزرة مذبحة انقلاب هجمات أحداث اعتداءات تفجيرات قوى تحالف ائتلاف "
            "ميدان شارع جسر كوبري نفق مدينة حي جامعة ملعب استاد مدرسة كتيبة لواء"
        ),
    )
)


def _is_name(found: re.Match[str], words: Words, told: Told) -> bool:
    """Report whether a date without a year is part of a name."""
    if told.year is not None or told.steps is not None or told.year_steps is not None:
        return False
    at = found.start() - 1
    while words.sign(at) in ("d", "o", "T", "<", "m"):  # a month whose day has been told apart
        at -= 1
    before = str(words.value(at))
    return before in _NAMED_BY_DATES or before.lstrip("وبلك") in _NAMED_BY_DATES


def _is_no_year(found: re.Match[str], words: Words, told: Told) -> bool:
    """Report whether the number after a month is no year of it: «في جمادى الآخرة 1063 صفقة»."""
    if told.year is None:
        return False
    if found["mark"]:
        return found["mark"] != ("H" if told.calendar == "hijri" else "G")
    if words.sign(found.start("year") - 1) == "y":
        return False
    if told.calendar == "hijri" and not 1300 <= told.year <= 1500:
        return True
    return words.surely_counts(found.end())


def _days(found: re.Match[str], words: Words, told: Told) -> Reading | None:
    """Make a reading of a date, or of a range where another day of the same month stands before it."""
    if "from" in found.groupdict() and found["from"]:
        first = replace(told, day=words.number(found, "from"))
        if told.day is None or first.day is None or first.day >= told.day:
            return None
        last = replace(told, weekday=None)
        return Reading(found.start(), found.end(), (replace(first, either=False), replace(last, either=False)))
    return Reading(found.start(), found.end(), (told,))


@rule(
    "d",
    r"(?P<from>d)(?P<sep>[/-])(?P<from_month>d)(?:>|&?U)(?P<day>d)(?P=sep)(?P<month>d)(?P=sep)(?P<year>Y)(?P<mark>[HG])?",
)
def _numeric_range(found: re.Match[str], words: Words) -> Reading | None:
    last = _told(found, words)
    if found["mark"] is None and 1343 <= (last.year or 0) <= 1500:
        last = replace(last, calendar="hijri")
    first = replace(last, year=None, day=words.number(found, "from"), month=words.number(found, "from_month"))
    first = replace(first, year=(last.year or 0) - ((first.month or 0) > (last.month or 0)))
    return Reading(found.start(), found.end(), (first, last))


@rule("mMWNV", rf"{_MONTH}{_YEAR}", _MONTH)
def _month(found: re.Match[str], words: Words) -> Reading | None:
    at = found.start("month")
    told = _told(found, words)
    if _is_no_year(found, words, told) or _is_name(found, words, told):
        return None
    before = words.sign(at - 1)
    if found[0] == "W" and before not in tuple("mnPSUB"):  # a bare word that may mean another thing
        return None
    if found[0] == "V" and before not in tuple("mnSU") and words.value(at - 1) != "خلال":  # «في رمضان» is any year's
        return None
    return Reading(found.start(), found.end(), (told,))


@rule("p", r"p<?")
def _part(found: re.Match[str], words: Words) -> Reading | None:
    inner = reading_at(words, found.end()) if found.end() < len(words.signs.line) else None
    name = cast(Part, words.value(found.start()))
    if inner is None or len(inner.dates) == 2:
        return None
    if inner.dates:
        told = replace(inner.dates[0], part=name)
        return Reading(found.start(), inner.end, (told,)) if told.day is None else None
    try:
        return Reading(found.start(), inner.end, time=times.part(name, cast(Time, inner.time)))
    except ValueError:
        return None
