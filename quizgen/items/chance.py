"""Chance that anyone can repeat: every draw hangs on names, never on a clock, an order or Python's own `random`.

Sorting by a hash of each thing's own name means that one more candidate does not reshuffle the rest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
_EQUALS = re.compile("⟨([^⟨⟩]+)⟩")


def number(*names: object) -> int:
    """Return the number that these names draw: 64 bits, the same on every machine."""
    told = "\x1f".join(str(name) for name in names)
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big")


def shuffled(things: Iterable[T], *names: object, by: Callable[[T], object] = str) -> tuple[T, ...]:
    """Put things in the order that their own names draw under these names."""
    begun = hashlib.sha256("".join(f"{name}\x1f" for name in names).encode())

    def drawn(thing: T) -> tuple[bytes, str]:  # what `number` draws, in the order of its numbers
        name = str(by(thing))
        told = begun.copy()
        told.update(name.encode())
        return told.digest()[:8], name

    return tuple(sorted(things, key=drawn))


def one_of_equals(text: str, *names: object) -> str:
    """Write one of the equal wordings for each ⟨one|another⟩ of a text, the one that these names draw."""
    return _EQUALS.sub(lambda match: (ways := match[1].split("|"))[number("wording", *names) % len(ways)], text)


def first(sets: Iterable[tuple[str, ...]], *names: object) -> tuple[str, ...]:
    """Take the set whose names draw the least number under these names; the first of two that draw the same."""
    begun = hashlib.sha256("\x1f".join(str(name) for name in names).encode())

    def drawn(set_: tuple[str, ...]) -> bytes:
        told = begun.copy()
        told.update("".join(f"\x1f{name}" for name in set_).encode())
        return told.digest()[:8]

    return min(sets, key=drawn)
