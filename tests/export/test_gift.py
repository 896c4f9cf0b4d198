"""GIFT, read by gift-pegjs: every kind arrives as the type that GIFT has for it, and no text breaks the grammar."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.export.gift import gift
from quizgen.model import Item, Kind
from tests.export.samples import asked, bank_of, item_of, items

Read = Callable[[bytes], list[dict[str, Any]]]
SIGNS = "\\~=#{}:"


def text_of(rich: dict[str, str]) -> str:
    """The text that HTML shows."""
    return unescape(re.sub(r"<[^>]*>", "", rich["text"]))


def parsed(read: Read, every: list[Item], **more: Any) -> list[dict[str, Any]]:
    """The questions alone, without the category and the passage."""
    return read(gift(bank_of(every, passage=False, **more), asked(every)))[1:]


def test_every_kind_arrives_as_a_type_of_gift(read_gift: Read) -> None:
    found = parsed(read_gift, list(items()))
    assert [(each["id"].removeprefix("port/"), each["type"]) for each in found] == [
        ("choice", "MC"), ("true-false", "TF"), ("cloze", "Short"), ("recall", "Short"), ("parties", "Essay"),
        ("match", "Matching"), ("order", "Matching"), ("gloss", "MC"), ("reference", "Essay"), ("source", "MC"),
        ("not-given", "MC"), ("several", "MC"),
    ]  # fmt: skip
    assert all(each["tags"] == ["quizgen::seed::port", f"quizgen::kind::{item.kind}"]
               for each, item in zip(found, items(), strict=True))  # fmt: skip


def test_the_passage_and_its_source_come_first(read_gift: Read) -> None:
    category, passage, *_ = read_gift(gift(bank_of(items()), asked(items())))
    assert category == {"type": "Category", "title": "$course$/top/الميناء"}
    assert passage["type"] == "Description"
    assert "[1] وقّع الوزير" in text_of(passage["stem"])
    assert "الأهرام" in text_of(passage["stem"])


def test_an_option_says_why_it_is_wrong_and_the_evidence_follows_every_answer(read_gift: Read) -> None:
    found = parsed(read_gift, list(items()))[0]
    told = [(choice["isCorrect"], text_of(choice["text"]), text_of(choice["feedback"])) for choice in found["choices"]]
    assert told == [
        (False, "8 مارس 2014", "إجابة غير صحيحة. لا يرد ذكره."),
        (True, "8 مارس 2015", "إجابة صحيحة."),
    ]
    assert "الجملة 1: «وقّع الوزير في 8 مارس 2015" in text_of(found["globalFeedback"])
    assert "وتذكر مصادر أخرى" in text_of(found["globalFeedback"])


def test_whoever_takes_a_false_statement_for_true_reads_how_it_should_be(read_gift: Read) -> None:
    found = parsed(read_gift, list(items()))[1]
    assert found["isTrue"] is False
    # Moodle shows the first feedback for a wrong answer, the second for a right one
    assert "وُقّعت في 2015." in text_of(found["trueFeedback"])
    assert text_of(found["falseFeedback"]) == "إجابة صحيحة."
    assert "والصواب: وُقّعت الاتفاقية في 2015." in text_of(found["globalFeedback"])


def test_a_gap_stands_in_its_sentence_with_its_hint(read_gift: Read) -> None:
    found = parsed(read_gift, list(items()))[2]
    assert (
        re.sub(r"\s+", " ", text_of(found["stem"]))
        == "وقّع الوزير في 8 مارس 2015 اتفاقية الميناء لمدة _____ (ما المدة؟)"
    )
    assert [text_of(choice["text"]) for choice in found["choices"]] == ["25 سنة", "٢٥ سنة"]  # in both digits


def test_a_typed_answer_counts_with_and_without_its_vowels(read_gift: Read) -> None:
    found = parsed(read_gift, list(items()))[3]
    assert [choice["text"]["text"] for choice in found["choices"]] == ["الوَزير", "الوزير", "وزير النقل"]


def test_an_order_is_events_with_their_ranks_and_a_match_keeps_its_spare_partner(read_gift: Read) -> None:
    match, order = parsed(read_gift, list(items()))[5:7]
    pairs = [(text_of(pair["subquestion"]), pair["subanswer"]) for pair in match["matchPairs"]]
    assert pairs == [("مصر", "القاهرة"), ("ليبيا", "طرابلس"), ("", "تونس")]
    ranks = [(text_of(pair["subquestion"]), pair["subanswer"]) for pair in order["matchPairs"]]
    assert ranks == [("الثاني", "2"), ("الثالث", "3"), ("الأول", "1")]


def test_several_right_options_share_the_mark_and_a_wrong_one_takes_it(read_gift: Read) -> None:
    found = parsed(read_gift, list(items()))[-1]
    assert [(text_of(choice["text"]), choice["weight"]) for choice in found["choices"]] == [
        ("مصر", 50), ("تونس", -100), ("ليبيا", 50),
    ]  # fmt: skip


def test_no_sign_of_the_grammar_breaks_a_question_alone_or_beside_another(read_gift: Read) -> None:
    hostile = [
        f"أ {one}{other} ب" for one, other in product([*SIGNS, "->", "//", "%50%", "*", "<b>", "&amp;"], repeat=2)
    ]
    choices = [item_of(Kind.CHOICE, text, text, options=(text, f"لا {text}"), name=f"c{n}", why={f"لا {text}": text})
               for n, text in enumerate(hostile)]  # fmt: skip
    for text, found in zip(hostile, parsed(read_gift, choices), strict=True):
        assert found["type"] == "MC"
        assert text_of(found["stem"]) == text
        assert [text_of(choice["text"]) for choice in found["choices"]] == [text, f"لا {text}"]
        assert text_of(found["choices"][1]["feedback"]) == f"إجابة غير صحيحة. {text}"
    typed = [item_of(Kind.RECALL, text, text, typed=text, name=f"t{n}") for n, text in enumerate(hostile)]
    for text, found in zip(hostile, parsed(read_gift, typed), strict=True):
        assert found["type"] == "Short"
        # a star would stand for any letters, an arrow would make a pair
        assert found["choices"][0]["text"]["text"] == text.replace("*", "\\*").replace("->", "→")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_from_gift(read_gift: Read, text: str) -> None:
    (found,) = parsed(read_gift, [item_of(Kind.CHOICE, text, "نعم", options=("نعم", "لا"))])
    assert text_of(found["stem"]).split() == text.split()


@pytest.mark.parametrize("breaks", ["\n\n", "\r\n\r\n", "\n \n", "\u2029"])
def test_an_empty_line_in_a_text_does_not_end_its_question(read_gift: Read, breaks: str) -> None:
    (found,) = parsed(read_gift, [item_of(Kind.CHOICE, f"أ{breaks}ب", "نعم", options=("نعم", "لا"))])
    assert text_of(found["stem"]) == "أ ب"
