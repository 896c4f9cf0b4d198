"""What a name's grammar is taken to be where nothing is written, and where that would be a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.arabic.cases import in_case
from quizgen.arabic.nouns import Case, Gender, Number
from quizgen.model import Lexicon
from quizgen.problems import Problems
from quizgen.reading.context import NAME_TYPES, Ids
from quizgen.reading.fields import fields_of
from quizgen.reading.lexicon import read_tables
from quizgen.reading.names import read_names
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


@pytest.mark.parametrize(
    ("text", "type_", "gender", "number"),
    [
        ("موسكو", "place", Gender.F, Number.SINGULAR),  # a place of the lexicon
        ("العراق", "state", Gender.M, Number.SINGULAR),
        ("فانواتو", "state", Gender.F, Number.SINGULAR),  # states are feminine
        ("جنوب السودان", "state", Gender.M, Number.SINGULAR),
        ("بنك التنمية", "organisation", Gender.M, Number.SINGULAR),
        ("شركة الملاحة", "organisation", Gender.F, Number.SINGULAR),
        ("صحف الخليج", "group", Gender.F, Number.SINGULAR),  # things in the plural
        ("طرفا النزاع", "group", Gender.M, Number.DUAL),
        ("مسؤولون كبار", "people", Gender.M, Number.PLURAL),
        ("حرب الاستنزاف", "event", Gender.F, Number.SINGULAR),
        ("أرامكو", "organisation", Gender.M, Number.SINGULAR),  # nothing tells
    ],
)
def test_a_name_has_the_gender_of_its_first_noun_or_its_type(
    text: str, type_: str, gender: Gender, number: Number, shipped: Lexicon
) -> None:
    problems = Problems()
    node, _ = compose(f"one: {{ar: {text}, is: {type_}}}", "facts.yaml")
    name = read_names(node, NAME_TYPES, shipped, Ids.of("name", problems)).names["one"]
    assert not problems.found
    assert (name.phrase.gender, name.phrase.number) == (gender, number)


def test_what_an_author_writes_comes_before_what_is_likely(shipped: Lexicon) -> None:
    node, _ = compose("one: {ar: بنك التنمية, is: organisation, gender: f, number: plural}", "facts.yaml")
    name = read_names(node, NAME_TYPES, shipped, Ids.of("name", Problems())).names["one"]
    assert (name.phrase.gender, name.phrase.number) == (Gender.F, Number.PLURAL)


@pytest.fixture(scope="module")
def shipped(root: Path) -> Lexicon:
    tables = {path.name: path.read_text(encoding="utf-8") for path in (root / "templates/lexicon").glob("*.tsv")}
    return read_tables(tables, Lexicon({}, {}), Problems())
