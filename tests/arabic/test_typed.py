"""What counts as having typed the key."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.arabic import dates, typed
from quizgen.arabic.count import PERCENT, CountedNoun, Quantity, counted
from quizgen.arabic.fold import loose
from quizgen.arabic.notation import read_time
from quizgen.arabic.nouns import Gender

YEAR = CountedNoun("سنة", "سنوات", gender=Gender.F)
SOUL = CountedNoun("نسمة", "نسمات", gender=Gender.F)
TYPING = st.text(alphabet='ابةتجدوىيءأؤئإآکی \u064b\u0651\u0640«»".,،:123٤٥%٪٫٬لـ\u200f\u00a0eE\u0301', max_size=12)


def pairs(verdict: str) -> list[tuple[str, str]]:
    """Read what is typed for which key; the page is tried with the same pairs (tests/sheet)."""
    with (Path(__file__).parent / "typed.tsv").open(encoding="utf-8", newline="") as table:
        return [(key, typed) for said, key, typed in csv.reader(table, delimiter="\t") if said == verdict]


@pytest.mark.parametrize(("key", "answer"), pairs("right"))
def test_the_same_written_otherwise_is_accepted(key: str, answer: str) -> None:
    assert typed.accepted(answer, [key])
    assert typed.accepted(key, [answer])


@pytest.mark.parametrize(("key", "answer"), [*pairs("wrong"), ("", "")])
def test_anything_else_is_refused(key: str, answer: str) -> None:
    assert not typed.accepted(answer, [key])


@given(TYPING)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert typed.fold(typed.fold(text)) == typed.fold(text)


@given(TYPING)
def test_what_is_the_same_loosely_is_the_same_typed(text: str) -> None:
    assert typed.fold(loose(text)) == typed.fold(text)


@pytest.mark.parametrize(
    ("quantity", "answers"),
    [
        (Quantity(25, YEAR), ["25 عاما", "خمس وعشرون سنة", "خمسة وعشرين عاما", "٢٥ سنة"]),
        (Quantity(2, YEAR), ["عامين", "سنتين", "عامان"]),
        (Quantity(25, YEAR, "نحو"), ["نحو خمس وعشرين سنة", "نحو 25 عاما"]),
        (Quantity(25, YEAR, "على الأقل"), ["25 سنة على الأقل", "خمس وعشرون سنة على الأقل"]),
        (Quantity(100, SOUL), ["مئة نسمة", "مائة نسمة", "100 نسمه"]),
        (Quantity(3000, SOUL), ["3 آلاف نسمة", "3000 نسمة", "3,000 نسمة", "ثلاثة الاف نسمه"]),
        (Quantity(2_500_000, SOUL), ["مليونان ونصف المليون نسمة", "مليونين ونصف مليون نسمة", "2,500,000 نسمة"]),
        (Quantity(51, PERCENT), ["51%", "٥١ في المئة", "واحد وخمسون بالمئة"]),
        (Quantity(20, YEAR, "بين", 30), ["بين 20 و30 سنة", "بين ٢٠ و٣٠ عامًا"]),
    ],
)
def test_a_quantity_may_be_typed_in_digits_in_words_and_in_any_case(quantity: Quantity, answers: list[str]) -> None:
    offered = typed.spellings(quantity)
    assert [answer for answer in answers if not typed.accepted(answer, offered)] == []


@pytest.mark.parametrize("answer", ["25 يومًا", "25", "نحو 25 سنة", "24 سنة", "25 سنة على الأقل"])
def test_another_quantity_is_not_the_same(answer: str) -> None:
    assert not typed.accepted(answer, typed.spellings(Quantity(25, YEAR)))


def test_no_spelling_of_a_percentage_has_words_before_the_sign() -> None:
    assert [text for text in typed.spellings(Quantity(51, PERCENT)) if "%" in text] == ["51%"]


@given(st.integers(0, 12000), st.sampled_from(["western", "arabic"]))
def test_the_printed_quantity_is_among_its_spellings_in_either_digits(n: int, digits: str) -> None:
    offered = typed.spellings(Quantity(n, YEAR))
    assert len(set(offered)) == len(offered)
    assert typed.accepted(counted(Quantity(n, YEAR), digits=digits), offered)


@pytest.mark.parametrize(
    ("notation", "answers"),
    [
        ("2015-03-08", ["8 آذار 2015", "في 8 مارس 2015", "٨ مارس ٢٠١٥"]),
        ("2017", ["2017", "سنة ٢٠١٧", "في عام 2017"]),
        ("1990s", ["التسعينات", "تسعينيات القرن العشرين"]),
    ],
)
def test_a_time_may_be_typed_in_other_months_and_words(notation: str, answers: list[str]) -> None:
    told = read_time(notation)
    offered = (dates.name(told), *dates.spellings(told))
    assert [answer for answer in answers if not typed.accepted(answer, offered)] == []
