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
    ("quiz:", "▸quizz:", "unknown key 'quizz'", "did you mean 'quiz'?"),
    ("  published:", "  ▸publishd:", "unknown key 'publishd'", "did you mean 'published'?"),
    ("text: article.txt", "text: ▸../article.txt", "'../article.txt' is no file name", None),
    ("published: 2017-03", "published: ▸March", "'March' is no date", None),
    ("published: 2017-03", "url: ▸asil.org", "'asil.org' is no web address", None),
    ("published: 2017-03", "title:\n  ▸- a", "text is wanted here, not a list", None),
    # corrections
    ("quote: ونصن, ", "quote: ▸ونصنا, ", "the quote to correct is not in the article", None),
    ("quote: ونصن, read", "quote: ▸المعاهدة, read", "the quote to correct stands 2 times in the article", None),
    ("{quote: ونصن, read: وتنص}", "▸{quote: ونصن}", "the key 'read' is missing", None),
    (
        "وتنص}\n",
        "وتنص}\n    - {quote: ▸ونصن المعاهدة, read: وتنص المعاهدة}\n",
        "this correction overlaps another",
        None,
    ),
    # names
    ("russia: {ar: روسيا", "russia: {ar: ▸Russia", "'Russia' is not Arabic", None),
    ("russia: {ar: روسيا, ", "russia: ▸{", "the key 'ar' is missing", None),
    ("    georgia: {ar", "    ▸Georgia: {ar", "'Georgia' is no id", None),
    (
        "is: state, gender: f}\n  south",
        "is: ▸stat, gender: f}\n  south",
        "no frame has a role for the type 'stat'",
        "did you mean 'state'?",
    ),
    ("gender: f, noun", "gender: ▸w, noun", "unknown gender 'w'", None),
    (
        "noun: جمهورية",
        "noun: ▸جمهوريا",
        "unknown noun 'جمهوريا'",
        "did you mean 'جمهورية'?; a word that is missing goes into templates/lexicon.yaml",
    ),
    ("of: russia", "of: ▸rusia", "unknown name 'rusia'", "did you mean 'russia'?"),
    ("of: russia", "of: ▸shoigu", "'shoigu' is tied to itself", None),
    ("ar: سيرجي شويجو,\n", "ar: سيرجي شويجو,\n    human: ▸maybe,\n", "unknown human 'maybe'", None),
    (
        "  alliance: {ar",
        "  georgia-2: {ar: جورجيا, is: state, en: joining, ▸accession}\n  alliance: {ar",
        "unknown key 'accession'",
        "inside { } a comma begins a new key: put the value between quotes, or write one key a line",
    ),
    ("quote: الوزير سيرجي شويجو}", "quote: ▸الوزير سيرجي لافروف}", "the quote is not in the article", None),
    (
        "{ar: وزير, quote: الوزير سيرجي شويجو}",
        "{ar: وزير, quote: ▸أمن المنطقة}",
        "the quote does not hold 'shoigu' («سيرجي شويجو»)",
        None,
    ),
    ("{ar: وزير,", "▸{ar: رئيس البرلمان,", "too few words of «رئيس البرلمان» are in the quote", None),
    ("{ar: وزير,", "{ar: وزير, when: ▸2016,", "the quote holds no time", None),
    # facts
    ("does: sign", "does: ▸sing", "unknown frame 'sing'", "did you mean 'sign'?"),
    ("  - id: alliance-keeps\n    does: say", "  - ▸does: say", "the key 'id' is missing", None),
    (
        "id: alliance-keeps",
        "id: ▸alliance-signed",
        "the fact id 'alliance-signed' stands twice",
        "it stands first in line 17",
    ),
    ("    sure: yes", "    sure: yes\n    skip: ▸sorce", "unknown question of 'say' 'sorce'", "did you mean 'source'?"),
    (
        "    lasts: 25 سنة\n",
        "    lasts: 25 سنة\n    skip: [when/choice, partner-russia, ▸partner-georgi]\n",
        "unknown question of 'sign' 'partner-georgi'",
        None,
    ),
    (
        "quote: الوزير سيرجي شويجو}",
        "quote: الوزير سيرجي شويجو, skip: ▸when}",
        "unknown question of 'hold-office' 'when'",
        None,
    ),
    ("id: alliance-keeps", "id: ▸alliance_keeps", "'alliance_keeps' is no id", None),
    ("    sure: yes", "    ▸shure: yes", "unknown key 'shure'", "did you mean 'sure'?"),
    ("    sure: yes", "    sure: ▸true", "the role 'sure' takes yes or no, not 'true'", None),
    ("    what: alliance", "    ▸what:", "the key 'what' has no value", None),
    ("what: alliance", "what: ▸aliance", "unknown name 'aliance'", "did you mean 'alliance'?"),
    ("what: alliance", "what: ▸russia", "'russia' is a state; the role 'what' takes treaty", None),
    ("what: alliance", "what: ▸{ar: معاهدة}", "the role 'what' takes treaty, not keys and values", None),
    ("what: alliance", "what: {is: alliance, in: ▸اتفاقية}", "the words «اتفاقية» are not in the quote", None),
    (
        "quote: وقعت روسيا … لمدة 25 سنة",
        "topic: {is: alliance, in: ▸الجمهوريتين}\n    quote: وقعت روسيا … بين الجمهوريتين",
        "«الجمهوريتين» stands for 'russia' and 'south-ossetia' here, not for 'alliance'",
        None,
    ),
    (
        "about: أمن المنطقة",
        "about: ▸أمن المنطقة في 2015",
        "the quote does not hold the number 2015 of «أمن المنطقة في 2015»",
        None,
    ),
    ("what: alliance", "what: ▸{is: alliance}", "the key 'in' is missing", None),
    ("{all: [russia, south-ossetia]}", "{all: [russia, ▸russia]}", "the same value stands twice", None),
    (
        "{all: [russia, south-ossetia]}",
        "▸{all: [russia], some: [south-ossetia]}",
        "exactly one of 'all', 'some' and 'says' is wanted here",
        None,
    ),
    (
        "{all: [russia, south-ossetia]}",
        "▸{all: [russia, south-ossetia], also: [russia]}",
        "a value stands under 'also' and among the values",
        None,
    ),
    (
        "{all: [russia, south-ossetia]}",
        "{all: [russia, ▸shoigu]}",
        "the quote does not hold 'shoigu' («سيرجي شويجو»)",
        None,
    ),
    ("lasts: 25 سنة", "lasts: ▸24 سنة", "the quote does not hold the quantity «24 سنة»", None),
    ("lasts: 25 سنة", "lasts: ▸25 years", "'25 years' is no quantity", None),
    ("says: 2015-03-08", "says: ▸2015-03-09", "the quote does not hold this time; it says «8 مارس 2015»", None),
    ("says: 2015-03-08", "says: ▸2015-03", "the quote says «8 مارس 2015», which is not the same", None),
    ("says: 2015-03-08", "says: ▸8 March 2015", "'8 March 2015' is no time", None),
    ("says: 2015-03-08", "says: ▸2015-02-30", "'2015-02-30' is no time", None),
    ("{is: 2015-03-18, source: a book}", "▸{is: 2015-03-18}", "the key 'source' is missing", None),
    ("when: {says: 2015-03-08, ", "when: ▸{says: [2015-03-08, 2014], ", "the role 'when' has one value only", None),
    ("about: أمن المنطقة", "about: ▸حدود الجنوب كلها", "too few words of «حدود الجنوب كلها» are in the quote", None),
    ("quote: وقعت روسيا … لمدة 25 سنة", "quote: ▸وقعت روسيا … لمدة 25 عاما", "the quote is not in the article", None),
    (
        "quote: وقال الوزير سيرجي شويجو إن المعاهدة تضمن أمن المنطقة",
        "quote: ▸وقال الوزير سيرجي شويجو إن المعاهدة تضمن أمن المنطق",
        "the quote begins or ends inside the word «المنطقة»",
        None,
    ),
    ("    sure: yes", "    mood: ▸hopped", "unknown mood 'hopped'", "did you mean 'hoped'?"),
    (
        "    sure: yes",
        "    by: {who: shoigu, verb: ▸قال ان}",
        "unknown verb 'قال ان'",
        "did you mean 'قال إنّ'?; a word that is missing goes into templates/lexicon.yaml",
    ),
    ("    sure: yes", "    by: {who: ▸shoygu, verb: قال إنّ}", "unknown name 'shoygu'", "did you mean 'shoigu'?"),
    (
        "    sure: yes",
        "    by: {who: ▸russia, verb: قال إنّ}",
        "neither the quote nor its sentence holds the speaker 'russia' («روسيا»)",
        None,
    ),
    ("    sure: yes", "    was: ▸alliance-signed", "'alliance-signed' is still the id of a fact, in line 17", None),
    # old ids of names, in the pools too, and of what stands under passage
    (
        "russia: {ar: روسيا, is: state, gender: f}",
        "russia: {ar: روسيا, is: state, gender: f, was: ▸shoigu}",
        "'shoigu' is still the id of a name, in line 9",
        None,
    ),
    (
        "russia: {ar: روسيا, is: state, gender: f}",
        "russia: {ar: روسيا, is: state, gender: f, was: ▸Russia}",
        "'Russia' is no id",
        None,
    ),
    ("    georgia: {ar", "    georgia: {was: ▸russia, ar", "'russia' is still the id of a name, in line 7", None),
    ("    sure: yes", "    was: ▸office-shoigu", "'office-shoigu' is still the id of a fact, in line 14", None),
    ("{id: two, quote", "{id: two, was: ▸two, quote", "'two' is still the id of a reference, in line 34", None),
    (
        "{id: where, asks",
        "{id: where, was: ▸where, asks",
        "'where' is still the id of an unsaid question, in line 36",
        None,
    ),
    # vocabulary and passage
    ("part: noun", "part: ▸nuon", "unknown part of speech 'nuon'", "did you mean 'noun'?"),
    ("word: الجمهوريتين", "word: ▸الجمهوريتان", "the word «الجمهوريتان» is not in its quote", None),
    (
        "to: [russia, south-ossetia]",
        "to: [russia, ▸ossetia]",
        "unknown name 'ossetia'",
        "did you mean 'south-ossetia'?",
    ),
    (
        "{id: two, quote: بين الجمهوريتين, word: الجمهوريتين, to: [russia, south-ossetia]}",
        "▸{id: two, quote: بين الجمهوريتين, word: الجمهوريتين}",
        "a reference has 'to' (names) or 'means' (words)",
        None,
    ),
    (
        "near: alliance-signed",
        "near: ▸alliance-sigend",
        "unknown fact 'alliance-sigend'",
        "did you mean 'alliance-signed'?",
    ),
    ("asks: أين وُقّعت المعاهدة؟", "▸asks: أين وُقّعت المعاهدة", "a question ends in ؟", None),
    # pools and settings
    ("georgia: {ar: جورجيا, is: state", "georgia: {ar: جورجيا, of: ▸rusia, is: state", "unknown name 'rusia'", None),
    ("    georgia: {ar", "    ▸russia: {ar", "the name 'russia' stands under 'names' already", None),
    ("times: [2014]", "times: [▸soon]", "'soon' is no time", None),
    ("[10 سنوات]", "[▸10 سنوت]", "'10 سنوت' is no quantity", None),
    ("items: 20", "items: ▸0", "'items' takes a whole number from 1 to 500, not '0'", None),
    ("kinds: [choice, cloze]", "kinds: [choice, ▸clozes]", "unknown kind 'clozes'", "did you mean 'cloze'?"),
    ("marks: {choice: 2}", "marks: {choice: ▸two}", "'choice' takes a whole number from 0 to 100, not 'two'", None),
]


