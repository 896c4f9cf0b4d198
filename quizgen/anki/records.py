"""Reading the records of what learners own: a seed's ledger, and the stamps of the note types.

Its one rule: a record that is not wholly sound is not used at all; every problem has its line and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quizgen.anki.ledger import LAST_SECOND, LEDGER_SHAPE, Entry, EntryError, Ledger, Stamp
from quizgen.anki.strict_json import CONFLICT, Fault, Keys, Reader, problems_at
from quizgen.problems import Problem

NEWER = "E903"  # the code of a ledger that a newer quizgen wrote
MOST_HOLES = 500  # Anki makes no card of a hole beyond
DECKS = ("all", "text", "words", "facts", "gaps", "reading", "produce")
_GUID = re.compile(r"[!-~]{1,64}")
_HASH = re.compile(r"[0-9a-f]{1,64}")


def read_ledger(text: str, seed: str, path: str = "ledger.json") -> Ledger:
    """Read the ledger of a seed; raise `SourceError` with every problem of one that is not sound."""
    hint = f"restore it from version control, or run: quizgen ledger {seed} --repair"
    reader = Reader(text, path, hint)
    tree = reader.mapping(reader.tree, ())
    _refuse_newer(reader, tree)
    names = ("begun", "decks", "drawn", "ledger", "notes", "retired")
    reader.keys(tree, names, names, ())
    if "ledger" in tree:
        reader.whole(tree["ledger"], LEDGER_SHAPE, LEDGER_SHAPE, ("ledger",))
    ledger = Ledger(
        decks=_decks(reader, tree.get("decks", {})),
        begun=reader.whole(tree.get("begun", 0), 0, LAST_SECOND, ("begun",)),
        notes=_entries(reader, tree.get("notes", {}), "notes", seed),
        retired=_entries(reader, tree.get("retired", {}), "retired", seed),
        drawn=_drawn(reader, tree.get("drawn", {}), seed),
    )
    _told_apart(reader, ledger)
    if reader.faults:
        raise reader.refusal()
    return ledger


def read_notetypes(text: str, path: str = "notetypes.json") -> dict[str, Stamp]:
    """Read the record of the note types, one for all seeds; raise `SourceError` for one that is not sound."""
    reader = Reader(text, path, "restore it from version control, or run: quizgen ledger SEED --repair")
    record: dict[str, Stamp] = {}
    for name, value in reader.mapping(reader.tree, ()).items():
        stamp = reader.mapping(value, (name,))
        reader.keys(stamp, ("hash", "mod"), ("hash", "mod"), (name,))
        content = reader.text(stamp.get("hash", "0"), _HASH, (name, "hash"))
        record[name] = Stamp(content, reader.whole(stamp.get("mod", 1), 1, LAST_SECOND, (name, "mod")))
    if reader.faults:
        raise reader.refusal()
    return record


def sides(text: str) -> tuple[str, ...]:
    """Return the two texts between which git found conflicts, or none where there are none."""
    ours: list[str] = []
    theirs: list[str] = []
    into: tuple[list[str], ...] = (ours, theirs)
    found = False
    for line in text.splitlines(keepends=True):
        mark = line[:7] if CONFLICT.match(line.rstrip("\n")) else ""
        if mark:
            found = True
            into = {"<": (ours,), "|": (), "=": (theirs,), ">": (ours, theirs)}[mark[0]]
        else:
            for side in into:
                side.append(line)
    return ("".join(ours), "".join(theirs)) if found else ()


def misfits(fault: EntryError, ledger: Ledger, text: str, path: str) -> list[Problem]:
    """Return the problems of entries that do not fit their notes, each at its place in the ledger's text."""
    faults: list[tuple[Keys, Fault]] = [
        (("notes" if note in ledger.notes else "retired", note), ("E909", message))
        for note, message in fault.faults.items()
    ]
    seed = next(iter(fault.faults)).split("/")[0]
    hint = f"restore the ledger from version control, or run: quizgen ledger {seed} --repair"
    return problems_at(text or "{}", path, faults, hint)


