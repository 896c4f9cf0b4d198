"""What a rebuild changes for those who hold the deck.

Its one rule: nothing appears, changes or goes without being told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.anki.fields import plain
from quizgen.anki.ledger import Ledger

_WORDS = 60  # letters of a field that the ledger keeps


@dataclass(frozen=True, slots=True)
class Change:
    """A note that changed: its id, and each changed field as (name, was, is)."""

    note: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Notes by id: new ones, changed ones, those that the sources no longer give; and how many stay the same."""

    new: tuple[str, ...] = ()
    changed: tuple[Change, ...] = ()
    gone: tuple[str, ...] = ()
    same: int = 0


def excerpts(fields: Mapping[str, str]) -> dict[str, str]:
    """Shorten a note's fields for the ledger: eight letters of the hash, and the first words."""
    return {name: f"{_hash(html)} {_first_words(html)}" for name, html in fields.items() if html}


def planned(before: Ledger, after: Ledger) -> Plan:
    """Compare two ledgers of one seed; a note is the same note where its guid is."""
    held = {entry.guid: entry for entry in before.notes.values()}
    kept = {entry.guid for entry in after.notes.values()}
    new: list[str] = []
    changed: list[Change] = []
    for note, entry in after.notes.items():
        was = held.get(entry.guid)
        if was is None:
            new.append(note)
        elif was.hash != entry.hash:
            changed.append(Change(note, _changes(was.fields, entry.fields)))
    gone = tuple(note for note, entry in before.notes.items() if entry.guid not in kept)
    return Plan(tuple(new), tuple(changed), gone, len(after.notes) - len(new) - len(changed))


def search(gone: tuple[str, ...]) -> str:
    """Write what finds notes by their ids in Anki's browser."""
    # an underscore stands for any letter there, unless a backslash leads it
    return " OR ".join('Id:"{}"'.format(note.replace("_", "\\_")) for note in gone)


def _changes(was: Mapping[str, str], now: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    names = dict.fromkeys((*was, *now))
    differing = [name for name in names if was.get(name) != now.get(name)]
    return tuple((name, was.get(name, "")[9:], now.get(name, "")[9:]) for name in differing)


def _hash(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest()[:8]


def _first_words(html: str) -> str:
    text = plain(html)
    return text if len(text) <= _WORDS else f"{text[:_WORDS].rstrip()}…"
