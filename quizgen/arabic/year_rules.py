"""Rules for years and what is told by them: ranges of years, quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from quizgen.arabic import reckon
from quizgen.arabic import time as times
from quizgen.arabic.calendars import Calendar, of_date
from quizgen.arabic.letters import listed
from quizgen.arabic.time import Season, Time
from quizgen.arabic.time_rules import (
    BEFORE_CHRIST,
    TO,
    Reading,
    Told,
    Words,
    clause_before,
    is_to_come,
    number_in_words,
    reckoned,
    rule,
    steps_of,
)
from quizgen.arabic.time_words import folded


@rule(
    "yzuYb",
    rf"(?:[zu]|y[XHGr]?)?(?P<first>Y)(?P<first_mark>[HG])?(?P<to>{TO}|/)!?y?(?P<year>Y)(?P<mark>[HG])?",
    r"(?<=b)[zuy]?(?P<first>Y)(?P<first_mark>[HG])?(?P<to>&)[zuy]?(?P<year>Y)(?P<mark>[HG])?",
)
def _years(found: re.Match[str], words: Words) -> Reading | None:
    first = cast(int, words.number(found, "first"))
    last = cast(int, words.number(found, "year"))
    mark = found["mark"] or found["first_mark"]
    named = found.start("first") > found.start() or bool(found["mark"])
    if found["first_mark"] and found["mark"] and found["first_mark"] != found["mark"]:
        return None
    if found["to"] in "/-" and first > last:
        first, last = last, first
    if not named and not _may_be_years(words, found, first, last):
        return None
    if found["to"] == "/" and (last - first != 1 or words.sign(found.end()) == "/"):
        return None
    calendar = _calendar(words, last, mark)
    if calendar is None and last - first == 1:  # 1436/1437 is a school year, whose calendar is the one of today
        calendar = "hijri"
    if calendar is None or first >= last:
        return None
    dates = Told(first, calendar=calendar), Told(last, calendar=calendar)
    begin = found.start("first") if found["to"] != "&" and not named else found.start()
    return Reading(begin, found.end(), dates)


def _may_be_years(words: Words, found: re.Match[str], first: int, last: int) -> bool:
    """Report whether two bare numbers read as years: no noun is counted after them, nor are both round."""
    if words.counts(found.end()) or words.sign(found.start() - 1) in ("K", "/", "-"):
        return False
    ordinary = first >= 1700 and last <= 2100
    if found["to"] in "/-":
        return ordinary or (first >= 1343 and last <= 1500)
    return first >= 1000 and last <= 2100 and (ordinary or first % 50 > 0 or last % 50 > 0)


@rule("y", rf"y[XHGr]?(?P<year>Y)(?P<mark>[HG]|{BEFORE_CHRIST})?", rf"y(?P<year>[td])(?P<mark>[HG]|{BEFORE_CHRIST})")
@rule("Ytd", rf"(?P<year>[Ytd])(?P<mark>{BEFORE_CHRIST})")
def _year(found: re.Match[str], words: Words) -> Reading | None:
    year = cast(int, words.number(found, "year"))
    mark = found["mark"] or (words.sign(found.start() + 1) if words.sign(found.start() + 1) in ("H", "G") else None)
    if mark and mark[0] in "CQ":
        return Reading(found.start(), found.end(), (Told(1 - year, calendar="gregorian"),))
    calendar = _calendar(words, year, mark)
    return Reading(found.start(), found.end(), (Told(year, calendar=calendar),)) if calendar else None


@rule("y", "y(?=[vX])")
def _year_in_words(found: re.Match[str], words: Words) -> Reading | None:
    number, end = number_in_words(words, found.end())
    if number is None or not 1000 <= number <= 2100:
        return None
    mark = words.sign(end) if words.sign(end) in ("H", "G") else None
    calendar = _calendar(words, number, mark)
    return Reading(found.start(), end + bool(mark), (Told(number, calendar=calendar),)) if calendar else None


@rule("Y", r"(?P<year>Y)(?P<mark>[HG])?")
def _bare_year(found: re.Match[str], words: Words) -> Reading | None:
    year, mark = cast(int, words.number(found, "year")), found["mark"]
    before, after = words.sign(found.start() - 1), words.sign(found.end())
    if mark == "H" or (mark == "G" and (1800 <= year <= 2100)):
        return Reading(found.start(), found.end(), (Told(year, calendar="hijri" if mark == "H" else "gregorian"),))
    if mark or before in ("K", "/", "-", "0", "d", "t") or after in ("/", "-", "%", "0", "d"):
        return None
    if 1300 <= year <= 1500 and not words.counts(found.end()) and _calendar(words, year, None) == "hijri":
        return Reading(found.start(), found.end(), (Told(year, calendar="hijri"),))
    named = before in tuple("PSUBA")
    if named and 1600 <= year <= 2100 and not (words.counts(found.end()) and _is_counted(words, found.end())):
        return Reading(found.start(), found.end(), (Told(year, calendar="gregorian"),))
    if not 1900 <= year <= 2100 or year % 100 == 0 or words.counts(found.end()):
        return None
    if before == ">" or (before == "<" and words.value(found.start() - 2) not in _FROM):
        return None
    if after == "&" and words.sign(found.end() + 1) in ("Y", "0") and words.counts(found.end() + 2):
        return None
    return Reading(found.start(), found.end(), (Told(year, calendar="gregorian"),))


_FROM = frozenset(map(folded, listed("ابتداء اعتبارا بدءا انطلاقا")))


def _calendar(words: Words, year: int, mark: str | None) -> Calendar | None:
    """Return the calendar of a year: by its mark, else Gregorian; None for one that may be of either."""
    if mark:
        return "hijri" if mark == "H" else "gregorian"
    if not 1300 <= year <= 1500:
        return "gregorian"
    is_near = words.published.is_near_hijri
    if is_near(year, 3, 1) or (words.hijri and is_near(year, 60, 10)):
        return "hijri"
    return None if words.hijri or is_near(year, 15, 2) else "gregorian"


def _is_counted(words: Words, at: int) -> bool:
    """Report whether a word after «في 2015» is counted by it for sure; verbs stand there as well."""
    return words.sign(at) != "v" or words.surely_counts(at) or str(words.value(at)).endswith(("ا", "ه"))


# ---------------------------------------------------------------- parts of years, decades, centuries


@rule(
    "qls",
    r"(?P<kind>[ql](?=[oX])|s)(?:(?P<which>o)|(?P<last>(?<!s)X))?<?(?:(?:y[XHGr]?)?(?P<year>Y)(?P<mark>[HG])?|y(?P<year_steps>r)|(?P<this>hy)|(?P<steps>(?<=s)r)|(?<!s)(?P<bare>y)(?![Xorkdt]))",
)
def _part_of_year(found: re.Match[str], words: Words) -> Reading | None:
    year, mark = words.number(found, "year"), found["mark"]
    if found["last"] and words.value(found.start("last")) != _LAST:
        return None
    if found["steps"]:
        return reckoned(found, _season_near(words, found))
    if found["bare"]:
        return reckoned(found, _part_of_this_year(words, found))
    if year is None:
        steps = steps_of(found, words)
        told = words.published.agreed(lambda today: reckon.year_from(today, steps))
        year = told.first.year if told else None
    calendar = _calendar(words, year, mark) if year else None
    if year is None or calendar is None:
        return None
    try:
        return reckoned(found, _made(found, words, year, calendar))
    except ValueError:
        return None


_LAST = folded("الأخير")
_THE_YEAR = frozenset(map(folded, listed("العام السنة")))
_ANOTHER_YEAR = frozenset(map(folded, listed("نفسه نفسها ذاته ذاتها عينه ذلك التالي")))


def _part_of_this_year(words: Words, found: re.Match[str]) -> Time | None:
    """Find «النصف الثاني من العام»: a part of this year that is over, or one to come where the sentence says so."""
    at = found.start("bare")
    word = folded(words.text[words.signs.starts[at] : words.signs.ends[at]])
    if word not in _THE_YEAR or str(words.value(at + 1)) in _ANOTHER_YEAR:
        return None
    to_come = is_to_come(clause_before(words, found.start()))

    def near(today: date) -> Time | None:
        made = _made(found, words, today.year, "gregorian")
        is_over = made is not None and made.ends is not None and made.ends < of_date(today)
        return made if is_over != to_come else None

    return words.published.agreed(near)


def _made(found: re.Match[str], words: Words, year: int, calendar: Calendar) -> Time | None:
    if found["kind"] == "s":
        name = cast(Season, words.value(found.start()))
        return times.season(name, year) if calendar == "gregorian" else None
    most = 4 if found["kind"] == "q" else 2
    number = most if found["last"] else words.number(found, "which") or 0
    make = times.quarter if found["kind"] == "q" else times.half
    return make(year, number, calendar) if 1 <= number <= most else None


def _season_near(words: Words, found: re.Match[str]) -> Time | None:
    """Find «الصيف الماضي»: the last one that is over, the next one that has not begun."""
    name, steps = cast(Season, words.value(found.start())), cast(int, words.number(found, "steps"))
    if name == "winter" or not steps:
        return None

    def near(today: date) -> Time:
        here = of_date(today)
        made = [times.season(name, today.year + step) for step in (-1, 0, 1)]
        if steps < 0:
            return [one for one in made if one.ends and one.ends < here][-1]
        return next(one for one in made if one.starts and one.starts > here)

    return words.published.agreed(near)


_CENTURY = rf"c(?P<century>o(?:x|&?T)?|T|d|r)(?P<mark>[HG]|{BEFORE_CHRIST})?"


_OTHER_TENS = tuple(map(folded, listed("عمر العمر المئوية مئوية")))


@rule("Ee", rf"E?(?P<tens>e)(?:<?{_CENTURY})?(?P<era>[HG])?", rf"E(?P<tens>o)<{_CENTURY}")
def _decade(found: re.Match[str], words: Words) -> Reading | None:
    century = _century_number(found, words) if found["century"] else words.published.last_century
    if century is None or century < 1 or "H" in (found["mark"], found.groupdict().get("era")):
        return None
    tens = cast(int, words.number(found, "tens"))
    if words.sign(found.start("tens")) == "o":
        tens = (tens - 1) * 10
    after = str(words.value(found.end() + (words.sign(found.end()) == "<")))
    if after.startswith(_OTHER_TENS):  # «في الستينات من عمره», «في الأربعينات المئوية»
        return None
    if not found["century"] and tens <= 20:  # may be of this century or of the last one
        return None
    return reckoned(found, times.decade((century - 1) * 100 + tens))


@rule("c", _CENTURY)
def _century(found: re.Match[str], words: Words) -> Reading | None:
    number = _century_number(found, words)
    return reckoned(found, times.century(number)) if number is not None else None


def _century_number(found: re.Match[str], words: Words) -> int | None:
    """Number a century; 0 is the first before Christ. None for a Hijri one, which is not converted."""
    number, mark = cast(int, words.number(found, "century")), found["mark"] or ""
    if found["century"] == "r":
        when = words.published.when
        return words.published.last_century + number + 1 if when and when.starts else None
    return None if mark == "H" or not 1 <= number <= 30 else 1 - number if mark[:1] in ("C", "Q") else number
