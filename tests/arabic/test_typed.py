"""What counts as having typed the key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.arabic import dates, time, typed
from quizgen.arabic.count import PERCENT, CountedNoun, Quantity, counted
from quizgen.arabic.fold import loose
from quizgen.arabic.nouns import Gender

YEAR = CountedNoun("سنة", "سنوات", gender=Gender.F)
SOUL = CountedNoun("نسمة", "نسمات", gender=Gender.F)
TYPING = st.text(alphabet='ابةتجدوىيءأؤئإآکی \u064b\u0651\u0640«»".,،:123٤٥%٪٫٬لـ\u200f\u00a0eE\u0301', max_size=12)

# key, what is typed: the same but for how it is written; the page is tried with the same pairs (tests/sheet)
SAME = [
    ("كريم الكيالي", "کریم الکیالی"),
    ("أوسيتيا الجنوبية", "اوسيتيا الجنوبيه"),
    ("وقّع", "وقع"),
    ("الــسلام", "السلام"),
    ("أبو\u00adظبي", "ابوظبي"),
    ("51%", "٥١٪"),
    ("٥١٪", "51 %"),
    ("54 في المئة", "٥٤٪"),
    ("54%", "54 بالمائة"),
    ("56%", "%56"),
    ("خمسون في المئة", "خمسون بالمائة"),
    ("2.5 مليون نسمة", "٢٫٥ مليون نسمة"),
    ("2.5 مليون نسمة", "2,5 مليون نسمة"),
    ("12500 جندي", "12,500 جندي"),
    ("12500 جندي", "١٢٬٥٠٠ جندي"),
    ("12500 جندي", "12 500 جندي"),
    ("12500 جندي", "12\u00a0500 جندي"),
    ("مئة نسمة", "مائة نسمه"),
    ("أربعمئة جندي", "أربع مائة جندي"),
    ("مئتا سنة", "مائتا سنة"),
    ("25 سنة.", "25 سنة"),
    ("NATO", "nato"),
]
OTHER = [
    ("51%", "51"),
    ("51%", "5.1%"),
    ("2.5 مليون نسمة", "25 مليون نسمة"),
    ("1250 جندي", "250 جندي"),
    ("8 مارس 2015", "9 مارس 2015"),
    ("مايو 2016", "8 مايو 2016"),
    ("حماية", "حمية"),
    ("أوسيتيا الجنوبية", "أوسيتيا"),
    ("روسيا", ""),
    ("", ""),
]


@pytest.mark.parametrize(("key", "answer"), SAME)
def test_the_same_written_otherwise_is_accepted(key: str, answer: str) -> None:
    assert typed.accepted(answer, [key])
    assert typed.accepted(key, [answer])


@pytest.mark.parametrize(("key", "answer"), OTHER)
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
    told = time.read_time(notation)
    offered = (dates.name(told), *dates.spellings(told))
    assert [answer for answer in answers if not typed.accepted(answer, offered)] == []
