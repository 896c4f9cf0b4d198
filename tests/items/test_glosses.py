"""Glosses are plain English of one meaning, and no option bears the hint that tells which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.items.bank import Written
from quizgen.items.gloss import bare_gloss, check_words
from quizgen.model import Kind, Seed

ARTICLE = "وقع بوتين معاهدة الدفاع. وجلس شاب قرب نهر عميق يراقب بلدة."
FACTS = """
    facts:
      - {{id: pact, does: sign, who: {{all: [putin]}}, what: pact, quote: وقع بوتين معاهدة الدفاع}}
    vocabulary:
      - {{id: nahr, word: نَهْر, part: noun, en: {0}, quote: نهر عميق}}
      - {{id: balda, word: بَلْدة, part: noun, en: town, quote: يراقب بلدة}}
      - {{id: shab, word: شابّ, part: noun, en: youth, quote: وجلس شاب}}
      - {{id: raqaba, word: راقَبَ, part: verb, en: to watch, quote: يراقب بلدة, in: يراقب{1}}}
"""
FAULTS = [
    ("plural of shore", "«plural» in its gloss is grammar, not a meaning"),
    ("verbal noun", "«noun» in its gloss is grammar, not a meaning"),
    ("Form II of flow", "«Form II» in its gloss is grammar, not a meaning"),
    ("bank", "its gloss «bank» says several things"),
]


def told(seed: Seed) -> list[str]:
    return [problem.message.partition(": ")[2] for problem in check_words(seed)]


@pytest.mark.parametrize(("gloss", "fault"), FAULTS)
def test_a_gloss_that_is_no_plain_english_is_noted(seed_of: Callable[..., Seed], gloss: str, fault: str) -> None:
    seed = seed_of(ARTICLE, FACTS.format(gloss, ", present: يُراقِب"))
    assert told(seed) == [fault]


@pytest.mark.parametrize("gloss", ["river", "bank (of a river)", "watercourse", "pluralism"])
def test_a_gloss_of_one_meaning_is_not(seed_of: Callable[..., Seed], gloss: str) -> None:
    assert told(seed_of(ARTICLE, FACTS.format(gloss, ", present: يُراقِب"))) == []


def test_a_verb_without_its_present_is_noted(seed_of: Callable[..., Seed]) -> None:
    assert told(seed_of(ARTICLE, FACTS.format("river", ""))) == ["a verb stands with its present"]


def test_no_option_bears_the_hint_of_its_gloss_and_the_question_for_the_word_does(
    written: Callable[..., Written],
) -> None:
    items = written(ARTICLE, FACTS.format("bank (of a river)", "")).bank.items
    asked = {item.asks[0]: item for item in items if item.kind is Kind.GLOSS and item.word == "nahr"}
    assert asked["meaning"].key == "bank"
    assert set(asked["meaning"].options) == {"bank", "town", "youth"}
    assert "bank (of a river)" in asked["word"].stem
    assert bare_gloss("(of a river)") == "(of a river)"


@pytest.mark.parametrize(("phrase", "gapped"), [("نهر المدينة", True), ("أنهار المدينة", False)])
def test_a_word_that_its_phrase_has_in_another_form_is_asked_without_a_gap(
    written: Callable[..., Written], phrase: str, gapped: bool
) -> None:
    facts = f"""
    facts:
      - {{id: pact, does: sign, who: {{all: [putin]}}, what: pact, quote: وقع بوتين معاهدة الدفاع}}
    vocabulary:
      - {{id: nahr, word: نَهْر, part: noun, en: river, quote: {phrase}, in: {phrase.split()[0]}}}
    """
    items = written(f"وقع بوتين معاهدة الدفاع. وعبر {phrase}.", facts).bank.items
    assert ["……" in item.stem for item in items if item.asks == ("word",)] == [gapped]
