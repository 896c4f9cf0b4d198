"""A build of what has not changed is not worked out again: it is known by what it read and what it left.

What building a seed again comes to is kept by the hash of the program, the templates, the seed, what was asked for and
every file that stands in the deck's folder. Where all of that is as it was, a build would write nothing, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quizgen.anki.plan import Plan
from quizgen.disk.cache import Cache, key_of
from quizgen.disk.files import content_of, files_below, shown, where
from quizgen.disk.sources import built_seeds, contents_of_templates, seed_name
from quizgen.outcome import Options, Outcome
from quizgen.previous import ABOUT, INDEX, NOTETYPES
from quizgen.problems import UsageError


class Remembered:
    """What the builds of seeds into one folder came to, for the sources as they are when this is made."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._cache = Cache(None if options.chromium else options.cache)  # pages as PDF are made outside the program
        self._templates = "" if self._cache.folder is None else key_of(contents_of_templates(options.templates))

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
        left = (*_contents(home), *content_of(options.out / NOTETYPES, options.out))
        return key_of(("seed", self._templates, told, *_contents(folder), "left", *left))

    def _index(self) -> str:
        out = self._options.out
        parts: list[str | bytes] = ["index", self._templates, self._options.paper]
        for seed in built_seeds(out):
            parts += [seed, *content_of(out / seed / ABOUT, out)]
        return key_of((*parts, "page", *content_of(out / INDEX, out)))


def _contents(folder: Path) -> Iterator[str | bytes]:
    try:
        paths = list(files_below(folder))
    except UsageError:  # nothing is there yet
        return
    for path in paths:
        yield path.relative_to(folder).as_posix()
        yield from content_of(path, folder)
