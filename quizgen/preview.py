"""A seed in the browser while it is written: its pages and cards, made again when a file was saved; none is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from quizgen.anki.ledger import Entry, Ledger
from quizgen.anki.shown import card_files, shown_cards
from quizgen.disk.files import shown, stamps
from quizgen.disk.serving import Answer
from quizgen.disk.sources import shipped_templates
from quizgen.items.quiz import self_study
from quizgen.loading import load_templates, reported
from quizgen.model import Article, Bank, Settings
from quizgen.outcome import Options
from quizgen.problems import Problem, QuizgenError, SourceError, Span
from quizgen.sheet.pages import page, quiz_page, study_page
from quizgen.viewing import View, view_of

VIEWS = ("items", "quiz", "study", "cards")
SCRIPT, FONT = "text/javascript; charset=utf-8", "font/woff2"


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
