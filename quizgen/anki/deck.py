"""From a bank to an .apkg: the one entry.

One rule: what learners already hold is found again by its guid, which comes from a note's first id and nothing else.
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizgen.anki.article import description, passage_file
from quizgen.anki.fields import Former, clean
from quizgen.anki.ledger import Entry, EntryError, Ledger, Notetypes, moved
from quizgen.anki.notes import Note, Part, notes_of
from quizgen.anki.notetypes import Assets, fonts, models, stamped
from quizgen.anki.order import placed
from quizgen.anki.package import NEW_A_DAY, Deck, Writing, pack
from quizgen.anki.plan import Plan, excerpts, planned, unsaid_renames
from quizgen.model import Bank

# The order in which they are studied. With Anki's own options that is one after the other: words are produced last, so
# that facts need not wait for it.
PARTS: tuple[Part, ...] = ("text", "words", "facts", "gaps", "reading", "produce")


@dataclass(frozen=True, slots=True)
class Built:
    """A packed deck, the ledger and the note types' record to be kept, what changed, and what could not be carded."""

    apkg: bytes
    ledger: Ledger
    notetypes: Notetypes
    plan: Plan
    warnings: tuple[str, ...] = ()


def build_deck(
    bank: Bank, ledger: Ledger, record: Notetypes, assets: Assets, now: int, was: Mapping[str, str]
) -> Built:
    """Build a seed's deck.

    `ledger` and `record` are what the last build left (empty ones at first), `now` the time of this build in seconds,
    `was` the former id of each renamed note by its new one, `assets` the layouts under `anki/` and the fonts. Raises
    ValueError for a text that no card can show, and `EntryError` where a note does not fit its entry in the ledger.
    """
    file, text = passage_file(bank)
    notes, after, warnings = entered(bank, file, ledger, now, was)
    made = models(assets)
    stamps = stamped(made, record, now)
    names = after.decks
    parts = [part for part in PARTS if part != "produce" or names["produce"] != names["words"]]
    dues = {(place.note.id, place.card.ord): at for at, place in enumerate(placed(notes, parts))}
    homes = {(note.id, card.ord): names[note.part_of(card)] for note in notes for card in note.cards}
    writing = Writing(dues, homes, after.notes, made, stamps, after.begun)
    apkg = pack(_decks(bank, after.decks, notes), writing, {**fonts(assets), file: text})
    plan = planned(ledger, after)
    warnings = (*_passed_over(bank, ledger.decks), *warnings, *unsaid_renames(ledger, after, plan))
    return Built(apkg, after, stamps, plan, warnings)


def entered(
    bank: Bank, file: str, ledger: Ledger, now: int, was: Mapping[str, str]
) -> tuple[tuple[Note, ...], Ledger, tuple[str, ...]]:
    """Make the notes of a bank and enter them into the ledger; return both, and what could not be carded.

    `file` is the name of the article in the deck. Raises `EntryError` where notes do not fit their entries.
    """
    olds = {note: former(note, was) for note in was}
    before = _returned(_renamed(ledger, olds), bank, olds)
    held = {note: before.notes.get(note) or before.retired.get(note) for note in (*before.notes, *before.retired)}
    notes, warnings = notes_of(bank, file, {note: entry.holes for note, entry in held.items() if entry}, olds)
    refuse_other_types(notes, before)
    entries = {note.id: _entry(note, before.known(note.id), olds.get(note.id, ()), now) for note in notes}
    refuse_collisions([(note.id, entries[note.id].guid) for note in notes])
    after = Ledger(
        decks=_deck_names(bank, ledger.decks),
        begun=ledger.begun or max(1, now),
        notes=entries,
        retired={note: entry for note, entry in {**before.retired, **before.notes}.items() if note not in entries},
        drawn={**ledger.drawn, **{item.id: item.drawn for item in bank.items if item.drawn}},
    )
    return tuple(notes), after, tuple(warnings)


def guid_of(note: str, was: Sequence[str] = ()) -> str:
    """Return the guid of a note: 12 letters from its id, or from the oldest of its former ids (`was`, newest first)."""
    first = was[-1] if was else note
    return base64.urlsafe_b64encode(hashlib.sha256(first.encode()).digest()[:9]).decode()


def former(note: str, was: Mapping[str, str]) -> tuple[str, ...]:
    """List the ids that a note had before, newest first, from a mapping of new ids to old ones."""
    found: list[str] = []
    while (note := was.get(note, "")) and note not in found:
        found.append(note)
    return tuple(found)


