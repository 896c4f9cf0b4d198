"""What a rebuild changes for those who hold the deck, and which ids look renamed without `was:`.

Its one rule: nothing appears, changes or goes without being told. Of a renaming only a likeness of words is reported;
whether it is one is the author's to say.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.anki.fields import plain
from quizgen.anki.ledger import Entry, Ledger

_WORDS = 60  # letters of a field that the ledger keeps

# The field that no other note of the type has alike, and whose words hang on no id.
_TELLING = {"question": "Stem", "cloze": "Text", "word": "Word"}
_ENTRIES = {"words": "the word", "refers": "the reference", "unsaid": "the unsaid question"}
_OFFICE = "office-"
_AFTER_HASH = 9  # an excerpt's first words; the hash before them also counts the numbers of holes


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


# ---------------------------------------------------------------- ids renamed without `was:`


def unsaid_renames(before: Ledger, after: Ledger, plan: Plan) -> tuple[str, ...]:
    """Return one line for each id that seems renamed: how many notes say so, and the `was:` line to paste."""
    came: dict[tuple[str, str], list[str]] = {}
    for note in plan.new:
        came.setdefault(_telling(after.notes[note]), []).append(note)
    went = ((note, _telling(before.notes[note])) for note in plan.gone)
    pairs = [(note, new) for note, words in went if words[1] for new in came.get(words, ())[:1]]
    found = Counter(renamed for pair in pairs if (renamed := _renamed(*pair)))
    return tuple(
        f"{what} '{new}' looks like '{old}' under another id: learners would get {_notes(count)} anew. "
        f"If it is, write `was: {old}` under '{new}', put the ledger.json of before back, and build again"
        for (what, old, new), count in found.items()
    )


def _telling(entry: Entry) -> tuple[str, str]:
    field = _TELLING.get(entry.type, "")
    words = entry.fields.get(field, "")
    return entry.type, words[_AFTER_HASH:] if entry.type == "cloze" else words


def _renamed(old: str, new: str) -> tuple[str, str, str] | None:
    """Return what two notes' ids differ in, as (kind, old id, new id); None where they differ in more than one."""
    if old.count("/") != 2 or new.count("/") != 2:
        return None
    (_, place, rest), (_, new_place, new_rest) = old.split("/"), new.split("/")
    if place == new_place and place in _ENTRIES:
        return _ENTRIES[place], rest, new_rest
    if place == new_place:
        return _part(rest, new_rest)
    if rest != new_rest:
        return None
    if place.startswith(_OFFICE) and new_place.startswith(_OFFICE):
        return "the name", *_bare_offices(place, new_place)
    return "the fact", place, new_place


def _part(rest: str, new_rest: str) -> tuple[str, str, str]:
    """Return what changed of a question's id: the name of a partner, which follows the question's, or the question."""
    question, dash, name = rest.partition("-")
    new_question, _, new_name = new_rest.partition("-")
    return ("the name", name, new_name) if dash and question == new_question else ("the question", rest, new_rest)


def _bare_offices(place: str, new_place: str) -> tuple[str, str]:
    """Cut the lead and the count of offices off («office-putin-2»), where both have them."""
    old, new = place.removeprefix(_OFFICE), new_place.removeprefix(_OFFICE)
    (old_name, _, turn), (new_name, _, new_turn) = old.rpartition("-"), new.rpartition("-")
    return (old_name, new_name) if turn.isdigit() and turn == new_turn else (old, new)


def _notes(count: int) -> str:
    return "a note" if count == 1 else f"{count} notes"
