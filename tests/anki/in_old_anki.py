"""Run inside an Anki of another year: import two builds of a deck, study between them, and tell what a learner sees.

    python in_old_anki.py FIRST.apkg SECOND.apkg

Prints JSON: each card's two sides after the first and after the second import, what is owned of each card before and
after, the note types, the media files. It imports nothing but that Anki, which may be years older than the tests.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from typing import Any

import anki.lang

anki.lang.set_lang("en")

from anki.collection import Collection  # noqa: E402


def take(col: Any, path: str) -> None:
    """Import a deck by the importer of this Anki's day."""
    try:
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
    except ImportError:
        from anki.importing.apkg import AnkiPackageImporter

        AnkiPackageImporter(col, path).run()
        return
    options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=False)
    col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options))


def sides(col: Any) -> dict[str, list[Any]]:
    """Render every card: note type, fields, front, back, and how many things are spoken on either side."""
    seen = {}
    for number in col.find_cards(""):
        card = col.get_card(number)
        note = card.note()
        kind = note.note_type() if hasattr(note, "note_type") else note.model()
        out = card.render_output(reload=True)
        spoken = [len(out.question_av_tags), len(out.answer_av_tags)]
        told = [kind["name"], dict(note.items()), out.question_text, out.answer_text, spoken]
        seen[f"{note['Id']} {card.ord}"] = told
    return seen


def owned(col: Any) -> dict[str, list[Any]]:
    """List what a learner owns of each card: its number, interval, reviews, flag, deck."""
    rows = "SELECT c.id, n.flds, c.ord, c.ivl, c.reps, c.flags, c.did FROM cards c JOIN notes n ON n.id = c.nid"
    return {f"{flds.split(chr(31))[0]} {ord_}": [cid, *more] for cid, flds, ord_, *more in col.db.all(rows)}


def main(first: str, second: str) -> None:
    """Import, study, import again."""
    col = Collection(os.path.join(tempfile.mkdtemp(), "collection.anki2"))
    take(col, first)
    seen = sides(col)
    col.db.execute("UPDATE cards SET type = 2, queue = 2, ivl = 30, reps = 5, flags = 3 WHERE id % 3 = 0")
    before = owned(col)
    take(col, second)
    told = {
        "first": seen,
        "second": sides(col),
        "before": before,
        "after": owned(col),
        "kinds": [each.name for each in col.models.all_names_and_ids() if "quizgen" in each.name],
        "media": sorted(os.listdir(col.media.dir())),
    }
    col.close()
    json.dump(told, sys.stdout)


main(*sys.argv[1:])
