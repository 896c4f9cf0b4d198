"""What learners already own: one entry a note, and one stamp a note type.

Its one rule: nothing written here is ever given twice. A guid, a cloze number and a deck's name are kept for ever; a
time of change only moves forward.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizgen.problems import QuizgenError

LEDGER_SHAPE = 1
LAST_SECOND = 253_402_300_799  # of the year 9999: no time of change lies beyond it


class EntryError(QuizgenError):
    """Entries of the ledger that do not fit what their notes have become: `faults` holds what is wrong by note id."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("; ".join(faults.values()))
        self.faults = faults


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
    """Return the time of change: the old one while the content stays, else now, and always later than the old one.

    Never below 1: a zero makes Anki's Check Database panic (seen in 25.9 and 26.9).
    """
    if known is None:
        return max(1, now)
    return known.mod if known.hash == content else min(max(1, now, known.mod + 1), LAST_SECOND)


def write_ledger(ledger: Ledger) -> str:
    """Write a ledger as sorted JSON, each entry on a line of its own: so git merges it entry by entry."""
    return _written(
        {
            "ledger": LEDGER_SHAPE,
            "decks": dict(ledger.decks),
            "begun": ledger.begun,
            "notes": {note: _tree(entry) for note, entry in ledger.notes.items()},
            "retired": {note: _tree(entry) for note, entry in ledger.retired.items()},
            "drawn": {item: list(drawn) for item, drawn in ledger.drawn.items()},
        }
    )


def write_notetypes(record: Notetypes) -> str:
    """Write the record of the note types as sorted JSON, each on a line of its own."""
    return _written({name: {"hash": stamp.hash, "mod": stamp.mod} for name, stamp in record.items()}, deep=False)


def _written(tree: Mapping[str, object], deep: bool = True) -> str:
    parts = []
    for name, value in sorted(tree.items()):
        if deep and isinstance(value, Mapping):
            entries = [f"\n  {_json(key)}: {_json(each)}" for key, each in sorted(value.items())]
            parts.append(f"\n {_json(name)}: {{{','.join(entries)}\n }}")
        else:
            parts.append(f"\n {_json(name)}: {_json(value)}")
    return f"{{{','.join(parts)}\n}}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _tree(entry: Entry) -> dict[str, object]:
    tree: dict[str, object] = {"guid": entry.guid, "type": entry.type, "hash": entry.hash, "mod": entry.mod}
    if entry.fields:
        tree["fields"] = dict(entry.fields)
    if entry.holes:
        tree["holes"] = dict(entry.holes)
    return tree


# ---------------------------------------------------------------- several ledgers of one seed


def united(ledgers: Sequence[Ledger]) -> Ledger:
    """Unite ledgers of one seed so that nothing which a learner may own is lost.

    The first one goes before: its deck names, its draws, its guids. Of two entries of a note the one that changed later
    counts; a hole keeps the number that this entry gives it, and holes that only others know keep theirs where that is
    free. A note that lives in one lives.
    """
    entries: dict[str, Entry] = {}
    for note in dict.fromkeys(note for ledger in ledgers for note in (*ledger.notes, *ledger.retired)):
        entries[note] = _latest([entry for ledger in ledgers if (entry := ledger.known(note))])
    living = {note for ledger in ledgers for note in ledger.notes}
    return Ledger(
        decks=_first(ledger.decks for ledger in ledgers),
        begun=min((ledger.begun for ledger in ledgers if ledger.begun), default=0),
        notes={note: entry for note, entry in entries.items() if note in living},
        retired={note: entry for note, entry in entries.items() if note not in living},
        drawn={item: drawn for ledger in reversed(ledgers) for item, drawn in ledger.drawn.items()},
    )


def _first(names: Iterable[Mapping[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in names:
        found = {**each, **found}
    return found


def _latest(entries: Sequence[Entry]) -> Entry:
    latest = max(entries, key=lambda entry: entry.mod)
    holes = dict(latest.holes)
    for entry in entries:
        for name, number in entry.holes.items():
            if name not in holes and number not in holes.values():
                holes[name] = number
    return replace(latest, guid=entries[0].guid, holes=holes)
