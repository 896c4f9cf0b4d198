"""Two calendars: a Hijri day in Gregorian and back, the lengths of months, their names and those of weekdays.

Hijri days are those of the Umm al-Qura calendar, by the `hijridate` library. Elsewhere a month may begin a day or two
earlier or later, so what is told in one calendar is compared with the other only beyond `DOUBT`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Literal, NamedTuple

from hijridate import Gregorian, Hijri

from quizgen.arabic.letters import listed

Calendar = Literal["gregorian", "hijri"]

FIRST_HIJRI, LAST_HIJRI = 1343, 1500
DOUBT = 2  # days
_CYCLE, _CYCLE_DAYS = 400, 146_097  # years after which the Gregorian calendar repeats itself, weekdays and all


class Day(NamedTuple):
    """A Gregorian day, in order of time. Year 0 is 1 BC and -43 is 44 BC, where `datetime` has no days."""

    year: int
    month: int
    day: int

    def isoformat(self) -> str:
        """Write the day as 2015-03-08; before Christ as -0043-03-08."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"

    def __str__(self) -> str:
        return self.isoformat()


def read_day(text: str) -> Day:
    """Read a day as `isoformat` writes it."""
    year, month, day = text.rsplit("-", 2)
    return Day(int(year), int(month), int(day))


def of_date(day: date) -> Day:
    """Make a day of a `date`."""
    return Day(day.year, day.month, day.day)


def day_of(calendar: Calendar, year: int, month: int, day: int) -> Day:
    """Find the Gregorian day of a date. Raises ValueError where the calendar has none, or where it is not converted."""
    if not 1 <= month <= 12 or not 1 <= day <= month_length(calendar, year, month):
        raise ValueError(f"there is no day {day} of month {month} in {year}{' AH' if calendar == 'hijri' else ''}")
    return of_date(Hijri(year, month, day).to_gregorian()) if calendar == "hijri" else Day(year, month, day)


def month_length(calendar: Calendar, year: int, month: int) -> int:
    """Count the days of a month. Raises ValueError for a Hijri year that is not converted and for month 13."""
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if calendar == "gregorian":
        return monthrange(_CYCLE * 5 + year % _CYCLE, month)[1]
    if not FIRST_HIJRI <= year <= LAST_HIJRI:
        raise ValueError(f"Hijri dates are converted from {FIRST_HIJRI} to {LAST_HIJRI} AH only")
    return Hijri(year, month, 1).month_length()


def in_calendar(calendar: Calendar, day: Day) -> Day:
    """Count a Gregorian day in a calendar: 2015-07-30 is 1436-10-14 in Hijri. Raises ValueError beyond its years."""
    if calendar == "gregorian":
        return day
    try:
        return Day(*Gregorian(*day).to_hijri().datetuple())
    except (OverflowError, ValueError) as error:
        raise ValueError(f"Hijri dates are converted from {FIRST_HIJRI} to {LAST_HIJRI} AH only") from error


def days_between(one: Day, other: Day) -> int:
    """Count the days from one day to another; negative where the second is the earlier one."""
    return _number(other) - _number(one)


def weekday_of(day: Day) -> int:
    """Number the weekday of a day, 0 for Monday."""
    return (_number(day) + 6) % 7


def _number(day: Day) -> int:
    cycles = 0 if day.year > 0 else 1 - day.year // _CYCLE
    return date(day.year + cycles * _CYCLE, day.month, day.day).toordinal() - cycles * _CYCLE_DAYS


# ---------------------------------------------------------------- names of months and weekdays


Months = Literal["standard", "levant", "both", "morocco", "algeria"]

_STANDARD = listed("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر")
_LEVANT = (
    "كانون الثاني",
    *listed("شباط آذار نيسان أيار حزيران تموز آب أيلول"),
    *("تشرين الأول", "تشرين الثاني", "كانون الأول"),
)
_MOROCCO = listed("يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر")
_ALGERIA = listed("جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر")
_BOTH = tuple(f"{levant}/{standard}" for levant, standard in zip(_LEVANT, _STANDARD, strict=True))
SYSTEMS: dict[Months, tuple[str, ...]] = {
    "standard": _STANDARD,
    "levant": _LEVANT,
    "both": _BOTH,
    "morocco": _MOROCCO,
    "algeria": _ALGERIA,
}
_VARIANTS = {"يونية": 6, "يوليه": 7, "يولية": 7, "أوغسطس": 8, "كانون ثاني": 1, "كانون أول": 12}
_VARIANTS |= {"تشرين أول": 10, "تشرين ثاني": 11, "أوكتوبر": 10}
SPELLINGS: dict[str, int] = {
    name: number for system in (_STANDARD, _LEVANT, _MOROCCO, _ALGERIA) for number, name in enumerate(system, start=1)
} | _VARIANTS

HIJRI = (
    *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
    *("رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
)
_HIJRI_VARIANTS = {"المحرم": 1, "ربيع أول": 3, "ربيع الثاني": 4, "ربيع ثاني": 4, "ربيع آخر": 4, "جمادى أولى": 5}
_HIJRI_VARIANTS |= {"جمادى الأول": 5, "جمادى الثانية": 6, "جمادى الثاني": 6, "جمادى ثانية": 6, "جمادى الآخر": 6}
_HIJRI_VARIANTS |= {
    f"{first}{join}{name}": number
    for number, name in ((11, "القعدة"), (12, "الحجة"))
    for first in ("ذي", "ذا", "ذو")
    for join in (" ", "")
}
HIJRI_SPELLINGS: dict[str, int] = {name: number for number, name in enumerate(HIJRI, start=1)} | _HIJRI_VARIANTS

# Words of their own besides (he practised, father, car, zero, names of men): months only where the words around say so.
UNSURE = frozenset(listed("مارس آب ماي أوت جوان نيسان أيار محرم المحرم صفر رجب شعبان رمضان"))

WEEKDAYS = listed("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد")
SEASON_NAMES = {"spring": "ربيع", "summer": "صيف", "autumn": "خريف", "winter": "شتاء"}


def month_name(number: int, months: Months) -> str:
    """Return the name of a month, from 1, in one of the systems."""
    return SYSTEMS[months][number - 1]
