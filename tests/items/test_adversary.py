"""What an adversary tries with the shipped templates: each try ends in a problem, or in nothing offered as wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from quizgen.arabic.notation import read_time
from quizgen.arabic.quantities import read_quantity
from quizgen.build import load_templates
from quizgen.items.bank import write_bank
from quizgen.items.truth import Verdict, World
from quizgen.model import Item, Kind, Seed, Templates, Value
from quizgen.reading.rules import check
from quizgen.reading.seed import read_seed

NAMES = """
names:
  ali: {ar: علي, is: person, gender: m}
  port: {ar: ميناء الرمال, is: place, gender: m, noun: ميناء}
  company: {ar: شركة الأمواج, is: organisation}
  union: {ar: اتحاد الصيادين, is: organisation}
"""


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates()[0]


Read = Callable[..., tuple[Seed | None, list[str]]]


@pytest.fixture
def read(templates: Templates) -> Read:
    """Read a fact over one sentence: the seed, and the codes of its problems."""

    def reads(quote: str, fact: str, more: str = "", published: str = "unknown") -> tuple[Seed | None, list[str]]:
        head = f"article: {{text: article.txt, published: {published}}}{NAMES}"
        text = f"{head}facts:\n  - {{id: one, quote: '{quote}', {fact}}}\n{more}"
        seed, problems = read_seed("tiny", "facts.yaml", text, f"{quote}.", templates)
        found = [problem.code for problem in problems if not problem.is_note]
        return seed, found or ([problem.code for problem in check(seed, templates)] if seed else ["none"])

    return reads


def offered(items: Iterable[Item]) -> set[str]:
    """List what is offered as wrong, and what a wrong statement says."""
    told = set()
    for item in items:
        if item.kind is Kind.CHOICE:
            told |= set(item.options) - {str(item.key)}
        if item.kind is Kind.TRUE_FALSE and item.right.rstrip(".") not in item.stem:
            told.add(item.stem)
    return told


@pytest.mark.rule(2)
@pytest.mark.parametrize(
    ("bound", "never"),
    [
        ("أكثر من 70 عامل", ["أكثر من 60 عاملًا", "80 عاملًا", "70 عاملًا", "أكثر من 80 عاملًا"]),
        ("70 عامل على الأقل", ["75 عاملًا", "أكثر من 60 عاملًا", "أقل من 90 عاملًا"]),
        ("أقل من 70 عامل", ["60 عاملًا", "أقل من 90 عاملًا"]),
        ("نحو 70 عامل", ["71 عاملًا", "60 عاملًا", "نحو 71 عاملًا"]),
        ("بين 60 و80 عامل", ["70 عاملًا", "بين 70 و90 عاملًا"]),
    ],
)
def test_nothing_that_a_bound_lets_be_true_is_wrong(
    read: Read, templates: Templates, bound: str, never: list[str]
) -> None:
    pool = "pools:\n  quantities: [60 عامل, 70 عامل, 71 عامل, 75 عامل, 80 عامل, 90 عامل, أكثر من 60 عامل,"
    pool += " أكثر من 80 عامل, أقل من 90 عامل, نحو 71 عامل, بين 70 و90 عامل]\n"
    quote = f"وبلغ عدد العاملين في ميناء الرمال {bound}"
    seed, problems = read(quote, f"does: amount, measure: عدد, what: العاملين في ميناء الرمال, value: {bound}", pool)
    assert problems == []
    assert seed is not None
    told = offered(write_bank(seed, templates).bank.items)
    assert not [each for each in never for option in told if option == each or f" {each} —" in option]
    world = World(seed, templates)
    nouns = templates.lexicon.nouns
    for each in never:
        value: Value = read_quantity(each, nouns)
        assert world.judge(seed.facts[0], "value", value, ()).verdict is not Verdict.FALSE


@pytest.mark.rule(2)
def test_another_exact_number_is_wrong_beside_an_exact_one(read: Read, templates: Templates) -> None:
    quote = "وبلغ عدد العاملين في ميناء الرمال 70 عاملًا"
    seed, _ = read(quote, "does: amount, measure: عدد, what: العاملين في ميناء الرمال, value: 70 عامل")
    assert seed is not None
    value = read_quantity("75 عاملًا", templates.lexicon.nouns)
    assert World(seed, templates).judge(seed.facts[0], "value", value, ()).verdict is Verdict.FALSE


def test_a_bound_is_not_proved_by_its_number(read: Read) -> None:
    quote = "وتجاوز عدد العاملين في ميناء الرمال 70 عاملًا"
    told = read(quote, "does: amount, measure: عدد, what: العاملين في ميناء الرمال, value: 70 عامل")
    assert told[1] == ["E433"]


@pytest.mark.rule(2)
@pytest.mark.parametrize("other", ["2015-08-09", "2015-08-10", "2015-08-11"])
def test_a_hijri_day_is_never_wrong_beside_the_gregorian_one_within_a_day(
    read: Read, templates: Templates, other: str
) -> None:
    seed, problems = read("أُغلق ميناء الرمال في 25 شوال 1436 هـ", "does: أغلق, what: port, when: 1436-10-25 AH")
    assert problems == []
    assert seed is not None
    world = World(seed, templates)
    assert world.judge(seed.facts[0], "when", read_time(other), ("what",)).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("words", ["أمس", "يوم الثلاثاء الماضي", "يوم الثلاثاء", "الثلاثاء المقبل", "في 4 مايو الماضي"])
def test_a_relative_date_proves_nothing_without_the_day_of_publication(read: Read, words: str) -> None:
    quote = f"أُغلق ميناء الرمال {words}"
    for when in ("2015-08-11", "2015-08-04", "2015-05-04"):
        assert read(quote, f"does: أغلق, what: port, when: {when}")[1] == ["E432"]


def test_a_weekday_proves_its_last_date_and_no_other(read: Read) -> None:
    quote = "أُغلق ميناء الرمال يوم الثلاثاء"
    told = {
        when: read(quote, f"does: أغلق, what: port, when: {when}", published="2015-08-13")[1]
        for when in ("2015-08-11", "2015-08-04", "2015-08-12", "2015-08-18")
    }
    assert told.pop("2015-08-11") == []
    assert set(map(tuple, told.values())) <= {("E432",), ("E432", "E705"), ("E705",)}


def test_a_preposition_is_nobodys_name(read: Read) -> None:
    assert read("ووقّعت شركة الأمواج على العقد", "does: وقّع على, who: ali, what: العقد")[1] == ["E431"]
    assert read("ووقّع علي على العقد", "does: وقّع على, who: ali, what: العقد")[1] == []


def test_a_name_that_two_bear_is_a_problem(templates: Templates) -> None:
    shared = NAMES.replace("is: organisation}", "is: organisation, aliases: [الجهة]}")
    quote = "وأعلنت الجهة الخطة"
    fact = f"{{id: one, quote: {quote}, does: أعلن, who: union, what: الخطة}}"
    text = f"article: {{text: article.txt}}{shared}facts:\n  - {fact}\n"
    seed, problems = read_seed("tiny", "facts.yaml", text, f"{quote}.", templates)
    assert seed is not None
    assert "E701" in [problem.code for problem in (*problems, *check(seed, templates))]


def test_a_question_of_the_authors_own_is_held_to_the_same(read: Read) -> None:
    quote = "وبلغ عدد العاملين في ميناء الرمال أكثر من 70 عاملًا"
    fact = "does: amount, measure: عدد, what: العاملين في ميناء الرمال, value: أكثر من 70 عامل"
    own = (
        "questions:\n  - id: own\n    ask: كم عاملًا في الميناء؟\n    answer: أكثر من 70 عاملًا\n"
        "    wrong: [{{is: {wrong}, why: لا يذكره المقال}}, {{is: 20 عاملًا, why: لا يذكره المقال}}]\n"
        f"    quote: {quote}\n"
    )
    assert read(quote, fact, own.format(wrong="80 عاملًا"))[1] == ["E445"]
    assert read(quote, fact, own.format(wrong="أكثر من 60 عاملًا"))[1] == ["E445"]
    assert read(quote, fact, own.format(wrong="30 عاملًا"))[1] == []


@pytest.mark.parametrize(
    ("sentence", "news"),
    [
        ("أغلق الاتحاد ميناء الرمال", True),
        ("أغلق الاتحاد ميناء الرمال، بحسب مصادر رسمية", False),
        ("قالت مصادر رسمية إن الاتحاد أغلق ميناء الرمال", False),
        ("وكشف علي أن الاتحاد أغلق ميناء الرمال", False),
        ("أغلق الاتحاد ميناء الرمال وفقا لبيان رسمي", False),
    ],
)
def test_what_a_sentence_puts_into_a_mouth_is_not_keyed_as_news_though_its_fact_names_nobody(
    templates: Templates, sentence: str, news: bool
) -> None:
    quote = next(each for each in ("أغلق الاتحاد", "الاتحاد أغلق") if each in sentence) + " ميناء الرمال"
    text = f"article: {{text: article.txt}}{NAMES}facts:\n"
    text += f"  - {{id: closed, does: أغلق, who: {{is: union, in: الاتحاد}}, what: port, quote: '{quote}'}}\n"
    text += "  - {id: left, does: غادر, who: company, what: port, by: ali, sentence: 2}\n"
    article = f"{sentence}. وقال علي إن شركة الأمواج غادرت ميناء الرمال."
    seed, problems = read_seed("tiny", "facts.yaml", text, article, templates)
    assert not [problem for problem in problems if not problem.is_note]
    assert seed is not None
    asked = {item.id: item.key for item in write_bank(seed, templates).bank.items if item.kind is Kind.SOURCE}
    assert "tiny/left/source" in asked
    assert ("tiny/closed/source" in asked) is news


@pytest.mark.parametrize(("announced", "news"), [("بيانًا عن المرفأ، فيما يلي نصه", False), ("بيانًا عن المرفأ", True)])
def test_what_follows_an_announced_text_is_not_keyed_as_news(templates: Templates, announced: str, news: bool) -> None:
    text = f"article: {{text: article.txt}}{NAMES}facts:\n"
    text += "  - {id: closed, does: أغلق, who: {is: union, in: الاتحاد}, what: port, sentence: 2}\n"
    text += "  - {id: left, does: غادر, who: company, what: port, by: ali, sentence: 3}\n"
    text += "  - {id: back, does: زار, who: company, what: port, by: ali, sentence: 4}\n"
    article = f"أصدرت الوزارة {announced}. أغلق الاتحاد ميناء الرمال. وقال علي إن شركة الأمواج غادرت ميناء الرمال."
    article += " وقال علي إن شركة الأمواج زارت ميناء الرمال."
    seed, problems = read_seed("tiny", "facts.yaml", text, article, templates)
    assert not [problem for problem in problems if not problem.is_note]
    assert seed is not None
    asked = [item.id for item in write_bank(seed, templates).bank.items if item.kind is Kind.SOURCE]
    assert ("tiny/closed/source" in asked) is news
    assert len(asked) == 1 + news  # one speaker: as many claims as news, and one at least


@pytest.mark.rule(2)
@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("measure: قيمة, what: أعمال الشركة, value: 20 مليون دينار", Verdict.UNKNOWN),  # nothing counts the works
        ("measure: عدد, what: أعمال الشركة, value: 300 سفينة", Verdict.FALSE),
        ("measure: عدد, what: أعمال الشركة, value: أكثر من 60 سفينة", Verdict.UNKNOWN),
    ],
)
def test_a_thing_is_wrong_beside_an_amount_only_where_another_amount_of_it_is_known(
    templates: Templates, other: str, verdict: Verdict
) -> None:
    value = other.partition("value: ")[2]
    text = f"article: {{text: article.txt}}{NAMES}facts:\n"
    text += "  - {id: one, does: amount, measure: عدد, what: سفن الأسطول, value: 70 سفينة, sentence: 1}\n"
    text += f"  - {{id: two, does: amount, {other}, sentence: 2}}\n"
    measure = "قيمة" if "قيمة" in other else "عدد"
    article = f"بلغ عدد سفن الأسطول 70 سفينة. وبلغ{'ت' if measure == 'قيمة' else ''} {measure} أعمال الشركة {value}."
    seed, problems = read_seed("tiny", "facts.yaml", text, article, templates)
    assert not [problem for problem in problems if not problem.is_note]
    assert seed is not None
    works = seed.facts[1].slots["what"].values[0]
    assert World(seed, templates).judge(seed.facts[0], "what", works, ("value",)).verdict is verdict


def test_the_holder_of_an_office_is_sought_among_those_whom_its_gender_lets_hold_it(templates: Templates) -> None:
    people = "".join(
        f"  {name}: {{ar: {ar}, is: person, gender: {gender}}}\n"
        for name, ar, gender in (
            ("huda", "هدى سالم", "f"),
            ("mona", "منى كامل", "f"),
            ("lina", "لينا عمر", "f"),
            ("sami", "سامي عون", "m"),
        )
    )
    text = f"article: {{text: article.txt}}{NAMES}{people}facts:\n"
    text += "  - {id: held, does: hold-office, who: huda, what: وزيرة البيئة, sentence: 1}\n"
    text += "  - {id: works, does: hold-office, who: mona, what: وزيرة العمل, sentence: 2}\n"
    text += "  - {id: heals, does: hold-office, who: lina, what: وزيرة الصحة, sentence: 3}\n"
    text += "  - {id: heads, does: hold-office, who: sami, what: وزير النقل, sentence: 2}\n"
    text += "  - {id: left, does: غادر, who: {all: [sami, mona]}, what: port, sentence: 2}\n"
    text += "pools:\n  names:\n    rana: {ar: رنا فارس, is: person, gender: f}\n"
    article = "افتتحت وزيرة البيئة هدى سالم معرضا. وغادر وزير النقل سامي عون ووزيرة العمل منى كامل ميناء الرمال. "
    article += "وتكلمت وزيرة الصحة لينا عمر."
    seed, problems = read_seed("tiny", "facts.yaml", text, article, templates)
    assert not [problem for problem in problems if not problem.is_note]
    assert seed is not None
    told = offered(item for item in write_bank(seed, templates).bank.items if item.facts == ("held",))
    assert "منى كامل" in told
    assert not {"سامي عون", "علي", "رنا فارس"} & told  # nor who holds none of its class
