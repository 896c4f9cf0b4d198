"""Moodle XML, read by lxml and held against the structure that Moodle documents for every type of question."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from quizgen.export.moodle import moodle
from quizgen.model import Item, Kind
from tests.export.samples import asked, bank_of, item_of, items

# docs.moodle.org, "Moodle XML format": what every question has, and what each type adds (needed, allowed)
COMMON = {"name", "questiontext", "generalfeedback", "penalty", "hidden", "idnumber", "tags"}
FEEDBACKS = {"correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"}
TYPES = {
    "multichoice": ({"defaultgrade", "single", "shuffleanswers", "answernumbering", "answer"}, FEEDBACKS),
    "truefalse": ({"defaultgrade", "answer"}, set()),
    "shortanswer": ({"defaultgrade", "usecase", "answer"}, set()),
    "matching": ({"defaultgrade", "shuffleanswers", "subquestion"}, FEEDBACKS),
    "essay": ({"defaultgrade", "responseformat"}, {"responserequired", "responsefieldlines", "attachments",
                                                   "attachmentsrequired", "graderinfo", "responsetemplate"}),
    "cloze": (set(), set()),
}  # fmt: skip
HTML = {"questiontext", "generalfeedback", "feedback", "graderinfo", "responsetemplate", *FEEDBACKS}
# what Moodle takes for a fraction of a right and of a wrong answer
FRACTIONS = {"100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10", "0", "-100"}
# docs.moodle.org, "Embedded Answers (Cloze)": {marks:SHORTANSWER:=right#feedback~=another#feedback}
EMBEDDED = re.compile(r"\{(\d+):SHORTANSWER:(.*?)\}")


def read(every: list[Item], marks: int = 1, **more: Any) -> dict[str, etree._Element]:
    """The questions by idnumber."""
    root = etree.fromstring(moodle(bank_of(every, **more), asked(every, marks)))
    assert root.tag == "quiz"
    return {each.findtext("idnumber", ""): each for each in root if each.get("type") not in ("category", "description")}


def shown(html: str | None) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html or ""))


@pytest.mark.parametrize("item", items(), ids=lambda item: item.id)
def test_every_question_has_the_documented_structure(item: Item) -> None:
    (found,) = read([item]).values()
    needed, allowed = TYPES[found.get("type", "")]
    tags = {child.tag for child in found}
    assert COMMON | needed <= tags <= COMMON | needed | allowed
    for element in found.iter():
        if element.tag in HTML or element.get("format"):
            assert element.get("format") in ("html", "moodle_auto_format")
            assert len(element.findall("text")) == 1
    assert all(answer.get("fraction") in FRACTIONS for answer in found.iter("answer") if answer.get("fraction"))
    assert [tag.findtext("text") for tag in found.iter("tag")] == list(item.tags)
    assert found.findtext("penalty") in ("1", "0.3333333")


def test_every_kind_arrives_as_a_type_of_moodle() -> None:
    assert [found.get("type") for found in read(list(items())).values()] == [
        "multichoice", "truefalse", "cloze", "shortanswer", "essay", "matching", "matching", "multichoice", "essay",
        "multichoice", "multichoice", "multichoice",
    ]  # fmt: skip


def test_the_bank_is_named_after_the_quiz_and_holds_the_passage() -> None:
    root = etree.fromstring(moodle(bank_of(items()), asked(items())))
    assert root.findtext("question[@type='category']/category/text") == "$course$/top/الميناء"
    assert "[1] وقّع الوزير" in shown(root.findtext("question[@type='description']/questiontext/text"))
    without = etree.fromstring(moodle(bank_of(items(), passage=False), asked(items())))
    assert without.find("question[@type='description']") is None


def test_a_slash_in_the_title_makes_no_second_category() -> None:
    root = etree.fromstring(moodle(bank_of(items(), title="مصر/ليبيا"), asked(items())))
    assert root.findtext("question[@type='category']/category/text") == "$course$/top/مصر//ليبيا"


def test_marks_reasons_and_evidence_are_carried() -> None:
    found = read(list(items()), marks=3)["port/choice"]
    assert found.findtext("defaultgrade") == "3"
    answers = [(one.get("fraction"), shown(one.findtext("text")), shown(one.findtext("feedback/text")))
               for one in found.iter("answer")]  # fmt: skip
    assert answers == [
        ("0", "8 مارس 2014", "إجابة غير صحيحة. لا يرد ذكره."), ("100", "8 مارس 2015", "إجابة صحيحة."),
    ]  # fmt: skip
    assert "الجملة 1: «وقّع الوزير" in shown(found.findtext("generalfeedback/text"))
    assert found.findtext("shuffleanswers") == "false"  # dates stand in the order of time


def test_the_words_of_true_and_false_are_those_that_moodle_knows() -> None:
    found = read(list(items()))["port/true-false"]
    assert [(one.findtext("text"), one.get("fraction")) for one in found.iter("answer")] == [
        ("true", "0"),
        ("false", "100"),
    ]


def test_only_a_single_right_answer_makes_a_single_choice() -> None:
    found = read(list(items()))
    assert found["port/choice"].findtext("single") == "true"
    assert found["port/several"].findtext("single") == "false"
    assert [one.get("fraction") for one in found["port/several"].iter("answer")] == ["50", "-100", "50"]


def test_the_right_answer_of_an_open_question_stands_where_only_graders_look() -> None:
    found = read(list(items()))["port/parties"]
    assert "مصر، ليبيا" in shown(found.findtext("graderinfo/text"))


def test_a_spare_partner_has_no_question_of_its_own() -> None:
    pairs = [
        (shown(one.findtext("text")), one.findtext("answer/text"))
        for one in read(list(items()))["port/match"].iter("subquestion")
    ]
    assert pairs == [("مصر", "القاهرة"), ("ليبيا", "طرابلس"), ("", "تونس")]


def embedded(found: etree._Element) -> tuple[str, list[tuple[str, str]]]:
    """The marks of an embedded answer, and its right spellings with their feedback, as Moodle decodes them."""
    (hole,) = EMBEDDED.findall(found.findtext("questiontext/text", ""))
    spellings = [re.fullmatch(r"=(.*?)(?<!&)#(.*)", one) for one in hole[1].split("~")]
    return hole[0], [(unescape(one[1]), unescape(one[2])) for one in spellings if one]


def test_a_gap_is_an_embedded_answer_in_its_sentence() -> None:
    found = read(list(items()), marks=2)["port/cloze"]
    assert embedded(found) == ("2", [("25 سنة", "إجابة صحيحة."), ("٢٥ سنة", "إجابة صحيحة.")])
    sentence = EMBEDDED.sub("…", found.findtext("questiontext/text", ""))
    assert shown(sentence) == "وقّع الوزير في 8 مارس 2015 اتفاقية الميناء لمدة … (ما المدة؟)"


@pytest.mark.parametrize("text", ["a}b", "a~b", "a#b", "a/b", 'a"b', "a\\b", "<b>", "AT&T", "50%", "a'b", "{a}"])
def test_signs_of_embedded_answers_stay_letters(text: str) -> None:
    evidence = items()[2].evidence[0]
    from dataclasses import replace

    item = item_of(
        Kind.CLOZE, "……", text, evidence=(replace(evidence, reads=f"قال {text} ثم"),), hole=(4, 4 + len(text))
    )
    assert embedded(read([item])["port/cloze"])[1][0][0] == text


XML_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))


@given(XML_TEXT)
def test_any_text_comes_back_from_the_xml(text: str) -> None:
    found = read([item_of(Kind.CHOICE, text, "نعم", options=("نعم", "لا"))])["port/choice"]
    assert shown(found.findtext("questiontext/text")) == text


def test_every_block_tells_its_direction() -> None:
    found = read(list(items()))["port/gloss"]
    answers = [one.findtext("text", "") for one in found.iter("answer")]
    assert answers[0] == '<span dir="ltr" lang="en">port</span>'
    assert found.findtext("questiontext/text", "").startswith('<p dir="rtl" lang="ar">')