def test_the_file_that_faults_are_planted_into_is_sound(read: Read, sound: str) -> None:
    seed, problems = read(sound)
    assert problems == ()
    assert seed is not None


@pytest.mark.parametrize(("was", "now", "message", "hint"), FAULTS, ids=[row[1].strip()[:40] for row in FAULTS])
def test_one_fault_is_one_problem_at_its_place(
    read: Read, sound: str, was: str, now: str, message: str, hint: str | None
) -> None:
    assert sound.count(was) == 1, "the row must change one place"
    broken = sound.replace(was, now)
    before = broken[: broken.index("▸")].split("\n")
    _, problems = read(broken.replace("▸", ""))
    told = [str(problem).partition("\n")[0] for problem in problems]
    assert told == [f"seeds/treaty/facts.yaml:{len(before)}:{len(before[-1]) + 1}: {message}"]
    if hint is not None:
        assert problems[0].hint == hint


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [str(problem).partition("\n")[0] for problem in problems]


def test_a_fact_without_a_required_role_is_told_where_the_fact_begins(read: Read, sound: str) -> None:
    _, problems = read(sound.replace("    what: alliance\n", ""))
    assert told(problems) == ["seeds/treaty/facts.yaml:17:5: the frame 'sign' needs the role 'what'"]


def test_a_word_without_a_gloss_is_told_where_the_word_begins(read: Read, sound: str) -> None:
    _, problems = read(sound.replace("en: security, ", ""))
    assert told(problems) == ["seeds/treaty/facts.yaml:31:5: the key 'en' is missing"]


