"""A build of what has not changed is not worked out again: it is known by what it read and what it left.

What building a seed again comes to is kept by the hash of the program, the templates, the seed, what was asked for and
every file that stands in the deck's folder. Where all of that is as it was, a build would write nothing, and says so.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TypeGuard

from quizgen.anki.plan import Plan
from quizgen.disk.cache import Cache, key_of, read_back
from quizgen.disk.files import files_below, read, shown, where
from quizgen.disk.sources import built_seeds, seed_name, template_files
from quizgen.items.kept import Kept, Own
from quizgen.outcome import Options, Outcome
from quizgen.previous import ABOUT, INDEX, NOTETYPES
from quizgen.problems import QuizgenError, UsageError

SHELF = 500  # parts of facts that one entry of the cache holds
LARGEST_SHELF = 2**26  # bytes


class KeptItems:
    """What the facts of a seed gave when it was last built or checked, in the user's cache."""

    def __init__(self, folder: Path, own: Path | None, cache: Path | None) -> None:
        self._cache = Cache(cache)
        self._place = f"{where()}\0{shown(folder)}"
        known: dict[str, Own] = {}
        hangs_on = b""
        if cache is not None:
            hangs_on = key_of(_templates(own)).encode()
            for shelf in count():
                told = read_back(_inflated(self._cache.content(self._key(shelf))))
                if not _is_shelf(told):
                    break
                known |= told
        self._known = known
        self.kept = Kept(known, hangs_on)

    def keep(self) -> None:
        """Keep what the facts give now, where that is not what they gave before."""
        now = self.kept.now
        if self._cache.folder is None or now.keys() <= self._known.keys():
            return
        parts = list(now.items())
        shelves = [dict(parts[at : at + SHELF]) for at in range(0, len(parts), SHELF)]
        for at, shelf in enumerate((*shelves, None)):
            self._cache.keep(self._key(at), zlib.compress(pickle.dumps(shelf, 5), 1))

    def _key(self, shelf: int) -> str:
        return key_of(("items", self._place, str(shelf)))


def _inflated(content: bytes | None) -> bytes | None:
    """Unpack an entry; None for what is none, or would be larger than memory should hold."""
    unpacker = zlib.decompressobj()
    try:
        told = unpacker.decompress(content, LARGEST_SHELF) if content is not None else None
    except zlib.error:
        return None
    return told if unpacker.eof else None


def _is_shelf(told: object) -> TypeGuard[dict[str, Own]]:
    return isinstance(told, dict) and all(isinstance(own, Own) for own in told.values())


class Remembered:
    """What the builds of seeds into one folder came to, for the sources as they are when this is made."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._cache = Cache(None if options.chromium else options.cache)  # pages as PDF are made outside the program
        self._templates = "" if self._cache.folder is None else key_of(_templates(options.templates))

    def recall(self, folder: Path) -> Outcome | None:
        """Return what building a seed comes to where nothing changed since it was built; None where it must be built.

        The page over all decks must say what each of them left: a build of any of them would write it.
        """
        if self._cache.folder is None or self._cache.get(self._index()) is None:
            return None
        told = self._cache.get(self._key(folder))
        if not isinstance(told, dict):
            return None
        return Outcome(
            seed=seed_name(folder),
            plan=Plan(same=told["same"]),
            written=(),
            unchanged=tuple(self._options.out / name for name in told["unchanged"]),
            warnings=tuple(told["warnings"]),
            codes=tuple(told["codes"]),
        )

    def keep(self, folder: Path, outcome: Outcome) -> None:
        """Keep what building a seed again will come to, its files being in place."""
        again = outcome.again
        if self._cache.folder is None or again is None or (self._options.dry_run and outcome.written):
            return
        told = {
            "same": again.plan.same,
            "unchanged": [path.relative_to(self._options.out).as_posix() for path in again.unchanged],
            "warnings": again.warnings,
            "codes": again.codes,
        }
        self._cache.put(self._key(folder), told)
        self._cache.put(self._index(), True)

    def _key(self, folder: Path) -> str:
        options = self._options
        asked = (options.forms, options.code, options.chance, options.paper, options.key)
        settings = sorted((options.settings or {}).items())
        told = repr((asked, settings, where(), shown(folder), shown(options.out)))
        home = options.out / seed_name(folder)
        left = (*_contents(home), *_content(options.out / NOTETYPES, options.out))
        return key_of(("seed", self._templates, told, *_contents(folder), "left", *left))

    def _index(self) -> str:
        out = self._options.out
        parts: list[str | bytes] = ["index", self._templates, self._options.paper]
        for seed in built_seeds(out):
            parts += [seed, *_content(out / seed / ABOUT, out)]
        return key_of((*parts, "page", *_content(out / INDEX, out)))


def _templates(own: Path | None) -> Iterator[str | bytes]:
    for name, (path, folder) in template_files(own).items():
        yield name
        yield shown(path)  # problems name it
        yield from _content(path, folder)


def _contents(folder: Path) -> Iterator[str | bytes]:
    try:
        paths = list(files_below(folder))
    except UsageError:  # nothing is there yet
        return
    for path in paths:
        yield path.relative_to(folder).as_posix()
        yield from _content(path, folder)


def _content(path: Path, within: Path) -> Iterator[bytes]:
    """Read a file; what cannot be read is not what a build was made of, or the build would have failed."""
    try:
        yield read(path, within)
    except (OSError, QuizgenError):
        yield b"\0unread"
