"""The ledger keeps what learners own, and survives being lost or damaged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.anki.deck import former, guid_of, refuse_collisions
from quizgen.anki.ledger import (
    Entry,
    Ledger,
    Stamp,
    moved,
    read_ledger,
    read_notetypes,
    write_ledger,
    write_notetypes,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
WHOLE = st.integers(0, 2**40)
SOME_TEXTS = st.dictionaries(TEXT, TEXT, max_size=2)
SOME_NUMBERS = st.dictionaries(TEXT, WHOLE, max_size=2)
ENTRIES = st.dictionaries(
    TEXT,
    st.builds(Entry, TEXT, TEXT, TEXT, WHOLE, SOME_TEXTS, SOME_NUMBERS),
    max_size=2,
)
LEDGERS = st.builds(
    Ledger,
    SOME_TEXTS,
    WHOLE,
    ENTRIES,
    ENTRIES,
    st.dictionaries(TEXT, st.lists(TEXT, max_size=3).map(tuple), max_size=2),
)


@given(LEDGERS)
def test_a_ledger_is_read_as_it_was_written(ledger: Ledger) -> None:
    assert read_ledger(write_ledger(ledger)) == (ledger, None)


@given(st.dictionaries(TEXT, st.builds(Stamp, TEXT, WHOLE), max_size=3))
def test_the_note_types_record_is_read_as_it_was_written(record: dict[str, Stamp]) -> None:
    assert read_notetypes(write_notetypes(record)) == (record, None)


def test_a_lost_ledger_is_empty_without_a_word() -> None:
    assert read_ledger("") == (Ledger(), None)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "null",
        '"x"',
        '{"ledger": 1}',
        '{"ledger": 2}',
        "<<<<<<< HEAD",
        "[" * 100_000,
        '{"ledger": 1, "decks": {}, "begun": -5, "notes": {}, "retired": {}, "drawn": {}}',
        '{"ledger": 1, "decks": {}, "begun": 1, "notes": {"a": {"guid": 3}}, "retired": {}, "drawn": {}}',
        '{"ledger": 1, "decks": {}, "begun": 1, "notes": {"a": 3}, "retired": {}, "drawn": {}}',
    ],
)
def test_a_damaged_ledger_is_empty_and_says_so(text: str) -> None:
    ledger, warning = read_ledger(text)
    assert ledger == Ledger()
    assert warning is not None
    assert "cannot be read" in warning


@given(st.integers(-5, 2**33), st.integers(1, 2**33), st.booleans())
def test_a_time_of_change_moves_only_with_the_content_and_only_forward(now: int, mod: int, same: bool) -> None:
    after = moved(Stamp("a", mod), "a" if same else "b", now)
    assert after == mod if same else after > mod
    assert moved(None, "a", now) >= 1


def test_a_guid_comes_from_the_oldest_id() -> None:
    assert guid_of("s/new/when", ("s/old/when", "s/oldest/when")) == guid_of("s/oldest/when")
    assert guid_of("s/a/when") != guid_of("s/a/who")


def test_former_ids_are_followed_to_the_oldest_and_a_circle_ends() -> None:
    assert former("c", {"c": "b", "b": "a"}) == ("b", "a")
    assert former("a", {"a": "b", "b": "a"}) == ("b", "a")


def test_two_notes_of_one_guid_are_refused() -> None:
    with pytest.raises(ValueError, match="'s/a/when' and 's/b/when'"):
        refuse_collisions([("s/a/when", "x"), ("s/b/when", "x")])
