"""Does a quote tell the verb of a fact, and as the fact does? What it denies or only thinks possible is reported."""

from __future__ import annotations

import pytest

from quizgen.build import load_templates
from quizgen.model import Templates
from quizgen.reading.seed import read_seed

NAMES = """\
article: {text: article.txt}
names:
  lebanon: {ar: لبنان, is: state, gender: m}
  league: {ar: رابطة الساحل, is: organisation, gender: f}
  sami: {ar: سامي عون, is: person, gender: m}
"""


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates()[0]


def told(templates: Templates, quote: str, fact: str) -> list[str]:
    text = f"{NAMES}facts:\n  - {{id: one, {fact}, quote: '{quote}'}}\n"
    _, problems = read_seed("tiny", "facts.yaml", text, f"{quote}.", templates)
    return [f"{each.code} {each.hint.partition(',')[0]}" for each in problems]


DENIED, POSSIBLE, PLANNED = (f"E439 write `mood: {mood}`" for mood in ("denied", "possible", "planned"))


UNTRUE = "E439 leave the fact out"


@pytest.mark.parametrize(
    ("quote", "fact", "problem"),
    [
        ("لم يوقع لبنان اتفاقية الصيد", "does: وقّع, who: lebanon, what: اتفاقية الصيد", DENIED),
        ("ولن تشارك رابطة الساحل في المعرض", "does: شارك في, who: league, what: المعرض", DENIED),
        ("ولا تملك رابطة الساحل السفينة", "does: ملك, mood: lasting, who: league, what: السفينة", DENIED),
        ("ونفت رابطة الساحل أن تكون السفينة قد غرقت", "does: غرق, who: السفينة", DENIED),
        ("ونفى لبنان توقيع اتفاقية الصيد", "does: وقّع, who: lebanon, what: اتفاقية الصيد", DENIED),
        ("وقد تغرق السفينة", "does: غرق, who: السفينة", POSSIBLE),
        ("وربما يوقع لبنان اتفاقية الصيد", "does: وقّع, who: lebanon, what: اتفاقية الصيد", POSSIBLE),
        ("وربما وقع لبنان اتفاقية الصيد", "does: وقّع, who: lebanon, what: اتفاقية الصيد", POSSIBLE),
        ("ومن المحتمل أن يوقع لبنان اتفاقية الصيد", "does: وقّع, who: lebanon, what: اتفاقية الصيد", POSSIBLE),
        ("ويُرجح أن السفينة غرقت", "does: غرق, who: السفينة", POSSIBLE),
        ("وقع لبنان، فيما يبدو، اتفاقية الصيد", "does: وقّع, who: lebanon, what: اتفاقية الصيد", POSSIBLE),
        ("وعلى ما يبدو غرقت السفينة", "does: غرق, who: السفينة", POSSIBLE),
        ("وسيوقع لبنان اتفاقية الصيد", "does: وقّع, who: lebanon, what: اتفاقية الصيد", PLANNED),
        ("وسوف تغرق السفينة", "does: غرق, who: السفينة", PLANNED),
        ("وكادت السفينة أن تغرق", "does: غرق, who: السفينة", UNTRUE),
        ("السفينة التي كادت تغرق", "does: غرق, who: السفينة", UNTRUE),
        ("السفينة التي كادت أن تغرق", "does: غرق, mood: possible, who: السفينة", UNTRUE),
        ("وتكاد السفينة أن تغرق", "does: غرق, mood: expected, who: السفينة", UNTRUE),
        ("وأوشكت السفينة على أن تغرق", "does: غرق, who: السفينة", UNTRUE),
        ("وأوشك لبنان على توقيع اتفاقية الصيد", "does: وقّع, who: lebanon, what: اتفاقية الصيد", UNTRUE),
        ("إذا وقع لبنان اتفاقية الصيد", "does: وقّع, who: lebanon, what: اتفاقية الصيد", UNTRUE),
        ("ولو غرقت السفينة", "does: غرق, who: السفينة", UNTRUE),
        (
            "لم يوقع لبنان إلا اتفاقية الصيد",
            "does: وقّع, who: lebanon, what: اتفاقية الصيد",
            "N809 ask in your own words",
        ),
        (
            "لا يرتفع صوت لبنان إلا في المعرض",
            "does: ارتفع, mood: lasting, who: صوت لبنان",
            "N809 ask in your own words",
        ),
        ("ليت لبنان يوقع اتفاقية الصيد", "does: وقّع, who: lebanon, what: اتفاقية الصيد", UNTRUE),
    ],
)
def test_what_the_quote_says_otherwise_is_reported(quote: str, fact: str, problem: str, templates: Templates) -> None:
    assert told(templates, quote, fact) == [problem]


