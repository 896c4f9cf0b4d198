"""A list is complete without `all` only where the sentence's own words close it."""

from __future__ import annotations

import pytest

from quizgen.build import load_templates
from quizgen.model import Templates
from quizgen.reading.closed import is_dual
from quizgen.reading.seed import read_seed

NAMES = """\
names:
  chad: تشاد
  niger: {ar: النيجر, is: state, gender: f}
  mali: {ar: مالي, is: state, gender: f}
  interior: {ar: وزارة الداخلية, is: organisation}
"""


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates()[0]


def complete(templates: Templates, article: str, fact: str, refers: str = "[]") -> bool:
    head = f"article: {{text: article.txt}}\n{NAMES}passage: {{refers: {refers}}}\n"
    text = f"{head}facts:\n  - {{id: it, {fact}, sentence: 1}}\n"
    seed, problems = read_seed("tiny", "facts.yaml", text, article, templates)
    assert [str(problem) for problem in problems] == []
    assert seed is not None
    slot = next(slot for slot in seed.facts[0].slots.values() if len(slot.values) > 1)
    return slot.complete


PAIR = "does: زار, who: [chad, niger], what: النازحون"


@pytest.mark.parametrize(
    ("article", "fact"),
    [
        ("زار كلّ من تشاد والنيجر النازحين.", PAIR),
        ("زار كل من تشاد والنيجر، أمس، النازحين.", PAIR),
        ("وزار كلٌّ من النيجر وتشاد النازحين.", PAIR),
        ("زار كل من تشاد ومالي والنيجر النازحين.", PAIR.replace("niger]", "niger, mali]")),
        ("زار كل من تشاد، ومالي، والنيجر النازحين.", PAIR.replace("niger]", "niger, mali]")),
        ("زارت الدولتان تشاد والنيجر النازحين.", PAIR),
        ("وقع اتفاق بين تشاد والنيجر أمس.", "does: fight, who: [chad, niger], what: اتفاق"),
        ("وقع اتفاق بين تشاد وبين النيجر أمس.", "does: fight, who: [chad, niger], what: اتفاق"),
        (
            "زار وفدا البلدين النازحين.",
            PAIR.replace("[chad, niger]", "[{is: chad, in: البلدين}, {is: niger, in: البلدين}]"),
        ),
    ],
)
def test_words_that_close_a_list_make_it_complete(templates: Templates, article: str, fact: str) -> None:
    assert complete(templates, article, fact)


@pytest.mark.parametrize(
    ("article", "fact"),
    [
        ("زارت تشاد والنيجر النازحين.", PAIR),
        ("زارت دول منها تشاد والنيجر النازحين.", PAIR),
        ("زار كل من تشاد والنيجر ومالي النازحين.", PAIR),  # a third one
        ("زار كل من تشاد ومالي والنيجر النازحين.", PAIR),  # between them
        ("زار كل من مالي وتشاد والنيجر النازحين.", PAIR),  # before them
        ("زار كل من تشاد والنيجر وغيرهما النازحين.", PAIR),
        ("زار كل من تشاد والنيجر، ومالي النازحين.", PAIR),
        ("زارت الدول تشاد والنيجر النازحين.", PAIR),
        ("زار كل من تشاد والنيجر النازحين.", PAIR.replace("[chad, niger]", "{some: [chad, niger]}")),
        ("زار كل من وزارة الداخلية في تشاد والنيجر النازحين.", PAIR),
    ],
)
def test_where_another_may_be_meant_the_list_stays_open(templates: Templates, article: str, fact: str) -> None:
    assert not complete(templates, article, fact)


@pytest.mark.parametrize(("word", "closed"), [("البلدين", True), ("الدول", False)])
def test_a_dual_that_refers_to_two_closes_them(templates: Templates, word: str, closed: bool) -> None:
    refers = f"[{{id: they, quote: وفود {word}, word: {word}, to: [chad, niger]}}]"
    assert complete(templates, f"زارت وفود {word} النازحين.", PAIR, refers) is closed


@pytest.mark.parametrize(
    ("words", "dual"),
    [
        *(
            ("البلدين", True),
            ("للدولتين", True),
            ("وزيرا الخارجية", True),
            ("وزارتي الدفاع", True),
            ("والمدينتان", True),
        ),
        *(("البلدان", False), ("الموظفين", False), ("الدول", False), ("دولي", False), ("", False), ("مدينة", False)),
    ],
)
def test_a_dual_is_told_where_its_letters_are_sure(templates: Templates, words: str, dual: bool) -> None:
    assert is_dual(words, templates.lexicon.noun_forms) is dual
