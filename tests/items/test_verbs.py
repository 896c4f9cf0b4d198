"""A fact that names a verb: its sentence, its questions, and what its roles keep from being offered as wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgen.arabic import lint
from quizgen.arabic.nouns import Gender, NounPhrase, Number
from quizgen.build import load_templates
from quizgen.items.bank import Written, write_bank
from quizgen.items.printing import Printing
from quizgen.items.truth import World
from quizgen.items.wording import Voice
from quizgen.model import Kind, Mood, Seed, Slot, Templates, Text
from quizgen.problems import Span
from quizgen.reading.seed import read_seed
from quizgen.reading.verb_frames import verb_frame
from quizgen.reading.verb_roles import Manner

SHIPPED, _, PROBLEMS = load_templates()
CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "verbs.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
NAMES = """
names:
  norway: {ar: النرويج, is: state, gender: f}
  lebanon: {ar: لبنان, is: state, gender: m}
  sweden: {ar: السويد, is: state, gender: f}
  bergen: {ar: بيرغن, is: city, gender: f}
  layla: {ar: ليلى نصار, is: person, gender: f}
  sami: {ar: سامي عون, is: person, gender: m}
  ministers: {ar: الوزيران, acc: الوزيرين, gen: الوزيرين, is: person, gender: m, number: dual}
  doctors: {ar: الطبيبات, is: people, gender: f, number: plural}
  dockers: {ar: عمال المرفأ, is: people, gender: m, number: plural}
  council: {ar: مجلس البلدية, is: organisation, gender: m}
  university: {ar: جامعة الساحل, is: organisation, gender: f, noun: جامعة}
  company: {ar: شركة الشمال, is: organisation, gender: f, noun: شركة}
  mission: {ar: بعثة الساحل, is: organisation, gender: f, noun: جهة}
  bank: {ar: بنك الساحل, is: organisation, gender: m, noun: بنك}
  league: {ar: رابطة الساحل, is: organisation, gender: f, noun: رابطة, aliases: [الرابطة]}
  friends:
    {ar: الرابطة الوطنية لأصدقاء البحر والشواطئ والجزر البعيدة, short: رابطة أصدقاء البحر, is: organisation, gender: f}
  fishing: {ar: اتفاقية الصيد, is: agreement, gender: f}
  water: {ar: قانون المياه, is: law, gender: m}
  fair: {ar: معرض الكتاب, is: event, gender: m}
