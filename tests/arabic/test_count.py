"""Counting: a number with its noun, in digits and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.arabic.bounds import ABOUT
from quizgen.arabic.count import (
    PERCENT,
    CountedNoun,
    Quantity,
    as_printed,
    construct,
    count,
    counted,
    definite,
    dual,
    in_words,
    ordinal,
    phrase,
)
from quizgen.arabic.nouns import Case, Gender, MissingForm, Number
from quizgen.arabic.quantities import read_quantity
from quizgen.arabic.words import indefinite_accusative

MONTH = CountedNoun("شهر", "أشهر")
YEAR = CountedNoun("سنة", "سنوات", gender=Gender.F)
CITIZEN, SOLDIER = CountedNoun("مواطن", "مواطنون"), CountedNoun("جندي", "جنود")
NOUNS = {noun.singular: noun for noun in (YEAR, CITIZEN, SOLDIER, CountedNoun("يورو", "يورو"))}
ANY_NOUN = st.sampled_from(list(NOUNS.values()))
ANY_CASE = st.sampled_from(Case)
NUMBERS = st.one_of(
    st.integers(0, 1200),
    st.integers(1, 999).map(lambda n: n * 1000),
    st.integers(1, 99).map(lambda n: n * 100_000_000),
    st.decimals("0.1", "99.9", places=1),
)


@given(NUMBERS, ANY_NOUN, ANY_CASE, st.sampled_from(["", *ABOUT]), st.sampled_from(["western", "arabic"]))
def test_what_is_counted_is_read_back(n: int | Decimal, noun: CountedNoun, case: Case, about: str, digits: str) -> None:
    told = Quantity(n, noun, about)
    assert read_quantity(counted(told, case, digits), NOUNS) == told


@given(st.integers(0, 10**12).filter(lambda n: n < 100 or n % 100 not in (1, 2)), ANY_NOUN, ANY_CASE)
def test_what_is_spelled_out_is_read_back(n: int, noun: CountedNoun, case: Case) -> None:
    assert read_quantity(in_words(n, noun, case), NOUNS).number == n


@pytest.mark.parametrize("n", [101, 202, 1001, 25002])
def test_numbers_that_newspapers_write_in_digits_are_not_spelled_out(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        in_words(n, YEAR)


@given(st.integers(3, 10_000))
def test_the_last_two_digits_choose_the_form(n: int) -> None:
    form = count(n, CITIZEN).split(" ")[-1]
    if n % 1000 == 0:
        return
    assert form == {True: "مواطنين", False: "مواطنًا" if n % 100 > 10 else "مواطن"}[3 <= n % 100 <= 10]


@pytest.mark.parametrize(
    "text", ["", "سنة", "سنوات", "25", "25 قطة", "مئة خمسون سنة", "x سنة", "% 25", "و25 سنة", "25 سنة و3"]
)
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        read_quantity(text, NOUNS)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("٢٥ سنة", 25),
        ("1,200 جندي", 1200),
        ("ثلاثة آلاف جندي", 3000),
        ("خمسة وعشرين ألف جندي", 25000),
        ("مليوني جندي", 2_000_000),
        ("1.5 مليون جندي", 1_500_000),
        ("مائتا سنة", 200),
        ("اثنتا عشرة سنة", 12),
        ("سنتين", 2),
        ("سنة واحدة", 1),
    ],
)
def test_numbers_are_read_in_digits_in_words_and_in_both(text: str, number: int) -> None:
    assert read_quantity(text, NOUNS).number == number


def test_a_percentage_has_no_noun_and_keeps_its_about() -> None:
    assert read_quantity("نحو ٩٩٫٩٪", {}) == Quantity(Decimal("99.9"), PERCENT, "نحو")
    assert counted(Quantity(Decimal("99.90"), PERCENT)) == "99.9%"


def test_after_about_the_noun_is_in_the_genitive() -> None:
    assert counted(Quantity(2, YEAR, "نحو")) == "نحو سنتين"


def test_a_dual_that_no_rule_gives_must_be_stored() -> None:
    with pytest.raises(MissingForm):
        dual(CountedNoun("صحراء", "صحارى"))
    assert dual(CountedNoun("صحراء", "صحارى", "صحراوان"), Case.GENITIVE) == "صحراوين"


def test_a_noun_in_construct_has_the_number_of_its_owners() -> None:
    side = CountedNoun("طرف", "أطراف")
    assert [construct(n, side) for n in (1, 2, 3)] == ["طرف", "طرفا", "أطراف"]
    assert construct(2, side, Case.GENITIVE) == "طرفي"
    assert construct(5, CITIZEN, Case.GENITIVE) == "مواطني"


@pytest.mark.parametrize(
    ("n", "expected"),
    [(1, "السنة الواحدة"), (2, "السنتان"), (15, "السنوات الخمس عشرة"), (25, "السنوات الخمس والعشرون")],
)
def test_a_definite_number_of_things_follows_them(n: int, expected: str) -> None:
    assert definite(n, YEAR) == expected


def test_a_quantity_tells_the_number_that_a_verb_agrees_with() -> None:
    assert [phrase(Quantity(n, SOLDIER)).number for n in (1, 2, 3, 25)] == [
        Number.SINGULAR,
        Number.DUAL,
        Number.PLURAL,
        Number.SINGULAR,
    ]


def test_ordinals_end_at_ninety_nine() -> None:
    assert ordinal(20, YEAR) == "السنة العشرون"
    assert ordinal(1, YEAR) == "السنة الأولى"
    with pytest.raises(ValueError, match="100"):
        ordinal(100, YEAR)


@pytest.mark.parametrize(
    ("singular", "counted_"),
    [("لاجئ سوري", "11 لاجئًا سوريًا"), ("رطل من العسل", "11 رطلًا من العسل"), ("منصة حفر", "11 منصة حفر")],
)
def test_a_counted_noun_of_several_words_is_put_into_the_accusative_word_by_word(singular: str, counted_: str) -> None:
    assert counted(Quantity(11, CountedNoun(singular, ""))) == counted_


@pytest.mark.parametrize(
    ("word", "accusative"),
    [
        ("مسيرته", "مسيرته"),
        ("بلادهم", "بلادهم"),
        ("درهم", "درهمًا"),
        ("متهم", "متهمًا"),
        ("مساهم", "مساهمًا"),
        ("وجه", "وجهًا"),
    ],
)
def test_a_noun_with_a_pronoun_takes_no_tanwin(word: str, accusative: str) -> None:
    assert indefinite_accusative(word) == accusative


@pytest.mark.parametrize(
    ("quantity", "printed"),
    [
        (Quantity(7, MONTH), "سبعة أشهر"),
        (Quantity(3, YEAR), "ثلاث سنوات"),
        (Quantity(10, YEAR, "أكثر من"), "أكثر من عشر سنوات"),
        (Quantity(11, MONTH), "11 شهرًا"),
        (Quantity(2, MONTH), "شهران"),
        (Quantity(5, PERCENT), "5%"),
        (Quantity(4, MONTH, "بين", 6), "بين 4 و6 أشهر"),
    ],
)
def test_three_to_ten_are_printed_in_words(quantity: Quantity, printed: str) -> None:
    assert as_printed(quantity) == printed
