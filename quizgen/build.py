"""From sources to what learners hold, step by step: read, write items, make deck and pages, put them in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from quizgen.anki.contents import sealed
from quizgen.anki.deck import build_deck
from quizgen.anki.ledger import EntryError, write_ledger, write_notetypes
from quizgen.anki.plan import Plan
from quizgen.anki.records import misfits
from quizgen.checking import KeptItems, load_seed
from quizgen.disk.files import now, shown
from quizgen.disk.outputs import locked, write_all
from quizgen.disk.sources import seed_name
from quizgen.items.bank import Written, write_bank
from quizgen.items.kept import Kept
from quizgen.items.lint import check_forms, check_items
from quizgen.items.renames import Renames
from quizgen.loading import Layouts, keep_compiled, load_templates, reported
from quizgen.model import Bank, Seed, Templates
from quizgen.outcome import Options, Outcome, Redrawn, nothing, redrawn
from quizgen.pages import pages_of, pdfs, with_index
from quizgen.previous import BACKUP, LEDGER, NOTETYPES, old_ledger, old_notetypes, same
from quizgen.problems import Problem, SourceError, errors
from quizgen.remembered import Remembered
from quizgen.sheet.index import Entry, entry_of


def written_bank(folder: Path, options: Options) -> tuple[Seed, Written]:
    """Write a seed's items as a build would, keeping the options its ledger has given; raises `SourceError`."""
    templates, _, problems = load_templates(options.templates, options.cache)
    seed, told = load_seed(folder, templates)
    if seed is None or problems or errors(told):
        raise SourceError((*problems, *told))
    seed = _adjusted(seed, options)
    ledger, _ = old_ledger(options.out, seed.id)
    given = Renames(seed, templates).drawn(ledger.drawn)
    return seed, write_bank(
        seed, templates, options.chance, given, KeptItems(folder, options.templates, options.cache).kept
    )


# ---------------------------------------------------------------- building


def build_seeds(
    folders: Sequence[Path], options: Options, done: Callable[[Outcome], object] = lambda _: None
) -> tuple[Outcome, ...]:
    """Build seeds one by one; a seed with problems is reported and its old files stand, the others are built.

    `done` is called with each seed's outcome as soon as its files are in place. Raises `SourceError` with every problem
    once the sound seeds are built, and `OutputError` where a seed's files cannot be written.
    """
    outcomes: dict[Path, Outcome] = {}
    problems: list[Problem] = []
    with locked(options.out, not options.dry_run, options.waiting):
        # read under the lock: whoever held it before may have written by sources that are older
        remembered = Remembered(options)
        known = {folder: known for folder in folders if (known := remembered.recall(folder))}
        built = _built([folder for folder in folders if folder not in known], options)
        for folder in folders:
            outcome = known[folder] if folder in known else next(built)
            if isinstance(outcome, Outcome):
                outcomes[folder] = outcome
                done(outcome)
            else:
                problems += outcome
        for folder in outcomes.keys() - known.keys():
            remembered.keep(folder, outcomes[folder])
    if problems:
        raise SourceError(problems)
    return tuple(outcomes.values())


@dataclass(frozen=True, slots=True)
class Made:
    """One seed's build before anything is written: its files, the page over all decks left out, and what to tell."""

    seed: str
    plan: Plan
    files: Mapping[Path, bytes]
    ledger: bytes
    entry: Entry
    warnings: tuple[str, ...]
    lasting: tuple[str, ...] | None  # the warnings that the next build will give as well; None where that is not sure
    codes: tuple[str, ...]
    redrawn: tuple[Redrawn, ...]


Found = Made | tuple[Problem, ...]


def _built(folders: Sequence[Path], options: Options) -> Iterator[Outcome | tuple[Problem, ...]]:
    """Make seeds and put each in place, or return its problems; raises `SourceError` for those of the templates."""
    if not folders:
        return
    templates, layouts, found = load_templates(options.templates, options.cache)
    if found:
        raise SourceError(found)
    for made in _all_made(folders, templates, layouts, options):
        try:
            outcome = _placed(made, templates, layouts, options) if isinstance(made, Made) else made
        except SourceError as fault:  # of an author's own layout
            outcome = fault.problems
        keep_compiled(layouts, options.cache)
        yield outcome


def _all_made(folders: Sequence[Path], templates: Templates, layouts: Layouts, options: Options) -> Iterator[Found]:
    """Make seeds in their order, several at a time where there are processes for it; or find the problems of each."""
    clock = now()
    with ExitStack() as stack:
        coming: Iterator[Found] = (_made_or_not(folder, (templates, layouts), options, clock) for folder in folders)
        if min(options.processes, len(folders)) > 1:
            from concurrent.futures import ProcessPoolExecutor  # late: it loads much, and most builds are of one seed

            pool = ProcessPoolExecutor(
                min(options.processes, len(folders)), None, _read_templates, (options.templates, options.cache)
            )
            stack.callback(pool.shutdown, cancel_futures=True)
            silent = replace(options, waiting=nothing, begun=nothing)
            coming = pool.map(partial(_made_elsewhere, options=silent, clock=clock), folders)
        for folder in folders:
            options.begun(seed_name(folder))
            yield next(coming)


