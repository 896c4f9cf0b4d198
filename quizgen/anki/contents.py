"""What an .apkg holds, as plain mappings to compare.

Its one rule: nothing that may differ between two equal decks is in it.
"""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from typing import Any


def contents(apkg: bytes) -> dict[str, Any]:
    """Read an .apkg that quizgen packed: decks, note types, notes by guid with their cards, media by hash.

    Row numbers, the zip's compression and SQLite's version are left out; times of change are in.
    """
    with zipfile.ZipFile(io.BytesIO(apkg)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(files["collection.anki2"])
        decks_text, models_text = base.execute("SELECT decks, models FROM col").fetchone()
        notes = base.execute("SELECT id, guid, mid, mod, tags, flds FROM notes").fetchall()
        cards = base.execute("SELECT nid, did, ord, due FROM cards ORDER BY nid, ord").fetchall()
    decks = {number: tree for number, tree in json.loads(decks_text).items() if number != "1"}
    models = json.loads(models_text)
    cards_of: dict[int, list[list[object]]] = {}
    for note, deck, place, due in cards:
        cards_of.setdefault(note, []).append([place, decks[str(deck)]["name"], due])
    return {
        "decks": {tree["name"]: tree["desc"] for tree in decks.values()},
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
