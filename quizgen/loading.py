"""The templates, shipped and an author's own: wordings and layouts read, and all their problems.

Both are kept in a cache once they are read and compiled: every command begins with them.
"""

from __future__ import annotations

import marshal
import pickle
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from quizgen.disk.cache import Cache, key_of, read_back
from quizgen.disk.files import LARGEST_LAYOUT, LARGEST_SOURCE, read_source, read_text, shown
from quizgen.disk.sources import LAYOUTS, WORDED, shipped_templates, template_files
from quizgen.items.filters import FILTERS
from quizgen.markup import style_faults
from quizgen.model import Settings, Templates
from quizgen.problems import MOST_READ, Problem, Problems, SourceError, Span, TooManyProblems
from quizgen.reading.templates import read_templates
from quizgen.sheet.sandbox import COMPILED


class Layouts(dict[str, bytes]):
    """Layouts, styles, scripts and fonts by name; `own` are the paths of those that an author brought."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.own: dict[str, str] = {}


def load_templates(
    own: Path | None = None, cache: Path | None = None
) -> tuple[Templates, Layouts, tuple[Problem, ...]]:
    """Read every wording and every layout, with all their problems; `cache` is where those read before are kept."""
    problems: list[Problem] = []
    wordings: dict[str, str] = {}
    layouts = Layouts()
    for name, (path, folder) in template_files(own).items():
        try:
            if path.suffix in WORDED:
                most = LARGEST_LAYOUT if path.parent.name == "questions" else LARGEST_SOURCE
                wordings[shown(path)] = read_text(path, folder, most=most)
                continue
            if path.suffix in LAYOUTS:
                layouts[name] = read_text(path, folder, most=LARGEST_LAYOUT).encode()
            else:
                layouts[name] = read_source(path, folder)
            if folder == own:
                layouts.own[name] = shown(path)
        except SourceError as fault:
            problems += fault.problems
    templates, found = _read(tuple(wordings.items()), cache)
    _recall_compiled(layouts, Cache(cache))
    if layouts.own and not problems:
        problems += _check_own(layouts, templates.labels)
    return templates, layouts, (*problems, *found)


# ---------------------------------------------------------------- what is kept

_KEPT: set[tuple[str, str | None]] = set()  # layouts, by source and name


@lru_cache(maxsize=8)  # one set of templates is one object, however often it is asked for
def _read(wordings: tuple[tuple[str, str], ...], folder: Path | None) -> tuple[Templates, tuple[Problem, ...]]:
    """Read the wordings, or return them as they were read before; only sound ones are kept."""
    cache, key = Cache(folder), key_of(("wordings", *(part for pair in wordings for part in pair)))
    known = read_back(cache.content(key))
    if isinstance(known, Templates):
        return known, ()
    known, problems = read_templates(dict(wordings), FILTERS)
    if not problems and folder is not None:
        cache.keep(key, pickle.dumps(known, 5))
    return known, problems


def _recall_compiled(layouts: Mapping[str, bytes], cache: Cache) -> None:
    """Take the pages' layouts as they were compiled before, where nobody but the user can have kept them."""
    if cache.is_private() and (content := cache.content(_layouts_key(layouts))):
        with suppress(ValueError, EOFError, TypeError):
            known = dict(marshal.loads(content))
            COMPILED.update(known)
            _KEPT.update(known)


def keep_compiled(layouts: Mapping[str, bytes], folder: Path | None) -> None:
    """Keep the pages' layouts that have been compiled since they were loaded."""
    sources = {(text.decode(), name) for name, text in layouts.items() if name.endswith(".j2")}
    told = {key: code for key, code in COMPILED.items() if key in sources}
    if folder is not None and told.keys() - _KEPT:
        Cache(folder).keep(_layouts_key(layouts), marshal.dumps(tuple(told.items())))
        _KEPT.update(told)


def _layouts_key(layouts: Mapping[str, bytes]) -> str:
    pages = sorted((name, text) for name, text in layouts.items() if name.endswith(".j2"))
    return key_of(("layouts", sys.version, *(part for pair in pages for part in pair)))


# ---------------------------------------------------------------- an author's own


@contextmanager
def reported(layouts: Mapping[str, bytes]) -> Iterator[None]:
    """Turn what fails in an author's own layout into its problem; what fails elsewhere is a bug and stays one."""
    try:
        yield
    except Exception as fault:
        from quizgen.sheet.layouts import told

        problem = told(fault, layouts.own) if isinstance(layouts, Layouts) else None
        if problem is None:
            raise
        raise SourceError([problem]) from fault


def _check_own(layouts: Layouts, labels: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return the problems of an author's own layouts, styles and scripts."""
    problems = Problems(most=MOST_READ)
    with suppress(TooManyProblems):
        _check(layouts, labels, problems)
    return problems.sorted()


def _check(layouts: Layouts, labels: Mapping[str, str], problems: Problems) -> None:
    # late: few bring layouts of their own, and these load much
    from quizgen import model
    from quizgen import problems as spans
    from quizgen.anki import shown as shown_cards
    from quizgen.anki.layouts import FOLDER, check_cards
    from quizgen.arabic import nouns
    from quizgen.items import coverage
    from quizgen.sheet import printed, study
    from quizgen.sheet.layouts import Known, check_layouts
    from quizgen.sheet.pages import filters

    views = (model, spans, nouns, printed, study, coverage, shown_cards)  # what a layout is given is made of theirs
    texts = {name: content.decode() for name, content in layouts.items() if Path(name).suffix in LAYOUTS}
    shipped = {name: _shipped(name) for name in layouts.own}
    pages = {name: text for name, text in texts.items() if name.endswith(".j2")}
    known = Known(filters(Settings(), {}), frozenset(labels), pages, views)
    problems.extend(check_layouts(known, _ending(layouts, ".j2"), shipped))
    cards = {name: text for name, text in texts.items() if name.startswith(FOLDER)}
    own_cards = {name: path for name, path in _ending(layouts, ".html").items() if name.startswith(FOLDER)}
    check_cards(cards, own_cards, problems)
    for name, path in _ending(layouts, ".css").items():
        for at, message, hint in style_faults(texts[name]):
            line = texts[name].count("\n", 0, at) + 1
            problems.report("E563", Span(path, line, at - texts[name].rfind("\n", 0, at)), message, hint)
    for name, path in _ending(layouts, ".js").items():
        if texts[name] != shipped[name]:
            problems.report(
                "E563", Span(path, 1, 1), "a templates folder brings no script of its own", "remove the file"
            )


def _ending(layouts: Layouts, ending: str) -> dict[str, str]:
    return {name: path for name, path in layouts.own.items() if name.endswith(ending)}


def _shipped(name: str) -> str:
    """Return the shipped file that an own one replaces; '' where it replaces none."""
    folder = shipped_templates()
    try:
        return read_text(folder / name, folder)
    except SourceError:  # it replaces none, or is a font
        return ""
