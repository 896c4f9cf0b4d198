"""The lexicon: tables of words that travel with quizgen, and an author's own words before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.arabic.nouns import Gender, Number
from quizgen.model import Lexicon
from quizgen.problems import Problems
from quizgen.reading import read_templates
from quizgen.reading.lexicon import read_tables
from quizgen.reading.wordings import Filters

VERBS = "verb\tpresent\tpassive\tnoun\tobject\tthat\tto\tsays\tgloss\n"
NOUNS = "noun\tdual\tplural\tgender\thuman\tkind\tdiptote\tgloss\n"


def tables(**texts: str) -> tuple[Lexicon, Problems]:
    problems = Problems()
    files = {f"templates/lexicon/{name}.tsv": text for name, text in texts.items()}
    return read_tables(files, Lexicon({}, {}), problems), problems


@pytest.fixture(scope="module")
def shipped(root: Path) -> Lexicon:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (root / "templates/lexicon").glob("*.tsv")}
    lexicon, problems = tables(**texts)
    assert not problems.found
    return lexicon


def test_a_verb_of_a_table_knows_its_forms_and_what_it_takes() -> None:
    row = "صرّح بـ\tيصرّح\tصُرّح\tتصريح\t\tبأنّ\t\tyes\tdeclare\n"
    verb = tables(verbs=VERBS + row)[0].verbs["صرّح بـ"]
    assert (verb.past, verb.preposition, verb.present, verb.passive) == ("صرّح", "بـ", "يصرّح", "صُرّح")
    assert (verb.noun, verb.object, verb.that, verb.to, verb.says) == ("تصريح", "none", "بأنّ", "", True)


def test_a_verb_of_saying_is_a_speakers_verb_with_the_word_that_begins_its_clause() -> None:
    rows = "أشار إلى\tيشير\tأُشير\tإشارة\t\tإلى أنّ\t\tyes\tpoint to\nعلم بـ\tيعلم\tعُلم\tعلم\t\tبأنّ\t\t\tknow\n"
    verbs = tables(verbs=VERBS + rows)[0].verbs
    assert verbs["أشار إلى أنّ"].preposition == "إلى أنّ"
    assert "علم بأنّ" not in verbs


def test_a_verb_that_has_no_passive_says_so() -> None:
    row = "وصل إلى\tيصل\t-\tوصول\t\t\t\t\tarrive at\n"
    assert tables(verbs=VERBS + row)[0].verbs["وصل إلى"].passive is None


def test_a_noun_of_a_table_knows_its_forms_and_what_it_names() -> None:
    noun = tables(nouns=NOUNS + "قانون\tقانونان\tقوانين\tm\t\tdocument\tplural\tlaw\n")[0].nouns["قانون"]
    assert (noun.singular, noun.dual, noun.plural, noun.gender) == ("قانون", "قانونان", "قوانين", Gender.M)
    assert (noun.human, noun.kind, noun.diptotes) == (False, "document", {Number.PLURAL})


def test_every_fault_of_a_table_is_told_with_its_line() -> None:
    rows = "قانون\tقانونان\tقوانين\tx\t\tdocument\tplural\tlaw\nقرار\tقراران\n"
    lexicon, problems = tables(nouns=NOUNS + rows, verbs="verb\tpresent\n", adjectives="")
    assert [(problem.span.path, problem.span.line, problem.code) for problem in sorted(problems.found)] == [
        ("templates/lexicon/adjectives.tsv", 1, "E551"),
        ("templates/lexicon/nouns.tsv", 2, "E104"),
        ("templates/lexicon/nouns.tsv", 3, "E553"),
        ("templates/lexicon/verbs.tsv", 1, "E552"),
    ]
    assert not lexicon.nouns


def test_an_authors_own_word_comes_before_the_shipped_one(template_files: dict[str, str], filters: Filters) -> None:
    template_files["templates/lexicon/nouns.tsv"] = NOUNS + (
        "سنة\tسنتان\tسنون\tf\t\tunit\t\tyear\nقرن\tقرنان\tقرون\tm\t\tunit\t\tcentury\n"
    )
    templates, problems = read_templates(template_files, filters)
    assert problems == ()
    assert templates.lexicon.nouns["سنة"].plural == "سنوات"  # of the author's lexicon.yaml
    assert templates.lexicon.nouns["قرن"].plural == "قرون"
    assert {"سنة", "قرن", "طرف"} <= set(templates.lexicon.nouns)


def test_an_author_tells_what_a_verb_takes(template_files: dict[str, str], filters: Filters) -> None:
    template_files["templates/lexicon.yaml"] = """\
