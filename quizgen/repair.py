"""A ledger that cannot be read, made again from what is left of it: its copy, both sides of a merge, the deck.

Out of the deck what learners hold by it is known again: guids, times of change, numbers of holes, names of decks. What
no deck holds is lost: notes that are gone, holes that were taken out, what was drawn.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from quizgen.anki import notetypes
from quizgen.anki.contents import DeckError, contents
from quizgen.anki.deck import entered
from quizgen.anki.fields import HOLE, hole_name
from quizgen.anki.ledger import Entry, EntryError, Ledger, Stamp, united, write_ledger, write_notetypes
from quizgen.anki.notes import TEXT, Note, Part, notes_of
from quizgen.anki.plan import excerpts
from quizgen.anki.records import NEWER, misfits, read_ledger, read_notetypes, sides
from quizgen.checking import load_seed
from quizgen.disk.files import decoded, read_old, shown
from quizgen.disk.outputs import locked, write_all
from quizgen.items.bank import write_bank
from quizgen.items.renames import Renames
from quizgen.loading import load_templates
from quizgen.model import Bank, Item, Kind, Seed, Templates
from quizgen.outcome import Options
from quizgen.previous import BACKUP, LEDGER, NOTETYPES, old_ledger, old_notetypes
from quizgen.problems import OutputError, Problem, SourceError, errors

Record = TypeVar("Record")
_HOLE = re.compile(r"\{\{c(\d{1,3})::(.*?)(?:::.*?)?\}\}")
_TAG = re.compile(r"<[^>]*>")
_READING = {f"quizgen::kind::{kind.value}" for kind in (Kind.REFERENCE, Kind.SOURCE)}
DAMAGED = "damaged"  # ends the name under which what could not be read is kept


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair came to: the notes that are known, what they were read from, what was no use, the files written."""

    seed: str
    notes: int
    used: tuple[str, ...]
    unused: tuple[str, ...]
    written: tuple[Path, ...]


class _Finds:
    """What a record could be read from, by name, and what was no use."""

    def __init__(self) -> None:
        self.used: dict[str, None] = {}
        self.unused: dict[str, None] = {}

    def attempt(self, name: str, read: Callable[[], Record]) -> Record | None:
        """Read a record, or note why that cannot be done."""
        try:
            record = read()
        except SourceError as fault:
            more = f" and {len(fault.problems) - 1} more" if len(fault.problems) > 1 else ""
            self.unused[f"{name}: {fault.problems[0].message}{more}"] = None
        except DeckError as fault:
            self.unused[f"{name}: {fault}"] = None
        else:
            self.used[name] = None
            return record
        return None


def check_ledger(folder: Path, options: Options) -> tuple[str, int]:
    """Check whether a build could use a seed's ledger and the record of note types.

    Returns the seed's name and the number of notes. Raises `SourceError`, as that build would.
    """
    seed, templates = _sources(folder, options)
    ledger, text = _read_both(options.out, seed.id)
    bank = _bank(seed, templates, ledger)
    try:
        entered(bank, "", ledger, 0, Renames(seed, templates).notes(bank))
    except EntryError as fault:
        raise SourceError(misfits(fault, ledger, text, shown(options.out / seed.id / LEDGER))) from fault
    return seed.id, len(ledger.notes)


def _read_both(out: Path, seed: str) -> tuple[Ledger, str]:
    """Read a ledger and its text; raise `SourceError` with all problems of it and of the record of note types."""
    problems: list[Problem] = []
    ledger, text = Ledger(), ""
    try:
        ledger, text = old_ledger(out, seed)
    except SourceError as fault:
        problems += fault.problems
    try:
        old_notetypes(out)
    except SourceError as fault:
        problems += fault.problems
    if problems:
        raise SourceError(problems)
    return ledger, text


def repair_ledger(folder: Path, options: Options) -> Repaired:
    """Make a seed's ledger, and the record of note types, again where they cannot be read.

    What could not be read is kept beside it. Raises `SourceError` where the seed has problems, and `OutputError` where
    nothing is left to read from.
    """
    with locked(options.out, False, options.waiting):
        seed, templates = _sources(folder, options)
        finds = _Finds()
        files: dict[Path, bytes] = {}
        try:
            ledger = old_ledger(options.out, seed.id)[0]
            sound = _fitting(ledger, _note_types(seed, templates, ledger)) == ledger
        except SourceError as fault:
            if any(problem.code == NEWER for problem in fault.problems):
                raise  # nothing is wrong with it: it is this quizgen that is too old
            sound = False
        if not sound:
            ledger = _again(options.out / seed.id, seed, templates, finds)
            text = write_ledger(ledger).encode()
            files = _replaced(options.out / seed.id / LEDGER, text) | {options.out / seed.id / BACKUP: text}
        try:
            old_notetypes(options.out)
        except SourceError:
            stamps = _stamps_again(options.out, seed.id, finds)
            files |= _replaced(options.out / NOTETYPES, write_notetypes(stamps).encode())
        write_all(options.out, files)
    return Repaired(seed.id, len(ledger.notes), tuple(finds.used), tuple(finds.unused), tuple(files))


def _sources(folder: Path, options: Options) -> tuple[Seed, Templates]:
    templates, _, problems = load_templates(options.templates)
    seed, told = load_seed(folder, templates)
    if seed is None or problems or errors(told):
        raise SourceError((*problems, *told))
    return seed, templates


