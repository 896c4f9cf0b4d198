"""A ledger out of the deck that was built with it.

Its one rule: what learners hold by this deck is known again: guids, times of change, numbers of holes, names of decks.
What no deck holds is lost: notes that are gone, holes that were taken out, what was drawn.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quizgen.anki.contents import DeckError, contents
from quizgen.anki.fields import HOLE, hole_name
from quizgen.anki.ledger import Entry, Ledger, Stamp
from quizgen.anki.notes import TEXT, Note, Part
from quizgen.anki.notetypes import CLOZE, NOTETYPES, WORD
from quizgen.anki.plan import excerpts
from quizgen.model import Item, Kind

_HOLE = re.compile(r"\{\{c(\d{1,3})::(.*?)(?:::.*?)?\}\}")
_TAG = re.compile(r"<[^>]*>")
_READING = {f"quizgen::kind::{kind.value}" for kind in (Kind.REFERENCE, Kind.SOURCE)}


def ledger_of(apkg: bytes, items: Iterable[Item]) -> Ledger:
    """Read a ledger out of a deck; the seed's `items` tell whose hole is which. Raises `DeckError`."""
    held = contents(apkg)
    clozes: dict[str, list[Item]] = {}
    for item in items:
        if item.kind is Kind.CLOZE and item.hole is not None:
            clozes.setdefault(item.note, []).append(item)
    decks = {"all": min(held["decks"], key=len)} if held["decks"] else {}
    notes: dict[str, Entry] = {}
    for guid, tree in held["notes"].items():
        note = _note(tree)
        notes[note.id] = Entry(
            guid, note.type, note.content(), tree["mod"], excerpts(note.lasting()),
            _numbers(note.fields.get("Text", ""), clozes.get(note.id, ())),
        )  # fmt: skip
        decks[note.part] = tree["cards"][0][1]
    return Ledger(decks=decks, notes=notes)


def notetypes_of(apkg: bytes) -> dict[str, Stamp]:
    """Read when each note type's layout last changed out of a deck; its hash is unknown. Raises `DeckError`."""
    held = contents(apkg)["notetypes"]
    return {key: Stamp("0", held[each.name]["mod"]) for key, each in NOTETYPES.items() if each.name in held}


def _note(tree: Mapping[str, Any]) -> Note:
    kinds = [each for each in NOTETYPES.values() if each.name == tree["type"]]
    if not kinds or list(tree["fields"]) != list(kinds[0].names()):
        raise DeckError(f"its note type '{tree['type']}' is none of quizgen's")
    kind, tags = kinds[0].key, tuple(tree["tags"])
    fields = {name: text for name, text in tree["fields"].items() if text}
    return Note(html.unescape(fields.get("Id", "")), kind, fields, tags, _part(kind, {*tags}), (), (), {})


def _part(kind: str, tags: set[str]) -> Part:
    """Return in which part of the deck a note is, by its note type and tags."""
    if kind == WORD.key:
        return "words"
    if kind == CLOZE.key:
        return "gaps"
    return "text" if f"quizgen::kind::{TEXT}" in tags else "reading" if _READING & tags else "facts"


def _numbers(text: str, items: Sequence[Item]) -> dict[str, int]:
    """Return the number of each hole by its name; one whose words nothing asks for today keeps a name of its own."""
    found = [(int(hole[1]), html.unescape(_TAG.sub("", hole[2]))) for hole in _HOLE.finditer(text)]
    numbers: dict[str, int] = {}
    for item in sorted(items, key=lambda item: item.hole or (0, 0)):
        start, end = item.hole or (0, 0)
        words = item.evidence[0].reads[start:end]
        for hole in found:
            if hole[1] == words:
                numbers[hole_name(item)] = hole[0]
                found.remove(hole)
                break
    return numbers | {f"{HOLE}{number}": number for number, _ in found}
