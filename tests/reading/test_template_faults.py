"""Every kind of fault in the templates, planted one at a time into sound ones; ▸ is where the problem must be told."""

from __future__ import annotations

import pytest

from quizgen.reading import read_templates
from quizgen.reading.wordings import Filters

SIGN = "templates/questions/sign.yaml"
SAY = "templates/questions/say.yaml"
LEXICON = "templates/lexicon.yaml"
POOLS = "templates/pools.yaml"
LABELS = "templates/labels.yaml"

FAULTS = [
    (SIGN, "frame: sign", "frame: ▸sing", "E501", None),
    (SIGN, "event:", "▸evnt:", "E106", "did you mean 'event'?"),
    (SIGN, "implies: [say]", "implies: [▸sya]", "E401", "did you mean 'say'?"),
    (SIGN, "  lasts:", "  ▸shown:", "E502", None),
    (SIGN, "  lasts:", "  ▸how-long:", "E502", None),
    (SIGN, "is: time,", "is: ▸date,", "E503", "did you mean 'time'?"),
    (SIGN, "is: time, single", "is: time, ▸singel", "E106", "did you mean 'single'?"),
    (SIGN, "is: time, single: yes", "is: time, single: ▸1", "E104", None),
    (
        SIGN,
        """sentence: "{{ 'وقّع' | agree(who) }}""",
        """sentence: ▸"{{ 'وقع' | agree(who) }}""",
        "E526",
        "did you mean 'وقّع'?",
    ),
    (
        SIGN,
        """event: "توقيع {{ what | genitive }}""",
        """event: ▸"توقيع {{ wat | genitive }}""",
        "E523",
        "did you mean 'what'?",
    ),
    (
        SIGN,
        """event: "توقيع {{ what | genitive }}""",
        """event: ▸"توقيع {{ what | gentive }}""",
        "E525",
        "did you mean 'genitive'?",
    ),
    (
        SIGN,
        """event: "توقيع {{ what | genitive }}""",
        """event: ▸"توقيع {{ what | genitive """,
        "E521",
        None,
    ),
    (
        SIGN,
        """event: "توقيع {{ what | genitive }}""",
        """event: ▸"{% if when %}توقيع{% endif %}""",
        "E522",
        None,
    ),
    (SIGN, "      - \"ما {{ 'طرف' |", "      - ▸\"ما {{ 'طريف' |", "E526", "did you mean 'طرف'?"),
    (SIGN, '  when: "متى', '  ▸wen: "متى', "E104", "did you mean 'when'?"),
    (SIGN, "    asks: who", "    asks: ▸whom", "E104", "did you mean 'who'?"),
    (SIGN, "form: partner", "form: ▸partners", "E104", "did you mean 'partner'?"),
    (SIGN, "moods: [stated, planned]", "moods: [stated, ▸plan]", "E104", "did you mean 'planned'?"),
    (SIGN, "{for: [person]", "{for: [▸treaty]", "E509", None),
    (SIGN, '["مع مَن', '[▸"إلى {{ who | genitive }} مع مَن', "E524", None),
    (SIGN, "was: other-party", "▸wordigns: x", "E106", "did you mean 'wordings'?"),
    (
        SIGN,
        """statements:
  when: "{{ 'وقّع' | passive(what) }}""",
        """statements:
  when: ▸"{{ 'وقّع' | passive(what, 'aftr') }}""",
        "E526",
        "did you mean 'after'?",
    ),
    (
        SIGN,
        "      - \"ما {{ 'طرف' | sides(who) }}",
        "      - ▸\"ما {{ 'طرف' | sides(who, 'dative') }}",
        "E526",
        None,
    ),
    (SAY, "frame: say", "frame: ▸Say", "E110", None),
    (LEXICON, "{present: يقول}", "▸{noun: قول}", "E101", None),
    (
        LEXICON,
        "سنة: {plural: سنوات, dual: سنتان, gender: f}",
        "سنة: {plural: سنوات, gender: ▸x}",
        "E104",
        None,
    ),
    (LEXICON, "طرف: {plural: أطراف, ", "طرف: ▸{", "E101", None),
    (POOLS, "[1999]", "[▸19]", "E411", None),
    (POOLS, "is: state", "is: ▸stare", "E203", "did you mean 'state'?"),
    (LABELS, "choice: اختر", "▸choice:", "E102", None),
]


