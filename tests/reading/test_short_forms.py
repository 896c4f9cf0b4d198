"""Short forms say what their long forms say, and where an author must tell more, the problem names the key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.arabic.nouns import Gender, Number
from quizgen.build import load_templates
from quizgen.model import Name, Seed, Templates
from quizgen.naming import nature_of
from quizgen.problems import Problem, errors
from quizgen.reading.seed import read_seed

ARTICLE = (
    "عقد مجلس البلدية اجتماعًا في حلب. وصل الوفد إلى بيروت في 3 مايو 2023. "
    "وغادرها في 5 مايو 2023. وصل الوفد إلى بيروت في 3 مايو 2023."
)
FACT = "{id: arrival, does: وصل إلى, who: الوفد, to: بيروت, when: 2023-05-03, %s}"


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates()[0]


def read(templates: Templates, fact: str = "", names: str = "{}") -> tuple[Seed | None, tuple[Problem, ...]]:
    fact = fact or FACT % "sentence: 2"
    text = f"article: {{text: article.txt}}\nnames: {names}\nfacts:\n  - {fact}\n"
    return read_seed("tiny", "facts.yaml", text, ARTICLE, templates)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [each.code for each in problems]


# ---------------------------------------------------------------- evidence by sentence


@pytest.mark.parametrize(
    ("short", "quote"),
    [
        ("sentence: 1", "عقد مجلس البلدية اجتماعًا في حلب"),
        ("sentences: [1]", "عقد مجلس البلدية اجتماعًا في حلب"),
        ("sentences: [1, 2]", "عقد مجلس البلدية اجتماعًا … بيروت في 3 مايو 2023. وغادرها"),
    ],
)
def test_a_sentence_is_its_quote(templates: Templates, short: str, quote: str) -> None:
    fact = "{id: one, does: عقد, who: مجلس البلدية, what: اجتماع, where: حلب, %s}"
    by_number, none = read(templates, fact % short)
    assert none == ()
    assert by_number is not None
    told = by_number.facts[0].evidence
    if "…" in quote:
        assert told.quote == "عقد مجلس البلدية اجتماعًا في حلب. وصل الوفد إلى بيروت في 3 مايو 2023"
        return
    by_quote, _ = read(templates, fact % f"quote: {quote}")
    assert by_quote is not None
    assert told == by_quote.facts[0].evidence


def test_a_sentence_that_stands_twice_can_be_named(templates: Templates) -> None:
    assert codes(read(templates, FACT % "quote: وصل الوفد إلى بيروت في 3 مايو 2023")[1]) == ["E302"]
    seed, problems = read(templates, FACT % "sentence: 4")
    assert problems == ()
    assert seed is not None
    assert seed.facts[0].evidence.sentence == 4


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("sentence: 3", ["N808", "E434", "E431", "E432"]),  # it holds neither the verb nor its roles
        ("sentence: 0", ["E103"]),
        ("sentence: 5", ["E103"]),
        ("sentence: two", ["E103"]),
        ("sentences: [2, 4]", ["E310"]),
        ("sentences: [3, 2]", ["E310"]),
        ("sentences: []", ["E102"]),
        ("sentence: ''", ["E108"]),
        ("sentence: 2, quote: إلى بيروت في 3 مايو 2023. وغادرها", ["E309"]),
        ("note: x", ["E101"]),
    ],
)
def test_what_a_sentence_does_not_hold_is_reported(templates: Templates, written: str, code: list[str]) -> None:
    fact = FACT.replace("to: بيروت", "to: beirut") % written
    _, problems = read(templates, fact, "{beirut: بيروت}")
    assert codes(problems) == code


def test_an_office_may_name_its_sentence(templates: Templates) -> None:
    names = "{council: مجلس البلدية, wafd: {ar: الوفد, is: group, offices: [{ar: بيروت, sentence: 2}]}}"
    seed, problems = read(templates, names=names)
    assert problems == ()
    assert seed is not None
    assert [fact.id for fact in seed.facts] == ["arrival", "office-wafd"]


# ---------------------------------------------------------------- names in short


@pytest.mark.parametrize(
    ("text", "type_", "gender", "noun"),
    [
        ("ماجد الهاشمي", "person", "m", ""),
        ("فاطمة الزهراني", "person", "f", ""),
        ("عبد الرحمن منيف", "person", "m", ""),
        ("نور بنت خالد", "person", "f", ""),
        ("الدكتورة رنا بيضون", "person", "f", ""),
        ("اليابان", "state", "", ""),
        ("حلب", "city", "", ""),
        ("الجزائر", "", "", ""),  # the country or its capital
        ("بلدية حلب", "organisation", "", "بلدية"),
        ("الهيئة العامة للإحصاء", "organisation", "", "هيئة"),
        ("قانون المرور", "law", "", "قانون"),
        ("معاهدة لوزان", "treaty", "", "معاهدة"),
        ("مؤتمر الطاقة", "event", "", "مؤتمر"),
        ("عمال الميناء", "people", "", ""),
        ("يوها كانكونن", "", "", ""),
        ("أمل الشعوب", "", "", ""),
        ("طالبان", "", "", ""),
    ],
)
def test_the_words_of_a_name_tell_what_it_is(
    templates: Templates, text: str, type_: str, gender: str, noun: str
) -> None:
    nature = nature_of(text, templates.lexicon)
    assert (nature.type, nature.gender, nature.noun) == (type_, gender, noun)


def name(templates: Templates, written: str) -> Name:
    seed, problems = read(templates, names=f"{{it: {written}}}")
    assert problems == ()
    assert seed is not None
    return replace(seed.names["it"], span=None)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("ماجد الهاشمي", "{ar: ماجد الهاشمي, is: person, gender: m}"),
        ("[ماجد الهاشمي, الهاشمي]", "{ar: ماجد الهاشمي, is: person, gender: m, aliases: [الهاشمي]}"),
        ("{ar: ماجد الهاشمي, aliases: الهاشمي}", "{ar: ماجد الهاشمي, is: person, gender: m, aliases: [الهاشمي]}"),
        ("بلدية حلب", "{ar: بلدية حلب, is: organisation, gender: f, noun: بلدية}"),
        ("العراق", "{ar: العراق, is: state, gender: m}"),
        ("{ar: بلدية حلب, is: organisation}", "{ar: بلدية حلب, is: organisation, gender: f}"),
    ],
)
def test_a_name_in_short_is_the_name_in_full(templates: Templates, short: str, long: str) -> None:
    assert name(templates, short) == name(templates, long)


def test_a_feminine_title_tells_the_gender(templates: Templates) -> None:
    told = name(templates, "{ar: يوها كانكونن, is: person, offices: [{ar: وزيرة الصحة}]}")
    assert told.phrase.gender is Gender.F


def test_people_in_short_are_a_plural(templates: Templates) -> None:
    told = name(templates, "عمال الميناء")
    assert (told.phrase.number, told.phrase.human) == (Number.PLURAL, True)


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("يوها كانكونن", "E210", "is: …"),
        ("{ar: يوها كانكونن, is: person}", "E202", "add gender: m or gender: f"),
        ("{is: person, gender: m}", "E101", ""),
        ("John", "E210", "is: …"),
        ("[بيروت, {ar: x}]", "E105", ""),
    ],
)
def test_what_a_name_does_not_tell_is_asked_for(templates: Templates, written: str, code: str, hint: str) -> None:
    _, problems = read(templates, names=f"{{it: {written}}}")
    assert code in codes(problems)
    assert any(hint in each.hint for each in problems if each.code == code)


# ---------------------------------------------------------------- what is to decide


@pytest.mark.parametrize("fact", ["{id: ?, does: ?, quote: ?}", "{id: one, does: زار, who: ?, sentence: 1}"])
def test_a_file_in_which_no_fact_is_decided_has_notes_only(templates: Templates, fact: str) -> None:
    seed, problems = read(templates, fact)
    assert seed is None
    assert errors(problems) == ()
    assert codes(problems)[0] in ("N101", "N102")
    assert "N102" in codes(problems)
