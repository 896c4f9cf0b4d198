"""The pages of a seed: quiz, study page, forms and key, the page over all decks, and each of them as a PDF."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from quizgen.disk.files import read_old
from quizgen.disk.pdf import printed
from quizgen.disk.sources import built_seeds
from quizgen.items.quiz import chance_of, forms, self_study
from quizgen.loading import Layouts, reported
from quizgen.model import Bank, Quiz
from quizgen.outcome import Options
from quizgen.previous import ABOUT, INDEX
from quizgen.problems import Problem, SourceError, UsageError
from quizgen.sheet.index import Entry, index_page, read_entry, write_entry
from quizgen.sheet.pages import form_page, key_page, quiz_page, study_page


def check_pages(bank: Bank, layouts: Layouts) -> tuple[Problem, ...]:
    """Return what an author's own layouts do wrong only when the pages are made."""
    try:
        with reported(layouts):
            pages_of(bank, layouts, Options(forms=1, key="separate"))
    except SourceError as fault:
        return fault.problems
    return ()


def with_index(mine: Entry, labels: Mapping[str, str], layouts: Layouts, options: Options) -> dict[Path, bytes]:
    """Write what the page over all decks says of this one, and the page: of the others it says what they left."""
    entries = {mine.seed: mine}
    for seed in built_seeds(options.out):
        told = (read_old(options.out / seed / ABOUT) or b"").decode("utf-8", "replace")
        entries.setdefault(seed, read_entry(seed, told))
    page = index_page(entries.values(), labels, layouts, options.paper)
    return {options.out / mine.seed / ABOUT: write_entry(mine).encode(), options.out / INDEX: page.encode()}


def pages_of(bank: Bank, assets: Mapping[str, bytes], options: Options) -> tuple[dict[str, str], tuple[str, ...]]:
    """Make every page of a seed, by its name, and the codes of its forms."""
    quiz = self_study(bank)
    pages = {
        f"{bank.seed}-quiz.html": quiz_page(bank, quiz, assets, options.paper, options.key),
        f"{bank.seed}-study.html": study_page(bank, assets, options.paper),
    }
    if options.key == "separate":
        pages[f"{bank.seed}-quiz-key.html"] = key_page(bank, [quiz], assets, options.paper)
    if not (options.forms or bank.settings.forms):
        return pages, ()
    quizzes = forms_of(bank, options)
    pages |= {f"{bank.seed}-form-{quiz.letter}.html": form_page(bank, quiz, assets, options.paper) for quiz in quizzes}
    pages[f"{bank.seed}-key.html"] = key_page(bank, quizzes, assets, options.paper)
    return pages, tuple(quiz.code for quiz in quizzes)


def forms_of(bank: Bank, options: Options) -> tuple[Quiz, ...]:
    """Assemble the forms asked for; raises `UsageError` for a code whose form cannot be made again."""
    chance = chance_of(options.code) if options.code else options.chance
    quizzes = forms(bank, options.forms or bank.settings.forms, chance)
    wanted = options.code.upper().rsplit("-", 1)[-1]
    if wanted and quizzes[0].code.rsplit("-", 1)[-1] != wanted:
        raise UsageError(
            f"the form {options.code} cannot be made again: the facts or the quiz settings have changed since "
            f"(they now give {quizzes[0].code})"
        )
    return quizzes


def pdfs(files: Mapping[Path, bytes], changed: Mapping[Path, bytes], options: Options) -> dict[Path, bytes]:
    """Print the pages that changed, and those that have no PDF yet; a dry run only names them."""
    pages = [path for path in files if path.suffix == ".html" and path.name != INDEX]
    wanted = [path for path in pages if path in changed or read_old(path.with_suffix(".pdf")) is None]
    return {
        path.with_suffix(".pdf"): b"" if options.dry_run else printed(files[path], options.chromium) for path in wanted
    }
