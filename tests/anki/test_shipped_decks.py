"""The decks that are shipped, each note of them, in the real Anki."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anki.people import Learner, told_too_soon

pytestmark = pytest.mark.anki
DECKS = sorted((Path(__file__).parents[2] / "decks").glob("*/*.apkg"))


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.stem)
def test_no_front_holds_an_answer_that_it_takes(learner: Learner, deck: Path) -> None:
    learner.imports(deck.read_bytes())
    cards = learner.cards()
    assert len(cards) > 100
    told = {
        f"{card.note()['Id']} {card.ord}": told_too_soon(
            card.note_type()["name"], card.ord, dict(card.note().items()), learner.sides(card)[0]
        )
        for card in cards
    }
    assert {name: words for name, words in told.items() if words} == {}
