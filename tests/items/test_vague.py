"""A question is understood alone: a class noun in it has a name, an adjective or a complement beside it."""

from __future__ import annotations

import pytest

from quizgen.arabic.nouns import NounPhrase
from quizgen.build import load_templates
from quizgen.items.alone import named_by, vague_words
from quizgen.model import Columns, Evidence, Item, Kind, Level, Lexicon, Name


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The words that travel with the project."""
    return load_templates()[0].lexicon


def asked(stem: str, kind: Kind = Kind.RECALL) -> Item:
    return Item("t/a/q", kind, ("a",), ("who",), (), stem, "س", (Evidence("س", "س", 1),), Level.RECALL)


@pytest.mark.rule(4, 22)
@pytest.mark.parametrize(
    ("stem", "vague"),
    [
        ("متى وُقّعت الاتفاقية؟", ["الاتفاقية"]),
        ("مَن وقّع الاتفاقية التي يتناولها المقال؟", ["الاتفاقية"]),
        ("مَن وقّع الاتفاقية التي أُعدّت في جنيف؟", []),
        ("متى وُقّعت الاتفاقية النووية؟", []),
        ("متى وُقّعت اتفاقية جنيف؟", []),
        ("ماذا قال الأمين العام عن المنطقة؟", ["المنطقة"]),
        ("ما الاتفاقية التي وقّعتها روسيا؟", []),
        ("متى زار الوزير المدينة؟", ["المدينة"]),
        ("متى زار الوزير مدينة حلب؟", []),
        ("متى وُقّعت الاتفاقية بين روسيا والصين؟", []),
        ("مَن يسعى إلى الاستقلال عن الطرف الآخر؟", ["الطرف الآخر"]),
        ("ما الطرف الآخر في معاهدة جنيف؟", []),
        ("ماذا تقول «وثيقة البرلمان» عن الماء؟", []),
    ],
)
def test_a_class_noun_without_a_name_is_vague(lexicon: Lexicon, stem: str, vague: list[str]) -> None:
    assert list(vague_words(asked(stem), lexicon)) == vague


def test_gaps_and_references_are_not_read_alone_and_columns_are(lexicon: Lexicon) -> None:
    assert list(vague_words(asked("وقّعت روسيا الاتفاقية في ……", Kind.CLOZE), lexicon)) == []
    assert list(vague_words(asked("ما المقصود بـ«الاتفاقية»؟", Kind.REFERENCE), lexicon)) == []
    match = Item("t/m", Kind.MATCH, ("a",), ("who",), (), "مَن؟", (("توقيع الاتفاقية", "س"),), (Evidence("س", "س", 1),),
                 Level.RECALL, columns=Columns(("توقيع الاتفاقية",), ("س",)))  # fmt: skip
    assert list(vague_words(match, lexicon)) == ["الاتفاقية"]


def test_a_declared_name_of_several_words_and_a_place_are_named(lexicon: Lexicon) -> None:
    sickness = Name("sickness", NounPhrase("دوار الحركة"), "event")
    assert list(vague_words(asked("ما الذي يسبّب دوار الحركة؟"), lexicon)) == ["الحركة"]
    assert list(vague_words(asked("ما الذي يسبّب دوار الحركة؟"), lexicon, named_by([sickness]))) == []
    assert list(vague_words(asked("متى زار الوزير الإمارات؟"), lexicon)) == []
    alone = Name("pact", NounPhrase("الاتفاقية"), "agreement")
    assert list(vague_words(asked("متى وُقّعت الاتفاقية؟"), lexicon, named_by([alone]))) == ["الاتفاقية"]


def test_a_name_that_holds_another_is_read_before_it_whatever_their_order() -> None:
    names = [
        Name("coast", NounPhrase("وزارة البحر"), "organisation"),
        Name("head", NounPhrase("وزارة البحر والصيد"), "organisation"),
    ]
    assert named_by(names) == named_by(names[::-1]) == ("وزارة البحر والصيد", "وزارة البحر")