# ---------------------------------------------------------------- the parts of a ledger


def _decks(reader: Reader, value: object) -> dict[str, str]:
    tree = reader.mapping(value, ("decks",))
    reader.keys(tree, DECKS, (), ("decks",))
    return {part: reader.line(name, ("decks", part)) for part, name in tree.items()}


def _entries(reader: Reader, value: object, part: str, seed: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for note, each in reader.mapping(value, (part,)).items():
        at: Keys = (part, note)
        _check_id(reader, note, seed, 2, at)
        tree = reader.mapping(each, at)
        wanted = ("guid", "hash", "mod", "type")
        reader.keys(tree, (*wanted, "fields", "holes"), wanted, at)
        entries[note] = Entry(
            reader.text(tree.get("guid", "-"), _GUID, (*at, "guid")),
            reader.line(tree.get("type", "-"), (*at, "type")),
            reader.text(tree.get("hash", "0"), _HASH, (*at, "hash")),
            reader.whole(tree.get("mod", 1), 1, LAST_SECOND, (*at, "mod")),
            _excerpts(reader, tree.get("fields", {}), (*at, "fields")),
            _holes(reader, tree.get("holes", {}), (*at, "holes")),
        )
    return entries


def _excerpts(reader: Reader, value: object, at: Keys) -> dict[str, str]:
    return {name: reader.line(each, (*at, name)) for name, each in reader.mapping(value, at).items()}


def _holes(reader: Reader, value: object, at: Keys) -> dict[str, int]:
    holes: dict[str, int] = {}
    for name, each in reader.mapping(value, at).items():
        number = reader.whole(each, 1, MOST_HOLES, (*at, name))
        if number in holes.values() and number == each:
            reader.fault("E907", (*at, name), f"has the number {number}, as another hole")
        holes[name] = number
    return holes


def _drawn(reader: Reader, value: object, seed: str) -> dict[str, tuple[str, ...]]:
    drawn: dict[str, tuple[str, ...]] = {}
    for item, values in reader.mapping(value, ("drawn",)).items():
        at: Keys = ("drawn", item)
        _check_id(reader, item, seed, 3, at)
        if not isinstance(values, list) or not values:
            reader.fault("E905", at, "is not a list of what was drawn")
            continue
        drawn[item] = tuple(reader.line(each, (*at, number)) for number, each in enumerate(values))
    return drawn


def _told_apart(reader: Reader, ledger: Ledger) -> None:
    """Report two notes of one guid: to Anki they are one, and one of them would be lost."""
    owners: dict[str, str] = {}
    for part, entries in (("notes", ledger.notes), ("retired", ledger.retired)):
        for note, entry in entries.items():
            owner = owners.setdefault(entry.guid, note)
            if owner != note and entry.guid != "-":
                reader.fault("E907", (part, note, "guid"), f"is also the guid of '{owner}'")
    for note in ledger.notes.keys() & ledger.retired.keys():
        reader.fault("E907", ("retired", note), "is both in use and retired")


def _refuse_newer(reader: Reader, tree: Mapping[str, Any]) -> None:
    shape = tree.get("ledger")
    if isinstance(shape, int) and not isinstance(shape, bool) and shape > LEDGER_SHAPE:
        reader.hint = "update quizgen; this one would lose what it does not know"
        reader.fault(NEWER, ("ledger",), f"{shape} is the shape of a newer quizgen; this one reads {LEDGER_SHAPE}")
        raise reader.refusal()


def _check_id(reader: Reader, name: str, seed: str, least: int, at: Keys) -> None:
    parts = name.split("/")
    if len(parts) < least or not all(parts) or parts[0] != seed:
        reader.fault("E906", at, f"is not an id of the seed '{seed}'")
