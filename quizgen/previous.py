"""What the last build left in the output folder, and what learners therefore hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from quizgen.anki.contents import seal_of
from quizgen.anki.ledger import Ledger, Stamp
from quizgen.anki.records import read_ledger, read_notetypes
from quizgen.disk.files import decoded, read_old, shown
from quizgen.problems import Problem, SourceError, Span

LEDGER, BACKUP = "ledger.json", "ledger.json.bak"
NOTETYPES = "notetypes.json"
ABOUT, INDEX = "about.json", "index.html"


def old_ledger(out: Path, seed: str) -> tuple[Ledger, str]:
    """Read what the last build left as a seed's ledger, and its text; an empty one where no build was before.

    Raises `SourceError` for a ledger that cannot be read, and for one that is missing beside what was built with it.
    """
    home, path = out / seed, out / seed / LEDGER
    old = read_old(path)
    if old is not None:
        text = old.decode("utf-8", "surrogateescape")  # half a letter is as damaged as half an entry
        return read_ledger(text, seed, shown(path)), text
    for other in (home / BACKUP, home / f"{seed}.apkg"):
        if read_old(other) is not None:
            message = f"this is missing, and {other.name} stands beside its place"
            hint = f"restore it, or run: quizgen ledger {seed} --repair; to begin anew, remove {shown(home)}"
            raise SourceError([Problem(Span(shown(path), 1, 1), "E908", message, hint)])
    return Ledger(), ""


def old_notetypes(out: Path) -> Mapping[str, Stamp]:
    """Read when the note types' layouts last changed; raise `SourceError` for a record that cannot be read."""
    old = read_old(out / NOTETYPES)
    return {} if old is None else read_notetypes(decoded(old, shown(out / NOTETYPES)), shown(out / NOTETYPES))


def same(path: Path, content: bytes) -> bool:
    """Return whether a file already holds this content; two decks with the same contents may differ in their bytes."""
    old = read_old(path)
    if old is None or path.suffix != ".apkg":
        return old == content
    return seal_of(old) == seal_of(content)
