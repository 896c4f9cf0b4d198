"""Whose words they are: the speaker named with them, or the last one before; where that is not sure, it is reported."""

from __future__ import annotations

import pytest

from quizgen.build import load_templates
from quizgen.items.bank import write_bank
from quizgen.items.desk import Desk
from quizgen.model import Seed, Templates
from quizgen.problems import Problem
from quizgen.reading.seed import read_seed

NAMES = """\
article: {text: article.txt}
names:
  omari: {ar: سالم العمري, is: person, gender: m, aliases: [العمري]}
  layla: {ar: ليلى نصار, is: person, gender: f}
  haddad: {ar: كريم حداد, is: person, gender: m}
  council: {ar: مجلس البلدية, is: organisation}
"""
OMARI = "وقال وزير النقل سالم العمري إن الميناء سيغلق."
LAYLA = "وقالت ليلى نصار إن الأسعار سترتفع."
GOES_ON = "وأضاف أن العمل سيبدأ في الصيف."


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates()[0]


def read(templates: Templates, article: str, quote: str, by: str, more: str = "") -> tuple[Seed | None, list[Problem]]:
    facts = f"facts:\n  - {{id: job, does: state, by: {by}, topic: العمل, that: {THAT}, quote: '{quote}'}}\n"
    seed, problems = read_seed("tiny", "facts.yaml", NAMES + facts + more, article, templates)
    return seed, [problem for problem in problems if not problem.is_note]


THAT = "العمل سيبدأ في الصيف"


def told(templates: Templates, article: str, by: str, quote: str = GOES_ON[:-1]) -> list[str]:
    return [f"{each.code} {each.message}" for each in read(templates, article, quote, by)[1]]


@pytest.mark.parametrize(
    ("article", "by"),
    [
        (f"{OMARI} {GOES_ON}", "omari"),
        (f"{OMARI} ولم يكتمل المشروع. {GOES_ON}", "omari"),
        (f"{OMARI} وتابع أن الخطة جاهزة. {GOES_ON}", "omari"),
        (f"{LAYLA} {OMARI} {GOES_ON}", "omari"),
        ("قال سالم العمري إن الميناء سيغلق، وأضاف أن العمل سيبدأ في الصيف.", "omari"),
        ("سالم العمري قال إن الميناء سيغلق. وأضاف في مؤتمر صحفي أن العمل سيبدأ في الصيف.", "omari"),
        (f"وأكد مجلس البلدية أن الميناء سيغلق. {GOES_ON}", "council"),
        (f"{OMARI} كما أضاف أن العمل سيبدأ في الصيف.", "omari"),
        (f"وقال المتحدث باسم وزارة النقل سالم العمري إن الخطة جاهزة. {GOES_ON}", "omari"),
        # a verb of saying within what he says, without words of its own: an inscription mentions a name
        (f"وقال سالم العمري إن النقش يذكر اسم الملكة وإن طوله يبلغ مترا. {GOES_ON}", "omari"),
        (f"وقال سالم العمري إن التمثال لملكة وابنتها. {GOES_ON}", "omari"),
    ],
)
def test_the_last_speaker_named_goes_on(templates: Templates, article: str, by: str) -> None:
    quote = "أن العمل سيبدأ في الصيف"
    assert told(templates, article, by, f"وأضاف {quote}" if f"وأضاف {quote}" in article else quote) == []


