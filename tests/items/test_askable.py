"""What nobody should be asked: an answer in the verb, one that fits anybody, a date of a dated event, a vague time."""

from __future__ import annotations

import pytest

from quizgen.build import load_templates
from quizgen.items.bank import Written, write_bank
from quizgen.model import Item
from quizgen.reading.seed import read_seed

NAMES = """article: {text: a.txt, published: 2021-06-11}
names:
  huda: {ar: هدى الربيعي, is: person, gender: f}
  sami: {ar: سامي عون, is: person, gender: m}
  council: {ar: مجلس البلدية, is: organisation, gender: m}
  fair: {ar: معرض الكتاب, is: event, gender: m}
facts:
  - FACT
"""


def written(text: str, fact: str) -> Written:
    templates, _, problems = load_templates()
    assert not problems
    seed, faults = read_seed("tiny", "facts.yaml", NAMES.replace("FACT", fact), text, templates)
    assert seed is not None, "\n".join(map(str, faults))
    return write_bank(seed, templates)


ASKED = [
    ("عقدت هدى الربيعي اجتماعا مع سامي عون في 3 مايو 2021.",
     "{id: a, does: عقد, who: {all: [huda]}, what: {all: [اجتماع]}, with: {all: [sami]}, when: 2021-05-03,"
     " sentence: 1}",
     {"with": True, "what": False}),
    # a meeting of which more is told is worth asking for
    ("عقدت هدى الربيعي اجتماعا طارئا للتجار مع سامي عون في 3 مايو 2021.",
     "{id: a, does: عقد, who: {all: [huda]}, what: {all: [اجتماع طارئ للتجار]}, with: {all: [sami]}, when: 2021-05-03,"
     " sentence: 1}",
     {"with": True, "what": True}),
    ("بنى مجلس البلدية جسرا مع هدى الربيعي في 3 مايو 2021.",
     "{id: a, does: بنى, who: {all: [council]}, what: {all: [جسر]}, when: 2021-05-03, sentence: 1}",
     {"what": True}),
    ("لم تزر هدى الربيعي معرض الكتاب في 3 مايو 2021.",
     "{id: a, does: زار, mood: denied, who: {all: [huda]}, what: {all: [fair]}, when: 2021-05-03, sentence: 1}",
     {"who": False}),
    ("لقد واجهت هدى الربيعي المصاعب الكبيرة المتكررة.",
     "{id: a, does: واجه, by: writer, who: {all: [huda]}, what: {all: [المصاعب الكبيرة المتكررة]}, sentence: 1}",
     {"who": False, "what": True}),
    ("زار سامي عون معرض الكتاب قبل بضعة أيام.",
     "{id: a, does: زار, who: {all: [sami]}, what: {all: [fair]}, when: {text: قبل بضعة أيام}, sentence: 1}",
     {"what": True, "when": False}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fact", "asked"), ASKED)
def test_what_the_verb_gives_and_what_fits_anybody_is_not_asked_and_the_author_is_told(
    text: str, fact: str, asked: dict[str, bool]
) -> None:
    made = written(text, fact)
    items = {item.id.split("/")[2] for item in made.bank.items}
    assert {role: role in items for role in asked} == asked
    refused = {refusal.asks for refusal in made.refusals if refusal.reason}
    assert {role for role, is_asked in asked.items() if not is_asked} <= refused


@pytest.mark.parametrize(
    ("published", "week", "when"),
    [
        ("2021-06-11", "هذا الأسبوع", "2021-06-06..2021-06-12"),
        ("2021-06-18", "الأسبوع الماضي", "2021-06-06..2021-06-12"),
    ],
)
def test_a_week_that_only_the_day_of_publication_tells_is_never_written_as_two_dates(
    published: str, week: str, when: str
) -> None:
    templates, _, _ = load_templates()
    fact = (
        "{id: a, does: زار, who: {all: [sami]}, what: {all: [fair]}, with: {all: [huda]},"
        f" when: {{is: {when}, in: {week}}}, sentence: 1}}"
    )
    head = NAMES.replace("2021-06-11", published).replace("FACT", fact)
    seed, _ = read_seed("tiny", "facts.yaml", head, f"زار سامي عون معرض الكتاب مع هدى الربيعي {week}.", templates)
    assert seed is not None
    items = write_bank(seed, templates).bank.items
    assert items
    assert not [item.id for item in items if "12 يونيو" in f"{item.stem}{item.answers}{item.right}"]
    assert any("الأسبوع الذي" in item.stem for item in items)
    assert not any("when" in item.asks for item in items)


def items_of(text: str, names: str, *facts: str) -> dict[str, Item]:
    templates, _, problems = load_templates()
    assert not problems
    head = f"article: {{text: a.txt, published: 2021-06-11}}\nnames:\n{names}facts:\n"
    seed, faults = read_seed("tiny", "facts.yaml", head + "".join(f"  - {each}\n" for each in facts), text, templates)
    assert seed is not None, "\n".join(map(str, faults))
    return {item.id.removeprefix("tiny/"): item for item in write_bank(seed, templates).bank.items}


SPEAKERS = """  huda: {ar: هدى الربيعي, is: person, gender: f, offices: [{ar: وزيرة المياه, sentence: 1}]}
  sami: {ar: سامي عون, is: person, gender: m, offices: [{ar: عمدة بيرغن, sentence: 2}]}
  nadim: {ar: نديم الصايغ, is: person, gender: m}
  faris: {ar: فارس عيسى, is: person, gender: m}
  senior: {ar: مسؤول كبير, is: person, gender: m}
  dam: {ar: سد الوادي, is: place, gender: m}
"""
SAYINGS = (
    "قالت وزيرة المياه هدى الربيعي إن هدى الربيعي ناقشت مشروع السد مع التجار في 3 مايو 2021. "
    "وقال عمدة بيرغن سامي عون إن المدينة هادئة. وقال مسؤول كبير إن الطرق سالكة. وقال نديم الصايغ إن السوق مزدحمة. "
    "وقال فارس عيسى إن النهر صاف."
)
SAID = (
    "{id: talk, does: ناقش, by: {who: huda, verb: قال إنّ}, who: {all: [huda]}, what: {all: [مشروع السد]},"
    " when: 2021-05-03, sentence: 1}",
    "{id: calm, does: state, by: {who: sami, verb: قال إنّ}, topic: المدينة, that: المدينة هادئة, sentence: 2}",
    "{id: roads, does: state, by: {who: senior, verb: قال إنّ}, topic: الطرق, that: الطرق سالكة, sentence: 3}",
    "{id: full, does: state, by: {who: nadim, verb: قال إنّ}, topic: السوق, that: السوق مزدحمة, sentence: 4}",
    "{id: clear, does: state, by: {who: faris, verb: قال إنّ}, topic: النهر, that: النهر صاف, sentence: 5}",
)


def test_who_speaks_of_himself_is_named_once() -> None:
    stem = items_of(SAYINGS, SPEAKERS, *SAID)["talk/what"].stem
    assert stem.count("هدى الربيعي") == 1


def test_an_unnamed_official_is_no_wrong_option_beside_somebody_with_a_name() -> None:
    asked = [item for name, item in items_of(SAYINGS, SPEAKERS, *SAID).items() if name.endswith("said_by/choice")]
    assert asked
    assert not [item.id for item in asked if "مسؤول كبير" in item.options and item.key != "مسؤول كبير"]


def test_who_said_something_else_is_told_by_his_own_words() -> None:
    why = items_of(SAYINGS, SPEAKERS, *SAID)["full/said_by/choice"].why
    assert why["سامي عون"].startswith("ينسب المقال إلى «سامي عون» قولًا آخر: المدينة هادئة (الجملة 2).")


def test_no_man_is_said_to_hold_a_womans_office() -> None:
    items = items_of(SAYINGS, SPEAKERS, *SAID)
    told = [item.drawn[0] for name, item in items.items() if name.endswith("true-false-what") and "office" in name]
    assert "وزيرة المياه" not in told


def test_what_the_question_asks_by_is_no_answer() -> None:
    text = "قُتل سامي عون خلال الحادث في 3 مايو 2021. وزار نديم الصايغ سد الوادي خلال مهرجان النهر."
    facts = (
        "{id: died, does: قتل, what: {all: [sami]}, during: {all: [الحادث]}, when: 2021-05-03, sentence: 1}",
        "{id: came, does: زار, who: {all: [nadim]}, what: {all: [dam]}, during: {all: [مهرجان النهر]}, sentence: 2}",
    )
    items = items_of(text, PLAIN, *facts)
    assert "died/during" not in items
    assert "came/during" in items


PLAIN = """  sami: {ar: سامي عون, is: person, gender: m}
  nadim: {ar: نديم الصايغ, is: person, gender: m}
  dam: {ar: سد الوادي, is: place, gender: m}
"""
