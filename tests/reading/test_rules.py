"""The rules over a whole seed, each met by a seed that breaks it and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.arabic.notation import read_time
from quizgen.arabic.nouns import NounPhrase
from quizgen.model import Article, Evidence, Fact, Lexicon, Name, Reference, Seed, Sentence, Slot, Templates, Word
from quizgen.problems import Span
from quizgen.reading.rules import check

TEMPLATES = Templates({}, Lexicon({}, {}), {}, {})
FIRST, SECOND, THIRD = "وقعت روسيا المعاهدة.", "وصادقت جورجيا عليها.", "وهذا كل شيء."


def at(line: int) -> Span:
    return Span("facts.yaml", line, 3)


def name(id_: str, words: str, line: int, **more: object) -> Name:
    return replace(Name(id_, NounPhrase(words), "state", span=at(line)), **more)  # type: ignore[arg-type]


RUSSIA, GEORGIA = name("russia", "روسيا", 3), name("georgia", "جورجيا", 4)


def evidence(quote: str) -> Evidence:
    return Evidence(quote, quote, 1)


def fact(id_: str, quote: str, line: int, **slots: Slot) -> Fact:
    return Fact(id_, "sign", slots, evidence(quote), span=at(line))


SIGNED = fact("signed", "وقعت روسيا المعاهدة", 6, who=Slot((RUSSIA,)))
RATIFIED = fact("ratified", "وصادقت جورجيا عليها", 7, who=Slot((GEORGIA,)))
WORD = Word("treaty", "مُعاهَدة", "معاهدة", "noun", "treaty", span=at(9))


@pytest.fixture
def seed() -> Seed:
    """A seed that keeps every rule."""
    printed = (FIRST, SECOND, THIRD)
    sentences = tuple(Sentence(number, text, text) for number, text in enumerate(printed, 1))
    return Seed(
        id="x",
        article=Article(" ".join(printed), sentences, published="2017-03"),
        names={"russia": RUSSIA, "georgia": GEORGIA},
        facts=(SIGNED, RATIFIED),
        words=(WORD,),
        path="facts.yaml",
    )


def told(seed: Seed) -> list[str]:
    return [f"{problem.span}: {problem.code}" for problem in check(seed, TEMPLATES)]


def test_a_sound_seed_keeps_every_rule(seed: Seed) -> None:
    assert told(seed) == []


def test_two_names_that_are_written_alike_are_told(seed: Seed) -> None:
    twin = name("russian-federation", "الاتحاد الروسي", 5, aliases=("روسيا",))
    broken = replace(seed, names={**seed.names, "russian-federation": twin})
    assert told(broken) == ["facts.yaml:5:3: E701"]


def test_a_pool_that_repeats_a_name_is_told(seed: Seed) -> None:
    broken = replace(seed, pools={"rus": name("rus", "روسيا", 20)})
    assert told(broken) == ["facts.yaml:20:3: E702"]


def test_a_group_within_itself_is_told(seed: Seed) -> None:
    outer, inner = name("outer", "الحلف", 5, members=("inner",)), name("inner", "النواة", 6, members=("outer",))
    broken = replace(seed, names={**seed.names, "outer": outer, "inner": inner})
    assert told(broken) == [
        "facts.yaml:5:3: E703",
        "facts.yaml:6:3: E703",
    ]


def test_a_fact_that_is_told_twice_is_told(seed: Seed) -> None:
    broken = replace(seed, facts=(*seed.facts, replace(SIGNED, id="signed-again", span=at(8))))
    assert told(broken) == ["facts.yaml:8:3: E704"]


def test_the_same_thing_claimed_and_stated_is_no_repetition(seed: Seed) -> None:
    assert told(replace(seed, facts=(*seed.facts, replace(SIGNED, id="hoped", mood="hoped", span=at(8))))) == []


def test_a_statement_about_the_time_after_the_article_is_told(seed: Seed) -> None:
    later = replace(SIGNED, slots={"when": Slot((read_time("2018"),), span=at(11))})
    assert told(replace(seed, facts=(later,))) == ["facts.yaml:11:3: E705"]


@pytest.mark.parametrize(("when", "told_later"), [("1438-07-05 AH", False), ("1438-07-06 AH", True)])
def test_a_hijri_day_is_later_than_the_article_only_beyond_the_doubt(seed: Seed, when: str, told_later: bool) -> None:
    dated = replace(SIGNED, slots={"when": Slot((read_time(when),), span=at(11))})  # 2 and 3 April 2017
    assert told(replace(seed, facts=(dated,))) == (["facts.yaml:11:3: E705"] if told_later else [])


@pytest.mark.parametrize("when", ["2017", "2017-03-31", "1990s"])
def test_a_time_that_may_lie_before_the_article_is_no_problem(seed: Seed, when: str) -> None:
    assert told(replace(seed, facts=(replace(SIGNED, slots={"when": Slot((read_time(when),))}),))) == []


def test_a_plan_may_lie_after_the_article(seed: Seed) -> None:
    planned = replace(SIGNED, mood="planned", slots={"when": Slot((read_time("2018"),))})
    assert told(replace(seed, facts=(planned,))) == []


def test_a_reference_to_the_very_name_that_it_is_is_told(seed: Seed) -> None:
    broken = replace(seed, references=(Reference("r", "روسيا", evidence(FIRST), (RUSSIA,), span=at(12)),))
    assert told(broken) == ["facts.yaml:12:3: E706"]


def test_a_word_that_stands_twice_is_told(seed: Seed) -> None:
    broken = replace(seed, words=(WORD, replace(WORD, id="treaty-2", span=at(10))))
    assert told(broken) == ["facts.yaml:10:3: E707"]


def test_two_words_with_one_gloss_are_told(seed: Seed) -> None:
    pact = Word("pact", "مِيثاق", "ميثاق", "noun", "Treaty", span=at(10))
    assert told(replace(seed, words=(WORD, pact))) == ["facts.yaml:10:3: E708"]


def test_an_arabic_gloss_is_told(seed: Seed) -> None:
    broken = replace(seed, words=(replace(WORD, en="ميثاق"),))
    assert told(broken) == ["facts.yaml:9:3: E709"]
