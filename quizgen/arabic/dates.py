"""Printing times: «8 مارس 2015», «14 شوال 1436هـ», «في أواخر عام 2016»; months and digits are settings."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.arabic.attach import join
from quizgen.arabic.calendars import HIJRI, SEASON_NAMES, SYSTEMS, WEEKDAYS, Day, Months, month_name, weekday_of
from quizgen.arabic.count import ordinal_word
from quizgen.arabic.nouns import Case, Gender
from quizgen.arabic.numerals import TENS, Digits, written
from quizgen.arabic.time import Time

PARTS = {"early": "أوائل", "mid": "منتصف", "late": "أواخر", "end": "نهاية"}


def name(time: Time, months: Months = "standard", digits: Digits = "western", case: Case = Case.NOMINATIVE) -> str:
    """Name a time as a heading or an option does: 8 مارس 2015, 14 شوال 1436هـ, أواخر عام 2016, القرن التاسع عشر."""
    return written(_name(time, months, case), digits)


def at(time: Time, months: Months = "standard", digits: Digits = "western") -> str:
    """Say when, within a sentence: في 8 مارس 2015, بنهاية عام 2016; a time in words stands as it is."""
    text = _name(time, months, Case.GENITIVE)
    bare = time.open not in ("", "both") or time.precision == "text"
    prefix = "" if bare else "ب" if time.part == "end" else "في "
    return written(f"{prefix}{text}", digits)


def _name(time: Time, months: Months, case: Case = Case.GENITIVE) -> str:
    match time.open:
        case "range":
            return _range(time.of[0], time.of[1], months)
        case "both":
            return f"{_name(time.of[0], months, case)} الموافق {_name(time.of[1], months).removeprefix('عام ')}م"
        case "since" | "until":
            return f"{'منذ' if time.open == 'since' else 'حتى'} {_name(time.of[0], months)}"
    if time.precision == "text":
        return time.text
    return (
        f"{PARTS[time.part]} {_whole(time, months, Case.GENITIVE)}"
        if time.part in PARTS
        else _whole(time, months, case)
    )


def _whole(time: Time, months: Months, case: Case) -> str:
    """Name a closed time without its part."""
    first, last = time.first, time.last
    match time.whole if time.precision == "part" else time.precision:
        case "day":
            return f"{first.day} {_month(time, months, Case.GENITIVE)}"
        case "month":
            return _month(time, months, case)
        case "season":
            return f"{SEASON_NAMES[time.part]} عام {last.year - 1 if time.part == 'winter' else first.year}"
        case "quarter":
            return f"الربع {_nth(last.month // 3)} من {_year(time)}"
        case "half":
            return f"النصف {_nth(last.month // 6)} من {_year(time)}"
        case "decade":
            return decade_name(first.year)
        case "century":
            return century_name(-(-last.year // 100))
    return _year(time)


def _month(time: Time, months: Months, case: Case) -> str:
    first = time.first
    if time.calendar == "gregorian":
        return f"{month_name(first.month, months)} {_number(first)}"
    month = HIJRI[first.month - 1]
    return f"{month.replace('ذو ', 'ذي ') if case is Case.GENITIVE else month} {first.year}هـ"


def _year(time: Time) -> str:
    return f"عام {time.first.year}هـ" if time.calendar == "hijri" else f"عام {_number(time.first)}"


def _number(day: Day) -> str:
    """Write a Gregorian year: 2015, 762م, 44 قبل الميلاد."""
    if day.year < 1:
        return f"{1 - day.year} قبل الميلاد"
    return f"{day.year}" if day.year >= 1000 else f"{day.year}م"


def _nth(number: int) -> str:
    return ordinal_word(number, Gender.M)


def _range(first: Time, last: Time, months: Months) -> str:
    """Say «بين عامي 2008 و2015», «من 3 إلى 5 مايو 2024», «من مارس 2015 إلى مايو 2016»."""
    if first.precision == last.precision == "year" and first.calendar == last.calendar:
        return f"بين {years([first, last])}"
    begins = _name(first, months)
    if first.precision == last.precision == "day" and first.calendar == last.calendar:
        one, other = first.first, last.first
        begins = f"{one.day}" if one[:2] == other[:2] else begins
    return f"من {begins} إلى {_name(last, months)}"


def century_name(number: int) -> str:
    """Name a century: القرن التاسع عشر, القرن الحادي والعشرين as it stands after في; 0 is the first before Christ."""
    before = "" if number > 0 else " قبل الميلاد"
    return f"القرن {ordinal_word(number if number > 0 else 1 - number, Gender.M, Case.GENITIVE)}{before}"


def decade_name(first_year: int) -> str:
    """Name a decade with its century: تسعينيات القرن العشرين; the first two by number, which have no name."""
    century, tens = first_year // 100 + 1, first_year // 10 % 10
    if tens < 2:
        return f"العقد {('الأول', 'الثاني')[tens]} من {century_name(century)}"
    return f"{TENS[tens][:-2]}ينيات {century_name(century)}"


def years(times: Sequence[Time]) -> str:
    """Name years together: عامي 2008 و2015, and أعوام for three or more; both fit after بين and في."""
    numbers = [_year(time).removeprefix("عام ") for time in times]
    word = {1: "عام", 2: "عامي"}.get(len(numbers), "أعوام")
    return f"{word} {join(numbers)}"


def with_weekday(time: Time, months: Months = "standard", digits: Digits = "western") -> str:
    """Name a day with its weekday: الأحد 8 مارس 2015. Raises ValueError for anything but a day."""
    if time.precision != "day" or time.starts is None:
        raise ValueError("only a day has a weekday")
    return f"{WEEKDAYS[weekday_of(time.starts)]} {name(time, months, digits)}"


def spellings(time: Time) -> tuple[str, ...]:
    """List the typed answers that name a time: in every month system, with and without في and عام."""
    said: list[str] = []
    for months in SYSTEMS:
        text = _name(time, months, Case.NOMINATIVE)
        said += [text, text.replace("عام ", ""), text.replace("عام ", "سنة ")]
        if time.precision in ("day", "month") and not time.open and time.calendar == "gregorian":
            said.append(text.replace(f" {time.first.year}", f" عام {time.first.year}"))
    if time.calendar == "hijri":
        said += [text.replace("هـ", written_as) for text in said for written_as in (" هـ", "")]
    if time.precision == "decade" and time.starts and TENS.get(time.starts.year // 10 % 10):
        word = TENS[time.starts.year // 10 % 10][:-2]
        said += [text.replace("ينيات", "ينات") for text in said] + [f"ال{word}ينيات", f"ال{word}ينات"]
    open_or_words = time.open not in ("", "both") or time.precision == "text"
    said += [text if open_or_words else f"في {text}" for text in said]
    return tuple(dict.fromkeys(said))
