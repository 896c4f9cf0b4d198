"""The order of new cards: facts apart, enemies apart, recognising first."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.anki.notes import Card, Note
from quizgen.anki.order import placed


def note(fact: str, number: int, ranks: list[int], stem: str = "", key: str = "") -> Note:
    cards = tuple(Card(ord_, rank, stem, (key,) if key else ()) for ord_, rank in enumerate(ranks))
    return Note(f"s/{fact}/{number}", "question", {}, (), "facts", cards, (fact,), {})


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 2)), max_size=25))
def test_cards_of_one_fact_stand_apart_wherever_that_is_possible(cards: list[tuple[str, int]]) -> None:
    order = placed([note(fact, number, [rank]) for number, (fact, rank) in enumerate(cards)])
    facts = [each.note.about[0] for each in order]
    assert Counter(facts) == Counter(fact for fact, _ in cards)
    most = max(Counter(facts).values(), default=0)
    if most <= (len(facts) + 1) // 2:
        assert all(one != other for one, other in pairwise(facts))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.lists(st.integers(0, 2), min_size=1, max_size=3)), max_size=12))
def test_within_a_fact_recognising_comes_before_producing(notes: list[tuple[str, list[int]]]) -> None:
    order = placed([note(fact, number, ranks) for number, (fact, ranks) in enumerate(notes)])
    for fact in "abc":
        ranks = [each.card.rank for each in order if each.note.about == (fact,)]
        assert ranks == sorted(ranks)


@pytest.mark.rule(29)
def test_a_card_does_not_stand_beside_the_one_whose_answer_it_shows() -> None:
    order = placed(
        [
            note("a", 1, [1], "متى وُقّعت معاهدة التحالف؟", "8 مارس 2015"),
            note("b", 2, [1], "مع مَن وقّعت روسيا المعاهدة في 8 مارس 2015؟", "أوسيتيا الجنوبية"),
            note("c", 3, [1], "مَن وقّع القانون؟", "بوتين"),
            note("d", 4, [1], "ما مدة الولاية؟", "5 سنوات"),
        ]
    )
    at = {each.note.about[0]: place for place, each in enumerate(order)}
    assert abs(at["a"] - at["b"]) > 1


def test_the_same_notes_always_come_in_the_same_order() -> None:
    notes = [note(fact, number, [0, 2]) for number, fact in enumerate("abcabc")]
    assert [each.note.id for each in placed(notes)] == [each.note.id for each in placed(notes)]
