"""What counts as having typed the key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.arabic import dates, time, typed
from quizgen.arabic.count import CountedNoun, Quantity, counted
from quizgen.arabic.nouns import Gender

YEAR = CountedNoun("سنة", "سنوات", gender=Gender.F)


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("8 مارس 2015", "8 آذار 2015"),
        ("8 مارس 2015", "الثامن من مارس 2015"),
        ("8 مارس 2015", "في 8 مارس/آذار 2015"),
        ("عام 2017", "2017"),
        ("عام 2017", "سنة ٢٠١٧"),
        ("تسعينيات القرن العشرين", "التسعينات"),
        ("سنتان", "عامين"),
        ("سنتان", "2 سنة"),
        ("أوسيتيا الجنوبية", "اوسيتيا الجنوبيه"),
        ("نحو 25 سنة", "نحو خمس وعشرين سنة"),
    ],
)
def test_the_same_said_otherwise_is_accepted(key: str, answer: str) -> None:
    assert typed.accepted(key, answer)


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("8 مارس 2015", "9 مارس 2015"),
        ("مايو 2016", "8 مايو 2016"),
        ("مايو 2016", "2016"),
        ("أواخر عام 2016", "أوائل عام 2016"),
        ("25 سنة", "25 يومًا"),
        ("25 سنة", "25"),
        ("نحو 25 سنة", "25 سنة"),
        ("أوسيتيا الجنوبية", "أوسيتيا"),
        ("روسيا", ""),
        ("", ""),
        ("8 مارس 2015", "8 مارس 2015 أو 18 مارس 2015"),
    ],
)
def test_anything_else_is_refused(key: str, answer: str) -> None:
    assert not typed.accepted(key, answer)


@given(st.integers(0, 120), st.sampled_from(["western", "arabic"]))
def test_every_spelling_offered_for_a_quantity_is_accepted(n: int, digits: str) -> None:
    told = Quantity(n, YEAR)
    offered = typed.spellings(told)
    assert len(set(offered)) == len(offered)
    for spelling in offered:
        assert typed.accepted(counted(told, digits=digits), spelling)


@pytest.mark.parametrize("notation", ["2015-03-08", "2016-05", "2017", "late 2016", "1990s", "19th century"])
def test_every_spelling_offered_for_a_time_is_accepted(notation: str) -> None:
    told = time.read_time(notation)
    for spelling in dates.spellings(told):
        assert typed.accepted(dates.name(told), spelling)