_READ: list[tuple[Templates, Layouts]] = []  # in a process of its own: the templates, read once


def _read_templates(own: Path | None, cache: Path | None) -> None:
    _READ[:] = [load_templates(own, cache)[:2]]


def _made_elsewhere(folder: Path, options: Options, clock: int) -> Found:
    made = _made_or_not(folder, _READ[0], options, clock)
    keep_compiled(_READ[0][1], options.cache)
    return made


def _made_or_not(folder: Path, read: tuple[Templates, Layouts], options: Options, clock: int) -> Found:
    templates, layouts = read
    seed, told = load_seed(folder, templates)
    if seed is None or errors(told):
        return told
    try:
        kept = KeptItems(folder, options.templates, options.cache)
        made = _made(seed, (templates, layouts), options, clock, kept.kept)
        kept.keep()
        return made
    except SourceError as fault:  # of what the last build left
        return fault.problems


def _made(seed: Seed, read: tuple[Templates, Layouts], options: Options, clock: int, kept: Kept) -> Made:
    templates, assets = read
    home = options.out / seed.id
    ledger, ledger_text = old_ledger(options.out, seed.id)
    renames = Renames(seed, templates)
    given = renames.drawn(ledger.drawn)
    options.begun(f"{seed.id}: writing questions")
    written = write_bank(seed, templates, 0, given, kept)
    options.begun(f"{seed.id}: making the deck")
    try:
        was = renames.notes(written.bank)
        built = build_deck(written.bank, ledger, old_notetypes(options.out), assets, clock, was)
    except EntryError as fault:
        raise SourceError(misfits(fault, ledger, ledger_text, shown(home / LEDGER))) from fault
    options.begun(f"{seed.id}: making the pages")
    with reported(assets):
        pages, codes = pages_of(_as_printed(seed, templates, written.bank, given, options), assets, options)
    files: dict[Path, bytes] = {
        home / f"{seed.id}.apkg": sealed(built.apkg),
        **{home / name: page.encode() for name, page in pages.items()},
        options.out / NOTETYPES: write_notetypes(built.notetypes).encode(),
    }
    found = tuple(map(str, (*check_items(seed, written.bank), *check_forms(seed, written.refusals))))
    return Made(
        seed.id,
        built.plan,
        files,
        write_ledger(built.ledger).encode(),
        entry_of(written.bank),
        (*built.warnings, *_reasons(built.plan.gone, seed, written), *found),
        None if built.warnings else found,
        codes,
        redrawn(given, written.bank),
    )


def _placed(made: Made, templates: Templates, layouts: Layouts, options: Options) -> Outcome:
    """Put what was made in place, with the page over all decks; raises `SourceError` where that cannot be made."""
    home = options.out / made.seed
    with reported(layouts):
        index = with_index(made.entry, templates.labels, layouts, options)
    files: dict[Path, bytes] = {**made.files, **index, home / LEDGER: made.ledger}
    backup = {home / BACKUP: made.ledger}
    changed = {path: content for path, content in (files | backup).items() if not same(path, content)}
    if options.chromium:
        changed |= pdfs(files, changed, options)
    if not options.dry_run:
        write_all(options.out, changed)
    plan = made.plan
    outcome = Outcome(
        made.seed,
        plan,
        tuple(path for path in changed if path not in backup),
        tuple(path for path in files if path not in changed),
        made.warnings,
        made.codes,
        made.redrawn,
    )
    if not changed:
        return replace(outcome, again=outcome)
    if made.lasting is None:
        return outcome
    held = Plan(same=len(plan.new) + len(plan.changed) + plan.same)
    return replace(outcome, again=Outcome(made.seed, held, (), tuple(files), made.lasting, made.codes))


def _as_printed(
    seed: Seed, templates: Templates, bank: Bank, given: Mapping[str, Sequence[str]], options: Options
) -> Bank:
    """Write the items for the pages in what the command line asks for: digits, months, title …

    The deck is made of the seed's own settings alone. Two prints of one seed may differ; were the deck made with them,
    each print would rewrite every note that learners hold.
    """
    if not options.settings:
        return bank
    drawn = {**given, **{item.id: item.drawn for item in bank.items if item.drawn}}
    return write_bank(_adjusted(seed, options), templates, 0, drawn).bank


def _adjusted(seed: Seed, options: Options) -> Seed:
    """Put what the command line asks for over the seed's own settings."""
    return replace(seed, settings=replace(seed.settings, **options.settings)) if options.settings else seed


def _reasons(gone: Iterable[str], seed: Seed, written: Written) -> Iterator[str]:
    """Say of each note that is gone why its question is not asked any more, where its fact is still there."""
    for note in gone:
        for refusal in written.refusals:
            name = f"{seed.id}/{refusal.fact}/{refusal.question}"
            if note == name or note.startswith(f"{name}-"):
                yield f"{note} is gone: {refusal.reason}"
                break
