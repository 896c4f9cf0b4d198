"""What a name's grammar is taken to be where nothing is written, and where that would be a guess."""

from __future__ import annotations

import pytest

from quizgen.arabic.cases import in_case
from quizgen.arabic.nouns import Case, Gender, Number
from quizgen.problems import Problems
from quizgen.reading.fields import fields_of
from quizgen.reading.phrases import likely_gender, phrase_of
from quizgen.reading.yaml_tree import compose


@pytest.mark.parametrize(("text", "gender"), [("قيمة المشروع", Gender.F), ("عدد العاملين", Gender.M), ("", Gender.M)])
def test_a_noun_with_a_tied_ta_is_feminine(text: str, gender: Gender) -> None:
    assert likely_gender(text) is gender


def test_people_are_many_and_show_their_case() -> None:
    problems = Problems()
    root, _ = compose("ar: مواطنون\n", "facts.yaml")
    phrase = phrase_of(fields_of(root, ("ar",), "a name", problems), human=True, number="plural")  # type: ignore[arg-type]
    assert phrase is not None
    assert phrase.number is Number.PLURAL
    assert in_case(phrase, Case.GENITIVE) == "مواطنين"
