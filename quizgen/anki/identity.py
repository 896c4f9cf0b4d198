"""Who a note is, for as long as learners hold it.

Its one rule: a guid comes from the note's first id and from nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence


def guid_of(note: str, was: Sequence[str] = ()) -> str:
    """Give the guid of a note: 12 letters from its id, or from the oldest of the ids it had before.

    `was` runs from the newest of the former ids to the oldest.
    """
    first = was[-1] if was else note
    return base64.urlsafe_b64encode(hashlib.sha256(first.encode()).digest()[:9]).decode()


def former(note: str, was: Mapping[str, str]) -> tuple[str, ...]:
    """List the ids that a note had before, newest first, from a mapping of new ids to old ones."""
    found: list[str] = []
    while (note := was.get(note, "")) and note not in found:
        found.append(note)
    return tuple(found)


def refuse_collisions(guids: Iterable[tuple[str, str]]) -> None:
    """Raise ValueError when two notes, given as (id, guid), would be one note in a learner's collection."""
    seen: dict[str, str] = {}
    for note, guid in guids:
        if guid in seen:
            raise ValueError(f"the notes '{seen[guid]}' and '{note}' would be one note for learners")
        seen[guid] = note
