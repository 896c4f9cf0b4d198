"""The order of new cards: step by step through the article, facts apart, enemies apart, recognising first."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.anki.deck import PARTS
from quizgen.anki.notes import Card, Note, Part
from quizgen.anki.order import Place, placed


def note(
    fact: str, number: int, ranks: list[int], stem: str = "", key: str = "", part: Part = "facts", sentence: int = 0
) -> Note:
    cards = tuple(Card(ord_, rank, stem, (key,) if key else ()) for ord_, rank in enumerate(ranks))
    return Note(f"s/{fact}/{number}", "question", {}, (), part, cards, (fact,), {}, sentence)


def article(sentences: int) -> list[Note]:
    """Write the notes of an article: each sentence has four words and two facts of two questions and a gap."""
    notes = []
    for sentence in range(1, sentences + 1):
        notes += [note(f"word-{sentence}-{at}", 0, [0, 2], part="words", sentence=sentence) for at in range(4)]
        for fact in (f"fact-{sentence}-a", f"fact-{sentence}-b"):
            notes += [note(fact, number, [1], sentence=sentence) for number in range(2)]
            notes.append(note(fact, 2, [2], part="gaps", sentence=sentence))
    return notes


def first(order: list[Place], group: str) -> int:
    return next(at for at, place in enumerate(order) if place.group == group)


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 2)), max_size=25))
def test_cards_of_one_fact_stand_apart_wherever_that_is_possible(cards: list[tuple[str, int]]) -> None:
    order = placed([note(fact, number, [rank]) for number, (fact, rank) in enumerate(cards)], PARTS)
    facts = [each.note.about[0] for each in order]
    assert Counter(facts) == Counter(fact for fact, _ in cards)
    most = max(Counter(facts).values(), default=0)
    if most <= (len(facts) + 1) // 2:
        assert all(one != other for one, other in pairwise(facts))


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.lists(st.integers(0, 1), min_size=1, max_size=3), st.integers(0, 4)),
        max_size=12,
    ),
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 4)), max_size=6),
)
def test_within_a_fact_recognising_comes_before_producing_whatever_the_decks_and_sentences(
    questions: list[tuple[str, list[int], int]], gaps: list[tuple[str, int]]
) -> None:
    notes = [note(fact, number, ranks, sentence=at) for number, (fact, ranks, at) in enumerate(questions)]
    notes += [note(fact, number, [2], part="gaps", sentence=at) for number, (fact, at) in enumerate(gaps, 100)]
    order = placed(notes, PARTS)
    assert len(order) == sum(len(each.cards) for each in notes)
    for fact in "abc":
        ranks = [each.card.rank for each in order if each.note.about == (fact,)]
        assert ranks == sorted(ranks)


@given(st.integers(1, 12))
def test_a_fact_comes_after_the_words_of_its_sentence(sentences: int) -> None:
    order = placed(article(sentences), PARTS)
    for sentence in range(1, sentences + 1):
        words = [first(order, f"word-{sentence}-{at}") for at in range(4)]
        assert max(words) < min(first(order, f"fact-{sentence}-{name}") for name in "ab")


def test_the_first_week_holds_words_facts_and_gaps_however_long_the_article_is() -> None:
    week = placed(article(40), PARTS)[:70]
    counts = Counter(place.note.part for place in week)
    assert min(counts[part] for part in ("words", "facts", "gaps")) > 7


def test_the_rule_holds_in_each_deck_for_those_who_study_deck_by_deck() -> None:
    order = placed(article(10), PARTS)
    for part in PARTS:
        groups = [place.group for place in order if place.note.part == part]
        assert all(one != other for one, other in pairwise(groups))


def test_a_question_over_the_whole_article_comes_after_the_first_card_of_each_of_its_facts() -> None:
    order = placed([note("title", 0, [1]), *article(5)], PARTS)
    assert all(first(order, f"fact-{sentence}-a") < first(order, "title") for sentence in range(1, 6))


@pytest.mark.rule(29)
def test_a_card_does_not_stand_beside_the_one_whose_answer_it_shows() -> None:
    order = placed(
        [
            note("a", 1, [1], "متى وُقّعت معاهدة التحالف؟", "8 مارس 2015"),
            note("b", 2, [1], "مع مَن وقّعت روسيا المعاهدة في 8 مارس 2015؟", "أوسيتيا الجنوبية"),
            note("c", 3, [1], "مَن وقّع القانون؟", "بوتين"),
            note("d", 4, [1], "ما مدة الولاية؟", "5 سنوات"),
        ],
        PARTS,
    )
    at = {each.note.about[0]: place for place, each in enumerate(order)}
    assert abs(at["a"] - at["b"]) > 1


@pytest.mark.rule(29)
def test_a_word_does_not_stand_beside_the_fact_whose_answer_it_is() -> None:
    order = placed(
        [
            note("treaty", 0, [0], "معاهدة", "treaty", "words", 1),
            note("army", 0, [0], "جيش", "army", "words", 1),
            note("what", 0, [1], "ما الذي وقّعته روسيا؟", "معاهدة", sentence=1),
            note("who", 0, [1], "مَن وقّع القانون؟", "بوتين", sentence=1),
        ],
        PARTS,
    )
    at = {each.note.about[0]: place for place, each in enumerate(order)}
    assert abs(at["treaty"] - at["what"]) > 1


def test_the_same_notes_always_come_in_the_same_order() -> None:
    notes = [note(fact, number, [0, 2]) for number, fact in enumerate("abcabc")]
    assert [each.note.id for each in placed(notes, PARTS)] == [each.note.id for each in placed(notes, PARTS)]
