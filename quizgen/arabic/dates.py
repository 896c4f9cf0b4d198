"""Printing times: «8 مارس 2015», «في أواخر عام 2016», «منذ تسعينيات القرن العشرين»; months and digits are settings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from quizgen.arabic.digits import Digits, written
from quizgen.arabic.lists import join
from quizgen.arabic.months import HIJRI, SYSTEMS, WEEKDAYS, Months, month_name
from quizgen.arabic.nouns import Case, Gender
from quizgen.arabic.numerals import TENS
from quizgen.arabic.ordinals import ordinal_word
from quizgen.arabic.time import Time, in_one_month

PARTS = {"early": "أوائل", "mid": "منتصف", "late": "أواخر"}


def name(time: Time, months: Months = "standard", digits: Digits = "western") -> str:
    """Name a time as a heading or an option does: 8 مارس 2015, عام 2017, أواخر عام 2016, القرن التاسع عشر."""
    return written(_name(time, months), digits)


def at(time: Time, months: Months = "standard", digits: Digits = "western") -> str:
    """Say when, within a sentence: في 8 مارس 2015, منذ تسعينيات القرن العشرين; a time in words stands as it is."""
    text = _name(time, months)
    return written(text if time.open or time.precision == "text" else f"في {text}", digits)


def _name(time: Time, months: Months) -> str:
    if time.open == "range":
        first, last = time.of
        if first.precision == last.precision == "year":
            return f"بين {years([first, last])}"
        return from_to(first, last, months)
    if time.open:
        return f"{'منذ' if time.open == 'since' else 'حتى'} {_name(time.of[0], months)}"
    if time.starts is None or time.ends is None:
        return time.text
    return _closed_name(time, time.starts, time.ends, months)


def _closed_name(time: Time, first: date, last: date, months: Months) -> str:
    match time.precision:
        case "day":
            return f"{first.day} {month_name(first.month, months)} {first.year}"
        case "month":
            return f"{month_name(first.month, months)} {first.year}"
        case "part" if in_one_month(time):
            return f"{PARTS[time.part]} {month_name(first.month, months)} {first.year}"
        case "part":
            return f"{PARTS[time.part]} عام {first.year}"
        case "decade":
            return decade_name(first.year)
        case "century":
            return century_name(last.year // 100)
    return f"عام {first.year}"


def century_name(number: int) -> str:
    """Name a century: القرن التاسع عشر, and القرن الحادي والعشرين as it stands after في or in construct."""
    return f"القرن {ordinal_word(number, Gender.M, Case.GENITIVE)}"


def decade_name(first_year: int) -> str:
    """Name a decade with its century: تسعينيات القرن العشرين; the first two by number, which have no name."""
    century, tens = first_year // 100 + 1, first_year // 10 % 10
    if tens < 2:
        return f"العقد {('الأول', 'الثاني')[tens]} من {century_name(century)}"
    return f"{TENS[tens][:-2]}ينيات {century_name(century)}"


def years(times: Sequence[Time]) -> str:
    """Name years together: عامي 2008 و2015, and أعوام for three or more; both fit after بين and في."""
    numbers = [f"{time.starts.year}" for time in times if time.starts]
    word = {1: "عام", 2: "عامي"}.get(len(numbers), "أعوام")
    return f"{word} {join(numbers)}"


def from_to(first: Time, last: Time, months: Months = "standard", digits: Digits = "western") -> str:
    """Say «من مارس 2015 إلى مايو 2016»."""
    return written(f"من {_name(first, months)} إلى {_name(last, months)}", digits)


def with_weekday(time: Time, months: Months = "standard", digits: Digits = "western") -> str:
    """Name a day with its weekday: الأحد 8 مارس 2015. Raises ValueError for anything but a day."""
    if time.precision != "day" or time.starts is None:
        raise ValueError("only a day has a weekday")
    return f"{WEEKDAYS[time.starts.weekday()]} {name(time, months, digits)}"


def hijri(year: int, month: int, day: int) -> str:
    """Name a day of the Hijri calendar: 17 جمادى الأولى 1436هـ. Both calendars are told, never computed."""
    return f"{day} {HIJRI[month - 1]} {year}هـ"


def hijri_with(year: int, month: int, day: int, time: Time, months: Months = "standard") -> str:
    """Name a Hijri day with the other calendar's: … الموافق 8 مارس 2015م."""
    return f"{hijri(year, month, day)} الموافق {name(time, months)}م"


def spellings(time: Time) -> tuple[str, ...]:
    """Give the typed answers that name a time: in every month system, with and without في and عام."""
    said: list[str] = []
    for months in SYSTEMS:
        text = _name(time, months)
        said += [text, text.replace("عام ", ""), text.replace("عام ", "سنة ")]
        if time.precision in ("day", "month") and not time.open and time.starts:
            said.append(text.replace(f" {time.starts.year}", f" عام {time.starts.year}"))
    if time.precision == "decade" and time.starts and TENS.get(time.starts.year // 10 % 10):
        word = TENS[time.starts.year // 10 % 10][:-2]
        said += [text.replace("ينيات", "ينات") for text in said] + [f"ال{word}ينيات", f"ال{word}ينات"]
    said += [text if time.open or time.precision == "text" else f"في {text}" for text in said]
    return tuple(dict.fromkeys(said))
