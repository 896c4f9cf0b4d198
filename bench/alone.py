"""Write notes with genanki alone, or with sqlite3 and zip alone: what a build is measured against.

python -m bench.alone genanki|floor rows.json out.apkg
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any


def by_genanki(notes: list[list[Any]], types: dict[str, Any], out: str) -> None:
    """Write a package as anybody would who has only genanki."""
    import genanki

    models = {
        int(id_): genanki.Model(
            int(id_),
            type_["name"],
            fields=[{"name": field["name"]} for field in type_["flds"]],
            templates=[{"name": card["name"], "qfmt": card["qfmt"], "afmt": card["afmt"]} for card in type_["tmpls"]],
            css=type_["css"],
            model_type=type_["type"],
        )
        for id_, type_ in types.items()
    }
    deck = genanki.Deck(1, "alone")
    for guid, type_, fields, tags in notes:
        deck.add_note(genanki.Note(models[type_], fields.split("\x1f"), guid=guid, tags=tags.split()))
    genanki.Package(deck).write_to_file(out)


def by_hand(notes: list[list[Any]], types: dict[str, Any], out: str) -> None:
    """Write the same rows into a database and pack it: no package can be written for less."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "collection.anki2"
        with sqlite3.connect(place) as collection:
            collection.execute("CREATE TABLE notes (guid, mid, flds, tags)")
            collection.execute("CREATE TABLE col (models)")
            collection.execute("INSERT INTO col VALUES (?)", [json.dumps(types)])
            collection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?)", notes)
        collection.close()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            package.write(place, "collection.anki2")


if __name__ == "__main__":
    how, rows, target = sys.argv[1:]
    {"genanki": by_genanki, "floor": by_hand}[how](*json.loads(Path(rows).read_text(encoding="utf-8")), target)