"""


# who said it is asked only where two people speak
OTHERS = [
    (
        f"{said} إن الميناء هادئ",
        {"does": "state", "by": {"who": who, "verb": "قال إنّ"}, "topic": "الميناء", "that": "الميناء هادئ"},
    )
    for who, said in (("sami", "وقال سامي عون"), ("layla", "وقالت ليلى نصار"))
]


@pytest.fixture(scope="module")
def templates() -> Templates:
    assert not PROBLEMS
    return SHIPPED


@pytest.fixture(scope="module")
def read(templates: Templates) -> Callable[..., Seed]:
    """Read a seed of facts, each (quote, fact); the article is made of the quotes."""

    def make(*facts: tuple[str, dict[str, Any]]) -> Seed:
        listed = [{"id": f"f{turn}", "quote": quote, **fact} for turn, (quote, fact) in enumerate(facts, 1)]
        text = (
            "article: {text: article.txt, published: 2017-03}\n"
            + NAMES
            + yaml.dump({"facts": listed}, allow_unicode=True)
        )
        seed, problems = read_seed("tiny", "facts.yaml", text, ". ".join(quote for quote, _ in facts) + ".", templates)
        assert not problems, "\n".join(map(str, problems))
        assert seed is not None
        return seed

    return make


@pytest.fixture(scope="module")
def written(read: Callable[..., Seed], templates: Templates) -> Callable[..., Written]:
    """Write the items of facts, those of the same facts once."""
    known: dict[str, Written] = {}

    def write(*facts: tuple[str, dict[str, Any]]) -> Written:
        if (told := repr(facts)) not in known:
            known[told] = write_bank(read(*facts), templates)
        return known[told]

    return write


# which of equal wordings is printed hangs on the fact's id: each is written here as the first of its equals
EQUALS = {
    "لأيّ غرض": "لأيّ هدف",
    "لأيّ سبب": "لماذا",
    "وفق": "بحسب",
}


def plainly(stem: str) -> str:
    """Return a stem with the first of its equal wordings."""
    for other, first in EQUALS.items():
        stem = re.sub(rf"(^|، ){other} ", rf"\1{first} ", stem)
    return stem


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["quote"])
def test_a_verb_is_said_and_asked_as_an_editor_would_print_it(
    case: dict[str, Any], written: Callable[..., Written]
) -> None:
    speaker = case["fact"].get("by", {}).get("who")
    bank = written((case["quote"], case["fact"]), *([OTHERS[speaker == "sami"]] if speaker else [])).bank
    recall = (item for item in bank.items if item.kind is Kind.RECALL and item.facts == ("f1",))
    asked = {item.id.split("/")[2]: plainly(item.stem) for item in recall}
    assert {name: asked.get(name, "") for name in case.get("asks", {})} == case.get("asks", {})
    if "says" in case:
        assert plainly(bank.statements[0].text) == case["says"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["quote"])
def test_no_wording_of_a_verb_has_a_fault_that_the_lint_sees(
    case: dict[str, Any], written: Callable[..., Written]
) -> None:
    bank = written((case["quote"], case["fact"])).bank
    told = [item.stem for item in bank.items if item.kind is not Kind.CLOZE] + [bank.statements[0].text]
    negative = case["fact"].get("mood") == "denied"
    faults = {
        text: [each for each in lint.faults(text) if not (negative and lint.is_of_negation(each))] for text in told
    }
    assert {text: found for text, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    ("quote", "fact", "hints"),
    [
        (
            "وصلت ليلى نصار يوم 4 مايو 2012 إلى لبنان عن طريق جسر جوي",
            {"does": "وصل إلى", "who": "layla", "to": "lebanon", "when": "2012-05-04", "means": "جسر جوي"},
            {"who": "مَن؟", "to": "أيّ دولة؟", "when": "في أيّ تاريخ؟"},
        ),
        (
            "ندد سامي عون في كلمة له ببيرغن بالتأخير",
            {"does": "ندّد بـ", "who": "sami", "what": "التأخير", "where": "bergen"},
            {"who": "مَن؟", "what": "بماذا؟", "where": "أين؟"},
        ),
        (
            "خضعت شركة الشمال قبل أعوام للتفتيش والغرامة",
            {"does": "خضع لـ", "who": "company", "what": "التفتيش"},
            {"who": "أيّ جهة؟", "what": "لأيّ شيء؟"},
        ),
    ],
)
def test_a_gap_of_a_verb_asks_for_the_kind_of_value_that_it_wants(
    quote: str, fact: dict[str, Any], hints: dict[str, str], written: Callable[..., Written]
) -> None:
    gaps = {item.asks[0]: item.hint for item in written((quote, fact)).bank.items if item.kind is Kind.CLOZE}
    assert gaps == hints


SUBJECTS = (
    NounPhrase("النرويج", gender=Gender.F),
    NounPhrase("لبنان"),
    NounPhrase("الوزيران", gender=Gender.M, number=Number.DUAL, human=True),
    NounPhrase("الوزيرتان", gender=Gender.F, number=Number.DUAL, human=True),
    NounPhrase("المهندسون", gender=Gender.M, number=Number.PLURAL, human=True),
    NounPhrase("الطبيبات", gender=Gender.F, number=Number.PLURAL, human=True),
)
VERBS = sorted(key for key in SHIPPED.lexicon.verbs if not key.endswith(("أنّ", "إنّ")))
# no rule gives the women's form of a verb in a final hamza (جئن): such a fact is reported
WITHOUT_WOMEN = ("جاء", "أساء إلى")


@given(
    st.sampled_from(VERBS),
    st.sampled_from(SUBJECTS),
    st.sampled_from(get_args(Mood)),
    st.booleans(),
    st.sampled_from(["لم", "لا", "لن"]),
)
def test_every_verb_is_said_of_every_subject_in_every_mood_without_a_fault_of_arabic(
    key: str, subject: NounPhrase, mood: Mood, still: bool, negation: str
) -> None:
    assume(not (key in WITHOUT_WOMEN and subject.nom == "الطبيبات"))
    verb, shared = SHIPPED.lexicon.verbs[key], SHIPPED.verbs
    held = {role: Slot((Text(NounPhrase("معرض الكتاب")),), True) for role in (shared.led_by(verb),) if role}
    if verb.object != "none":
        held["what"] = Slot((Text(NounPhrase("اتفاقية الصيد", gender=Gender.F)),), True)
    held["who"] = Slot((Text(subject),), True)
    frame = verb_frame(key, SHIPPED, held, Manner(mood, still=still, negation=negation), Span("facts.yaml", 1, 1))
    voice = Voice(SHIPPED.lexicon, Printing(), shared.called)
    slots = {role: slot.values for role, slot in held.items()}
    assert frame.sentences
    for wording in (*frame.sentences.values(), *(each for question in frame.questions for each in question.wordings)):
        text = voice.say(wording, slots)
        assert [fault for fault in lint.faults(text) if not (mood == "denied" and lint.is_of_negation(fault))] == [], (
            text
        )


# ---------------------------------------------------------------- what is proved wrong

Fact = tuple[str, dict[str, Any]]
SIGNED: Fact = (
    "وقع لبنان اتفاقية الصيد في عام 2012",
    {"does": "وقّع", "who": {"all": ["lebanon"]}, "what": {"all": ["fishing"]}, "when": "2012"},
)


def of_sweden(quote: str, does: str, **more: Any) -> Fact:
    return quote, {"does": does, "who": {"all": ["sweden"]}, "what": {"all": ["fishing"]}, **more}


@pytest.fixture(scope="module")
def judged(read: Callable[..., Seed], templates: Templates) -> Callable[..., tuple[str, str]]:
    """Judge a name in a role of the first of several facts: the verdict, and the fact that casts doubt."""

    def judge(role: str, candidate: str, shows: tuple[str, ...], *facts: Fact) -> tuple[str, str]:
        seed = read(*facts)
        world = World(seed, templates)
        value = seed.names[candidate] if candidate in seed.names else seed.facts[int(candidate)].slots[role].values[0]
        judgement = world.judge(seed.facts[0], role, value, shows)
        return judgement.verdict, judgement.fact

    return judge


def test_another_name_is_wrong_where_the_article_names_them_all(judged: Callable[..., tuple[str, str]]) -> None:
    assert judged("who", "sweden", ("what",), SIGNED) == ("provably false", "")


@pytest.mark.parametrize(
    ("does", "quote"),
    [("أبرم", "وأبرمت السويد اتفاقية الصيد"), ("أيّد", "وأيدت السويد اتفاقية الصيد")],
    ids=["a verb that may tell of the same event", "any verb with all that the question shows"],
)
def test_who_does_something_else_with_the_same_thing_is_not_proved_wrong(
    does: str, quote: str, judged: Callable[..., tuple[str, str]]
) -> None:
    assert judged("who", "sweden", ("what",), SIGNED, of_sweden(quote, does)) == ("unknown", "f2")


def test_another_word_for_an_office_tells_no_two_appointments_apart(judged: Callable[..., tuple[str, str]]) -> None:
    named = (
        "عين مجلس البلدية ليلى نصار مديرة للمتحف",
        {"does": "عيّن", "who": {"all": ["council"]}, "what": "layla", "as": "مديرة للمتحف"},
    )
    chosen = (
        "واختارت شركة الشمال ليلى نصار مسؤولة عن الآثار",
        {"does": "اختار", "who": "company", "what": "layla", "as": "مسؤولة عن الآثار"},
    )
    assert judged("who", "company", ("what", "as"), named, chosen) == ("unknown", "f2")


def test_a_view_of_the_writer_is_his_and_nobody_is_asked_whose_it_is(written: Callable[..., Written]) -> None:
    view = {"does": "تطلّب", "mood": "lasting", "by": "writer", "who": "إنقاذ السوق", "what": "المال"}
    items = written(("ويتطلب إنقاذ السوق المال", view), OTHERS[0], OTHERS[1]).bank.items
    mine = {item.id.split("/")[2]: item.stem for item in items if item.facts == ("f1",)}
    assert mine["what"] == "بحسب كاتب المقال، ما الذي يتطلّبه إنقاذ السوق؟"
    assert not {"said_by", "source"} & set(mine)


LATER: Fact = ("وزار سامي عون بيرغن في الربع الثالث من عام 2012", {"does": "زار", "who": "sami", "when": "2012-Q3"})


@pytest.mark.parametrize(
    ("quote", "fact"),
    [
        ("ونمت تجارة الخشب بنسبة 5 في المئة", {"does": "نما", "who": "تجارة الخشب", "amount": "5 %"}),
        ("واستحوذ بنك الساحل على السوق", {"does": "استحوذ على", "who": "bank", "what": "السوق"}),
        ("وبلغ عدد الزوار 400 شخص", {"does": "amount", "measure": "عدد", "what": "الزوار", "value": "400 شخص"}),
        ("وقد تزور ليلى نصار بيرغن", {"does": "زار", "mood": "possible", "who": "layla", "what": "bergen"}),
    ],
    ids=["a change", "a share", "an amount", "what may be"],
)
def test_what_is_told_of_one_period_is_not_proved_wrong_of_another(
    quote: str, fact: dict[str, Any], judged: Callable[..., tuple[str, str]]
) -> None:
    told = f"{quote} في الربع الأول من عام 2012"
    assert judged("when", "1", ("who",), (told, {**fact, "when": "2012-Q1"}), LATER)[0] == "unknown"
    assert judged("when", "1", ("who",), (told, {**fact, "when": {"all": ["2012-Q1"]}}), LATER)[0] == "provably false"


@pytest.mark.parametrize(
    ("quote", "fact", "role"),
    [
        ("عمل سامي عون في جامعة الساحل", {"does": "عمل في", "who": {"all": ["sami"]}, "what": "university"}, "who"),
        (
            "عمل سامي عون في جامعة الساحل",
            {"does": "عمل في", "who": "sami", "what": {"all": ["university"]}},
            "what",
        ),
        (
            "يمول بنك الساحل معرض الكتاب",
            {"does": "موّل", "mood": "lasting", "who": {"all": ["bank"]}, "what": "fair"},
            "who",
        ),
    ],
    ids=["whoever else works there", "wherever else he works", "whoever else does it from year to year"],
)
def test_what_others_do_as_well_is_proved_wrong_of_nobody(
    quote: str, fact: dict[str, Any], role: str, judged: Callable[..., tuple[str, str]], written: Callable[..., Written]
) -> None:
    other = {"who": "layla" if "سامي" in quote else "council", "what": "company"}[role]
    assert judged(role, other, tuple({"who", "what"} - {role}), (quote, fact)) == ("unknown", "")
    items = [item for item in written((quote, fact)).bank.items if item.asks == (role,)]
    assert {item.kind for item in items} <= {Kind.RECALL, Kind.CLOZE}


def test_what_their_author_calls_wrong_is_offered_of_any_verb(written: Callable[..., Written]) -> None:
    aims = {"what": ["توسعة الميناء الجديد", "خفض أجور العمال"]}
    fact = {"does": "طالب بـ", "who": "sami", "of": {"all": ["بناء رصيف للصيادين"]}, "wrong": {"of": aims["what"]}}
    items = written(("طالب سامي عون ببناء رصيف للصيادين", fact)).bank.items
    assert [set(item.options) for item in items if item.kind is Kind.CHOICE and item.asks == ("of",)] == [
        {"ببناء رصيف للصيادين", *(f"ب{aim}" for aim in aims["what"])}
    ]


@pytest.mark.parametrize(
    ("quote", "fact"),
    [
        (
            "تعتمد حقول الساحل على مياه النهر",
            {"does": "اعتمد على", "mood": "lasting", "who": "حقول الساحل", "what": "مياه النهر"},
        ),
        ("واجهت سفن الصيد عاصفة قوية", {"does": "واجه", "who": "سفن الصيد", "what": "عاصفة قوية"}),
        ("نمت تجارة الخشب في عام 2012", {"does": "نما", "who": "تجارة الخشب", "when": "2012"}),
    ],
    ids=["a habit", "nothing that tells which", "what grew in a year"],
)
def test_nobody_is_asked_what_it_is_that_does_what_many_things_do(
    quote: str, fact: dict[str, Any], written: Callable[..., Written]
) -> None:
    result = written((quote, fact))
    assert [item.stem for item in result.bank.items if item.kind is Kind.RECALL and item.asks == ("who",)] == []
    assert [each.reason for each in result.refusals if each.question == "who"] == [
        "to ask for 'who' turns the fact round: too much in the world fits the rest of it"
    ]
    assert [item.id for item in result.bank.items if item.kind is Kind.RECALL]


def test_who_is_denied_to_have_done_it_is_wrong(judged: Callable[..., tuple[str, str]]) -> None:
    denied = of_sweden("ونفى سامي عون أن تكون السويد قد وقعت اتفاقية الصيد", "وقّع", mood="denied")
    assert judged("who", "sweden", ("what",), SIGNED, denied) == ("provably false", "")


def test_whoever_takes_part_in_another_role_is_not_proved_wrong(judged: Callable[..., tuple[str, str]]) -> None:
    quote, fact = SIGNED
    both = (quote.replace("في عام", "مع السويد في عام"), {**fact, "with": {"all": ["sweden"]}})
    assert judged("who", "sweden", ("what",), both) == ("unknown", "")


def test_another_time_of_the_same_person_is_wrong_where_the_verb_is_not_near(
    judged: Callable[..., tuple[str, str]],
) -> None:
    came = (
        "وصلت ليلى نصار إلى بيرغن في 4 مايو 2012",
        {"does": "وصل إلى", "who": "layla", "to": "bergen", "when": "2012-05-04"},
    )
    left = (
        "ثم غادرت ليلى نصار لبنان في 9 مايو 2012",
        {"does": "غادر", "who": "layla", "what": "lebanon", "when": "2012-05-09"},
    )
    again = (
        "وزارت ليلى نصار بيرغن في 9 مايو 2012",
        {"does": "زار", "who": "layla", "what": "bergen", "when": "2012-05-09"},
    )
    assert judged("when", "1", ("who", "to"), came, left) == ("provably false", "")
    assert judged("when", "1", ("who", "to"), came, again) == ("unknown", "f2")


def test_any_body_is_offered_where_the_question_calls_it_what_every_body_is(written: Callable[..., Written]) -> None:
    fact = {"does": "وقّع", "who": {"all": ["mission"]}, "what": "fishing", "with": "norway"}
    items = written(("وقعت بعثة الساحل اتفاقية الصيد مع النرويج", fact)).bank.items
    (choice,) = [item for item in items if item.kind is Kind.CHOICE and item.asks == ("who",)]
    assert choice.stem == "ما الجهة التي وقّعت اتفاقية الصيد مع النرويج؟"
    assert set(choice.options) <= {"بعثة الساحل", "جامعة الساحل", "شركة الشمال", "بنك الساحل", "مجلس البلدية"} | {
        "رابطة الساحل",
        "رابطة أصدقاء البحر",
    }


def test_no_option_for_what_is_to_come_lies_before_the_article(written: Callable[..., Written]) -> None:
    past = [
        (f"وصلت ليلى نصار إلى {place} في عام {year}", {"does": "وصل إلى", "who": "layla", "to": name, "when": year})
        for place, name, year in (("بيرغن", "bergen", "2009"), ("لبنان", "lebanon", "2011"))
    ]
    plan = {"does": "افتتح", "mood": "planned", "who": {"all": ["bank"]}, "what": "fair", "when": "2018"}
    items = written(("ومن المقرر أن يفتتح بنك الساحل معرض الكتاب في عام 2018", plan), *past).bank.items
    dated = [item for item in items if item.facts == ("f1",) and item.asks == ("when",) and item.options]
    assert not [item.stem for item in dated if "2009" in item.stem or "2011" in item.stem]
    assert not [item.id for item in dated if item.kind is Kind.CHOICE]


def test_nothing_is_said_to_rise_to_less_or_to_fall_to_more(written: Callable[..., Written]) -> None:
    rise = {"does": "ارتفع", "who": "سعر النفط", "from": "40 دولارًا", "to": "50 دولارًا"}
    fall = {"does": "انخفض", "who": "سعر القمح", "from": "30 دولارًا", "to": "20 دولارًا"}
    quotes = ("ارتفع سعر النفط من 40 دولارا إلى 50 دولارا", "وانخفض سعر القمح من 30 دولارا إلى 20 دولارا")
    more = [
        (f"وبلغ سعر الذرة {n} دولارا", {"does": "بلغ", "who": "سعر الذرة", "what": f"{n} دولارًا"}) for n in (35, 60)
    ]
    items = written((quotes[0], rise), (quotes[1], fall), *more).bank.items
    for item in items:
        amounts = [int(n) for option in item.options for n in option.split() if n.isdigit()]
        if item.kind is Kind.CHOICE and item.facts == ("f1",) and item.asks == ("to",):
            assert min(amounts) > 40
        if item.kind is Kind.CHOICE and item.facts == ("f2",) and item.asks == ("to",):
            assert max(amounts) < 30
        if item.kind is Kind.TRUE_FALSE and item.facts[0] in ("f1", "f2"):
            before, after = (int(n) for n in item.stem.split() if n.isdigit())
            assert (before < after) is (item.facts == ("f1",)), item.stem


def test_a_gap_names_who_goes_on_to_speak(written: Callable[..., Written]) -> None:
    said = {"does": "زار", "by": "layla", "who": "sami", "what": "bergen", "when": "2012"}
    bank = written(OTHERS[1], ("وأضافت أن سامي عون زار بيرغن في عام 2012", said)).bank
    (gap,) = [item for item in bank.items if item.id == "tiny/f2/cloze-when"]
    assert gap.stem == "أضافت [ليلى نصار] أن سامي عون زار بيرغن في ……."


def test_another_body_that_speaks_fits_the_question_by_whom(written: Callable[..., Written]) -> None:
    fact = {"does": "نما", "mood": "expected", "by": {"who": "company", "verb": "قال إنّ"}, "who": "تجارة الخشب"}
    items = written(("وتوقعت شركة الشمال أن تنمو تجارة الخشب", fact), OTHERS[0]).bank.items
    asked = {item.id: item for item in items if item.asks == ("by",) and item.facts == ("f1",)}
    assert asked["tiny/f1/said_by"].stem == "ما الجهة التي توقّعت أن تنمو تجارة الخشب؟"
    assert {"ليلى نصار", "سامي عون"}.isdisjoint(asked["tiny/f1/said_by/choice"].options)  # no person is a body


def test_what_is_not_simply_stated_is_never_asked_as_what_happened(written: Callable[..., Written]) -> None:
    for case in CASES:
        if case["fact"].get("mood", "stated") not in ("stated", "lasting", "ongoing"):
            for item in written((case["quote"], case["fact"])).bank.items:
                if item.kind in (Kind.RECALL, Kind.CHOICE):
                    assert any(
                        f" {word}" in f" {item.stem}"
                        for word in ("أن ", "كان من المقرّر ", "قد ", "لم ", "لا ", "لن ", "ربما ", "التي توقّعت")
                    ), item.stem


@pytest.mark.rule(2)
def test_nothing_changes_from_an_amount_to_itself(written: Callable[..., Written]) -> None:
    for turn in range(4):
        quote = f"وارتفع سعر برميل النفط من {40 + turn} دولارًا إلى 50 دولارًا"
        fact = {"does": "ارتفع", "who": "سعر برميل النفط", "from": f"{40 + turn} دولار", "to": "50 دولار"}
        more = ("وبلغت قيمة شركة الشمال 70 دولارًا", {"does": "بلغ", "who": "قيمة شركة الشمال", "what": "70 دولار"})
        told = [item.stem for item in written((quote, fact), more).bank.items if item.kind is Kind.TRUE_FALSE]
        assert any("سعر برميل النفط" in stem for stem in told)
        assert not [stem for stem in told if stem.count(f"{40 + turn} دولار") > 1 or stem.count("50 دولار") > 1]


def test_evidence_that_has_a_class_noun_alone_comes_with_the_sentence_that_says_which_one(
    written: Callable[..., Written],
) -> None:
    named = ("وزارت رابطة الساحل بيرغن", {"does": "زار", "who": {"all": ["league"]}, "what": "bergen"})
    alone = (
        "ثم وقعت الرابطة اتفاقية الصيد في عام 2012",
        {"does": "وقّع", "who": {"all": ["league"]}, "what": "fishing", "when": "2012"},
    )
    items = written(named, alone).bank.items
    asked = {item.id: [each.sentence for each in item.evidence] for item in items if item.kind is Kind.RECALL}
    assert asked["tiny/f2/when"] == [2, 1]
    assert asked["tiny/f1/what"] == [1]


def test_what_one_does_not_do_is_no_wrong_answer_for_another(written: Callable[..., Written]) -> None:
    denied = {"does": "قبل", "mood": "denied", "who": {"all": ["company"]}, "what": {"all": ["الغرامة"]}}
    paid = {"does": "دفع", "who": {"all": ["lebanon"]}, "what": {"all": ["الضريبة"]}}
    items = written(("ولم تقبل شركة الشمال الغرامة", denied), ("ودفع لبنان الضريبة", paid)).bank.items
    assert {item.kind for item in items if item.facts == ("f1",)} & {Kind.CHOICE, Kind.TRUE_FALSE} == set()
    assert [item.stem for item in items if item.id.endswith("f1/who")] == ["ما الجهة التي لم تقبل الغرامة بحسب المقال؟"]


@pytest.mark.parametrize(
    ("quote", "fact", "answers", "typed"),
    [
        (
            "وقع لبنان اتفاقية الصيد في بيرغن في 3 مايو 2012",
            {"does": "وقّع", "who": "lebanon", "what": "fishing", "where": "bergen", "when": "2012-05-03"},
            {"where": "في بيرغن", "when": "في 3 مايو 2012", "who": "لبنان", "what": "اتفاقية الصيد"},
            {"where": "بيرغن", "when": "3 مايو 2012", "who": "لبنان", "what": "اتفاقية الصيد"},
        ),
        (
            "اتهم سامي عون شركة الشمال بإغلاق المصنع",
            {"does": "اتّهم بـ", "who": "sami", "what": "company", "of": "إغلاق المصنع"},
            {"who": "سامي عون", "what": "شركة الشمال", "of": "بإغلاق المصنع"},
            {"who": "سامي عون", "what": "شركة الشمال", "of": ""},
        ),
        (
            "انسحبت النرويج من اتفاقية الصيد بسبب الخلاف",
            {"does": "انسحب من", "who": "norway", "from": "fishing", "why": "الخلاف"},
            {"who": "النرويج", "from": "من اتفاقية الصيد", "why": "بسبب الخلاف"},
            {"who": "النرويج", "from": "اتفاقية الصيد", "why": ""},
        ),
        (
            "منح بنك الساحل مليوني دولار بهدف التوسع",
            {"does": "منح", "who": "bank", "what": "مليونا دولار", "aim": "التوسع"},
            {"who": "بنك الساحل", "what": "مليوني دولار", "aim": "للتوسع"},
            {"who": "بنك الساحل", "what": "مليونا دولار", "aim": ""},
        ),
        (
            "ارتفع عدد الزوار 70 زائرا",
            {"does": "ارتفع", "who": "عدد الزوار", "amount": "70 زائر"},
            {"amount": "بمقدار 70 زائرًا"},
            {"amount": "70 زائرًا"},
        ),
        (
            "خصص مليونا دولار لشركة الشمال",
            {"does": "خصّص لـ", "what": "مليونا دولار", "for": "company"},
            {"what": "مليونا دولار", "for": "لشركة الشمال"},
            {"what": "مليونا دولار", "for": "شركة الشمال"},
        ),
    ],
)
def test_an_answer_takes_the_preposition_of_its_question_and_is_typed_without_it(
    quote: str, fact: dict[str, Any], answers: dict[str, str], typed: dict[str, str], written: Callable[..., Written]
) -> None:
    recall = {item.asks[0]: item for item in written((quote, fact)).bank.items if item.kind is Kind.RECALL}
    assert {role: item.key for role, item in recall.items()} == answers
    assert {role: item.typed for role, item in recall.items()} == typed


def test_two_wrong_options_are_read_for_a_role_that_holds_one_value(read: Callable[..., Seed]) -> None:
    fact = {
        "does": "زار",
        "who": "layla",
        "what": "bergen",
        "when": {"all": ["2012"]},
        "wrong": {"when": ["2010", "2011"]},
    }
    seed = read(("زارت ليلى نصار بيرغن في عام 2012", fact))
    assert len(seed.facts[0].wrong["when"]) == 2


def test_a_speaker_of_several_stands_in_the_genitive_behind_what_is_theirs(written: Callable[..., Written]) -> None:
    claim = {"does": "أغلق", "by": {"who": "ministers", "verb": "قال إنّ"}, "who": "company", "what": "مصنع الورق"}
    items = written(("وقال الوزيران إن شركة الشمال أغلقت مصنع الورق", claim)).bank.items
    (source,) = [item for item in items if item.kind is Kind.SOURCE]
    assert source.key == "قول منسوب إلى الوزيرين"


OFFICE = (
    "وقالت وزيرة الثقافة ليلى نصار إن الميناء هادئ",
    {"does": "hold-office", "who": "layla", "what": "وزيرة الثقافة"},
)
VISIT = (
    "وزارت ليلى نصار بيرغن في 4 مايو 2012",
    {"does": "زار", "who": {"all": ["layla"]}, "what": "bergen", "when": "2012-05-04"},
)


def test_a_person_comes_with_the_office_that_the_article_gives(written: Callable[..., Written]) -> None:
    items = written(OFFICE, VISIT).bank.items
    asked = {item.id: item.stem for item in items if item.kind in (Kind.RECALL, Kind.TRUE_FALSE)}
    assert asked["tiny/f2/when"] == "متى زارت وزيرة الثقافة ليلى نصار بيرغن؟"
    assert asked["tiny/f2/who"] == "مَن زار بيرغن في 4 مايو 2012 بحسب المقال؟"
    assert asked["tiny/f1/what"] == "ما منصب ليلى نصار بحسب المقال؟"


def test_an_office_that_would_answer_is_left_out(written: Callable[..., Written]) -> None:
    office = (
        "وقالت مديرة شركة الشمال ليلى نصار إن الميناء هادئ",
        {"does": "hold-office", "who": "layla", "what": "مديرة شركة الشمال"},
    )
    sold = (
        "وباعت شركة الشمال السفينة إلى ليلى نصار في عام 2012",
        {"does": "باع", "who": "company", "what": "السفينة", "to": "layla", "when": 2012},
    )
    asked = {item.id: item.stem for item in written(office, sold).bank.items}
    assert asked["tiny/f2/who"] == "ما الجهة التي باعت السفينة إلى ليلى نصار في عام 2012 بحسب المقال؟"


def test_a_statement_to_be_judged_says_that_the_article_is_asked(written: Callable[..., Written]) -> None:
    bank = written(
        (
            "زارت ليلى نصار بيرغن في 4 مايو 2012",
            {"does": "زار", "who": {"all": ["layla"]}, "what": {"all": ["bergen"]}, "when": "2012-05-04"},
        ),
        (
            "وزار سامي عون لبنان في 9 مايو 2012",
            {"does": "زار", "who": {"all": ["sami"]}, "what": {"all": ["lebanon"]}, "when": "2012-05-09"},
        ),
    ).bank
    told = [item for item in bank.items if item.kind is Kind.TRUE_FALSE]
    assert told
    assert all(item.stem.startswith("بحسب المقال، ") and not item.right.startswith("بحسب") for item in told)


def test_a_kind_says_when_it_was_in_each_of_its_questions_and_statements(written: Callable[..., Written]) -> None:
    bank = written(
        (
            "التقت ليلى نصار بسامي عون في بيرغن في 4 مايو 2012",
            {
                "does": "meet",
                "who": {"all": ["layla"]},
                "with": {"all": ["sami"]},
                "where": "bergen",
                "when": "2012-05-04",
            },
        ),
    ).bank
    asked = [item for item in bank.items if item.kind in (Kind.RECALL, Kind.TRUE_FALSE) and "when" not in item.asks]
    assert {item.asks for item in asked} == {("with",), ("where",)}
    assert [item.stem for item in asked if "2012" not in item.stem] == []


def test_the_speaker_is_named_where_his_name_stands_in_the_name_of_something_else(
    written: Callable[..., Written],
) -> None:
    bank = written(
        (
            "وقالت ليلى نصار إنها ناقشت خطط الميناء خلال لقاء ليلى نصار وسامي عون",
            {
                "does": "ناقش",
                "by": {"who": "layla", "verb": "قال إنّ"},
                "who": {"all": [{"is": "layla", "in": "إنها"}]},
                "what": "خطط الميناء",
                "during": "لقاء ليلى نصار وسامي عون",
            },
        ),
    ).bank
    asked = {item.id: item.stem for item in bank.items if item.kind is Kind.RECALL}
    assert plainly(asked["tiny/f1/what"]).startswith("بحسب ليلى نصار، ما الخطط التي ناقشتها خلال لقاء ليلى نصار")


def test_what_nothing_identifies_is_not_asked_about(written: Callable[..., Written]) -> None:
    sailors = {"ar": "البحارة", "gender": "m", "number": "plural", "human": "yes"}
    told = written(
        ("وغرقت سفينة شحن صغيرة مساء", {"does": "غرق", "who": {"all": ["سفينة شحن صغيرة"]}}),
        (
            "وأنقذ البحارة القبطان من السفينة",
            {"does": "أنقذ", "who": {"all": [sailors]}, "what": "القبطان", "from": "السفينة"},
        ),
    )
    kinds = (Kind.RECALL, Kind.CHOICE, Kind.TRUE_FALSE)
    assert not [item.stem for item in told.bank.items if item.facts == ("f2",) and item.kind in kinds]
    assert any("«السفينة»" in each.reason and each.remedy for each in told.refusals if each.fact == "f2")


def test_only_a_place_or_a_day_does_not_tell_which_event_is_asked_about(written: Callable[..., Written]) -> None:
    told = written(
        ("نفذت 60 جولة في المناطق البعيدة", {"does": "نفّذ", "what": {"all": ["60 جولة"]}, "where": "المناطق البعيدة"}),
        ("وقتل سامي عون في 4 مايو 2012", {"does": "قتل", "what": {"all": ["sami"]}, "when": "2012-05-04"}),
    )
    asked = {item.id for item in told.bank.items if item.kind is Kind.RECALL}
    assert {"tiny/f1/what", "tiny/f2/what"}.isdisjoint(asked)
    assert "tiny/f2/when" in asked


def test_a_pronoun_tells_nobody_whom_a_question_asks_for(written: Callable[..., Written]) -> None:
    hers = {"does": "بدأ", "who": {"all": ["layla"]}, "what": {"all": ["حملتها"]}, "when": 2012}
    his = {"does": "زار", "who": {"all": ["sami"]}, "what": {"all": ["lebanon"]}, "when": 2013}
    told = written(("وبدأت ليلى نصار حملتها في عام 2012", hers), ("وزار سامي عون لبنان في عام 2013", his))
    items = [item for item in told.bank.items if item.facts == ("f1",)]
    assert "tiny/f1/who" not in {item.id for item in items}
    assert not [item.stem for item in items if "سامي عون" in item.stem]


def test_why_somebody_expects_is_not_asked_for_why_it_is_to_be(written: Callable[..., Written]) -> None:
    closes = {"does": "أغلق", "mood": "expected", "by": {"who": "layla"}, "what": "الميناء", "why": "العاصفة"}
    told = written(("وتوقعت ليلى نصار أن يغلق الميناء بسبب العاصفة", closes))
    assert "tiny/f1/why" not in {item.id for item in told.bank.items}
    assert any(each.question == "why" and "speaker" in each.reason for each in told.refusals)


def test_who_is_not_asked_where_most_facts_are_about_him_or_all_that_he_did_is_listed(
    written: Callable[..., Written],
) -> None:
    trips = [
        (
            f"وزارت ليلى نصار بيرغن في {day} مايو 2012",
            {"does": "زار", "who": {"all": ["layla"]}, "what": {"all": ["bergen"]}, "when": f"2012-05-0{day}"},
        )
        for day in (3, 4, 5, 6)
    ]
    visits = written(*trips).bank.items
    assert not [item.stem for item in visits if item.kind in (Kind.RECALL, Kind.CHOICE) and item.asks == ("who",)]
    listed = {"does": "صدّر", "who": {"all": ["lebanon"]}, "what": {"all": ["الورق", "القمح", "الزجاج"]}, "when": 2012}
    exported = {item.id for item in written(("وصدر لبنان الورق والقمح والزجاج في عام 2012", listed)).bank.items}
    assert "tiny/f1/what" in exported
    assert "tiny/f1/who" not in exported


def test_an_answer_of_the_noun_it_is_asked_by_and_hardly_more_is_not_asked(written: Callable[..., Written]) -> None:
    issued = {"does": "أصدر", "who": {"all": ["company"]}, "what": {"all": ["التقارير الدورية"]}, "when": 2012}
    told = written(("وأصدرت شركة الشمال التقارير الدورية في عام 2012", issued))
    assert "tiny/f1/what" not in {item.id for item in told.bank.items}
    assert "tiny/f1/when" in {item.id for item in told.bank.items}


def test_a_day_that_others_tell_otherwise_is_left_out_of_what_does_not_ask_it(written: Callable[..., Written]) -> None:
    disputed = {"says": "2012-05-04", "others": [{"is": "2012-05-18", "source": "مصدر آخر"}]}
    signed = {"does": "وقّع", "who": {"all": ["norway", "lebanon"]}, "what": "fishing", "when": disputed}
    told = written(("وقعت النرويج ولبنان اتفاقية الصيد في 4 مايو 2012", signed)).bank.items
    asked = [item for item in told if item.kind is Kind.RECALL and item.asks != ("when",)]
    assert asked
    assert not [item.stem for item in asked if "2012" in item.stem]
