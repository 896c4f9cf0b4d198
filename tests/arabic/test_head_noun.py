"""A text has the gender, number and endings of its first noun, where the lexicon knows it or its shape is sure."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.arabic.cases import in_case
from quizgen.arabic.head_noun import NounForms, head, phrase_like
from quizgen.arabic.nouns import Case, Gender, MissingForm, NounPhrase, Number
from quizgen.arabic.words import indefinite_accusative
from quizgen.model import Lexicon
from quizgen.problems import Problems
from quizgen.reading.lexicon import read_tables


@pytest.fixture(scope="module")
def forms(root: Path) -> NounForms:
    table = root / "templates/lexicon/nouns.tsv"
    return read_tables({table.name: table.read_text(encoding="utf-8")}, Lexicon({}, {}), Problems()).noun_forms


@pytest.mark.parametrize(
    ("text", "accusative", "genitive"),
    [
        ("مدارس", "مدارس", "مدارس"),
        ("مشاريع جديدة", "مشاريع جديدة", "مشاريع جديدة"),
        ("قوانين", "قوانين", "قوانين"),
        ("عواصم أوروبية", "عواصم أوروبية", "عواصم أوروبية"),
        ("أسعار جديدة", "أسعارًا جديدة", "أسعار جديدة"),
        ("خبراء", "خبراء", "خبراء"),
        ("خبراء جدد", "خبراء جددًا", "خبراء جدد"),
        ("مسؤولان", "مسؤولين", "مسؤولين"),
        ("مسؤولان كبيران", "مسؤولين كبيرين", "مسؤولين كبيرين"),
        ("مسؤولون كبار", "مسؤولين كبارًا", "مسؤولين كبار"),
        ("مندوبون عن الدول", "مندوبين عن الدول", "مندوبين عن الدول"),
        ("مسؤولو الحكومة", "مسؤولي الحكومة", "مسؤولي الحكومة"),
        ("طرفا المعاهدة", "طرفي المعاهدة", "طرفي المعاهدة"),
        ("مغتربون", "مغتربين", "مغتربين"),  # no word of the lexicon
        ("سياسات والده", "سياسات والده", "سياسات والده"),
        ("قرارات وزارة الدفاع", "قرارات وزارة الدفاع", "قرارات وزارة الدفاع"),
        ("ميناء", "ميناءً", "ميناء"),
        ("محامٍ", "محاميًا", "محامٍ"),
        ("بعض القوانين", "بعض القوانين", "بعض القوانين"),
        ("توفير حافلتين للنقل", "توفير حافلتين للنقل", "توفير حافلتين للنقل"),
        ("عدد لا بأس به من الركاب", "عددًا لا بأس به من الركاب", "عدد لا بأس به من الركاب"),
        ("هجوم إرهابي", "هجومًا إرهابيًا", "هجوم إرهابي"),
        ("دعم من فقدوا بيوتهم", "دعم من فقدوا بيوتهم", "دعم من فقدوا بيوتهم"),
        ("ألا يكون له دخل", "ألا يكون له دخل", "ألا يكون له دخل"),
        # no words of the lexicon: their measure is one that takes a tanwin
        ("منفذ", "منفذًا", "منفذ"),
        ("ترحيب", "ترحيبًا", "ترحيب"),
        ("ازدهار", "ازدهارًا", "ازدهار"),
        ("همس", "همسًا", "همس"),
        ("ردود", "ردودًا", "ردود"),
        ("ردود دولية متباينة", "ردودًا دولية متباينة", "ردود دولية متباينة"),
        ("رد رسمي متأخر", "ردًا رسميًا متأخرًا", "رد رسمي متأخر"),
        ("شركاء دوليون", "شركاء دوليين", "شركاء دوليين"),
        ("زملاؤه القدامى", "زملاءه القدامى", "زملائه القدامى"),
    ],
)
def test_a_common_noun_has_its_endings(forms: NounForms, text: str, accusative: str, genitive: str) -> None:
    phrase = phrase_like(text, forms)
    assert (in_case(phrase, Case.ACCUSATIVE), in_case(phrase, Case.GENITIVE)) == (accusative, genitive)


@pytest.mark.parametrize(
    ("text", "gender", "number", "human"),
    [
        ("مسؤولون كبار", "m", "plural", True),
        ("مسؤولو الوزارة", "m", "plural", True),
        ("مفتشو فرع الساحل", "m", "plural", True),
        ("عضو المجلس", "m", "singular", True),
        ("طالبات الجامعة", "f", "plural", True),
        ("مشاريع الطاقة", "f", "plural", False),
        ("طرفا النزاع", "m", "dual", False),
        ("السوق المالية", "f", "singular", False),
        ("معظم الناخبين", "m", "singular", False),  # an oblique form is no word of the lexicon: nothing is claimed
        ("كل الدول", "f", "plural", False),
        ("مزارعة من المنطقة", "f", "singular", True),  # the ة form of a noun for a man
        ("محافظة الساحل", "f", "singular", False),  # a governorate, though محافظ is a man
        ("مكتبة الجامعة", "f", "singular", False),
        ("تجارب مخبرية", "f", "plural", False),
        ("سبل التعاون", "f", "plural", False),
        ("شركاء المشروع", "m", "plural", True),
        ("زملاؤه القدامى", "m", "plural", True),
        ("أصداء القرار", "f", "plural", False),
        ("كتاب جديد", "m", "singular", False),  # a book, before several writers
    ],
)
def test_a_text_agrees_as_its_first_noun(forms: NounForms, text: str, gender: str, number: str, human: bool) -> None:
    phrase = phrase_like(text, forms)
    assert (phrase.gender, phrase.number, phrase.human) == (gender, number, human)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("بعض الدول", "دول"),
        ("51% من الناخبين", "ناخبين"),
        ("3 سفن إغاثة", "سفن"),
        ("كلّ من روسيا وتركيا", "كل"),
        ("عدد من الوزيرات", "عدد"),
        ("القاضي", "قاضي"),
        ("من", "من"),
        ("", ""),
    ],
)
def test_what_measures_a_noun_leaves_the_agreement_to_it(text: str, first: str) -> None:
    assert head(text) == first


@pytest.mark.parametrize(
    ("word", "accusative"),
    [
        ("أبيض", "أبيض"),
        ("أطول", "أطول"),
        ("أسعار", "أسعارًا"),
        ("أمير", "أميرًا"),
        ("فنادق", "فنادق"),
        ("تقارير", "تقارير"),
        ("تعاون", "تعاونًا"),
        ("مسافر", "مسافرًا"),
        ("رياضي", "رياضيًا"),
        ("كهرباء", "كهرباء"),
        ("ميناء", "ميناءً"),
        ("منشآت", "منشآت"),
        ("عسكريون", "عسكريين"),
        ("اتفاقيتان", "اتفاقيتين"),
        ("قانون", "قانونًا"),
        ("بستان", "بستانًا"),
    ],
)
def test_no_word_gets_a_tanwin_that_it_does_not_take(word: str, accusative: str) -> None:
    assert indefinite_accusative(word) == accusative


@pytest.mark.parametrize("word", ["أهم", "ليالي", "فيصل", "نيروبي"])
def test_a_word_that_may_take_no_tanwin_is_not_guessed_at(word: str) -> None:
    known = NounForms({}, proper=["فيصل", "نيروبي"])
    with pytest.raises(MissingForm):
        in_case(phrase_like(word, known), Case.ACCUSATIVE)


def test_what_is_known_of_a_word_comes_before_its_shape() -> None:
    assert indefinite_accusative("مطالب", diptote=True) == "مطالب"
    assert indefinite_accusative("مطالب", diptote=False) == "مطالبًا"
    assert indefinite_accusative("شركات", diptote=False) == "شركات"


def test_a_construct_that_may_be_a_noun_with_its_adjective_is_not_guessed_at() -> None:
    with pytest.raises(MissingForm):
        in_case(NounPhrase("قرار أممي", gender=Gender.M, number=Number.SINGULAR), Case.ACCUSATIVE)