@pytest.mark.rule(2)
@pytest.mark.parametrize(
    ("article", "by"),
    [
        (f"{OMARI} {LAYLA} {GOES_ON}", "omari"),  # a woman spoke in between, and «أضاف» is a man's
        (f"{OMARI} {LAYLA} {GOES_ON}", "layla"),
        (f"{OMARI} وقال كريم حداد إن الخطة جاهزة. {GOES_ON}", "omari"),
        (f"{OMARI} وقال مصدر أمني إن الخطة جاهزة. {GOES_ON}", "omari"),
        (f"{OMARI} وقال شقيق كريم حداد إن الخطة جاهزة. {GOES_ON}", "haddad"),
        (f"{OMARI} وأعلن المتحدث استقالته. {GOES_ON}", "omari"),
        (f"{OMARI} رئيس اللجنة قال إن الخطة جاهزة. {GOES_ON}", "omari"),
        (f"وقال المتحدث باسم مجلس البلدية إن الميناء سيغلق. {GOES_ON}", "council"),
        (f"{OMARI} أما كريم حداد فأوضح أن الخطة جاهزة. {GOES_ON}", "omari"),
        (f"{OMARI} أما رئيس اللجنة فأوضح أن الخطة جاهزة. {GOES_ON}", "omari"),
        (f"ونبهت الوزارة إلى تصريحات الوزير كريم حداد أن الخطة جاهزة. {GOES_ON}", "haddad"),
        (f"وقال المدير في مستشفى كريم حداد إن الخطة جاهزة. {GOES_ON}", "haddad"),
        (f"{OMARI} يذكر أن الميناء قديم. {GOES_ON}", "omari"),
        (f"ولم يكتمل المشروع. {GOES_ON}", "omari"),
        (f"زار سالم العمري الميناء. {GOES_ON}", "omari"),
        (f"وقال سالم العمري إن الخطة جاهزة، وذكر مصدر أمني تفاصيلها. {GOES_ON}", "omari"),
        # named as what is spoken of, not as who speaks
        (f"{LAYLA} وأضافت أن سالم العمري مريض. {GOES_ON}", "omari"),
    ],
)
def test_whoever_is_not_surely_the_speaker_is_reported(templates: Templates, article: str, by: str) -> None:
    problems = told(templates, article, by)
    assert [problem[:4] for problem in problems] == ["E402"], problems


def test_a_name_in_the_clause_is_not_the_speaker(templates: Templates) -> None:
    article = f"{OMARI} وأضاف أن العمل سيبدأ في الصيف بحضور ليلى نصار."
    assert told(templates, article, "layla") == [
        "E402 «وأضاف» goes on with 'omari', the last speaker named before it, not with 'layla'"
    ]
    said = "وقالت ليلى نصار إن العمل سيبدأ في الصيف بحضور كريم حداد."
    assert [each[:4] for each in told(templates, said, "haddad", said[:-1])] == ["E402"]


def test_a_reference_of_the_passage_settles_who_speaks(templates: Templates) -> None:
    article = f"{OMARI} وأعلن المتحدث استقالته. {GOES_ON}"
    refers = "passage:\n  refers:\n    - {id: he, quote: وأضاف أن العمل, word: وأضاف, to: [omari]}\n"
    assert read(templates, article, GOES_ON[:-1], "omari", refers)[1] == []


@pytest.mark.parametrize(
    ("article", "verb"),
    [
        (f"{OMARI} {GOES_ON}", "أضاف أنّ"),
        ("وأكد سالم العمري أن العمل سيبدأ في الصيف.", "أكّد أنّ"),
        ("وأشار سالم العمري إلى أن العمل سيبدأ في الصيف.", "أشار إلى أنّ"),
        ("وبحسب سالم العمري فإن العمل سيبدأ في الصيف.", "قال إنّ"),
    ],
)
def test_the_verb_of_the_quote_is_the_speakers(templates: Templates, article: str, verb: str) -> None:
    seed, problems = read(templates, article, article.split(". ")[-1][:-1], "omari")
    assert problems == []
    assert seed is not None
    assert seed.facts[0].by is not None
    assert seed.facts[0].by.verb == verb


def test_the_evidence_shows_the_sentence_that_names_him(templates: Templates) -> None:
    seed, _ = read(templates, f"ولم يكتمل المشروع. {OMARI} {GOES_ON}", GOES_ON[:-1], "omari")
    assert seed is not None
    (item,) = (item for item in write_bank(seed, templates).bank.items if item.id == "tiny/job/that")
    assert [each.sentence for each in item.evidence] == [3, 2]
    assert item.stem == "ماذا قال سالم العمري عن العمل؟"
    assert Desk(seed, templates).statement(seed.facts[0]).startswith("بحسب سالم العمري،")


@pytest.mark.parametrize("gender", ["gender: w", "gender: male", ""])
def test_a_gender_that_cannot_be_read_is_the_only_problem_of_who_goes_on(templates: Templates, gender: str) -> None:
    feminine = GOES_ON.replace("وأضاف", "وأضافت")
    fact = f"facts:\n  - {{id: job, does: state, by: layla, topic: العمل, that: {THAT}, quote: '{feminine[:-1]}'}}\n"
    text = NAMES.replace("{ar: ليلى نصار, is: person, gender: f}", f"{{ar: نور أمل نصار, is: person, {gender}}}") + fact
    article = f"{LAYLA.replace('ليلى', 'نور أمل')} {feminine}"
    _, problems = read_seed("tiny", "facts.yaml", text, article, templates)
    assert [each.code for each in problems if not each.is_note] == ["E104" if gender else "E202"]
