"""Every kind of fault in the templates, planted one at a time into sound ones; ▸ is where the problem must be told."""

from __future__ import annotations

import pytest

from quizgen.reading import read_templates

SIGN = "templates/questions/sign.yaml"
SAY = "templates/questions/say.yaml"
LEXICON = "templates/lexicon.yaml"
POOLS = "templates/pools.yaml"
LABELS = "templates/labels.yaml"

FAULTS = [
    (SIGN, "frame: sign", "frame: ▸sing", "the frame 'sing' stands in the file sign.yaml", None),
    (SIGN, "event:", "▸evnt:", "unknown key 'evnt'", "did you mean 'event'?"),
    (SIGN, "implies: [say]", "implies: [▸sya]", "unknown frame 'sya'", "did you mean 'say'?"),
    (SIGN, "  lasts:", "  ▸shown:", "'shown' is a reserved word", None),
    (SIGN, "  lasts:", "  ▸how-long:", "'how-long' is no role name", None),
    (SIGN, "is: time,", "is: ▸date,", "unknown type 'date'", "did you mean 'time'?"),
    (SIGN, "is: time, single", "is: time, ▸singel", "unknown key 'singel'", "did you mean 'single'?"),
    (SIGN, "is: time, single: yes", "is: time, single: ▸1", "unknown single '1'", None),
    (
        SIGN,
        """sentence: "{{ 'وقّع' | agree(who) }}""",
        """sentence: ▸"{{ 'وقع' | agree(who) }}""",
        "unknown verb 'وقع'",
        "did you mean 'وقّع'?",
    ),
    (
        SIGN,
        """event: "توقيع {{ what | genitive }}""",
        """event: ▸"توقيع {{ wat | genitive }}""",
        "the wording names 'wat', which is no role here",
        "did you mean 'what'?",
    ),
    (
        SIGN,
        """event: "توقيع {{ what | genitive }}""",
        """event: ▸"توقيع {{ what | gentive }}""",
        "unknown filter 'gentive'",
        "did you mean 'genitive'?",
    ),
    (
        SIGN,
        """event: "توقيع {{ what | genitive }}""",
        """event: ▸"توقيع {{ what | genitive """,
        "the wording is not Jinja: unexpected end of template, expected 'end of print statement'.",
        None,
    ),
    (
        SIGN,
        """event: "توقيع {{ what | genitive }}""",
        """event: ▸"{% if when %}توقيع{% endif %}""",
        "a wording holds no {% … %}",
        None,
    ),
    (SIGN, "      - \"ما {{ 'طرف' |", "      - ▸\"ما {{ 'طريف' |", "unknown noun 'طريف'", "did you mean 'طرف'?"),
    (SIGN, '  when: "متى', '  ▸wen: "متى', "unknown role 'wen'", "did you mean 'when'?"),
    (SIGN, "    asks: who", "    asks: ▸whom", "unknown role 'whom'", "did you mean 'who'?"),
    (SIGN, "form: partner", "form: ▸partners", "unknown form 'partners'", "did you mean 'partner'?"),
    (SIGN, "moods: [stated, planned]", "moods: [stated, ▸plan]", "unknown mood 'plan'", "did you mean 'planned'?"),
    (SIGN, "{for: [person]", "{for: [▸treaty]", "the role 'who' never holds the type 'treaty'", None),
    (SIGN, '["مع مَن', '[▸"إلى {{ who | genitive }} مع مَن', "the wording prints 'who', which it asks", None),
    (SIGN, "was: other-party", "▸wordigns: x", "unknown key 'wordigns'", "did you mean 'wordings'?"),
    (
        SIGN,
        """contrasts:
  when: "{{ 'وقّع' | passive(what) }}""",
        """contrasts:
  when: ▸"{{ 'وقّع' | passive(what, 'aftr') }}""",
        "unknown place 'aftr'",
        "did you mean 'after'?",
    ),
    (
        SIGN,
        "      - \"ما {{ 'طرف' | sides(who) }}",
        "      - ▸\"ما {{ 'طرف' | sides(who, 'dative') }}",
        "unknown case 'dative'",
        None,
    ),
    (SAY, "frame: say", "frame: ▸Say", "'Say' is no frame", None),
    (LEXICON, "{present: يقول}", "▸{noun: قول}", "the key 'present' is missing", None),
    (
        LEXICON,
        "سنة: {plural: سنوات, dual: سنتان, gender: f}",
        "سنة: {plural: سنوات, gender: ▸x}",
        "unknown gender 'x'",
        None,
    ),
    (LEXICON, "طرف: {plural: أطراف, ", "طرف: ▸{", "the key 'plural' is missing", None),
    (POOLS, "[1999]", "[▸199]", "'199' is no time", None),
    (POOLS, "is: state", "is: ▸stare", "no frame has a role for the type 'stare'", "did you mean 'state'?"),
    (LABELS, "choice: اختر", "▸choice:", "the key 'choice' has no value", None),
]


