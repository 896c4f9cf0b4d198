"""The templates, shipped and an author's own: wordings and layouts read, and all their problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from quizgen import model
from quizgen import problems as spans
from quizgen.anki import shown as cards
from quizgen.anki.layouts import FOLDER, check_cards
from quizgen.arabic import nouns
from quizgen.disk.files import read_source, read_text, shown
from quizgen.disk.sources import LAYOUTS, WORDED, shipped_templates, template_files
from quizgen.items import coverage
from quizgen.items.wording import FILTERS
from quizgen.markup import style_faults
from quizgen.model import Settings, Templates
from quizgen.problems import MOST_READ, Problem, Problems, SourceError, Span, TooManyProblems
from quizgen.reading.templates import read_templates
from quizgen.sheet import printed, study
from quizgen.sheet.layouts import Known, check_layouts, told
from quizgen.sheet.pages import filters

VIEWS = (model, spans, nouns, printed, study, coverage, cards)  # what a layout is given is made of theirs


class Layouts(dict[str, bytes]):
    """Layouts, styles, scripts and fonts by name; `own` are the paths of those that an author brought."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.own: dict[str, str] = {}


def load_templates(own: Path | None = None) -> tuple[Templates, Layouts, tuple[Problem, ...]]:
    """Read every wording and every layout, with all their problems."""
    problems: list[Problem] = []
    wordings: dict[str, str] = {}
    layouts = Layouts()
    for name, (path, folder) in template_files(own).items():
        try:
            if path.suffix in WORDED:
                wordings[shown(path)] = read_text(path, folder)
                continue
            layouts[name] = read_text(path, folder).encode() if path.suffix in LAYOUTS else read_source(path, folder)
            if folder == own:
                layouts.own[name] = shown(path)
        except SourceError as fault:
            problems += fault.problems
    templates, found = read_templates(wordings, FILTERS)
    if layouts.own and not problems:
        problems += _check_own(layouts, templates.labels)
    return templates, layouts, (*problems, *found)


@contextmanager
def reported(layouts: Mapping[str, bytes]) -> Iterator[None]:
    """Turn what fails in an author's own layout into its problem; what fails elsewhere is a bug and stays one."""
    try:
        yield
    except Exception as fault:
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
    texts = {name: content.decode() for name, content in layouts.items() if Path(name).suffix in LAYOUTS}
    shipped = {name: _shipped(name) for name in layouts.own}
    pages = {name: text for name, text in texts.items() if name.endswith(".j2")}
    known = Known(filters(Settings(), {}), frozenset(labels), pages, VIEWS)
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
