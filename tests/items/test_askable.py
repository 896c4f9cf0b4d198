"""What nobody should be asked: an answer in the verb, one that fits anybody, a date of a dated event, a vague time."""

from __future__ import annotations

import pytest

from quizgen.build import load_templates
from quizgen.items.bank import Written, write_bank
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
