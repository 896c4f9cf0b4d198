"""Verbs are found in newspaper text: under prefixes and pronouns, on mixed hamzas, and told from nouns like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.arabic.find_verbs import FoundVerb, VerbFinder
from quizgen.arabic.verb_forms import Form
from quizgen.draft.tokens import verb_finder
from quizgen.model import Lexicon
from quizgen.problems import Problems
from quizgen.reading.lexicon import read_tables


@pytest.fixture(scope="module")
def finder(root: Path) -> VerbFinder:
    tables = {path.name: path.read_text(encoding="utf-8") for path in (root / "templates/lexicon").glob("*.tsv")}
    return verb_finder(read_tables(tables, Lexicon({}, {}), Problems()))


def found(finder: VerbFinder, text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.verb) for one in finder.find(text)]


def only(finder: VerbFinder, text: str) -> FoundVerb:
    (one,) = finder.find(text)
    return one


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("وستفتتح البلدية المكتبة", "وستفتتح", "افتتح"),
        ("فرحبت الوزيرة بالفريق", "فرحبت", "رحّب بـ"),
        ("ليتمكن الزوار من الدخول", "ليتمكن", "تمكّن من"),
        ("القطع التي عثروا عليها", "عثروا", "عثر على"),
        ("المعبد الذي اكتشفته البعثة", "اكتشفته", "اكتشف"),
        ("الرسالة التي قرأها", "قرأها", "قرأ"),
        ("التماثيل التي نقلوها إلى المتحف", "نقلوها", "نقل"),
        ("الكتاب الذي أهداه لها", "أهداه", "أهدى"),
        ("الوثائق لم تُنشر", "تُنشر", "نشر"),
        ("لايزال الطريق مغلقا", "لايزال", "زال"),
        ("اعلن المصرف النتائج", "اعلن", "أعلن"),
        ("إستقبل الأمير الوفد", "إستقبل", "استقبل"),
        ("وصلتا إلى الميناء", "وصلتا", "وصل إلى"),
        ("لم يجر التصويت", "يجر", "جرى"),
    ],
)
def test_a_verb_is_found_with_what_hangs_on_it(finder: VerbFinder, text: str, word: str, verb: str) -> None:
    assert found(finder, text) == [(word, verb)]


@pytest.mark.parametrize(
    "text",
    [
        "بعد عقد من الزمن",
        "في عرض البحر",
        "على نقل الركاب",
        "تضامنًا مع العمال",
        "المدير الفني للفريق",
        "رئيس نادي المدينة",
        "الأرباح بين عامي 2010 و2012",
        "إقامته في العاصمة",
        "هناك أسباب كثيرة",
        "أول أمس",
    ],
)
def test_a_noun_that_looks_like_a_verb_is_none(finder: VerbFinder, text: str) -> None:
    assert found(finder, text) == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("عقد المجلس جلسته", "عقد"),
        ("الجلسة التي عقدها المجلس", "عقد"),
        ("وقد تراجع الإنتاج", "تراجع"),
        ("بعد أن تراجع الإنتاج", "تراجع"),
        ("حيث أقامته البلدية", "أقام"),
    ],
)
def test_what_stands_before_a_word_tells_a_verb_from_a_noun(finder: VerbFinder, text: str, verb: str) -> None:
    assert [name for _, name in found(finder, text)] == [verb]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("كشفت الوزارة عن خطتها", "كشف عن"),
        ("كشفت الوزارة خطتها", "كشف"),
        ("تقدم الحزب بالطلب", "تقدّم بـ"),
        ("اتفق الطرفان على الهدنة", "اتّفق على"),
        ("اتفق الحزب مع الحكومة", "اتّفق مع"),
        ("الجزيرة التي تعتمد في دخلها عليها", "اعتمد على"),
        ("وردت بلدية الساحل الشمالي سريعا على الشكوى", "ردّ على"),
    ],
)
def test_the_preposition_that_follows_tells_the_verb(finder: VerbFinder, text: str, verb: str) -> None:
    assert [name for _, name in found(finder, text)] == [verb]


def test_a_form_tells_its_tense_its_person_and_its_object(finder: VerbFinder) -> None:
    assert only(finder, "ستوقعها الدولتان").forms == (Form("future", "fs"),)
    assert only(finder, "ستوقعها الدولتان").object == "ها"
    assert only(finder, "الوزيرات يوقعن").forms == (Form("present", "fp"),)
    assert only(finder, "لم يستطيعوا").forms == (Form("subjunctive", "mp"),)


def test_a_spelling_that_may_be_active_or_passive_keeps_both(finder: VerbFinder) -> None:
    assert {form.is_passive for form in only(finder, "الذي قتل").forms} == {False, True}
    assert only(finder, "وأقيمت المباراة").forms == (Form("past", "fs", is_passive=True),)


def test_verbs_that_are_spelled_alike_are_all_named(finder: VerbFinder) -> None:
    one = only(finder, "الشركة التي تنتج السيارات")
    assert one.verb == "أنتج"
    assert "نتج عن" in one.others


def test_a_paragraph_of_a_newspaper_is_read_through(finder: VerbFinder) -> None:
    text = (
        "أعلنت هيئة الآثار، أمس، أنّ فريقًا من الباحثات عثر على مقبرة لم تفتح منذ ثلاثة آلاف سنة. وقالت رئيسة الفريق"
        " إن العمل بدأ قبل عامين، وإن القطع التي نقلت إلى المتحف ستعرض في الخريف. وأضافت: «نأمل أن يزورها الجمهور»."
    )
    assert found(finder, text) == [
        ("أعلنت", "أعلن"),
        ("عثر", "عثر على"),
        ("تفتح", "فتح"),
        ("وقالت", "قال"),
        ("بدأ", "بدأ"),
        ("نقلت", "نقل"),
        ("ستعرض", "عرض"),
        ("وأضافت", "أضاف"),
        ("نأمل", "أمل في"),
        ("يزورها", "زار"),
    ]


def test_an_empty_text_has_no_verbs(finder: VerbFinder) -> None:
    assert finder.find("") == finder.find("2015 – 12%") == []
