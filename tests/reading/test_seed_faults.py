"""Every kind of fault in a fact file, planted one at a time into a sound one: the problem and its place.

In each row the second text stands in the file instead of the first; ▸ is where the problem must be told.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.model import Seed
from quizgen.problems import Problem

Read = Callable[..., tuple[Seed | None, tuple[Problem, ...]]]

FAULTS = [
    # the file
    ("quiz:", "▸quizz:", "E106", "did you mean 'quiz'?"),
    ("  published:", "  ▸publishd:", "E106", "did you mean 'published'?"),
    ("text: article.txt", "text: ▸../article.txt", "E306", None),
    ("published: 2017-03", "published: ▸March", "E307", None),
    ("published: 2017-03", "published: ▸1436-10-14", "E307", None),
    ("published: 2017-03", "published: ▸2017-02-30", "E307", None),
    ("published: 2017-03", "published: ▸since 2017", "E307", None),
    ("published: 2017-03", "url: ▸asil.org", "E308", None),
    ("published: 2017-03", "title:\n  ▸- a", "E107", None),
    # corrections
    ("quote: ونصن, ", "quote: ▸ونصنا, ", "E301", None),
    ("quote: ونصن, read", "quote: ▸المعاهدة, read", "E302", None),
    ("{quote: ونصن, read: وتنص}", "▸{quote: ونصن}", "E101", None),
    (
        "وتنص}\n",
        "وتنص}\n    - {quote: ▸ونصن المعاهدة, read: وتنص المعاهدة}\n",
        "E304",
        None,
    ),
    # names
    ("russia: {ar: روسيا", "russia: {ar: ▸Russia", "E111", None),
    ("russia: {ar: روسيا, ", "russia: ▸{", "E101", None),
    ("    georgia: {ar", "    ▸Georgia: {ar", "E110", None),
    (
        "is: state, gender: f}\n  south",
        "is: ▸stat, gender: f}\n  south",
        "E203",
        "did you mean 'state'?",
    ),
    ("gender: f, noun", "gender: ▸w, noun", "E104", None),
    (
        "noun: جمهورية",
        "noun: ▸جمهوريا",
        "E104",
        "did you mean 'جمهورية'?; a word that is missing goes into templates/lexicon.yaml",
    ),
    ("of: russia", "of: ▸rusia", "E205", "did you mean 'russia'?"),
    ("of: russia", "of: ▸shoigu", "E204", None),
    ("ar: سيرجي شويجو,\n", "ar: سيرجي شويجو,\n    human: ▸maybe,\n", "E104", None),
    (
        "  alliance: {ar",
        "  georgia-2: {ar: جورجيا, is: state, en: joining, ▸accession}\n  alliance: {ar",
        "E106",
        "inside { } a comma begins a new key: put the value between quotes, or write one key a line",
    ),
    ("quote: الوزير سيرجي شويجو}", "quote: ▸الوزير سيرجي لافروف}", "E301", None),
    (
        "{ar: وزير, quote: الوزير سيرجي شويجو}",
        "{ar: وزير, quote: ▸أمن المنطقة}",
        "E431",
        None,
    ),
    ("{ar: وزير,", "▸{ar: رئيس البرلمان,", "E434", None),
    ("{ar: وزير,", "{ar: وزير, when: ▸2016,", "E432", None),
    # facts
    ("does: sign", "does: ▸sing", "E401", "did you mean 'sign'?"),
    ("  - id: alliance-keeps\n    does: say", "  - ▸does: say", "E101", None),
    (
        "id: alliance-keeps",
        "id: ▸alliance-signed",
        "E206",
        "it stands first in line 17",
    ),
    ("    sure: yes", "    sure: yes\n    skip: ▸sorce", "E104", "did you mean 'source'?"),
    (
        "    lasts: 25 سنة\n",
        "    lasts: 25 سنة\n    skip: [when/choice, partner-russia, ▸partner-georgi]\n",
        "E104",
        None,
    ),
    (
        "quote: الوزير سيرجي شويجو}",
        "quote: الوزير سيرجي شويجو, skip: ▸when}",
        "E104",
        None,
    ),
    ("id: alliance-keeps", "id: ▸alliance_keeps", "E110", None),
    ("    sure: yes", "    ▸shure: yes", "E106", "did you mean 'sure'?"),
    ("    sure: yes", "    sure: ▸true", "E430", None),
    ("    what: alliance", "    ▸what:", "E102", None),
    ("what: alliance", "what: ▸aliance", "E205", "did you mean 'alliance'?"),
    ("what: alliance", "what: ▸russia", "E429", None),
    ("what: alliance", "what: ▸{ar: معاهدة}", "E428", None),
    ("what: alliance", "what: {is: alliance, in: ▸اتفاقية}", "E435", None),
    (
        "quote: وقعت روسيا … لمدة 25 سنة",
        "topic: {is: alliance, in: ▸الجمهوريتين}\n    quote: وقعت روسيا … بين الجمهوريتين",
        "E436",
        None,
    ),
    (
        "about: أمن المنطقة",
        "about: ▸أمن المنطقة في 2015",
        "E433",
        None,
    ),
    ("what: alliance", "what: ▸{is: alliance}", "E101", None),
    ("{all: [russia, south-ossetia]}", "{all: [russia, ▸russia]}", "E423", None),
    (
        "{all: [russia, south-ossetia]}",
        "▸{all: [russia], some: [south-ossetia]}",
        "E421",
        None,
    ),
    (
        "{all: [russia, south-ossetia]}",
        "▸{all: [russia, south-ossetia], also: [russia]}",
        "E425",
        None,
    ),
    (
        "{all: [russia, south-ossetia]}",
        "{all: [russia, ▸shoigu]}",
        "E431",
        None,
    ),
    ("lasts: 25 سنة", "lasts: ▸24 سنة", "E433", None),
    ("lasts: 25 سنة", "lasts: ▸25 years", "E415", None),
    ("says: 2015-03-08", "says: ▸2015-03-09", "E432", None),
    ("says: 2015-03-08", "says: ▸2015-03", "E432", None),
    ("says: 2015-03-08", "says: ▸8 March 2015", "E411", None),
    ("says: 2015-03-08", "says: ▸2015-02-30", "E411", None),
    ("{is: 2015-03-18, source: a book}", "▸{is: 2015-03-18}", "E101", None),
    ("when: {says: 2015-03-08, ", "when: ▸{says: [2015-03-08, 2014], ", "E424", None),
    ("about: أمن المنطقة", "about: ▸حدود الجنوب كلها", "E434", None),
    ("quote: وقعت روسيا … لمدة 25 سنة", "quote: ▸وقعت روسيا … لمدة 25 عاما", "E301", None),
    (
        "quote: وقال الوزير سيرجي شويجو إن المعاهدة تضمن أمن المنطقة",
        "quote: ▸وقال الوزير سيرجي شويجو إن المعاهدة تضمن أمن المنطق",
        "E303",
        None,
    ),
    ("    sure: yes", "    mood: ▸hopped", "E104", "did you mean 'hoped'?"),
    (
        "    sure: yes",
        "    by: {who: shoigu, verb: ▸قال ان}",
        "E104",
        "did you mean 'قال إنّ'?; a word that is missing goes into templates/lexicon.yaml",
    ),
    ("    sure: yes", "    by: {who: ▸shoygu, verb: قال إنّ}", "E205", "did you mean 'shoigu'?"),
    (
        "    sure: yes",
        "    by: {who: ▸russia, verb: قال إنّ}",
        "E402",
        None,
    ),
    ("    sure: yes", "    was: ▸alliance-signed", "E208", None),
    # old ids of names, in the pools too, and of what stands under passage
    (
        "russia: {ar: روسيا, is: state, gender: f}",
        "russia: {ar: روسيا, is: state, gender: f, was: ▸shoigu}",
        "E208",
        None,
    ),
    (
        "russia: {ar: روسيا, is: state, gender: f}",
        "russia: {ar: روسيا, is: state, gender: f, was: ▸Russia}",
        "E110",
        None,
    ),
    ("    georgia: {ar", "    georgia: {was: ▸russia, ar", "E208", None),
    ("    sure: yes", "    was: ▸office-shoigu", "E208", None),
    ("{id: two, quote", "{id: two, was: ▸two, quote", "E208", None),
    (
        "{id: where, asks",
        "{id: where, was: ▸where, asks",
        "E208",
        None,
    ),
    # vocabulary and passage
    ("part: noun", "part: ▸nuon", "E104", "did you mean 'noun'?"),
    ("word: الجمهوريتين", "word: ▸الجمهوريتان", "E602", None),
    (
        "to: [russia, south-ossetia]",
        "to: [russia, ▸ossetia]",
        "E205",
        "did you mean 'south-ossetia'?",
    ),
    (
        "{id: two, quote: بين الجمهوريتين, word: الجمهوريتين, to: [russia, south-ossetia]}",
        "▸{id: two, quote: بين الجمهوريتين, word: الجمهوريتين}",
        "E601",
        None,
    ),
    (
        "near: alliance-signed",
        "near: ▸alliance-sigend",
        "E603",
        "did you mean 'alliance-signed'?",
    ),
    ("asks: أين وُقّعت المعاهدة؟", "▸asks: أين وُقّعت المعاهدة", "E508", None),
    # pools and settings
    ("georgia: {ar: جورجيا, is: state", "georgia: {ar: جورجيا, of: ▸rusia, is: state", "E205", None),
    ("    georgia: {ar", "    ▸russia: {ar", "E201", None),
    ("times: [2014]", "times: [▸soon]", "E411", None),
    ("[10 سنوات]", "[▸10 سنوت]", "E415", None),
    ("items: 20", "items: ▸0", "E103", None),
    ("kinds: [choice, cloze]", "kinds: [choice, ▸clozes]", "E104", "did you mean 'cloze'?"),
    ("marks: {choice: 2}", "marks: {choice: ▸two}", "E103", None),
]


def test_the_file_that_faults_are_planted_into_is_sound(read: Read, sound: str) -> None:
    seed, problems = read(sound)
    assert problems == ()
    assert seed is not None


@pytest.mark.parametrize(("was", "now", "code", "hint"), FAULTS, ids=[row[1].strip()[:40] for row in FAULTS])
def test_one_fault_is_one_problem_at_its_place(
    read: Read, sound: str, was: str, now: str, code: str, hint: str | None
) -> None:
    assert sound.count(was) == 1, "the row must change one place"
    broken = sound.replace(was, now)
    before = broken[: broken.index("▸")].split("\n")
    _, problems = read(broken.replace("▸", ""))
    told = [f"{problem.span}: {problem.code}" for problem in problems]
    assert told == [f"seeds/treaty/facts.yaml:{len(before)}:{len(before[-1]) + 1}: {code}"]
    if hint is not None:
        assert problems[0].hint == hint


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.span}: {problem.code}" for problem in problems]


def test_a_fact_without_a_required_role_is_told_where_the_fact_begins(read: Read, sound: str) -> None:
    _, problems = read(sound.replace("    what: alliance\n", ""))
    assert told(problems) == ["seeds/treaty/facts.yaml:17:5: E403"]


def test_a_word_without_a_gloss_is_told_where_the_word_begins(read: Read, sound: str) -> None:
    _, problems = read(sound.replace("en: security, ", ""))
    assert told(problems) == ["seeds/treaty/facts.yaml:31:5: E101"]


def test_a_word_that_its_phrase_does_not_hold_is_told_at_the_word(read: Read, sound: str) -> None:
    _, problems = read(sound.replace("word: أَمن", "word: أَمان"))
    assert told(problems) == ["seeds/treaty/facts.yaml:31:15: E604"]


def test_an_office_takes_its_id_like_any_fact(read: Read, sound: str) -> None:
    _, problems = read(sound.replace("id: alliance-keeps", "id: office-shoigu"))
    assert told(problems) == ["seeds/treaty/facts.yaml:14:27: E206"]


def test_an_empty_file_is_one_problem(read: Read) -> None:
    seed, problems = read("")
    assert seed is None
    assert told(problems) == ["seeds/treaty/facts.yaml:1:1: E011"]


@pytest.mark.parametrize("root", ["- a", "just words"])
def test_a_root_that_is_no_mapping_is_one_problem(read: Read, root: str) -> None:
    seed, problems = read(root)
    assert seed is None
    assert len(problems) == 1
    assert "the fact file should be keys and values" in problems[0].message


def test_missing_blocks_are_all_told(read: Read) -> None:
    _, problems = read("quiz: {items: 3}\n")
    assert told(problems) == [
        "seeds/treaty/facts.yaml:1:1: E101",
        "seeds/treaty/facts.yaml:1:1: E101",
        "seeds/treaty/facts.yaml:1:1: E101",
    ]


@pytest.mark.parametrize("empty", ["[]", "{all: []}", "{says: []}"])
def test_a_role_with_an_empty_list_is_told(read: Read, sound: str, empty: str) -> None:
    _, problems = read(sound.replace("lasts: 25 سنة", f"lasts: {empty}"))
    assert [problem.code for problem in problems] == ["E102"]


def test_an_empty_list_of_facts_is_told(read: Read, sound: str) -> None:
    start, end = sound.index("facts:\n"), sound.index("vocabulary:")
    _, problems = read(
        sound[:start] + "facts: []\n" + sound[end:].replace(", near: alliance-signed", ", near: office-shoigu")
    )
    assert told(problems) == ["seeds/treaty/facts.yaml:16:1: E400"]


def test_an_empty_article_is_told_in_its_own_file(read: Read, sound: str) -> None:
    _, problems = read(sound, article=" \n")
    assert "seeds/treaty/article.txt:1:1: E305" in told(problems)


def test_direction_marks_of_the_article_are_told_in_its_own_file(read: Read, sound: str, article: str) -> None:
    _, problems = read(sound, article=article.replace("روسيا", "روسيا\u200f", 1))
    assert told(problems) == ["seeds/treaty/article.txt:1:11: E003"]


def test_all_faults_of_a_file_are_told_in_the_order_of_the_file(read: Read, sound: str) -> None:
    broken = (
        sound.replace("is: treaty", "is: traety")
        .replace("sure: yes", "sure: perhaps")
        .replace("near: alli", "near: ally")
    )
    _, problems = read(broken)
    assert [(problem.span.line, problem.span.column) for problem in problems] == [(15, 40), (28, 11), (36, 53)]


def test_a_quote_that_goes_astray_is_shown_where(read: Read, sound: str) -> None:
    _, (problem,) = read(sound.replace("quote: أمن المنطقة", "quote: أمن الحدود"))
    assert problem.hint == "after «أمن» the article has «المنطقة. ونصن المعاهدة على», the quote «الحدود»"


@pytest.mark.rule(1)
def test_a_quote_from_nowhere_is_shown_the_nearest_sentence(read: Read, sound: str) -> None:
    _, (problem,) = read(sound.replace("quote: أمن المنطقة", "quote: تنص المعاهدة على عبور الحدود"))
    assert problem.hint.startswith("the nearest sentence is «ونصن المعاهدة على حرية عبور الحدود")


@pytest.mark.rule(1)
def test_words_of_another_sentence_prove_nothing(read: Read, sound: str) -> None:
    broken = sound.replace("quote: وقال الوزير سيرجي شويجو إن المعاهدة تضمن أمن المنطقة", "quote: على حرية عبور الحدود")
    _, problems = read(broken)
    assert told(problems) == [
        "seeds/treaty/facts.yaml:26:10: E431",
        "seeds/treaty/facts.yaml:27:12: E434",
    ]
