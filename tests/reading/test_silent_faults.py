"""What authors write and a machine would cut, merge or drop without a word: each kind is reported at its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.model import Seed, Templates
from quizgen.problems import Problem, SourceError
from quizgen.reading import read_templates
from quizgen.reading.rules import check
from quizgen.reading.wordings import Filters
from quizgen.reading.yaml_tree import compose

Read = Callable[..., tuple[Seed | None, tuple[Problem, ...]]]


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.span.line}:{problem.span.column} {problem.code}" for problem in problems]


@pytest.mark.parametrize(
    ("text", "column"),
    [("title: اتفاقية الإنارة #7", 8), ("quote: نُشر تحت #وسم اليوم", 8), ("- خط 3 #4", 3), ("a: {b: القطار #12}", 8)],
)
def test_a_bare_value_that_a_number_sign_would_cut_is_reported(text: str, column: int) -> None:
    _, problems = compose(text, "f.yaml")
    assert codes(tuple(each for each in problems if each.code == "E014")) == [f"1:{column} E014"]


@pytest.mark.parametrize(
    "text", ["title: اتفاقية # يراجع", "title: 'اتفاقية #7'", "title: اتفاقية#7", "title: x  # سطر", "#!x\na: b"]
)
def test_a_comment_stays_a_comment(text: str) -> None:
    assert compose(text, "f.yaml")[1] == ()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("وزارة&amp;هيئة", "write &"),
        ("قال&nbsp;إنّ", "write a plain space, or delete it"),
        ("&#1571;حمد", "write أ"),
        ("&#x2014;", "write —"),
    ],
)
def test_an_html_entity_is_reported_with_what_it_stands_for(text: str, hint: str) -> None:
    _, (problem,) = compose(f"'{text}'", "f.yaml")
    assert (problem.code, problem.hint) == ("E015", hint)


@pytest.mark.parametrize("text", ["AT&T; شركة", "بحث & تطوير", "a&b;"])
def test_an_ampersand_is_no_entity(text: str) -> None:
    assert [problem.code for problem in compose(f"'{text}'", "f.yaml")[1]] == []


def test_letters_in_a_fixed_shape_are_reported_once_a_file() -> None:
    _, (problem,) = compose("a: 'ﻻ'\nb: 'ﷲ ﻣﺪﺭﺳﺔ'", "f.yaml")
    assert (problem.code, problem.span.line, problem.span.column) == ("E016", 1, 5)
    assert "more" in problem.message


@pytest.mark.parametrize("aliases", ["[العلي، أبو سالم]", "[العلي, السالم، سالم]"])
def test_an_arabic_comma_between_aliases_is_reported(read: Read, sound: str, aliases: str) -> None:
    _, problems = read(sound.replace("aliases: [المعاهدة]", f"aliases: {aliases}"))
    assert [problem.code for problem in problems] == ["E114"]


@pytest.mark.parametrize("id_", ["words", "refers", "unsaid"])
def test_a_fact_cannot_take_the_ids_of_other_items(read: Read, sound: str, templates: Templates, id_: str) -> None:
    for written in (f"id: {id_}", f"id: alliance-keeps\n    was: {id_}"):
        seed, problems = read(sound.replace("id: alliance-keeps", written))
        assert problems == ()
        assert seed is not None
        assert [problem.code for problem in check(seed, templates)] == ["E209"]


def test_a_fact_may_take_them_where_there_are_no_such_items(read: Read, sound: str, templates: Templates) -> None:
    bare = sound[: sound.index("vocabulary:")].replace("id: alliance-keeps", "id: words")
    seed, problems = read(bare)
    assert (seed is not None, problems) == (True, ())
    assert seed is not None
    assert check(seed, templates) == ()


def test_an_unsaid_question_cannot_take_the_id_of_an_answered_one(read: Read, sound: str) -> None:
    _, problems = read(sound.replace("{id: where, asks", "{id: where-answered, asks"))
    assert [problem.code for problem in problems] == ["E209"]


@pytest.mark.parametrize("shown", ["ـ", "\ufe0f", "\u200d", "\u064b\u0651"])
def test_a_text_that_shows_nothing_is_no_text(read: Read, sound: str, shown: str) -> None:
    _, problems = read(sound.replace("en: security", f"en: {shown}"))
    assert [problem.code for problem in problems] == ["E108"]


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        ("{{ about.values }}؟", "E527"),
        ("{{ about.in_case }}", "E527"),
        ("{{ about['x'] }}", "E527"),
        ("{{ about() }}", "E527"),
        ("{{ 1 / 0 }} كلمة", "E527"),
        ("{{ 'x' * 1000000000 }} كلمة", "E527"),
        ("{{ about ~ about }}", "E527"),
        ("{{ [about] }} كلمة", "E527"),
        ("{{ about | attach }}", "E529"),
        ("{{ about | genitive('x') }}", "E529"),
        ("{# #}.", "E528"),
        ("{% for x in about %}{{ x }}{% endfor %}", "E522"),
    ],
)
def test_a_wording_is_made_of_roles_filters_and_strings(
    template_files: dict[str, str], filters: Filters, wording: str, code: str
) -> None:
    path = "templates/questions/say.yaml"
    template_files[path] = f'frame: say\nroles:\n  about: {{is: text}}\nsentence: "{wording}"\n'
    _, problems = read_templates(template_files, filters)
    assert code in [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("label", "code"),
    [("{oops}", "E543"), ("{0}", "E542"), ("{", "E542"), ("{speaker.__class__}", "E542"), ("{speaker!r}", "E542")],
)
def test_a_label_names_only_what_the_shipped_one_does(
    template_files: dict[str, str], filters: Filters, label: str, code: str
) -> None:
    template_files["templates/labels.yaml"] = "lead: {claim: 'قال {speaker}'}\n"
    template_files["own/labels.yaml"] = f"lead: {{claim: 'قال {{speaker}} {label}'}}\n"
    _, problems = read_templates(template_files, filters)
    assert [problem.code for problem in problems] == [code]


@pytest.mark.parametrize(
    ("label", "lacking"),
    [
        ("قيل", ["{number}", "{speaker}"]),
        ("قال {speaker}", ["{number}"]),
        ("في الجملة {number}", ["{speaker}"]),
        ("{{speaker}}: {number}", ["{speaker}"]),
        ("{number}: {speaker}", []),
        ("{speaker}، {speaker} ({number})", []),
    ],
)
def test_a_label_holds_all_that_the_shipped_one_does(
    template_files: dict[str, str], filters: Filters, label: str, lacking: list[str]
) -> None:
    template_files["templates/labels.yaml"] = "lead: {claim: 'قال {speaker} ({number})'}\n"
    template_files["own/labels-x.yaml"] = f"lead: {{claim: '{label}'}}\n"
    _, problems = read_templates(template_files, filters)
    assert [(problem.code, str(problem.span)) for problem in problems] == [("E544", "own/labels-x.yaml:1:15")] * len(
        lacking
    )
    assert [problem.message for problem in problems] == [f"the label 'lead.claim' lacks {slot}" for slot in lacking]


@pytest.mark.parametrize("second", ["{", "{speaker}", "قال {oops}"])
def test_of_a_label_that_is_broken_twice_each_place_is_reported(
    template_files: dict[str, str], filters: Filters, second: str
) -> None:
    template_files["templates/labels.yaml"] = "lead: {claim: 'قال {speaker'}\n"
    template_files["own/labels.yaml"] = f"lead: {{claim: '{second}'}}\n"
    _, problems = read_templates(template_files, filters)
    wanted = ["own/labels.yaml"] * (second == "{") + ["templates/labels.yaml"]
    assert [(problem.code, problem.span.path) for problem in problems] == [("E542", path) for path in wanted]


BROKEN = ["⟨متى|في أيّ يوم", "متى|في⟩ أيّ يوم", "⟨⟩متى", "⟨متى⟩", "⟨متى|⟩", "⟨متى|…⟩", "⟨⟨متى|أين⟩|كيف⟩", "⟨{x}|متى⟩"]


@pytest.mark.parametrize("words", BROKEN)
def test_equal_wordings_that_are_broken_are_reported(
    template_files: dict[str, str], filters: Filters, words: str
) -> None:
    path = "templates/questions/say.yaml"
    asked = f"{words.replace('{x}', '{{ who }}')} قال {{{{ who }}}} ذلك؟"
    template_files[path] += f'questions:\n  about: ["{asked}"]\n'
    template_files["templates/labels.yaml"] = "lead: {claim: '⟨بحسب|وفق⟩ {speaker}'}\n"
    template_files["own/labels.yaml"] = f"lead: {{claim: '{words.replace('{x}', '{speaker}')}'}}\n"
    _, problems = read_templates(template_files, filters)
    assert [problem.span.path for problem in problems if problem.code == "E530"] == ["own/labels.yaml", path]


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("sentence", "⟨قال|روى⟩ {{ who }} شيئا."),
        ("event", "⟨قول|رواية⟩ {{ who | genitive }}"),
        ("statements", "{who: '⟨قال|روى⟩ {{ who }} شيئا.'}"),
    ],
)
def test_equal_wordings_where_none_is_drawn_are_reported(
    template_files: dict[str, str], filters: Filters, where: str, text: str
) -> None:
    path = "templates/questions/say.yaml"
    sentence = "" if where == "sentence" else "sentence: '{{ who }}.'\n"
    words = text if text.startswith("{w") else f'"{text}"'
    template_files[path] = f"frame: say\nroles:\n  who: {{is: person}}\n{sentence}{where}: {words}\n"
    _, problems = read_templates(template_files, filters)
    assert [problem.code for problem in problems] == ["E530"]


def test_equal_wordings_of_a_label_that_draws_none_are_reported(
    template_files: dict[str, str], filters: Filters
) -> None:
    template_files["templates/labels.yaml"] = "why: {absent: 'لا يرد {candidate}'}\n"
    template_files["own/labels.yaml"] = "why: {absent: '⟨لا يرد|ليس هنا⟩ {candidate}'}\n"
    _, problems = read_templates(template_files, filters)
    assert [problem.code for problem in problems] == ["E530"]


@pytest.mark.parametrize("name", ["ask.given", "lead.article", "x"])
def test_a_label_that_no_file_holds_is_reported_at_the_file_of_labels(
    template_files: dict[str, str], name: str
) -> None:
    labels = read_templates(template_files)[0].labels
    with pytest.raises(SourceError) as told:
        labels[name]
    (problem,) = told.value.problems
    assert (problem.code, problem.span.path) == ("E542", "templates/labels.yaml")
    assert f"'{name}'" in problem.message


@pytest.mark.parametrize("words", ["{ar: }", "{ar: '', gender: f}", "{ar: [أمن]}", "{ar: ـ}", "{gender: f}"])
def test_a_text_without_words_is_reported_and_raises_nothing(read: Read, sound: str, words: str) -> None:
    _, problems = read(sound.replace("about: أمن المنطقة", f"about: {words}"))
    assert problems


@pytest.mark.parametrize("name", ["cloze", "source", "cloze-who", "true-false-who"])
def test_a_question_cannot_take_the_name_of_other_items(
    template_files: dict[str, str], filters: Filters, name: str
) -> None:
    path = "templates/questions/say.yaml"
    template_files[path] += f"questions:\n  {name}: {{asks: about, wordings: ['عمّ قال؟']}}\n"
    _, problems = read_templates(template_files, filters)
    assert [problem.code for problem in problems] == ["E507"]


def test_two_questions_cannot_have_been_one(template_files: dict[str, str], filters: Filters) -> None:
    path = "templates/questions/say.yaml"
    asked = "{asks: about, was: topic, wordings: ['عمّ قال؟']}"
    template_files[path] += f"questions:\n  one: {asked}\n  two: {asked}\n"
    _, problems = read_templates(template_files, filters)
    assert [problem.code for problem in problems] == ["E510"]


@pytest.mark.parametrize("alias", ["ء", "أ", "ى", "ة", "و"])
def test_a_name_of_one_letter_raises_nothing(read: Read, sound: str, alias: str) -> None:
    read(sound.replace("aliases: [المعاهدة]", f"aliases: [{alias}, المعاهدة]"))
