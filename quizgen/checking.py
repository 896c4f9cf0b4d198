"""From sources to items and all their problems, without a deck or a page: what `quizgen check` needs, and no more."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from itertools import count, islice
from pathlib import Path
from typing import TypeGuard

from quizgen.disk.cache import Cache, key_of, read_back
from quizgen.disk.files import LARGEST_ARTICLE, read_text, shown, where
from quizgen.disk.sources import FACTS, contents_of_templates, seed_name
from quizgen.items.bank import Written, write_bank
from quizgen.items.gloss import check_words
from quizgen.items.kept import Kept, Own
from quizgen.items.lint import check_forms, check_items, check_vague
from quizgen.items.unasked import check_unasked
from quizgen.loading import load_templates
from quizgen.model import Seed, Templates
from quizgen.problems import Problem, SourceError, errors
from quizgen.reading.rules import check
from quizgen.reading.seed import article_name, read_seed
from quizgen.reading.yaml_tree import compose

# What only follows from other problems of a seed: two items alike of a repeated fact, none of a spoilt one.
FOLLOWING = frozenset({"E803", "E804"})
EARLY = frozenset({"N801", "N807"})  # notes that are told beside problems: both are fixed in one round
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
            hangs_on = key_of(contents_of_templates(own)).encode()
            for shelf in count():
                told = read_back(_inflated(self._cache.content(self._key(shelf))))
                if not _is_shelf(told):
                    break
                known |= told
        self._known = known
        self.kept = Kept(known, hangs_on)

    def keep(self) -> None:
        """Keep what the facts give now, where that is not what they gave before; and of that as much again.

        A check and a build may give other options, for learners keep theirs; and a change may be undone.
        """
        now = self.kept.now
        if self._cache.folder is None or now.keys() <= self._known.keys():
            return
        parts = list(islice({**now, **self._known}.items(), 2 * len(now)))
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


def load_seed(folder: Path, templates: Templates) -> tuple[Seed | None, tuple[Problem, ...]]:
    """Read one seed and all its problems, those that only a whole seed shows among them."""
    facts = folder / FACTS
    try:
        text = read_text(facts, folder)
    except SourceError as fault:
        return None, fault.problems
    try:
        hint = "save the article's text under this name, or name its file at 'article: text:'"
        article = read_text(folder / article_name(text, shown(facts)), folder, hint, LARGEST_ARTICLE)
    except SourceError as fault:  # without an article every quote would be a problem, too
        return None, (*fault.problems, *compose(text, shown(facts))[1])
    seed, problems = read_seed(seed_name(folder), shown(facts), text, article, templates)
    if seed is not None:  # what could be read is checked, so that nobody hears of it only after the rest is fixed
        problems = (*problems, *check(seed, templates))
    return seed, problems


def check_seeds(folders: Sequence[Path], own: Path | None = None, cache: Path | None = None) -> tuple[Problem, ...]:
    """Return all problems of the templates, the seeds and the items that they give."""
    templates, layouts, found = load_templates(own, cache)
    problems = list(found)
    for folder in folders:
        seed, told = load_seed(folder, templates)
        problems += told
        if seed is None or found:
            continue
        kept = KeptItems(folder, own, cache)
        written = write_bank(seed, templates, kept=kept.kept)
        kept.keep()
        of_items = problems_of_items(seed, written, templates)
        if errors(told):
            told_early = (*errors(of_items), *(each for each in of_items if each.code in EARLY))
            problems += (problem for problem in told_early if problem.code not in FOLLOWING)
        elif layouts.own:
            from quizgen.pages import check_pages  # late: it loads much

            problems += [*of_items, *check_pages(written.bank, layouts)]
        else:
            problems += of_items
    return tuple(sorted(set(problems)))


def problems_of_items(seed: Seed, written: Written, templates: Templates) -> tuple[Problem, ...]:
    """Return what a strict editor finds in the items of a seed, and the forms that its names lack."""
    return (
        *check_items(seed, written.bank),
        *check_vague(seed, written.bank, templates.lexicon),
        *check_words(seed),
        *check_forms(seed, written.refusals),
        *check_unasked(seed, written.bank, written.refusals),
    )
