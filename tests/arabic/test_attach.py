"""Attaching, listing, asking, and one system of digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.arabic.attach import attach, governed, join, what, whom
from quizgen.arabic.numerals import arabic, western, written

WORDS = st.text(alphabet="ابتجدرسعفقكلمنهوي", min_size=2, max_size=8)


@given(st.sampled_from(["ل", "ول", "فل"]), WORDS)
def test_lam_never_stands_before_a_whole_article(prefix: str, word: str) -> None:
    attached = attach(prefix, f"ال{word}", article=True)
    assert "لال" not in attached.removesuffix(word)
    assert attached == f"{prefix[:-1]}{'ل' if word.startswith('ل') else 'لل'}{word}"


@given(st.sampled_from(["و", "ف", "ب", "ك", "ل"]), st.sampled_from(["NATO", "25", "«الأمن»", "51%", "(أ)"]))
def test_only_a_letter_that_joins_leads_on_with_a_tatweel(prefix: str, sign: str) -> None:
    assert attach(prefix, sign) == (f"و{sign}" if prefix == "و" else f"{prefix}ـ{sign}")


def test_a_preposition_is_attached_if_it_is_one_letter() -> None:
    assert governed("بـ", "القاعدة") == governed("ب", "القاعدة") == "بالقاعدة"
    assert governed("على", "القاعدة") == "على القاعدة"
    assert governed("", "القاعدة") == "القاعدة"


def test_a_verbal_noun_in_lam_keeps_its_own_al() -> None:
    assert attach("ل", "التزام الطرفين") == "لالتزام الطرفين"
    assert attach("ل", "التماس", article=False) == "لالتماس"


def test_a_word_that_only_begins_with_a_waw_needs_no_comma() -> None:
    assert join(["اتفاقية انضمام وحدات الجيش", "قرار"]) == "اتفاقية انضمام وحدات الجيش وقرار"
    assert join(["الأمن والدفاع", "قرار"]) == "الأمن والدفاع، وقرار"
    assert join(["الأمن والدفاع"]) == "الأمن والدفاع"
    assert join([]) == ""


def test_a_question_word_contracts_with_a_preposition_however_that_is_written() -> None:
    assert what("بـ") == what("ب") == "بمَ"
    assert (what(), whom()) == ("ما", "مَن")
    assert (what("مع"), whom("عن")) == ("مع ماذا", "عمّن")


@given(st.text(alphabet="0123456789.,% اب", max_size=12))
def test_digits_come_back_from_the_other_system(text: str) -> None:
    assert western(arabic(text)) == text
    assert written(written(text, "arabic"), "western") == text


@pytest.mark.parametrize(("text", "expected"), [("1,200.5", "١٬٢٠٠٫٥"), ("في 2015.", "في ٢٠١٥."), ("۱۲", "١٢")])
def test_the_signs_of_numbers_go_with_their_digits(text: str, expected: str) -> None:
    assert arabic(text) == expected
