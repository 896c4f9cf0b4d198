"""A week of study in the real Anki, by its own scheduler, with an update in the middle."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.anki.people import Author, Learner
from tests.anki.samples import SEED, WORDS, bank, with_item, without

pytestmark = pytest.mark.anki
DECKS = sorted((Path(__file__).parents[2] / "decks").glob("*/*.apkg"))
LAW = (f"{SEED}/forces-law/who", f"{SEED}/forces-law/cloze")
ANSWERS = ("GOOD", "GOOD", "AGAIN", "GOOD", "HARD", "GOOD", "EASY")


def studied(learner: Learner) -> list[str]:
    """Study all that Anki brings today, well and badly by turns; list the decks of the new cards."""
    import anki.collection  # noqa: F401 - the scheduler cannot be imported before it
    from anki.scheduler.v3 import CardAnswer

    scheduler: Any = learner.col.sched
    # what Anki's first screen asks for; it also brings back what was buried yesterday
    over_all = next(deck for deck in scheduler.deck_due_tree().children if deck.children)
    learner.col.decks.select(over_all.deck_id)
    new = []
    while queued := scheduler.get_queued_cards(fetch_limit=1).cards:
        card = learner.col.get_card(queued[0].card.id)
        if card.type == 0:
            new.append(learner.col.decks.name(card.did).rsplit("::", 1)[-1])
        card.start_timer()
        rating = getattr(CardAnswer, ANSWERS[(card.reps + card.id) % len(ANSWERS)])
        scheduler.answer_card(scheduler.build_answer(card=card, states=queued[0].states, rating=rating))
    return new


def sleeps(learner: Learner) -> None:
    """Let a day pass: for Anki the collection is a day older."""
    from anki.collection import Collection

    assert learner.col.db is not None
    learner.col.db.execute("UPDATE col SET crt = crt - 86400")
    learner.col.db.execute("UPDATE cards SET due = due - 86400 WHERE queue = 1")
    learner.col.close()
    learner.col = Collection(str(learner.folder / "collection.anki2"))


def owned(learner: Learner) -> dict[tuple[str, int], tuple[Any, ...]]:
    """Tell of each card, by guid and place, all that its learner has of it."""
    assert learner.col.db is not None
    rows = learner.col.db.execute(
        "SELECT n.guid, c.ord, c.id, c.did, c.type, c.queue, c.due, c.ivl, c.factor, c.reps, c.lapses, c.flags, "
        "c.data, (SELECT count() FROM revlog r WHERE r.cid = c.id) FROM cards c JOIN notes n ON n.id = c.nid"
    )
    return {(row[0], row[1]): tuple(row[2:]) for row in rows}


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.stem)
def test_the_first_week_brings_words_facts_and_gaps_ten_new_cards_a_day(learner: Learner, deck: Path) -> None:
    learner.imports(deck.read_bytes(), presets=True)
    week = []
    for _ in range(7):
        week.append(studied(learner))
        sleeps(learner)
    assert [len(day) for day in week] == [10] * 7
    assert week[0][:2] == ["0 النصّ", "1 المفردات"]
    counts = Counter(part for day in week for part in day)
    assert min(counts[part] for part in ("1 المفردات", "2 الحقائق", "3 الفراغات")) > 0
    assert sum("2 الحقائق" in day for day in week) > 3


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.stem)
def test_with_ankis_own_options_facts_come_once_each_word_was_met_and_words_are_produced_after_them(
    learner: Learner, deck: Path
) -> None:
    learner.imports(deck.read_bytes())
    words = sum("/words/" in card.note()["Id"] and card.ord == 0 for card in learner.cards())
    days: list[list[str]] = []
    while not days or "2 الحقائق" not in days[-1]:
        days.append(studied(learner))
        sleeps(learner)
    assert len(days) == -(-(1 + words + 1) // 20)  # Anki's own options bring 20 cards a day, deck by deck
    assert "5 استحضار المفردات" not in {part for day in days for part in day}


def test_a_deck_whose_words_were_one_part_stays_as_it_is_and_only_new_words_are_produced_in_the_new_part(
    author: Author, learner: Learner
) -> None:
    first = author.build()
    held = {part: name for part, name in first.ledger.decks.items() if part != "produce"}
    before_it = dataclasses.replace(first.ledger, decks={**held, "produce": held["words"]})
    author.ledger = before_it
    learner.imports(author.build().apkg)
    assert {learner.col.decks.name(card.did) for card in learner.cards()} == {*held.values()} - {held["all"]}
    before = owned(learner)
    author.ledger = dataclasses.replace(before_it, decks=held)  # as a build left it that did not know the part yet
    more = dataclasses.replace(WORDS[0], id="another", word="كلمة", en="another")
    log = learner.imports(author.build(bank(words=(*WORDS, more))).apkg)
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (1, 0, 0)
    after = owned(learner)
    assert {place: after.get(place) for place in before} == before
    new = {
        learner.col.decks.get(card[1])["name"].rpartition("::")[2]
        for place, card in after.items()
        if place not in before
    }
    assert new == {"1 المفردات", "5 استحضار المفردات"}


def test_an_update_in_the_middle_of_a_week_takes_nothing_and_brings_what_is_new(
    author: Author, learner: Learner
) -> None:
    learner.imports(author.build(bank(items=without(*LAW))).apkg, presets=True)
    studied(learner)
    sleeps(learner)
    before = owned(learner)
    assert {card[2] for card in before.values()} >= {0, 2}  # some are still new, some are reviewed
    corrected = author.build(bank(items=with_item(f"{SEED}/alliance-signed/when", key="18 مارس 2015")))
    log = learner.imports(corrected.apkg, presets=True)
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (2, 1, 0)
    after = owned(learner)
    assert {place: after.get(place) for place in before} == before
    assert len(after) == len(before) + 2
    assert learner.note(f"{SEED}/alliance-signed/when")["Answer"].startswith("18 مارس")
    for _ in range(10):
        studied(learner)
        sleeps(learner)
    assert all(card[2] for card in owned(learner).values())  # every card has come
    assert learner.col.fix_integrity() == ("Database rebuilt and optimized.", True)
