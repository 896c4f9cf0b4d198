"""From a seed to the files of other programs: the quiz that a build prints, or all items, written in one format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.build import written_bank
from quizgen.disk.outputs import locked, write_all
from quizgen.export.formats import export
from quizgen.items.quiz import LETTERS, every_item, self_study
from quizgen.model import Bank, Quiz
from quizgen.outcome import Options
from quizgen.pages import forms_of
from quizgen.problems import UsageError


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which quiz is exported: the one that checks itself, the form of a letter or a code, or every item."""

    form: str = ""
    code: str = ""
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Exports:
    """The files written, and what a user should hear about what they do not carry."""

    written: tuple[Path, ...]
    notes: tuple[str, ...]


def export_seed(folder: Path, to: str, wanted: Wanted, options: Options) -> Exports:
    """Write a seed's quiz in a format beside its deck; raises `SourceError`, `UsageError`, `OutputError`."""
    seed, written = written_bank(folder, options)
    quiz = _quiz(written.bank, wanted, options)
    name = "all" if wanted.everything else f"form-{quiz.letter}" if quiz.letter else "quiz"
    made = export(written.bank, quiz, to, f"{seed.id}-{name}", options.paper)
    files = {options.out / seed.id / file: content for file, content in made.files.items()}
    with locked(options.out, True, options.waiting):
        write_all(options.out, files)
    return Exports(tuple(files), made.notes)


def _quiz(bank: Bank, wanted: Wanted, options: Options) -> Quiz:
    if wanted.everything:
        if wanted.form or wanted.code:
            raise UsageError("--all exports every item: a form holds some of them")
        return every_item(bank)
    if not wanted.form and not wanted.code:
        return self_study(bank)
    letter = (wanted.form or wanted.code.partition("-")[0]).lower()
    if letter not in LETTERS or len(letter) != 1:
        raise UsageError(
            f"no form '{letter or wanted.code}': forms are named {LETTERS[0].upper()} to {LETTERS[-1].upper()}"
        )
    return forms_of(bank, replace(options, forms=LETTERS.index(letter) + 1, code=wanted.code))[-1]
