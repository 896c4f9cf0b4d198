"""Questions in their author's words: each fault planted into a sound one is one problem at its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.model import Level, Name, Seed
from quizgen.problems import Problem

Read = Callable[..., tuple[Seed | None, tuple[Problem, ...]]]

OWN = """\
questions:
  - id: length
    ask: لكم سنة وقّعت روسيا على التعاون؟
    answer: 25 سنة
    wrong:
      - {is: 10 سنوات, why: لا يذكر المقال هذه المدة}
      - {is: 15 سنة, why: لا يذكر المقال هذه المدة}
    quote: لمدة 25 سنة
  - id: who-spoke
    ask: مَن تحدّث عن الأمن؟
    answer: سيرجي شويجو
    wrong:
      - {is: فلاديمير سالم, why: لم يتحدّث عن الأمن}
      - {is: كريم حداد, why: لم يتحدّث عن الأمن}
    quote: وقال الوزير سيرجي شويجو إن المعاهدة
  - id: partner
    ask: مع مَن اتفقت الجمهورية الجنوبية؟
    answer: روسيا
    wrong:
      - {is: جورجيا, why: لا يذكرها المقال}
      - {is: لبنان, why: لا يذكره المقال}
    quote: وقعت روسيا وأوسيتيا الجنوبية، في 8 مارس 2015
vocabulary:"""

TEN, FIFTEEN = (f"      - {{is: {each}, why: لا يذكر المقال هذه المدة}}\n" for each in ("10 سنوات", "15 سنة"))
FAULTS = [
    ("ask: لكم سنة", "▸asks: لكم سنة", "E106"),
    ("ask: لكم سنة وقّعت روسيا على التعاون؟", "ask: ▸لكم سنة وقّعت روسيا على التعاون", "E508"),
    ("ask: مَن تحدّث عن", "ask: ▸مَن هو الذي تحدّث عن", "E441"),
    ("id: length", "id: ▸alliance-signed", "E206"),
    ("answer: 25 سنة", "answer: ▸26 سنة", "E443"),
    ("answer: سيرجي شويجو", "answer: ▸وزيرة التعليم الجديدة", "E443"),
    ("answer: 25 سنة", "in: ▸لمدة عام\n    answer: 25 سنة", "E435"),
    ("is: 10 سنوات, why: لا يذكر المقال هذه المدة", "is: 10 سنوات, why: ▸''", "E108"),
    ("{is: 10 سنوات, why: لا يذكر المقال هذه المدة}", "▸{is: 10 سنوات}", "E101"),
    ("{is: 10 سنوات, why: لا يذكر المقال هذه المدة}", "▸10 سنوات", "E105"),
    (f"    wrong:\n{TEN}{FIFTEEN}", f"    ▸wrong:\n{TEN}", "E442"),
    ("is: 15 سنة", "is: ▸25 عاما", "E445"),
    ("is: 15 سنة", "is: ▸خمس وعشرون سنة", "E445"),
    ("is: 15 سنة", "is: ▸أكثر من 20 سنة", "E445"),
    ("is: 15 سنة", "is: ▸عشر سنوات", "E445"),
    ("is: كريم حداد", "is: ▸سيرجي شويجو الأب", "E445"),
    ("is: لبنان", "is: ▸أوسيتيا الجنوبية", "E447"),
    ("is: لبنان", "is: ▸الجمهورية الجنوبية", "E446"),
    ("ask: مع مَن اتفقت", "ask: ▸مع مَن اتفقت في روسيا", "E444"),
    ("quote: لمدة 25 سنة", "quote: ▸لمدة 35 سنة", "E301"),
]


@pytest.fixture
def asked(sound: str) -> str:
    """The small fact file with three questions in its author's words."""
    return sound.replace("vocabulary:", OWN)


def test_sound_questions_are_read(read: Read, asked: str) -> None:
    seed, problems = read(asked)
    assert problems == ()
    assert seed is not None
    assert [question.id for question in seed.questions] == ["length", "who-spoke", "partner"]
    length, spoke, _ = seed.questions
    assert length.evidence.reads[slice(*length.evidence.marks[0])] == "25 سنة"
    assert isinstance(spoke.value, Name)
    assert spoke.level is Level.RECALL


@pytest.mark.parametrize(("was", "now", "code"), FAULTS, ids=[row[1].strip()[:40] or row[2] for row in FAULTS])
def test_one_fault_is_one_problem_at_its_place(read: Read, asked: str, was: str, now: str, code: str) -> None:
    assert was in asked
    broken = asked.replace(was, now, 1)
    before = broken[: broken.index("▸")].split("\n")
    _, problems = read(broken.replace("▸", ""))
    assert [f"{problem.span}: {problem.code}" for problem in problems] == [
        f"seeds/treaty/facts.yaml:{len(before)}:{len(before[-1]) + 1}: {code}"
    ]


def test_an_answer_that_only_its_author_vouches_for_is_a_note(read: Read, asked: str) -> None:
    given = asked.replace("answer: 25 سنة", "answer: ربع قرن\n    because: خمس وعشرون سنة ربع قرن")
    seed, problems = read(given)
    assert [problem.code for problem in problems] == ["N443"]
    assert seed is not None
    assert seed.questions[0].because == "خمس وعشرون سنة ربع قرن"


def test_words_of_the_quote_may_hold_the_answer(read: Read, asked: str) -> None:
    seed, problems = read(asked.replace("answer: 25 سنة", "answer: ربع قرن\n    in: 25 سنة"))
    assert problems == ()
    assert seed is not None
    evidence = seed.questions[0].evidence
    assert evidence.reads[slice(*evidence.marks[0])] == "25 سنة"


def test_a_time_that_may_be_the_answers_is_never_wrong(read: Read, asked: str) -> None:
    dated = asked.replace("ask: لكم سنة وقّعت روسيا على التعاون؟", "ask: متى اتفقت الدولتان؟").replace(
        "answer: 25 سنة", "answer: 8 مارس 2015"
    )
    dated = dated.replace("quote: لمدة 25 سنة", "quote: وقعت روسيا … لمدة 25 سنة")
    dated = dated.replace("10 سنوات", "مارس 2015", 1).replace("is: 15 سنة", "is: 18 جمادى الأولى 1436 هـ")
    _, problems = read(dated)
    assert {problem.code for problem in problems} == {"E445"}
    assert len(problems) >= 2  # the month holds the day, and the Hijri day lies within two days of it


def test_an_unsaid_question_lies_near_a_fact_not_near_a_question(read: Read, asked: str) -> None:
    _, problems = read(asked.replace("near: alliance-signed", "near: length"))
    assert [problem.code for problem in problems] == ["E603"]


def test_a_question_may_name_its_sentence(read: Read, asked: str) -> None:
    seed, problems = read(asked.replace("quote: لمدة 25 سنة", "sentence: 1"))
    assert problems == ()
    assert seed is not None
    assert seed.questions[0].evidence.reads.startswith("وقعت روسيا")
