"""What a build is asked for, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizgen.anki.plan import Plan
from quizgen.model import Bank
from quizgen.sheet.pages import KeyPlace, Paper


def nothing(*_: object) -> None:
    """Do nothing with what is told."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for beside the seed: where to, how many forms, from which code, which paper.

    `key` is where the quiz prints its key, `chromium` the browser that prints each page to PDF ('' for none). `waiting`
    is called with the output folder when another build holds it, `begun` with words for what is begun.
    `processes` are how many seeds are made at a time, `cache` is the folder of what earlier builds came to.
    """

    out: Path = Path("decks")
    templates: Path | None = None
    forms: int = 0
    code: str = ""
    chance: int = 0
    paper: Paper = "A4"
    key: KeyPlace = "end"
    chromium: str = ""
    dry_run: bool = False
    settings: Mapping[str, Any] | None = None
    waiting: Callable[[Path], None] = nothing
    begun: Callable[[str], None] = nothing
    processes: int = 1
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Redrawn:
    """An item whose options, given before, no longer hold: what was drawn and what is."""

    item: str
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one seed's build came to: the plan, the files written, what a user should hear.

    `again` is what the next build comes to where nothing changes until then; None where that is not sure.
    """

    seed: str
    plan: Plan
    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    warnings: tuple[str, ...]
    codes: tuple[str, ...] = ()
    redrawn: tuple[Redrawn, ...] = ()
    again: Outcome | None = None


def redrawn(before: Mapping[str, tuple[str, ...]], bank: Bank) -> tuple[Redrawn, ...]:
    """Name each item whose draw changed since the last build (rule 32)."""
    return tuple(
        Redrawn(item.id, was, item.drawn)
        for item in bank.items
        if (was := before.get(item.id)) and item.drawn and tuple(was) != item.drawn
    )