@pytest.mark.parametrize(("path", "was", "now", "code", "hint"), FAULTS, ids=[row[2][:40] for row in FAULTS])
def test_one_fault_is_one_problem_at_its_place(
    template_files: dict[str, str],
    filters: Filters,
    path: str,
    was: str,
    now: str,
    code: str,
    hint: str | None,
) -> None:
    assert template_files[path].count(was) == 1, "the row must change one place"
    broken = template_files[path].replace(was, now)
    before = broken[: broken.index("▸")].split("\n")
    template_files[path] = broken.replace("▸", "")
    _, problems = read_templates(template_files, filters)
    told = [f"{problem.span}: {problem.code}" for problem in problems]
    assert told == [f"{path}:{len(before)}:{len(before[-1]) + 1}: {code}"]
    if hint is not None:
        assert problems[0].hint == hint


def problems_of(files: dict[str, str], filters: Filters) -> list[str]:
    _, problems = read_templates(files, filters)
    return [f"{problem.span}: {problem.code}" for problem in problems]


def test_a_question_without_its_question_mark_is_told(template_files: dict[str, str], filters: Filters) -> None:
    template_files[SIGN] = template_files[SIGN].replace(
        '| sides(who) }} {{ what | genitive }}؟"', '| sides(who) }} {{ what | genitive }}."'
    )
    assert problems_of(template_files, filters) == [f"{SIGN}:19:9: E508"]


def test_a_frame_without_a_sentence_is_told(template_files: dict[str, str], filters: Filters) -> None:
    template_files[SAY] = "frame: say\nroles:\n  about: {is: text}\n"
    assert problems_of(template_files, filters) == [f"{SAY}:1:1: E101"]


def test_an_empty_file_is_told(template_files: dict[str, str], filters: Filters) -> None:
    template_files[SAY] = "# to be written\n"
    assert problems_of(template_files, filters) == [
        f"{SAY}:1:1: E011",
    ]


def test_a_file_of_broken_yaml_leaves_the_others_read(template_files: dict[str, str], filters: Filters) -> None:
    template_files[POOLS] = "times: [1999\n"
    templates, problems = read_templates(template_files, filters)
    assert [problem.span.path for problem in problems] == [POOLS]
    assert sorted(templates.frames) == ["hold-office", "say", "sign"]


@pytest.mark.parametrize(
    "wording", ["{{ " + "(" * 3000, "{{ 1" + "0" * 5000 + " }}", "{{ x" + " | at" * 5000 + " }}", "{{ x | y(", "{{ '"]
)
def test_no_wording_makes_reading_raise(template_files: dict[str, str], filters: Filters, wording: str) -> None:
    template_files[SAY] = f"frame: say\nroles:\n  x: {{is: text}}\nsentence: |\n  {wording}\n"
    assert problems_of(template_files, filters)


def test_a_question_may_ask_who_says_it_but_not_print_him(template_files: dict[str, str], filters: Filters) -> None:
    asked = 'questions:\n  said_by: {asks: by, wordings: ["مَن قال ذلك عن {{ about | genitive }}؟"]}\n'
    template_files[SAY] += asked
    assert problems_of(template_files, filters) == []
    template_files[SAY] = template_files[SAY].replace("مَن قال", "مَن مثل {{ speaker }} قال")
    assert problems_of(template_files, filters) == [f"{SAY}:8:34: E524"]


def test_what_verbs_share_names_verbs_kinds_and_nouns_that_there_are(
    template_files: dict[str, str], filters: dict[str, tuple[int, int]]
) -> None:
    template_files["templates/roles.yaml"] = (
        "roles:\n"
        "  who: {is: name}\n"
        '  where: {is: name, says: "في {{ it | gentive }}", asks: أين}\n'
        "near:\n"
        "  - [وقّع, sign, وقع]\n"
        "called: {state: دوله}\n"
    )
    _, problems = read_templates(template_files, filters)
    told = [f"{each.code} {each.message}" for each in problems if each.span.path.endswith("roles.yaml")]
    assert told == ["E525 unknown filter 'gentive'", "E104 unknown verb 'وقع'", "E104 unknown noun 'دوله'"]
