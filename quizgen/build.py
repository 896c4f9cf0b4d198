"""Reads the sources, runs the parts, writes what learners hold. The only module that touches the disk or the clock."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quizgen.anki.contents import contents
from quizgen.anki.deck import build_deck
from quizgen.anki.ledger import read_ledger, read_notetypes, write_ledger, write_notetypes
from quizgen.anki.plan import Plan
from quizgen.items.bank import Written, write_bank
from quizgen.items.lint import check_forms, check_items
from quizgen.items.quiz import chance_of, forms, self_study
from quizgen.items.renames import Renames
from quizgen.items.wording import FILTER_NAMES
from quizgen.model import Bank, Quiz, Seed, Templates
from quizgen.problems import OutputError, Problem, SourceError, Span, UsageError
from quizgen.reading.rules import check
from quizgen.reading.seed import article_name, read_seed
from quizgen.reading.templates import read_templates
from quizgen.sheet.pages import Paper, form_page, key_page, quiz_page, study_page

FACTS = "facts.yaml"
LEDGER = "ledger.json"
NOTETYPES = "notetypes.json"
WORDED = (".yaml", ".tsv")  # files of the templates folder that hold words; the others are layouts


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for beside the seed: where to, how many forms, from which code, which paper."""

    out: Path = Path("decks")
    templates: Path | None = None
    forms: int = 0
    code: str = ""
    chance: int = 0
    paper: Paper = "A4"
    dry_run: bool = False
    settings: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Redrawn:
    """An item whose options, given before, no longer hold: what was drawn and what is."""

    item: str
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one seed's build came to: the plan, the files written, what a user should hear."""

    seed: str
    plan: Plan
    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    warnings: tuple[str, ...]
    codes: tuple[str, ...] = ()
    redrawn: tuple[Redrawn, ...] = ()


# ---------------------------------------------------------------- finding and reading


def seed_folders(names: Sequence[str]) -> tuple[Path, ...]:
    """Find seeds by name under `seeds/` of the working directory, or by path; every seed where none is named.

    Raises `UsageError` for a name that leads nowhere.
    """
    home = Path("seeds")
    if not names:
        found = tuple(sorted(path.parent for path in home.glob(f"*/{FACTS}")))
        if not found:
            raise UsageError(
                f"no seeds/*/{FACTS} in {Path.cwd().name}/: name a seed, or go to the folder that has them"
            )
        return found
    return tuple(dict.fromkeys(_seed_folder(home, name) for name in names))


def _seed_folder(home: Path, name: str) -> Path:
    for folder in (home / name, Path(name), Path(name).parent):
        if (folder / FACTS).is_file() and (folder != Path(name).parent or Path(name).name == FACTS):
            return folder
    if (home / name).is_dir() or Path(name).is_dir():
        raise UsageError(f"{name} has no {FACTS} (docs/fact-file.md shows how one is written)")
    known = ", ".join(sorted(path.parent.name for path in home.glob(f"*/{FACTS}"))) or "none"
    raise UsageError(f"no seed '{name}': seeds here are {known}")


def shipped_templates() -> Path:
    """Find the templates that travel with quizgen, in a wheel or in a checkout."""
    here = Path(__file__).parent
    return next(path for path in (here / "templates", here.parent / "templates") if path.is_dir())


def template_folders(own: Path | None) -> tuple[Path, ...]:
    """List the templates' folders, the shipped ones first: a later file of the same name comes before it."""
    if own is not None and not own.is_dir():
        raise UsageError(f"no folder '{own}' for --templates")
    here = Path("templates")
    shipped = shipped_templates()
    mine = own or (here if here.is_dir() and here.resolve() != shipped.resolve() else None)
    return (shipped,) if mine is None else (shipped, mine)


