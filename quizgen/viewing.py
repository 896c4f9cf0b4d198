"""From a seed to what its author looks at before a build: the article beside what is asked about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quizgen.anki.ledger import Ledger
from quizgen.build import load_seed, problems_of_items
from quizgen.disk.outputs import locked, write_all
from quizgen.items.bank import Written, write_bank
from quizgen.items.coverage import Coverage, coverage, skip_line
from quizgen.items.renames import Renames
from quizgen.loading import Layouts, load_templates, reported
from quizgen.model import Seed
from quizgen.outcome import Options
from quizgen.previous import old_ledger
from quizgen.problems import Problem, SourceError, errors
from quizgen.reading.schema import SCHEMAS, schema_text
from quizgen.sheet.pages import Paper, page


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
