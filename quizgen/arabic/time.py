"""Times: made, read, compared, printed and found in a text. The parts live in moments, dates and timefind."""

from __future__ import annotations

from quizgen.arabic.dates import (
    at,
    from_to,
    hijri,
    hijri_with,
    name,
    spellings,
    with_weekday,
    years,
)
from quizgen.arabic.moments import (
    Precision,
    Time,
    century,
    day,
    decade,
    disjoint,
    month,
    notation,
    part,
    read_time,
    same_precision,
    since,
    span,
    text_time,
    until,
    year,
)
from quizgen.arabic.months import Months
from quizgen.arabic.timefind import said, times_in

__all__ = [
    "Months",
    "Precision",
    "Time",
    "at",
    "century",
    "day",
    "decade",
    "disjoint",
    "from_to",
    "hijri",
    "hijri_with",
    "month",
    "name",
    "notation",
    "part",
    "read_time",
    "said",
    "same_precision",
    "since",
    "span",
    "spellings",
    "text_time",
    "times_in",
    "until",
    "with_weekday",
    "year",
    "years",
]