@pytest.mark.parametrize(
    ("quote", "fact"),
    [
        ("لم يوقع لبنان اتفاقية الصيد", "does: وقّع, mood: denied, who: lebanon, what: اتفاقية الصيد"),
        ("وقد تغرق السفينة", "does: غرق, mood: possible, who: السفينة"),
        ("كادت الرياح تقلب القارب، وغرقت السفينة", "does: غرق, who: السفينة"),
        ("إذا اشتدت الرياح غرقت السفينة", "does: غرق, mood: expected, who: السفينة"),
        ("وقال سامي عون إن السفينة ستغرق", "does: غرق, by: {who: sami, verb: قال إنّ}, who: السفينة"),
        ("وربما غرقت السفينة", "does: غرق, mood: possible, who: السفينة"),
        ("ويبدو لبنان قلقا بعدما غرقت السفينة", "does: غرق, who: السفينة"),
        ("ويعتقد سامي عون أنه فاز، وغرقت السفينة", "does: غرق, who: السفينة"),
        ("وقد غرقت السفينة", "does: غرق, who: السفينة"),  # «قد» before a past says that it happened
        ("وسيوقع لبنان اتفاقية الصيد", "does: وقّع, mood: planned, who: lebanon, what: اتفاقية الصيد"),
        ("ولا يزال لبنان يملك السفينة", "does: ملك, mood: lasting, who: lebanon, what: السفينة"),
        ("وقع لبنان اتفاقية الصيد ولن يوقع اتفاقية النقل", "does: وقّع, who: lebanon, what: اتفاقية الصيد"),
        ("ونفى لبنان غرق السفينة", "does: نفى, who: lebanon, what: غرق السفينة"),
    ],
)
def test_what_the_quote_says_as_the_fact_does_is_let_stand(quote: str, fact: str, templates: Templates) -> None:
    assert told(templates, quote, fact) == []


@pytest.mark.parametrize(
    ("quote", "does", "is_noted"),
    [
        ("وتنفي رابطة الساحل غرق السفينة", "أكّد", True),
        ("وعلى رابطة الساحل السفينة", "استأجر", True),
        ("ورابطة الساحل المستأجرة للسفينة", "استأجر", False),  # another word of its root
        ("واستئجار رابطة الساحل للسفينة", "استأجر", False),
        ("ودشنت رابطة الساحل السفينة", "افتتح", False),  # a verb that may tell of the same event
    ],
)
def test_a_verb_that_the_quote_does_not_hold_is_noted(
    quote: str, does: str, is_noted: bool, templates: Templates
) -> None:
    told_of = told(templates, quote, f"does: {does}, who: league, what: السفينة")
    assert [each[:4] for each in told_of] == ["N808"] * is_noted


@pytest.mark.parametrize("verb", ["اقترح", "طالب بـ", "أعرب عن", "وقّع"])
def test_a_speaker_with_a_verb_that_says_nothing_is_so_is_refused(verb: str, templates: Templates) -> None:
    quote = "واقترح سامي عون أن توقع رابطة الساحل اتفاقية الصيد"
    fact = f"does: وقّع, by: {{who: sami, verb: {verb}}}, who: league, what: اتفاقية الصيد"
    assert [each[:4] for each in told(templates, quote, fact)] == ["E440"]