def _files(folders: Iterable[Path]) -> dict[str, Path]:
    """List the files by name; an own frame or layout replaces the shipped one, own words are read after the shipped."""
    found: dict[str, Path] = {}
    for turn, folder in enumerate(folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith(".") and path.suffix not in (".py", ".pyc"):
                name = path.relative_to(folder).as_posix()
                words = path.suffix in WORDED and path.parent.name != "questions"
                found[f"{name}#{turn}" if words else name] = path
    return found


def load_templates(own: Path | None = None) -> tuple[Templates, dict[str, bytes], tuple[Problem, ...]]:
    """Read every wording and every layout, with the problems of the wordings."""
    files = _files(template_folders(own))
    problems: list[Problem] = []
    worded = {_told(path): _text(path, problems) for name, path in files.items() if path.suffix in WORDED}
    templates, found = read_templates(worded, FILTER_NAMES)
    assets = {name: path.read_bytes() for name, path in files.items() if path.suffix not in WORDED}
    return templates, assets, (*problems, *found)


def _told(path: Path) -> str:
    """Name a path as the user would: from the working directory where it lies below it."""
    with contextlib.suppress(ValueError):
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    return path.as_posix()


def _text(path: Path, problems: list[Problem]) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        hint = "save the file as UTF-8"
        problems.append(Problem(Span(_told(path), line, 1), "E012", f"byte {fault.start} is not UTF-8", hint))
    except OSError as fault:
        problems.append(Problem(Span(_told(path), 1, 1), "E013", f"cannot be read: {fault.strerror}"))
    return ""


def load_seed(folder: Path, templates: Templates) -> tuple[Seed | None, tuple[Problem, ...]]:
    """Read one seed and all its problems, those that only a whole seed shows among them."""
    problems: list[Problem] = []
    facts = folder / FACTS
    text = _text(facts, problems)
    if problems:
        return None, tuple(problems)
    article = folder / article_name(text)
    printed = _text(article, problems)
    seed, found = read_seed(folder.resolve().name, _told(facts), text, printed, templates)
    problems += found
    if seed is not None and not problems:
        problems += check(seed, templates)
    return seed, tuple(problems)


# ---------------------------------------------------------------- checking and listing


def check_seeds(folders: Sequence[Path], own: Path | None = None) -> tuple[Problem, ...]:
    """Give all problems of the templates, the seeds and the items that they give."""
    templates, _, found = load_templates(own)
    problems = list(found)
    for folder in folders:
        seed, told = load_seed(folder, templates)
        problems += told
        if seed is not None and not told and not found:
            written = write_bank(seed, templates)
            problems += check_items(seed, written.bank)
            problems += check_forms(seed, written.refusals)
    return tuple(sorted(set(problems)))


def written_bank(folder: Path, options: Options) -> tuple[Seed, Written]:
    """Write a seed's items as a build would, keeping the options its ledger has given; raises `SourceError`."""
    templates, _, problems = load_templates(options.templates)
    seed, told = load_seed(folder, templates)
    if seed is None or problems or told:
        raise SourceError((*problems, *told))
    ledger, _ = read_ledger(_old_text(options.out / seed.id / LEDGER))
    return seed, write_bank(seed, templates, options.chance, Renames(seed, templates).drawn(ledger.drawn))


# ---------------------------------------------------------------- building


def build_seeds(folders: Sequence[Path], options: Options) -> tuple[Outcome, ...]:
    """Build seeds one by one; a seed with problems is told and its old files stand, the others are built.

    Raises `SourceError` with every problem once the sound seeds are written, carrying their outcomes.
    """
    templates, assets, found = load_templates(options.templates)
    if found:
        raise SourceError(found)
    outcomes: list[Outcome] = []
    problems: list[Problem] = []
    for folder in folders:
        seed, told = load_seed(folder, templates)
        if seed is None or told:
            problems += told
            continue
        outcomes.append(_build(_adjusted(seed, options), templates, assets, options))
    if problems:
        raise PartlyBuilt(problems, outcomes)
    return tuple(outcomes)


class PartlyBuilt(SourceError):
    """Some seeds have problems and were left; `outcomes` tells of those that were built."""

    def __init__(self, problems: Iterable[Problem], outcomes: Sequence[Outcome]) -> None:
        super().__init__(problems)
        self.outcomes = tuple(outcomes)


def _adjusted(seed: Seed, options: Options) -> Seed:
    """Put what the command line asks for over the seed's own settings."""
    return replace(seed, settings=replace(seed.settings, **options.settings)) if options.settings else seed


def _build(seed: Seed, templates: Templates, assets: Mapping[str, bytes], options: Options) -> Outcome:
    home = options.out / seed.id
    ledger, damaged = read_ledger(_old_text(home / LEDGER))
    record, record_damaged = read_notetypes(_old_text(options.out / NOTETYPES))
    renames = Renames(seed, templates)
    given = renames.drawn(ledger.drawn)
    written = write_bank(seed, templates, 0, given)
    built = build_deck(written.bank, ledger, record, assets, _now(), renames.notes(written.bank))
    pages, codes = _pages(written.bank, assets, options)
    files: dict[Path, bytes] = {
        home / f"{seed.id}.apkg": built.apkg,
        **{home / name: page.encode() for name, page in pages.items()},
        options.out / NOTETYPES: write_notetypes(built.notetypes).encode(),
        home / LEDGER: write_ledger(built.ledger).encode(),
    }
    changed = {path: content for path, content in files.items() if not _same(path, content)}
    if not options.dry_run:
        write_all(changed)
    warnings = [*filter(None, (damaged, record_damaged)), *built.warnings, *_reasons(built.plan.gone, seed, written)]
    warnings += map(str, (*check_items(seed, written.bank), *check_forms(seed, written.refusals)))
    return Outcome(
        seed.id,
        built.plan,
        tuple(changed),
        tuple(path for path in files if path not in changed),
        tuple(warnings),
        codes,
        redrawn(given, written.bank),
    )


def _reasons(gone: Iterable[str], seed: Seed, written: Written) -> Iterable[str]:
    """Say of each note that is gone why its question is not asked any more, where its fact is still there."""
    for note in gone:
        for refusal in written.refusals:
            name = f"{seed.id}/{refusal.fact}/{refusal.question}"
            if note == name or note.startswith(f"{name}-"):
                yield f"{note} is gone: {refusal.reason}"
                break


def redrawn(before: Mapping[str, tuple[str, ...]], bank: Bank) -> tuple[Redrawn, ...]:
    """Name each item whose draw changed since the last build (rule 32)."""
    return tuple(
        Redrawn(item.id, was, item.drawn)
        for item in bank.items
        if (was := before.get(item.id)) and item.drawn and tuple(was) != item.drawn
    )


def _pages(bank: Bank, assets: Mapping[str, bytes], options: Options) -> tuple[dict[str, str], tuple[str, ...]]:
    pages = {
        f"{bank.seed}-quiz.html": quiz_page(bank, self_study(bank), assets, options.paper),
        f"{bank.seed}-study.html": study_page(bank, assets, options.paper),
    }
    if not options.forms:
        return pages, ()
    quizzes = _forms(bank, options)
    pages |= {f"{bank.seed}-form-{quiz.letter}.html": form_page(bank, quiz, assets, options.paper) for quiz in quizzes}
    pages[f"{bank.seed}-key.html"] = key_page(bank, quizzes, assets, options.paper)
    return pages, tuple(quiz.code for quiz in quizzes)


def _forms(bank: Bank, options: Options) -> tuple[Quiz, ...]:
    chance = chance_of(options.code) if options.code else options.chance
    quizzes = forms(bank, options.forms, chance)
    wanted = options.code.upper().rsplit("-", 1)[-1]
    if wanted and quizzes[0].code.rsplit("-", 1)[-1] != wanted:
        raise UsageError(
            f"the form {options.code} cannot be made again: the facts or the quiz settings have changed since "
            f"(they now give {quizzes[0].code})"
        )
    return quizzes


# ---------------------------------------------------------------- the disk and the clock


def _now() -> int:
    """Give the time of this build in seconds; SOURCE_DATE_EPOCH sets it (reproducible-builds.org)."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told and not told.isdigit():
        raise UsageError(f"SOURCE_DATE_EPOCH is '{told}', not a number of seconds")
    return int(told) if told else int(time.time())


def _old_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        return "damaged"


def _same(path: Path, content: bytes) -> bool:
    """Tell whether a file already holds this content; a deck is compared note by note, not byte by byte."""
    try:
        old = path.read_bytes()
    except OSError:
        return False
    if old == content or path.suffix != ".apkg":
        return old == content
    try:
        return contents(old) == contents(content)
    except Exception:  # a damaged old deck, in whatever way, is replaced
        return False


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files, all or none: what stood before stands again when one fails. Raises `OutputError`."""
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    aside: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            aside[path] = _aside(path, content)
        for path, fresh in aside.items():
            fresh.replace(path)
    except OSError as fault:
        _restore(before)
        raise OutputError(f"cannot write {fault.filename or 'the output'}: {fault.strerror}") from fault
    finally:
        for fresh in aside.values():
            fresh.unlink(missing_ok=True)


def _aside(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    Path(name).chmod(0o644)
    return Path(name)


def _restore(before: Mapping[Path, bytes | None]) -> None:
    for path, content in before.items():
        with contextlib.suppress(OSError):
            if content is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != content:
                path.write_bytes(content)
