"""What an .apkg holds, as plain mappings to compare, and the seal by which it is known without being opened.

Its one rule: what is opened may be a stranger's, so it has bounds: bytes, rows, steps; no views, triggers, functions.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sqlite3
import zipfile
import zlib
from contextlib import closing
from typing import Any

from quizgen.problems import QuizgenError

MOST_FILES = 1_000
MOST_BYTES = 256 * 2**20  # of all files, unpacked
MOST_RATIO = 200  # unpacked to packed; a deck that quizgen packs has about 4, its collection alone 9
MOST_STEPS = 20_000_000  # of SQLite's machine; 13,000 notes take half a million
_SEAL = re.compile(rb"quizgen ([0-9a-f]{64}) ([0-9a-f]{64})")
_SEAL_LENGTH = 8 + 64 + 1 + 64
_TABLES = {"col", "notes", "cards", "graves", "revlog"}
_READS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}


class DeckError(QuizgenError):
    """An .apkg that is not one which quizgen packed, or is beyond its bounds."""


# ---------------------------------------------------------------- the seal


def sealed(apkg: bytes) -> bytes:
    """Return an .apkg with its seal as the comment of the zip: the hash of its contents, and of its bytes."""
    told = json.dumps(contents(apkg), ensure_ascii=False, sort_keys=True).encode()
    seal = f"quizgen {hashlib.sha256(told).hexdigest()} {hashlib.sha256(apkg).hexdigest()}".encode()
    return apkg[:-2] + len(seal).to_bytes(2, "little") + seal


def seal_of(apkg: bytes) -> str:
    """Return the hash of the contents from the seal; '' where there is none, or where the bytes are other ones.

    Nothing is unpacked. Equal contents have equal hashes on every machine, though SQLite and zlib differ in the bytes.
    """
    rest, seal = apkg[:-_SEAL_LENGTH], _SEAL.fullmatch(apkg[-_SEAL_LENGTH:])
    if not seal or rest[-2:] != _SEAL_LENGTH.to_bytes(2, "little"):
        return ""
    return seal[1].decode() if hashlib.sha256(rest[:-2] + b"\0\0").hexdigest().encode() == seal[2] else ""


# ---------------------------------------------------------------- the contents


def contents(apkg: bytes) -> dict[str, Any]:
    """Read an .apkg that quizgen packed: decks and their options, note types, notes by guid with cards, media by hash.

    Row numbers, the zip's compression and SQLite's version are left out; times of change are in. Raises `DeckError`.
    """
    try:
        files = _unpacked(apkg)
        with closing(sqlite3.connect(":memory:")) as base:
            rows = _rows(base, files["collection.anki2"])
        return _told(files, *rows)
    except (zipfile.BadZipFile, zlib.error, sqlite3.Error) as fault:
        raise DeckError(f"it cannot be opened ({fault})") from fault
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, EOFError, OSError) as fault:
        raise DeckError("it is not a deck that quizgen packed") from fault
    except (NotImplementedError, RecursionError, OverflowError, RuntimeError) as fault:
        raise DeckError("it is not a deck that quizgen packed") from fault


def _unpacked(apkg: bytes) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    room = min(MOST_BYTES, MOST_RATIO * len(apkg))
    with zipfile.ZipFile(io.BytesIO(apkg)) as archive:
        if len(archive.infolist()) > MOST_FILES:
            raise DeckError(f"it holds more than {MOST_FILES} files")
        for entry in archive.infolist():
            with archive.open(entry) as file:  # what the zip says of sizes is not relied upon
                files[entry.filename] = file.read(room + 1)
            room -= len(files[entry.filename])
            if room < 0:
                raise DeckError("it is larger than a deck can be, unpacked")
    return files


def _rows(base: sqlite3.Connection, collection: bytes) -> tuple[tuple[str, str, str], list[Any], list[Any]]:
    base.deserialize(collection)
    base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
    steps = iter(range(MOST_STEPS // 100_000))
    base.set_progress_handler(lambda: next(steps, None) is None, 100_000)
    base.execute("PRAGMA trusted_schema = OFF")
    base.execute("PRAGMA query_only = ON")
    schema = base.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    for kind, name, sql in schema:
        if kind not in ("table", "index") or (kind == "table" and not _is_plain(name, sql)):
            raise DeckError(f"its collection holds a {kind} that no deck of quizgen has")
    base.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _READS else sqlite3.SQLITE_DENY)
    texts = base.execute("SELECT decks, models, dconf FROM col").fetchone()
    notes = base.execute("SELECT id, guid, mid, mod, tags, flds FROM notes").fetchall()
    cards = base.execute("SELECT nid, did, ord, due FROM cards ORDER BY nid, ord").fetchall()
    return texts, notes, cards


def _is_plain(name: str, sql: str) -> bool:
    words = " ".join(str(sql).casefold().split())
    computed = any(word in words for word in ("virtual", "generated", " as (", "as("))
    return (name in _TABLES or name.startswith("sqlite_stat")) and not computed


def _told(files: dict[str, bytes], texts: tuple[str, str, str], notes: list[Any], cards: list[Any]) -> dict[str, Any]:
    decks, models, options = (json.loads(text) for text in texts)
    decks.pop("1", None)
    cards_of: dict[int, list[list[object]]] = {}
    for note, deck, place, due in cards:
        cards_of.setdefault(note, []).append([place, decks[str(deck)]["name"], due])
    return {
        "decks": {tree["name"]: tree["desc"] for tree in decks.values()},
        "options": {tree["name"]: tree for number, tree in options.items() if number != "1"},
        "notetypes": {tree["name"]: _notetype(tree) for tree in models.values()},
        "notes": {
            guid: {
                "type": models[str(kind)]["name"],
                "mod": mod,
                "tags": tags.split(),
                "fields": dict(zip(_names(models[str(kind)]), flds.split("\x1f"), strict=True)),
                "cards": cards_of[number],
            }
            for number, guid, kind, mod, tags, flds in notes
        },
        "media": {
            name: hashlib.sha256(files[number]).hexdigest() for number, name in json.loads(files["media"]).items()
        },
    }


def _names(tree: dict[str, Any]) -> list[str]:
    return [each["name"] for each in tree["flds"]]


def _notetype(tree: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": tree["id"],
        "mod": tree["mod"],
        "css": tree["css"],
        "fields": [[each["name"], each["id"]] for each in tree["flds"]],
        "cards": [[each["name"], each["id"], each["qfmt"], each["afmt"]] for each in tree["tmpls"]],
    }
