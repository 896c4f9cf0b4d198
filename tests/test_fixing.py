"""`check --fix` writes what is beyond doubt, shows it, and changes nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.build import load_templates
from quizgen.fixing import fix
from quizgen.model import Templates
from quizgen.problems import Problem, errors
from quizgen.reading.seed import read_seed
from tests.commands import run

ARTICLE = (
    'افتتحت بلدية نابلس معرض "الزيتون والحرف" يوم 3 أكتوبر 2023، بحضور 40 تاجرًا. '
    "وقالت رنا الخطيب إنّ المعرض يدعم المزارعين. وأضافت الخطيب أنّ القضايا كثيرة، وأنّ الدعم أساسًا قليل.\n"
)
FACTS = """\
# notes of the author stay  (and odd  spaces, too)
article: {text: article.txt, title: المعرض}   # here
names:
    nablus: بلدية نابلس
    khatib:   {ar: رنا الخطيب, is: person, gender: f}
    fair: {ar: معرض «الزيتون والحرف», is: event, gender: m}

facts:
  - id: opened
    does: افتتح
    who: nablus
    what: fair
    when: 2023-10-03
    quote: افتتحت بلدية نابلس معرض "الزيتون والحرف" يوم 3 أكتوبر 2023
  - {id: supports, does: دعم, by: {who: khatib, verb: قال إنّ}, who: المعرض, what: المزارعون, sentence: 2}
vocabulary:
  - {id: asas, word: أَساس, part: noun, en: basis, quote: الدعم أساسًا قليل, in: أساسًا}
  - id: qadiyya
    word: قَضِيّة
    plural: قَضايا
    part: noun
    en: issue
    quote: أنّ القضايا كثيرة    # kept
    in: القضايا
