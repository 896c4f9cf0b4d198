"""Finding the times that a reader takes from Arabic text, at the precision at which the text tells them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from quizgen.arabic import time as times
from quizgen.arabic.fold import find, folded_with_places, loose
from quizgen.arabic.letters import listed
from quizgen.arabic.months import SPELLINGS
from quizgen.arabic.nouns import Case, Gender
from quizgen.arabic.numerals import TENS
from quizgen.arabic.ordinals import ordinal_word
from quizgen.arabic.time import Time

Found = tuple[int, int, Time]


def _any(options: Iterable[str]) -> str:
    """Give a pattern for any of some loosely folded words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(options, key=len, reverse=True)) + ")"


def _ordinals(last: int) -> dict[str, int]:
    return {loose(ordinal_word(n, Gender.M, case)): n for n in range(1, last + 1) for case in Case}


_MONTHS = {loose(word): number for word, number in SPELLINGS.items()}
_DAYS = _ordinals(31)
_CENTURIES = _ordinals(25)
_DECADES = {loose(word[:-2]): tens * 10 for tens, word in TENS.items()}
_PARTS: dict[str, Literal["early", "mid", "late"]] = {
    **dict.fromkeys(map(loose, listed("أوائل مطلع بداية بدايات مستهل")), "early"),
    **dict.fromkeys(map(loose, listed("منتصف أواسط")), "mid"),
    **dict.fromkeys(map(loose, listed("أواخر نهاية نهايات")), "late"),
}

_BEFORE = r"(?<![\w/])(?:[وف]?(?:[بكل]?ال|لل|[بكل])?)"
_YEAR = r"[،,]? (?:من )?(?:(?:ال)?(?:عام|سنه) )?(?P<year>\d{4})م?(?!\w|[.,]\d)"
_MONTH = rf"(?P<month>{_any(_MONTHS)})(?: ?/ ?{_any(_MONTHS)})?"
_CENTURY = rf"القرن (?P<century>الماضي|{_any(_CENTURIES)}|ال\d\d)(?!\w)"


def _day(found: re.Match[str], _: int | None) -> Time | None:
    said = found["day"]
    number = int(said) if said.isdigit() else _DAYS[said]
    try:
        return times.day(int(found["year"]), _MONTHS[found["month"]], number)
    except ValueError:
        return None


def _month(found: re.Match[str], _: int | None) -> Time | None:
    return times.month(int(found["year"]), _MONTHS[found["month"]])


def _part(found: re.Match[str], _: int | None) -> Time | None:
    year = int(found["year"])
    whole = times.month(year, _MONTHS[found["month"]]) if found["month"] else times.year(year)
    return times.part(_PARTS[found["part"]], whole)


def _year(found: re.Match[str], _: int | None) -> Time | None:
    return times.year(int(found["year"]))


def _century_number(said: str | None, last_century: int | None) -> int | None:
    if said is None or said == "الماضي":
        return last_century
    return _CENTURIES.get(said) or int(said.removeprefix("ال"))


def _decade(found: re.Match[str], last_century: int | None) -> Time | None:
    number = _century_number(found["century"], last_century)
    tens = _DECADES[found["tens"]]
    return None if number is None else times.decade((number - 1) * 100 + tens)


def _first_decades(found: re.Match[str], last_century: int | None) -> Time | None:
    number = _century_number(found["century"], last_century)
    tens = 0 if found["which"] == loose("الأول") else 10
    return None if number is None else times.decade((number - 1) * 100 + tens)


def _century(found: re.Match[str], last_century: int | None) -> Time | None:
    number = _century_number(found["century"], last_century)
    return None if number is None else times.century(number)


_Maker = Callable[[re.Match[str], int | None], Time | None]
_NAMED: tuple[tuple[str, _Maker], ...] = (
    (rf"(?P<day>\d{{1,2}}|{_any(_DAYS)})(?: من)?(?: شهر)? {_MONTH}{_YEAR}", _day),
    (rf"(?P<part>{_any(_PARTS)})(?: شهر)?(?: {_MONTH})?{_YEAR}", _part),
    (rf"{_MONTH}{_YEAR}", _month),
    (r"(?:عام|سنه) (?P<year>\d{4})م?(?!\w|[.,]\d)", _year),
    (rf"(?P<tens>{_any(_DECADES)})(?:ينيات|ينات)(?: {_CENTURY})?(?!\w)", _decade),
    (rf"العقد (?P<which>الاول|الثاني) من {_CENTURY}", _first_decades),
    (_CENTURY, _century),
)
_YEAR_LIST = re.compile(r"(?<!\w)[وفبكل]?(?:ال)?(?:عامي|اعوام) \d{4}(?:(?: و|، ?)\d{4})+(?!\w)")
_BARE_YEAR = r"(?<!\w)[وف]?(?:في|منذ|حتي|قبل|بعد|خلال) (?P<time>(?P<year>1[6-9]\d\d|20\d\d))(?!\w|[.,]\d)"
# In the order in which they claim their letters: a day before the month and the year within it.
_PATTERNS: tuple[tuple[re.Pattern[str], _Maker], ...] = (
    *((re.compile(f"{_BEFORE}(?P<time>{pattern})"), make) for pattern, make in _NAMED),
    (re.compile(_BARE_YEAR), _year),
)
_SINCE, _UNTIL = re.compile(r"(?<!\w)[وف]?(منذ )$"), re.compile(r"(?<!\w)[وف]?(حتي )$")


def times_in(text: str, last_century: int | None = 20) -> tuple[Found, ...]:
    """Give every time that a text tells, as (start, end, time), in the order of the text.

    `last_century` is what «القرن الماضي» and a bare «التسعينيات» mean (None: they tell nothing certain and are left
    out). After منذ or حتى a time is open, and its span takes that word in.
    """
    folded, places = folded_with_places(text)
    taken = [False] * len(folded)
    found: list[Found] = []
    for start, end, time in _matches(folded, last_century):
        if any(taken[start:end]):
            continue
        taken[start:end] = [True] * (end - start)
        start, time = _opened(folded, start, time)
        found.append((places[start][0], places[end - 1][1], time))
    return tuple(sorted(found, key=lambda place: place[:2]))


def _matches(folded: str, last_century: int | None) -> Iterator[Found]:
    for years in _YEAR_LIST.finditer(folded):
        for hit in re.compile(r"\d{4}").finditer(folded, *years.span()):
            yield *hit.span(), times.year(int(hit[0]))
    for pattern, make in _PATTERNS:
        for hit in pattern.finditer(folded):
            if time := make(hit, last_century):
                yield hit.start("time"), hit.end("time"), time


def _opened(folded: str, start: int, time: Time) -> tuple[int, Time]:
    before = folded[:start]
    if hit := _SINCE.search(before):
        return hit.start(1), times.since(time)
    if hit := _UNTIL.search(before):
        return hit.start(1), times.until(time)
    return start, time


def said(time: Time, text: str, last_century: int | None = 20) -> tuple[tuple[int, int], ...]:
    """Give every (start, end) where a text says this very time; for a range, from its first time to its last one.

    «منذ عام 2008» says 2008 as well; a month is not said by its day, nor a day by its month.
    """
    if time.precision == "text":
        return find(time.text, text)
    told = times_in(text, last_century)
    if time.open == "range":
        first, last = time.of
        return tuple(
            (start, end)
            for start, first_end, one in told
            for second_start, end, two in told
            if _says(one, first) and _says(two, last) and first_end < second_start
        )
    return tuple((start, end) for start, end, one in told if _says(one, time))


def _says(told: Time, time: Time) -> bool:
    return told == time or told.of == (time,)