@pytest.mark.parametrize(
    ("quote", "what", "problem"),
    [
        ("ونالت رابطة الساحل المرتبة الأولى عالميا", "المرتبة الأولى عالميًا", []),
        ("ونالت رابطة الساحل المرتبة الاولى عالميا", "المرتبة الأولى عالميًا", []),
        ("ونالت رابطة الساحل المرتبة الأولى عالميا", "المرتبة الثانية عالميًا", ["E434"]),
        ("ونالت رابطة الساحل المرتبة الأولى", "{is: المرتبة الثانية, in: المرتبة الأولى}", ["E434"]),
        ("ونالت رابطة الساحل الجائزة وحلت ثانيا في الترتيب", "{is: المرتبة الثانية, in: حلت ثانيا}", []),
        ("ونالت رابطة الساحل الجائزة وحلت ثانيا في الترتيب", "{is: المرتبة الثالثة, in: حلت ثانيا}", ["E434"]),
        ("ونالت رابطة الساحل الجائزة رابع أيام المعرض", "{is: جائزة اليوم الرابع, in: الجائزة رابع أيام}", []),
        ("ونالت رابطة الساحل في الشوط الثاني، الجائزة", "{is: جائزة الشوط الثاني, in: الجائزة}", []),
        ("ونالت رابطة الساحل المركز الثالث", "{is: المرتبة الثالثة, in: المركز الثالث}", []),
    ],
)
def test_an_ordinal_is_proved_by_the_same_ordinal_alone(
    quote: str, what: str, problem: list[str], templates: Templates
) -> None:
    assert [each[:4] for each in told(templates, quote, f"does: نال, who: league, what: {what}")] == problem


@pytest.mark.parametrize(
    ("quote", "when", "problem"),
    [
        ("وزار لبنان المعرض من 4 شوال 1436 هـ", "{is: 1436-10-04 AH, in: من 4 شوال 1436 هـ}", []),
        ("وزار لبنان المعرض من 4 شوال 1436 هـ", "{is: 1435-10-04 AH, in: من 4 شوال 1436 هـ}", ["E437"]),
        ("وزار لبنان المعرض بعد مايو 2012", "{is: {text: بعد يونيو 2012}, in: بعد مايو 2012}", ["E437"]),
        ("وزار لبنان المعرض في عيد الميلاد", "{is: 2012, in: عيد الميلاد}", []),
    ],
)
def test_the_words_of_in_may_tell_no_other_time(
    quote: str, when: str, problem: list[str], templates: Templates
) -> None:
    assert [
        each[:4] for each in told(templates, quote, f"does: زار, who: lebanon, what: المعرض, when: {when}")
    ] == problem


def test_a_change_from_one_time_to_another_is_measured_by_it_and_does_not_begin_with_it(templates: Templates) -> None:
    quote = "ونما الناتج بنسبة 5 في المئة في عام 2012 مقارنة بعام 2011"
    fact = "does: نما, who: الناتج, amount: 5 %, when: 2012"
    assert [each[:4] for each in told(templates, quote, f"{fact}, from: 2011")] == ["E438"]
    assert told(templates, quote, f"{fact}, compared_to: 2011") == []


def test_a_verb_that_is_not_known_is_answered_by_one_that_is_like_it(templates: Templates) -> None:
    assert told(templates, "ووقع لبنان اتفاقية الصيد", "does: وفّع, who: lebanon, what: اتفاقية الصيد") == [
        "E401 did you mean 'وقّع'?"
    ]
    far = told(templates, "وأوشك لبنان على الفوز", "does: أوشك على, who: lebanon, on: الفوز")
    assert [each[:4] for each in far] == ["E401"]
    assert "did you mean" not in far[0]


def test_a_weekday_that_the_day_of_publication_denies_is_named(templates: Templates) -> None:
    quote = "وزار لبنان المعرض أمس الثلاثاء"
    text = NAMES.replace("article.txt}", "article.txt, published: 2015-07-31}")  # a Friday
    fact = f"does: زار, who: lebanon, what: المعرض, when: 2015-07-28, quote: '{quote}'"
    _, problems = read_seed("tiny", "facts.yaml", f"{text}facts:\n  - {{id: one, {fact}}}\n", f"{quote}.", templates)
    assert [problem.code for problem in problems] == ["E432"]
    assert "«أمس الثلاثاء», which is another weekday" in problems[0].message