"""


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates()[0]


def problems_of(templates: Templates, text: str) -> tuple[Problem, ...]:
    return read_seed("fair", "facts.yaml", text, ARTICLE, templates)[1]


def fixed(templates: Templates, text: str) -> tuple[str, list[tuple[int, str, str]]]:
    new, changes = fix(text, lambda tried: problems_of(templates, tried))
    return new, [(each.span.line, each.old, each.new) for each in changes]


def broken(old: str, new: str) -> str:
    assert FACTS.count(old) == 1
    return FACTS.replace(old, new)


def test_a_sound_file_stays_byte_for_byte(templates: Templates) -> None:
    assert problems_of(templates, FACTS) == ()
    assert fixed(templates, FACTS) == (FACTS, [])


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('معرض "الزيتون والحرف" يوم 3', "معرض الزيتون والحرف يوم 3"),  # without the quotation marks
        ('معرض "الزيتون والحرف" يوم 3 أكتوبر 2023', "معرض الزيتون والحرف يوم3 أكتوبر 2023"),  # a space too few
        ("نابلس معرض", "نا بلس معرض"),  # and too many
        ("    does: افتتح", "    dose: افتتح"),
        ("    quote: افتتحت", "    qoute: افتتحت"),
        ("article: {text", "articel: {text"),
        (", sentence: 2}", ", sentense: 2}"),
        (", in: أساسًا}", "}"),
        ("    # kept\n    in: القضايا\n", "    # kept\n"),
        ("    plural: قَضايا\n", "    plurl: قَضايا\n"),
    ],
)
def test_what_is_beyond_doubt_is_written_and_nothing_else(templates: Templates, good: str, bad: str) -> None:
    assert errors(problems_of(templates, broken(good, bad)))
    text, changes = fixed(templates, broken(good, bad))
    assert len(changes) == 1
    assert text.replace("'", "") == FACTS.replace("'", "")


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("بلدية نابلس معرض", "بلدية الخليل معرض"),  # other words
        ("افتتحت بلدية", "افتتح بلدية"),  # another letter
        ("    does: افتتح", "    verb: افتتح"),
        ("    when: 2023-10-03", "    whom: nablus"),
        ("    does: افتتح", "    does: افتتخ"),  # a verb that may be another
        ("quote: أنّ القضايا كثيرة", "quote: القضايا كثيرة، وأنّ القضايا"),
        ("who: المعرض,", "who: المعروض,"),
    ],
)
def test_what_is_in_doubt_is_left_to_its_author(templates: Templates, good: str, bad: str) -> None:
    text = broken(good, bad)
    assert errors(problems_of(templates, text))
    assert fixed(templates, text) == (text, [])


def test_a_person_called_by_the_last_name_gets_its_words(templates: Templates) -> None:
    fact = "  - {id: says, does: أضاف, who: khatib, that: القضايا كثيرة, sentence: 3}\n"
    text = broken("vocabulary:\n", f"{fact}vocabulary:\n")
    new, changes = fixed(templates, text)
    assert changes == [(16, "khatib", "{is: khatib, in: الخطيب}")]
    assert new == text.replace("who: khatib, that", "who: {is: khatib, in: الخطيب}, that")
    assert errors(problems_of(templates, new)) == ()


def test_a_hint_holds_the_line_to_paste(templates: Templates) -> None:
    (problem,) = problems_of(templates, broken('معرض "الزيتون والحرف" يوم', "معرض الزيتون والحرف يوم"))
    assert problem.hint == """write quote: 'افتتحت بلدية نابلس معرض "الزيتون والحرف" يوم 3 أكتوبر 2023'"""


SLIPS = (
    ("    does: افتتح", "    dose: افتتح"),
    ("quote: افتتحت بلدية", "quote: افتتحت  بلدية"),
    ('معرض "الزيتون والحرف" يوم', "معرض الزيتون والحرف يوم"),
    ("    quote: أنّ", "    qoute: أنّ"),
    (", in: أساسًا}", "}"),
    ("    in: القضايا\n", ""),
    ("names:\n", "naems:\n"),
    ("is: event", "is: evnt"),
    ("when: 2023-10-03", "when: 2023-10-04"),
    ("facts:\n", "facts:\r\n"),
    ("# notes", "\ufeff# notes"),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SLIPS), unique=True, max_size=5))
def test_a_second_fix_changes_nothing_and_no_fix_adds_a_problem(
    templates: Templates, slips: list[tuple[str, str]]
) -> None:
    text = FACTS
    for good, bad in slips:
        text = text.replace(good, bad, 1)
    once, changes = fixed(templates, text)
    assert fixed(templates, once) == (once, [])
    assert (once == text) == (not changes)
    assert len(errors(problems_of(templates, once))) <= len(errors(problems_of(templates, text)))
    assert [line.partition("#")[2] for line in once.splitlines()] == [
        line.partition("#")[2] for line in text.splitlines() if "in: القضايا" not in line
    ] or "    in: القضايا" in once


def test_the_command_shows_each_change_and_leaves_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    home = tmp_path / "seeds" / "fair"
    home.mkdir(parents=True)
    (home / "article.txt").write_text(ARTICLE, encoding="utf-8")
    text = broken("    does: افتتح", "    dose: افتتح").replace("\n", "\r\n")
    (home / "facts.yaml").write_bytes(text.encode())
    assert run("check", "fair").exit_code == 1
    done = run("check", "fair", "--fix")
    assert "seeds/fair/facts.yaml:10:5: fixed: dose → does" in done.output
    assert done.exit_code == 0, done.output
    assert (home / "facts.yaml").read_bytes() == text.replace("dose", "does").encode()
    assert sorted(path.name for path in home.iterdir()) == ["article.txt", "facts.yaml"]
    before = (home / "facts.yaml").stat()
    assert "fixed" not in run("check", "fair", "--fix").output
    assert (home / "facts.yaml").stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    ("key", "slip"),
    [("does: افتتح", "doess: افتتح"), ("id: opened", "idd: opened"), ("who: nablus", "whoo: nablus")],
)
def test_a_misspelt_key_is_the_only_problem_of_a_fact_and_is_fixed(templates: Templates, key: str, slip: str) -> None:
    text = broken(key, slip)
    (problem,) = problems_of(templates, text)
    meant, written = key.partition(":")[0], slip.partition(":")[0]
    assert (problem.message, problem.hint) == (f"unknown key '{written}'", f"did you mean '{meant}'?")
    assert fixed(templates, text)[0] == FACTS


def test_what_is_wrong_under_a_misspelt_key_is_told_in_the_same_run(templates: Templates) -> None:
    text = broken("    when: 2023-10-03", "    whenn: 2023-10-04")
    assert [each.code for each in problems_of(templates, text)] == ["E106", "E432"]


def test_of_two_keys_that_may_mean_the_same_none_is_fixed(templates: Templates) -> None:
    text = broken("    when: 2023-10-03", "    whenn: 2023-10-03\n    wheen: 2023-10-03")
    assert fixed(templates, text) == (text, [])
    assert {each.code for each in problems_of(templates, text)} == {"E106"}
