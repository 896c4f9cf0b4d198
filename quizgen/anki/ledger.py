"""What learners already own: one entry a note, and one stamp a note type.

Its one rule: nothing written here is ever given twice. A guid, a cloze number and a deck's name are kept for ever; a
time of change only moves forward.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LEDGER_SHAPE = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One note: guid, note type, hash of its content, when that last changed (seconds), excerpts, cloze numbers.

    `fields` maps each filled field to eight letters of its hash and its first words: enough to tell what changed.
    """

    guid: str
    type: str
    hash: str
    mod: int
    fields: Mapping[str, str] = field(default_factory=dict)
    holes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """One seed's record: its decks' names, its notes and those it had once (by note id), the options that were drawn.

    `decks` maps `all`, `facts`, `reading`, `words` to full names: to Anki a deck's name is the deck.
    """

    decks: Mapping[str, str] = field(default_factory=dict)
    begun: int = 0
    notes: Mapping[str, Entry] = field(default_factory=dict)
    retired: Mapping[str, Entry] = field(default_factory=dict)
    drawn: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def known(self, note: str) -> Entry | None:
        """Find a note's entry, among the living first."""
        return self.notes.get(note) or self.retired.get(note)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The content hash of a note type and when it last changed (seconds)."""

    hash: str
    mod: int


Notetypes = Mapping[str, Stamp]


def moved(known: Stamp | Entry | None, content: str, now: int) -> int:
    """Give the time of change: the old one while the content stays, else now, and always later than the old one.

    Never below 1: a zero makes Anki's Check Database panic (seen in 25.9 and 26.9).
    """
    if known is None:
        return max(1, now)
    return known.mod if known.hash == content else max(1, now, known.mod + 1)


def read_ledger(text: str) -> tuple[Ledger, str | None]:
    """Read a ledger's text; a lost ('') or damaged one gives an empty ledger and, if damaged, a warning."""
    if not text.strip():
        return Ledger(), None
    try:
        tree = json.loads(text)
        if tree["ledger"] != LEDGER_SHAPE:
            raise ValueError("another shape")
        return _ledger(tree), None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Ledger(), (
            "the ledger cannot be read: every note counts as changed once; "
            "learners get no duplicates, but restore ledger.json if you can, for it keeps the numbers of cloze holes"
        )


def write_ledger(ledger: Ledger) -> str:
    """Write a ledger as sorted JSON that reads well in a diff."""
    tree = {
        "ledger": LEDGER_SHAPE,
        "decks": dict(ledger.decks),
        "begun": ledger.begun,
        "notes": {note: _tree(entry) for note, entry in ledger.notes.items()},
        "retired": {note: _tree(entry) for note, entry in ledger.retired.items()},
        "drawn": {item: list(drawn) for item, drawn in ledger.drawn.items()},
    }
    return json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_notetypes(text: str) -> tuple[dict[str, Stamp], str | None]:
    """Read the record of the note types, one for all seeds; a damaged one is empty and comes with a warning."""
    if not text.strip():
        return {}, None
    try:
        tree = json.loads(text)
        return {name: Stamp(_text(each["hash"]), _whole(each["mod"])) for name, each in tree.items()}, None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}, "the record of note types cannot be read: their layout counts as changed once"


def write_notetypes(record: Notetypes) -> str:
    """Write the record of the note types as sorted JSON."""
    tree = {name: {"hash": stamp.hash, "mod": stamp.mod} for name, stamp in record.items()}
    return json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _tree(entry: Entry) -> dict[str, object]:
    tree: dict[str, object] = {"guid": entry.guid, "type": entry.type, "hash": entry.hash, "mod": entry.mod}
    if entry.fields:
        tree["fields"] = dict(entry.fields)
    if entry.holes:
        tree["holes"] = dict(entry.holes)
    return tree


def _ledger(tree: dict[str, Any]) -> Ledger:
    return Ledger(
        {_text(part): _text(name) for part, name in tree["decks"].items()},
        _whole(tree["begun"]),
        {_text(note): _entry(each) for note, each in tree["notes"].items()},
        {_text(note): _entry(each) for note, each in tree["retired"].items()},
        {_text(item): tuple(_text(each) for each in drawn) for item, drawn in tree["drawn"].items()},
    )


def _entry(tree: dict[str, Any]) -> Entry:
    return Entry(
        _text(tree["guid"]),
        _text(tree["type"]),
        _text(tree["hash"]),
        _whole(tree["mod"]),
        {name: _text(each) for name, each in tree.get("fields", {}).items()},
        {name: _whole(each) for name, each in tree.get("holes", {}).items()},
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text wanted")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
        raise TypeError("a whole number wanted")
    return value
