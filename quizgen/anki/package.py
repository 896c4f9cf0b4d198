"""Notes packed into the bytes of an .apkg.

Its one rule: the same notes give the same bytes, and nothing touches the disk.

genanki's own package is not compressed, carries the clock and leaves a temporary database behind: here its tables are
written into memory, and the zip is deflated and has one fixed date.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizgen.anki.ledger import Entry, Notetypes
from quizgen.anki.notes import Note
from quizgen.anki.notetypes import written

if TYPE_CHECKING:
    import genanki

_BEGINNING = (1980, 1, 1, 0, 0, 0)
NEW_A_DAY = 10

# The options that our decks come with. Anki takes them where its importer is asked for presets (before 23.10 always),
# and never changes a preset that the learner has; the number was made up once and is its identity.
_PRESET: dict[str, Any] = {
    "id": 1787419236400,
    "name": "quizgen",
    "new": {"perDay": NEW_A_DAY, "bury": True},
    "rev": {"perDay": 200, "bury": True},
    "newGatherPriority": 1,  # by position: words, facts and gaps together, sentence by sentence
    "newSortOrder": 1,  # as gathered
    "buryInterdayLearning": True,
}


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck to be packed: its name in Anki (`::` nests), what its page says, its notes."""

    name: str
    description: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """What notes are written by.

    By (note id, ord) `dues` holds the place of each card among the new ones, `homes` the name of its deck; `entries`
    holds each note's guid and time of change; `models` the note types by their keys, and `stamps` when each last
    changed; `begun` the second from which note and card ids are counted.
    """

    dues: Mapping[tuple[str, int], int]
    homes: Mapping[tuple[str, int], str]
    entries: Mapping[str, Entry]
    models: Mapping[str, genanki.Model]
    stamps: Notetypes
    begun: int


def pack(decks: Sequence[Deck], writing: Writing, media: Mapping[str, bytes]) -> bytes:
    """Pack decks into an .apkg, with the files of `media` by their names.

    Raises ValueError where Anki would make other cards than the note promises.
    """
    import genanki

    with closing(sqlite3.connect(":memory:")) as base:
        cursor = base.cursor()
        genanki.Package([]).write_to_db(cursor, 0, iter(()))
        _write_notetypes(cursor, writing.models, writing.stamps)
        _write_preset(cursor)
        ids = itertools.count(writing.begun * 1000)
        for deck in decks:
            _write_deck(cursor, deck, writing, ids)
        base.commit()
        collection = base.serialize()
    return _zipped(collection, media)


def _write_notetypes(cursor: sqlite3.Cursor, models: Mapping[str, genanki.Model], record: Notetypes) -> None:
    trees = {str(model.model_id): written(model, record[key].mod) for key, model in models.items()}
    cursor.execute("UPDATE col SET models = ?", (json.dumps(trees, ensure_ascii=False, sort_keys=True),))


def _write_preset(cursor: sqlite3.Cursor) -> None:
    """Write our deck options beside genanki's default ones, from which they take what they do not set."""
    presets = json.loads(cursor.execute("SELECT dconf FROM col").fetchone()[0])
    default = presets["1"]
    parts = {part: {**default[part], **_PRESET[part]} for part in ("new", "rev")}
    presets[str(_PRESET["id"])] = {**default, **_PRESET, **parts}
    cursor.execute("UPDATE col SET dconf = ?", (json.dumps(presets, ensure_ascii=False, sort_keys=True),))


def _write_deck(cursor: sqlite3.Cursor, deck: Deck, writing: Writing, ids: Iterator[int]) -> None:
    import genanki

    number = _number(deck.name)
    made = genanki.Deck(number, deck.name, deck.description)
    decks = json.loads(cursor.execute("SELECT decks FROM col").fetchone()[0])
    decks[str(number)] = {**made.to_json(), "conf": _PRESET["id"]}
    cursor.execute("UPDATE col SET decks = ?", (json.dumps(decks, ensure_ascii=False, sort_keys=True),))
    for note in deck.notes:
        entry = writing.entries[note.id]
        row = genanki.Note(writing.models[note.type], note.row(), tags=list(note.tags), guid=entry.guid)
        if sorted(card.ord for card in row.cards) != sorted(card.ord for card in note.cards):
            raise ValueError(f"the note '{note.id}' would lose a card")
        row.write_to_db(cursor, entry.mod, number, ids)
        (last,) = cursor.execute("SELECT max(id) FROM notes").fetchone()
        for card in note.cards:
            due, home = writing.dues[note.id, card.ord], _number(writing.homes[note.id, card.ord])
            cursor.execute("UPDATE cards SET due = ?, did = ? WHERE nid = ? AND ord = ?", (due, home, last, card.ord))


def _number(deck: str) -> int:
    """Number a deck: Anki tells decks apart by name, so that this only has to differ within the package."""
    return 1 + int(hashlib.sha256(deck.encode()).hexdigest()[:12], 16) % 2**40


def _zipped(collection: bytes, media: Mapping[str, bytes]) -> bytes:
    names = sorted(media)
    files = {
        "collection.anki2": collection,
        "media": json.dumps({str(at): name for at, name in enumerate(names)}).encode(),
        **{str(at): media[name] for at, name in enumerate(names)},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.create_system = 3  # else it would tell which system packed it
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()
