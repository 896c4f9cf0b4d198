"""Ids that were renamed without `was:`, seen by a note that went and one with the same words that came.

One rule: only a likeness of words is reported; whether it is a renaming is the author's to say.
"""

from __future__ import annotations

from collections import Counter

from quizgen.anki.ledger import Entry, Ledger
from quizgen.anki.plan import Plan

# The field that no other note of the type has alike, and whose words hang on no id.
_TELLING = {"question": "Stem", "cloze": "Text", "word": "Word"}
_ENTRIES = {"words": "the word", "refers": "the reference", "unsaid": "the unsaid question"}
_OFFICE = "office-"
_AFTER_HASH = 9  # an excerpt's first words; the hash before them also counts the numbers of holes


def unsaid_renames(before: Ledger, after: Ledger, plan: Plan) -> tuple[str, ...]:
    """Return one line for each id that seems renamed: how many notes say so, and the `was:` line to paste."""
    came: dict[tuple[str, str], list[str]] = {}
    for note in plan.new:
        came.setdefault(_words(after.notes[note]), []).append(note)
    went = ((note, _words(before.notes[note])) for note in plan.gone)
    pairs = [(note, new) for note, words in went if words[1] for new in came.get(words, ())[:1]]
    found = Counter(renamed for pair in pairs if (renamed := _renamed(*pair)))
    return tuple(
        f"{what} '{new}' looks like '{old}' under another id: learners would get {_notes(count)} anew. "
        f"If it is, write `was: {old}` under '{new}', put the ledger.json of before back, and build again"
        for (what, old, new), count in found.items()
    )


def _words(entry: Entry) -> tuple[str, str]:
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