@pytest.mark.parametrize(("path", "was", "now", "message", "hint"), FAULTS, ids=[row[2][:40] for row in FAULTS])
def test_one_fault_is_one_problem_at_its_place(
    template_files: dict[str, str],
    filters: frozenset[str],
    path: str,
    was: str,
    now: str,
    message: str,
    hint: str | None,
) -> None:
    assert template_files[path].count(was) == 1, "the row must change one place"
    broken = template_files[path].replace(was, now)
    before = broken[: broken.index("▸")].split("\n")
    template_files[path] = broken.replace("▸", "")
    _, problems = read_templates(template_files, filters)
    told = [str(problem).partition("\n")[0] for problem in problems]
    assert told == [f"{path}:{len(before)}:{len(before[-1]) + 1}: {message}"]
    if hint is not None:
        assert problems[0].hint == hint


def problems_of(files: dict[str, str], filters: frozenset[str]) -> list[str]:
    _, problems = read_templates(files, filters)
    return [str(problem).partition("\n")[0] for problem in problems]


def test_a_question_without_its_question_mark_is_told(template_files: dict[str, str], filters: frozenset[str]) -> None:
    template_files[SIGN] = template_files[SIGN].replace(
        '| sides(who) }} {{ what | genitive }}؟"', '| sides(who) }} {{ what | genitive }}."'
    )
    assert problems_of(template_files, filters) == [f"{SIGN}:19:9: a question ends in ؟"]


def test_a_frame_without_a_sentence_is_told(template_files: dict[str, str], filters: frozenset[str]) -> None:
    template_files[SAY] = "frame: say\nroles:\n  about: {is: text}\n"
    assert problems_of(template_files, filters) == [f"{SAY}:1:1: the key 'sentence' is missing"]


def test_an_empty_file_is_told(template_files: dict[str, str], filters: frozenset[str]) -> None:
    template_files[SAY] = "# to be written\n"
    assert problems_of(template_files, filters) == [
        f"{SAY}:1:1: the file is empty",
    ]


def test_a_file_of_broken_yaml_leaves_the_others_read(template_files: dict[str, str], filters: frozenset[str]) -> None:
    template_files[POOLS] = "times: [1999\n"
    templates, problems = read_templates(template_files, filters)
    assert [problem.span.path for problem in problems] == [POOLS]
    assert sorted(templates.frames) == ["hold-office", "say", "sign"]


@pytest.mark.parametrize(
    "wording", ["{{ " + "(" * 3000, "{{ 1" + "0" * 5000 + " }}", "{{ x" + " | at" * 5000 + " }}", "{{ x | y(", "{{ '"]
)
def test_no_wording_makes_reading_raise(template_files: dict[str, str], filters: frozenset[str], wording: str) -> None:
    template_files[SAY] = f"frame: say\nroles:\n  x: {{is: text}}\nsentence: |\n  {wording}\n"
    assert problems_of(template_files, filters)


def test_a_question_may_ask_who_says_it_but_not_print_him(
    template_files: dict[str, str], filters: frozenset[str]
) -> None:
    asked = 'questions:\n  said_by: {asks: by, wordings: ["مَن قال ذلك عن {{ about | genitive }}؟"]}\n'
    template_files[SAY] += asked
    assert problems_of(template_files, filters) == []
    template_files[SAY] = template_files[SAY].replace("مَن قال", "مَن مثل {{ speaker }} قال")
    assert problems_of(template_files, filters) == [f"{SAY}:8:34: the wording prints 'speaker', which it asks"]