verbs:
  وقّع: {present: يوقّع}
  قال إنّ: {present: يقول}
  أخطر بـ: {present: يخطر, object: one, that: بأنّ, says: yes, gloss: notify of}
nouns:
  سنة: {plural: سنوات, dual: سنتان, gender: f}
  طرف: {plural: أطراف, dual: طرفان}
  جمهورية: {plural: جمهوريات, gender: f}
"""
    templates, problems = read_templates(template_files, filters)
    assert problems == ()
    verbs = templates.lexicon.verbs
    assert [verbs[name].object for name in ("وقّع", "قال إنّ", "أخطر بـ")] == ["one", "none", "one"]
    assert (verbs["أخطر بـ"].that, verbs["أخطر بـ"].says, verbs["أخطر بـ"].gloss) == ("بأنّ", True, "notify of")


def test_the_shipped_tables_hold_the_words_of_the_news(shipped: Lexicon) -> None:
    assert len(shipped.verbs) >= 600
    assert len(shipped.nouns) >= 300
    assert {"place", "title", "honorific", "institution", "given-name"} <= set(shipped.names)
    assert all(verb.gloss for verb in shipped.verbs.values())


SIGNS = ["{{ x }}", "{% if x %}", "{# x #}", "' ~ x ~ '", '"', "|", "\\", "⟨أ|ب⟩", "<b>"]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("where", ["present", "noun", "passive", "preposition", "that", "to", "past"])
def test_a_sign_of_wordings_in_a_word_of_ones_own_is_reported(
    template_files: dict[str, str], filters: Filters, where: str, sign: str
) -> None:
    words = {"present": "يشيد", where: f"شيد {sign}"}
    told = ", ".join(f"{key}: '{word.replace(chr(39), chr(39) * 2)}'" for key, word in words.items())
    template_files["own/lexicon.yaml"] = f"verbs:\n  شاد: {{{told}}}\n"
    _, problems = read_templates(template_files, filters)
    assert [(problem.code, problem.span.path) for problem in problems] == [("E531", "own/lexicon.yaml")]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_of_wordings_in_the_name_of_a_word_is_reported(
    template_files: dict[str, str], filters: Filters, sign: str
) -> None:
    key = f"'شاد {sign.replace(chr(39), chr(39) * 2)}'"
    template_files["own/lexicon.yaml"] = f"verbs:\n  {key}: {{present: يشيد}}\nnouns:\n  {key}: {{plural: شيد}}\n"
    _, problems = read_templates(template_files, filters)
    assert [problem.code for problem in problems] == ["E531", "E531"]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_of_wordings_in_a_table_of_words_is_reported_with_its_line(sign: str) -> None:
    sound = "صرّح بـ\tيصرّح\tصُرّح\tتصريح\t\tبأنّ\t\tyes\tdeclare 'x' | {y}\n"
    lexicon, problems = tables(verbs=VERBS + sound + sound.replace("صرّح بـ", "شاد").replace("تصريح", f"شيد {sign}"))
    assert [(each.code, each.span.line) for each in problems.found] == [("E531", 3)]
    assert "صرّح بـ" in lexicon.verbs


def test_a_word_may_be_of_a_class() -> None:
    lexicon, problems = tables(**{"word-classes": "class\tword\nholding\tضمّ\nholding\tشمل\n"})
    assert not problems.found
    assert [lexicon.is_of("holding", word) for word in ("ضمّ", "شمل", "زار")] == [True, True, False]


def test_a_class_that_nothing_looks_at_is_a_problem() -> None:
    _, problems = tables(**{"word-classes": "class\tword\nhelding\tضمّ\n"})
    assert [problem.code for problem in problems.found] == ["E104"]


def test_every_verb_of_a_class_is_in_the_lexicon(shipped: Lexicon) -> None:
    pasts = {verb.past for verb in shipped.verbs.values()}
    of_verbs = {name: words for name, words in shipped.classes.items() if name != "measure"}
    assert {word for words in of_verbs.values() for word in words} - pasts == set()