def _replaced(path: Path, content: bytes) -> dict[Path, bytes]:
    """Name what is written into a place, and where what stood there is kept for a second look."""
    old = read_old(path)
    kept = {} if old is None else {path.with_name(f"{path.name}.{DAMAGED}"): old}
    return {**kept, path: content}


def _again(home: Path, seed: Seed, templates: Templates, finds: _Finds) -> Ledger:
    """Make a ledger of all that is left of it, the best first; raise `OutputError` where that is nothing."""
    ledgers = [ledger for name, read in _readers(home, seed.id) if (ledger := finds.attempt(name, read))]
    drawn = united(ledgers)
    items = _bank(seed, templates, drawn).items
    deck = home / f"{seed.id}.apkg"
    apkg = read_old(deck)
    if apkg is not None and (ledger := finds.attempt(shown(deck), lambda: ledger_of(apkg, items))):
        ledgers.append(ledger)
    if not ledgers:
        left = "; ".join(finds.unused) or "no copy and no deck"
        raise OutputError(f"cannot repair {shown(home / LEDGER)}: {left}; restore it from version control")
    types = _note_types(seed, templates, drawn)
    ledger = united([_fitting(each, types) for each in ledgers])
    return read_ledger(write_ledger(ledger), seed.id, shown(home / LEDGER))  # what is written can be read


def _bank(seed: Seed, templates: Templates, ledger: Ledger) -> Bank:
    return write_bank(seed, templates, 0, Renames(seed, templates).drawn(ledger.drawn)).bank


def _note_types(seed: Seed, templates: Templates, ledger: Ledger) -> dict[str, str]:
    """Return the note type of each note that the seed gives, by its id."""
    return {note.id: note.type for note in notes_of(_bank(seed, templates, ledger), "", {})[0]}


def _fitting(ledger: Ledger, types: Mapping[str, str]) -> Ledger:
    """Leave out the entries that say that a note is of another type than it is: no build could use them."""

    def fit(entries: Mapping[str, Entry]) -> dict[str, Entry]:
        return {note: entry for note, entry in entries.items() if types.get(note, entry.type) == entry.type}

    return replace(ledger, notes=fit(ledger.notes), retired=fit(ledger.retired))


def _stamps_again(out: Path, seed: str, finds: _Finds) -> dict[str, Stamp]:
    """Make the record of note types of both sides of a merge and of the deck: of each note type the latest stamp."""
    place, deck = out / NOTETYPES, out / seed / f"{seed}.apkg"
    readers: list[tuple[str, Callable[[], dict[str, Stamp]]]] = [
        (f"{shown(place)} ({side})", partial(read_notetypes, text, shown(place)))
        for side, text in zip(("ours", "theirs"), _sides(place), strict=False)
    ]
    readers.append((shown(deck), lambda: notetypes_of(read_old(deck) or b"")))
    latest: dict[str, Stamp] = {}
    for name, read in readers:
        for kind, stamp in (finds.attempt(name, read) or {}).items():
            latest[kind] = max(latest.get(kind, stamp), stamp, key=lambda each: each.mod)  # the first of equal ones
    return latest


def _sides(path: Path) -> tuple[str, ...]:
    return sides((read_old(path) or b"").decode("utf-8", "replace"))


def _readers(home: Path, seed: str) -> Iterator[tuple[str, Callable[[], Ledger]]]:
    """List what to read a ledger from, by name: what stands there, the two sides of a merge, the copy."""
    place, copy = home / LEDGER, home / BACKUP
    if (old := read_old(place)) is not None and not _sides(place):
        yield shown(place), partial(_ledger, old, seed, shown(place))
    for side, text in zip(("ours", "theirs"), _sides(place), strict=False):
        yield f"{shown(place)} ({side})", partial(read_ledger, text, seed, shown(place))
    if (old := read_old(copy)) is not None:
        yield shown(copy), partial(_ledger, old, seed, shown(copy))


def _ledger(content: bytes, seed: str, path: str) -> Ledger:
    return read_ledger(decoded(content, path), seed, path)


# ---------------------------------------------------------------- out of the deck


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
        if note.part == "words" and len(tree["cards"]) > 1:
            decks["produce"] = tree["cards"][1][1]
    return Ledger(decks=decks, notes=notes)


def notetypes_of(apkg: bytes) -> dict[str, Stamp]:
    """Read when each note type's layout last changed out of a deck; its hash is unknown. Raises `DeckError`."""
    held = contents(apkg)["notetypes"]
    return {key: Stamp("0", held[each.name]["mod"]) for key, each in notetypes.NOTETYPES.items() if each.name in held}


def _note(tree: Mapping[str, Any]) -> Note:
    kinds = [each for each in notetypes.NOTETYPES.values() if each.name == tree["type"]]
    if not kinds or list(tree["fields"]) != list(kinds[0].names()):
        raise DeckError(f"its note type '{tree['type']}' is none of quizgen's")
    kind, tags = kinds[0].key, tuple(tree["tags"])
    fields = {name: text for name, text in tree["fields"].items() if text}
    return Note(html.unescape(fields.get("Id", "")), kind, fields, tags, _part(kind, {*tags}), (), (), {})


def _part(kind: str, tags: set[str]) -> Part:
    """Return in which part of the deck a note is, by its note type and tags."""
    if kind == notetypes.WORD.key:
        return "words"
    if kind == notetypes.CLOZE.key:
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