def test_a_word_that_its_phrase_does_not_hold_is_told_at_the_word(read: Read, sound: str) -> None:
    _, problems = read(sound.replace("word: أَمن", "word: أَمان"))
    assert told(problems) == ["seeds/treaty/facts.yaml:31:15: «أمان» is not in the phrase «أمن المنطقة»"]


def test_an_office_takes_its_id_like_any_fact(read: Read, sound: str) -> None:
    _, problems = read(sound.replace("id: alliance-keeps", "id: office-shoigu"))
    assert told(problems) == ["seeds/treaty/facts.yaml:14:27: the fact id 'office-shoigu' stands twice"]


def test_an_empty_file_is_one_problem(read: Read) -> None:
    seed, problems = read("")
    assert seed is None
    assert told(problems) == ["seeds/treaty/facts.yaml:1:1: the fact file is empty"]


@pytest.mark.parametrize("root", ["- a", "just words"])
def test_a_root_that_is_no_mapping_is_one_problem(read: Read, root: str) -> None:
    seed, problems = read(root)
    assert seed is None
    assert len(problems) == 1
    assert "the fact file should be keys and values" in problems[0].message


def test_missing_blocks_are_all_told(read: Read) -> None:
    _, problems = read("quiz: {items: 3}\n")
    assert told(problems) == [
        "seeds/treaty/facts.yaml:1:1: the key 'article' is missing",
        "seeds/treaty/facts.yaml:1:1: the key 'facts' is missing",
        "seeds/treaty/facts.yaml:1:1: the key 'names' is missing",
    ]


def test_an_empty_list_of_facts_is_told(read: Read, sound: str) -> None:
    start, end = sound.index("facts:\n"), sound.index("vocabulary:")
    _, problems = read(
        sound[:start] + "facts: []\n" + sound[end:].replace(", near: alliance-signed", ", near: office-shoigu")
    )
    assert told(problems) == ["seeds/treaty/facts.yaml:16:1: there is no fact"]


def test_an_empty_article_is_told_in_its_own_file(read: Read, sound: str) -> None:
    _, problems = read(sound, article=" \n")
    assert "seeds/treaty/article.txt:1:1: the article is empty" in told(problems)


def test_direction_marks_of_the_article_are_told_in_its_own_file(read: Read, sound: str, article: str) -> None:
    _, problems = read(sound, article=article.replace("روسيا", "روسيا\u200f", 1))
    assert told(problems) == ["seeds/treaty/article.txt:1:11: invisible direction mark U+200F"]


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
        "seeds/treaty/facts.yaml:26:10: the quote does not hold 'shoigu' («سيرجي شويجو»)",
        "seeds/treaty/facts.yaml:27:12: too few words of «أمن المنطقة» are in the quote",
    ]
