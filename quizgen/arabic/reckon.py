"""Times counted from the day of publication: «أمس», «الأحد المقبل», «يوليو الماضي», «قبل ثلاثة أيام».

Every function takes that day as a `date`. Where only the month or the year of publication is known, `Published.agreed`
counts from its first and from its last day, and believes the result only where both give the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from quizgen.arabic import time as times
from quizgen.arabic.calendars import Calendar, in_calendar, of_date
from quizgen.arabic.time import Time

Unit = Literal["day", "week", "month", "year"]
# A month without a year and without «الماضي» is sought from five months before the publication to two after it; one
# farther off may be of either year.
_BACK, _ON = 5, 2


@dataclass(frozen=True, slots=True)
class Published:
    """When a text was published, as exactly as it is known."""

    when: Time | None = None

    def agreed(self, count: Callable[[date], Time | None]) -> Time | None:
        """Count from the first and the last day of publication; None where they differ or no time results."""
        if self.when is None or self.when.starts is None or self.when.ends is None or self.when.starts.year < 1:
            return None
        try:
            first, last = count(date(*self.when.starts)), count(date(*self.when.ends))
        except (ValueError, OverflowError):  # no such day, or beyond the calendars
            return None
        return first if first == last else None

    def is_near_hijri(self, year: int, back: int, on: int) -> bool:
        """Report whether a Hijri year lies at most so many years back or on, whatever day it was published."""
        if self.when is None or self.when.starts is None or self.when.ends is None:
            return False
        try:
            years = [in_calendar("hijri", day).year for day in (self.when.starts, self.when.ends)]
        except ValueError:  # published before 1343 AH
            return False
        return all(here - back <= year <= here + on for here in years)

    @property
    def last_century(self) -> int:
        """Number the century that «القرن الماضي» is; the 20th where the year is unknown."""
        return (self.when.starts.year - 1) // 100 if self.when and self.when.starts else 20


def day_from(today: date, days: int) -> Time:
    """Count days on or back."""
    return day_time(today + timedelta(days))


def day_time(day: date) -> Time:
    """Make the time of a `date`."""
    return times.day(day.year, day.month, day.day)


def weekday_from(today: date, weekday: int, steps: int) -> Time:
    """Find the last (-1) or next (1) such weekday, 0 for Monday; today is neither."""
    days = (weekday - today.weekday()) % 7
    return day_from(today, (days or 7) if steps > 0 else days - 7)


def last_weekday(today: date, weekday: int) -> Time:
    """Find the last such weekday, 0 for Monday, which today may be."""
    return day_from(today, -((today.weekday() - weekday) % 7))


def week_from(today: date, steps: int) -> Time:
    """Find the week from Monday to Sunday that lies some weeks on or back."""
    monday = today - timedelta(today.weekday()) + timedelta(7 * steps)
    return times.span(day_time(monday), day_time(monday + timedelta(6)))


def month_from(today: date, steps: int, calendar: Calendar = "gregorian") -> Time:
    """Find the month that lies some months on or back."""
    here = in_calendar(calendar, of_date(today))
    years, month = divmod(here.month - 1 + steps, 12)
    return times.month(here.year + years, month + 1, calendar)


def year_from(today: date, steps: int, calendar: Calendar = "gregorian") -> Time:
    """Find the year that lies some years on or back."""
    return times.year(in_calendar(calendar, of_date(today)).year + steps, calendar)


def ago(today: date, unit: Unit, number: int) -> Time:
    """Count units on, or back where the number is negative, to a day, a month or a year as the unit is."""
    if unit in ("day", "week"):
        return day_from(today, number * (7 if unit == "week" else 1))
    return month_from(today, number) if unit == "month" else year_from(today, number)


def year_of_month(
    today: date, month: int, steps: int | None, calendar: Calendar, day: int | None = None, *, past: bool = False
) -> int:
    """Find the year of a month that is told without one.

    `steps` is -1 for «الماضي», 1 for «المقبل», 0 for «الجاري»; None for the nearest. A day of this very month is past
    or to come by its own number; `past` is a month after «منذ». Raises ValueError where two years are about as near.
    """
    here = in_calendar(calendar, of_date(today))
    ahead = (month - here.month) % 12
    if steps is None and past:
        ahead = ahead - 12 if ahead else 0
    elif steps is None:
        ahead = (ahead + _BACK) % 12 - _BACK
        if ahead > _ON:
            raise ValueError("the month may be of two years")
    elif steps == 0:
        ahead = (month - here.month + 6) % 12 - 6
    elif ahead == 0 and day is not None:
        ahead = 0 if (day - here.day) * steps > 0 else 12 * steps
    elif steps < 0:
        ahead -= 12
    else:
        ahead = ahead or 12
    return here.year + (here.month - 1 + ahead) // 12
