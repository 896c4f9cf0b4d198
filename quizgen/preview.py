"""What an author looks at before a build: the article beside what is asked about it, and all pages in the browser.

The pages and cards are made again when a file was saved; none is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from quizgen.anki.ledger import Entry, Ledger
from quizgen.anki.shown import card_files, shown_cards
from quizgen.checking import load_seed, problems_of_items
from quizgen.disk.files import shown, stamps
from quizgen.disk.outputs import locked, write_all
from quizgen.disk.serving import Answer
from quizgen.disk.sources import shipped_templates
from quizgen.items.bank import Written, write_bank
from quizgen.items.coverage import Coverage, coverage, skip_line
from quizgen.items.quiz import self_study
from quizgen.items.renames import Renames
from quizgen.loading import Layouts, load_templates, reported
from quizgen.model import Article, Bank, Seed, Settings
from quizgen.outcome import Options
from quizgen.previous import old_ledger
from quizgen.problems import Problem, QuizgenError, SourceError, Span, errors
from quizgen.reading.schema import SCHEMAS, schema_text
from quizgen.sheet.pages import Paper, page, quiz_page, study_page

VIEWS = ("items", "quiz", "study", "cards")
SCRIPT, FONT = "text/javascript; charset=utf-8", "font/woff2"


@dataclass(frozen=True, slots=True)
class View:
    """A seed as its author looks at it: its items as a build would write them, beside the article."""

    seed: Seed
    written: Written
    coverage: Coverage
    layouts: Layouts
    ledger: Ledger
    problems: tuple[Problem, ...]

    def page(self, paper: Paper) -> str:
        """Return the article beside its items as a page; raises `SourceError` for an author's own layout."""
        with reported(self.layouts):
            skip = _skips(self.seed, self.coverage)
            return page("coverage", self.written.bank, self.layouts, paper, coverage=self.coverage, skip=skip)


def view_of(folder: Path, options: Options) -> View:
    """Write a seed's items and lay them beside its article; raises `SourceError` for a seed with problems.

    What is found in the items is among the view's `problems`.
    """
    templates, layouts, problems = load_templates(options.templates)
    seed, told = load_seed(folder, templates)
    if seed is None or problems or errors(told):
        raise SourceError((*problems, *told))
    ledger, _ = old_ledger(options.out, seed.id)
    written = write_bank(seed, templates, options.chance, Renames(seed, templates).drawn(ledger.drawn))
    found = (*told, *problems_of_items(seed, written, templates))
    return View(seed, written, coverage(seed, written, templates), layouts, ledger, tuple(sorted(set(found))))


def covered(folder: Path, options: Options, html: Path | None = None) -> Coverage:
    """Lay a seed's items beside its article, and write that as a page where `html` names a file.

    Raises `SourceError` for a seed with problems and `OutputError` for a page that cannot be written.
    """
    view = view_of(folder, options)
    if html is not None:
        made = view.page(options.paper)
        with locked(html.parent, True, options.waiting):
            write_all(html.parent, {html: made.encode()})
    return view.coverage


def schema_of(what: str, own: Path | None = None) -> str:
    """Return as text the schema of a fact file, template or lexicon, by the templates in use; raises `SourceError`."""
    templates, _, problems = load_templates(own)
    if problems:
        raise SourceError(problems)
    return schema_text(SCHEMAS[what](templates))


def _skips(seed: Seed, found: Coverage) -> dict[str, str]:
    """Map the id of each item to the line that leaves it out."""
    items = [item for one in found.sentences for fact in one.facts for item in fact.items]
    items += [item for one in found.sentences for item in one.items]
    return {item.id: skip_line(seed, item) for item in (*items, *found.elsewhere)}


@dataclass(frozen=True, slots=True)
class Pages:
    """What stands under each path, and the seed that it was made of."""

    bank: Bank
    answers: Mapping[str, Answer]


class Preview:
    """The pages of a seed by path; each question looks first whether a file was saved since they were made."""

    def __init__(self, folder: Path, options: Options) -> None:
        """Look at the seed of a folder."""
        self._folder, self._options = folder, options
        self._lock = Lock()
        self._stamps: object = None
        self._version = 0
        self._problems: tuple[Problem, ...] = ()
        self._pages: Pages | None = None

    def respond(self, path: str) -> Answer | None:
        """Return what stands under a path, None for an unknown one; of a seed with problems, the last sound pages."""
        with self._lock:
            self._refresh()
            if path == "/":
                return self._frame()
            if path == "/version":
                return Answer(str(self._version).encode(), "text/plain")
            return self._pages.answers.get(path) if self._pages else None

    def _refresh(self) -> None:
        now = stamps([self._folder, *self._template_folders()])
        if now == self._stamps:
            return
        try:
            view = view_of(self._folder, self._options)
            self._pages = Pages(view.written.bank, _answers(view, self._options))
            self._problems = view.problems
        except SourceError as fault:
            self._problems = fault.problems
        except QuizgenError as fault:  # a folder is gone, a ledger cannot be read
            self._problems = (Problem(Span(shown(self._folder), 1, 1), "E013", str(fault)),)
        self._stamps, self._version = now, self._version + 1

    def _template_folders(self) -> list[Path]:
        own = self._options.templates
        return [shipped_templates(), *([own] if own else [])]

    def _frame(self) -> Answer:
        """Return the page around all others: their names, and the problems of the seed."""
        templates, layouts, _ = load_templates()  # the shipped ones: it stands also where an author's own are broken
        title = self._pages.bank.settings.title or self._pages.bank.article.title if self._pages else ""
        bank = Bank("", Article("", ()), (), (), (), (), templates.labels, Settings(title=title or self._folder.name))
        views = VIEWS if self._pages else ()
        told = {"problems": self._problems, "views": views, "version": self._version}
        return Answer(page("preview", bank, layouts, "A4", script=True, served=True, **told).encode())


def _answers(view: View, options: Options) -> dict[str, Answer]:
    """Make every page of a seed, and both sides of every card."""
    bank, layouts, paper = view.written.bank, view.layouts, options.paper
    cards = shown_cards(bank, layouts, {name: entry.holes for name, entry in _held(view.ledger).items()})
    with reported(layouts):
        pages = {
            "/items": view.page(paper),
            "/quiz": quiz_page(bank, self_study(bank), layouts, paper),
            "/study": study_page(bank, layouts, paper),
            "/cards": page("cards", bank, layouts, paper, served=True, cards=cards),
        }
    for number, card in enumerate(cards):
        pages |= {f"/card/{number}-front": card.front, f"/card/{number}-back": card.back}
    files = card_files(bank, layouts)
    return {
        **{path: Answer(made.encode()) for path, made in pages.items()},
        **{f"/card/{name}": Answer(file, SCRIPT if name.endswith(".js") else FONT) for name, file in files.items()},
    }


def _held(ledger: Ledger) -> dict[str, Entry]:
    return {**ledger.retired, **ledger.notes}
