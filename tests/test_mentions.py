"""Where a name stands in a text: by its own letters in every case, and by no other word."""

from __future__ import annotations

import pytest

from quizgen.arabic.nouns import NounPhrase, Number
from quizgen.mentions import spans
from quizgen.model import Name


def found(name: str, text: str, number: Number = Number.SINGULAR) -> list[str]:
    made = Name("x", NounPhrase(name, human=True, number=number), "person")
    return [text[start:end] for start, end in spans(made, text)]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("أبو بكر الداودي", "والتقى ابن خلدون بأبي بكر الداودي في السوق", "أبي بكر الداودي"),
        ("أبو بكر الداودي", "زارت البعثة أبا بكر الداودي أمس", "أبا بكر الداودي"),
        ("أبو ظبي", "وصل الوفد إلى أبو ظبي", "أبو ظبي"),
        ("ذو الفقار علي", "بحضور ذي الفقار علي", "ذي الفقار علي"),
        ("أخو العرب", "زار الوزير أخا العرب", "أخا العرب"),
        ("خالد بن الوليد", "ولخالد بن الوليد بيت", "خالد بن الوليد"),
    ],
)
def test_a_name_is_found_in_the_case_that_the_sentence_asks_for(name: str, text: str, words: str) -> None:
    assert found(name, text) == [words]


@pytest.mark.parametrize(
    ("name", "number", "text", "words"),
    [
        ("المواطنون الروس", Number.PLURAL, "دعا المواطنين الروس إلى الهدوء", "المواطنين الروس"),
        ("الطرفان", Number.DUAL, "اتفق مع الطرفين", "الطرفين"),
        ("مزارعو القرية", Number.PLURAL, "التقى بمزارعي القرية", "مزارعي القرية"),
    ],
)
def test_a_dual_and_a_sound_plural_are_found_in_their_other_case(
    name: str, number: Number, text: str, words: str
) -> None:
    assert found(name, text, number) == [words]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("علي", "وقّع المدير على اتفاقية السكن"),
        ("هدى", "لم يكن له هدي في السير"),
        ("علاء", "علا الصوت في القاعة"),
        ("سامي", "وقّع الرئيس سامى القدر"),
        ("منى", "قدّم الطبيب مني العيّنة"),
        ("رضا", "عن رضى تام"),
        ("أبو بكر", "جاء بكر وحده"),
    ],
)
def test_a_name_is_not_found_in_another_word(name: str, text: str) -> None:
    assert found(name, text) == []