def refuse_collisions(guids: Iterable[tuple[str, str]]) -> None:
    """Raise `EntryError` when two notes, given as (id, guid), would be one note in a learner's collection."""
    seen: dict[str, str] = {}
    faults: dict[str, str] = {}
    for note, guid in guids:
        if guid in seen:
            faults[note] = f"the notes '{seen[guid]}' and '{note}' would be one note for learners"
        seen.setdefault(guid, note)
    if faults:
        raise EntryError(faults)


def refuse_other_types(notes: Iterable[Note], ledger: Ledger) -> None:
    """Raise `EntryError` when notes are of another note type than their entries: Anki would make second ones."""
    faults = {
        note.id: f"this note was a {known.type} note and cannot become a {note.type} note"
        for note in notes
        if (known := ledger.known(note.id)) and known.type != note.type
    }
    if faults:
        raise EntryError(faults)


def _renamed(ledger: Ledger, was: Former) -> Ledger:
    """Move the entries of renamed notes to their new ids."""
    notes, retired = dict(ledger.notes), dict(ledger.retired)
    for new, olds in was.items():
        for entries in (notes, retired):
            old = next((each for each in olds if each in entries), None)
            if old is not None and new not in notes:
                notes[new] = entries.pop(old)
                retired.pop(new, None)
    return dataclasses.replace(ledger, notes=notes, retired=retired)


def _returned(ledger: Ledger, bank: Bank, was: Former) -> Ledger:
    """Move entries to the ids under which their notes come back.

    A fact that was renamed, taken out, and written again under its first id is the same note to learners, for its guid
    comes from that id.
    """
    ids = {*(item.note for item in bank.items if item.note), *(f"{bank.seed}/words/{word.id}" for word in bank.words)}
    notes, retired = dict(ledger.notes), dict(ledger.retired)
    held = {entry.guid: note for note, entry in {**retired, **notes}.items() if note not in ids}
    for new in sorted(ids - notes.keys() - retired.keys()):
        if (old := held.get(guid_of(new, was.get(new, ())))) is not None:
            notes[new] = notes.pop(old) if old in notes else retired.pop(old)
    return dataclasses.replace(ledger, notes=notes, retired=retired)


def _entry(note: Note, known: Entry | None, was: Sequence[str], now: int) -> Entry:
    guid = known.guid if known else guid_of(note.id, was)
    content = note.content()
    return Entry(guid, note.type, content, moved(known, content, now), excerpts(note.lasting()), note.holes)


def _deck_names(bank: Bank, known: Mapping[str, str]) -> dict[str, str]:
    """Name the deck and its parts, the names that learners already hold first.

    Numbers lead the parts' names, because Anki shows and studies decks in the order of their names. In a deck that was
    built before the gaps had a deck of their own they stay with the facts, and all cards of words together.
    """
    if "facts" in known and known.get("gaps", known["facts"]) == known["facts"]:
        known = {"gaps": known["facts"], **({"produce": known["words"]} if "words" in known else {}), **known}
    # a pair of colons would nest decks; only an author who writes the name may want that
    name = bank.settings.deck or bank.article.title.replace("::", ": ") or bank.seed
    name = known.get("all") or " ".join(clean(name).split()) or bank.seed
    return {"all": name, **{part: known.get(part) or f"{name}::{bank.labels[f'anki.deck.{part}']}" for part in PARTS}}


def _passed_over(bank: Bank, known: Mapping[str, str]) -> tuple[str, ...]:
    """Warn of a name that the author sets for a deck which learners know by another one."""
    wanted, held = " ".join(clean(bank.settings.deck).split()), known.get("all", "")
    if not wanted or not held or wanted == held:
        return ()
    return (f"the deck stays '{held}', by which learners know it; 'deck: {wanted}' is passed over",)


def _decks(bank: Bank, names: Mapping[str, str], notes: Sequence[Note]) -> list[Deck]:
    """List the decks that hold something, and first the one over them, which tells how to study."""
    there = {note.part_of(card) for note in notes for card in note.cards}
    held = {part: names[part] for part in PARTS if part in there}
    return [
        Deck(names["all"], description(bank, list(held.values()), NEW_A_DAY), ()),
        *(
            Deck(name, "", tuple(note for note in notes if names[note.part] == name))
            for name in dict.fromkeys(held.values())
        ),
    ]
