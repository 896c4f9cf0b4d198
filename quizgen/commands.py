"""What each command does with what it is asked. What a command needs is imported when it runs."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizgen import report
from quizgen.problems import UsageError, errors
from quizgen.terminal import Progress

if TYPE_CHECKING:
    from quizgen.model import Item
    from quizgen.outcome import Options, Outcome

PROBLEMS = 1


def _path(name: str | None) -> Path | None:
    return None if name is None else Path(name)


def _only(seed: str) -> Path:
    from quizgen.disk.sources import seed_folders

    return seed_folders([seed])[0]


def _options(asked: Namespace, **more: Any) -> Options:
    """Return where a command finds templates and decks, with what else it says."""
    from quizgen.outcome import Options

    return Options(out=Path(asked.out), templates=_path(asked.templates), **more)


def build(asked: Namespace) -> None:
    """Build seeds, and report each as soon as its files are in place."""
    from quizgen import build as building
    from quizgen.disk.cache import users_cache
    from quizgen.disk.files import processors
    from quizgen.disk.pdf import find_chromium
    from quizgen.disk.sources import seed_folders

    progress = Progress()
    options = _options(
        asked,
        forms=asked.forms or (1 if asked.code else 0),
        code=asked.code,
        chance=asked.chance,
        paper=asked.paper,
        key=asked.key,
        chromium=find_chromium() if asked.pdf else "",
        dry_run=asked.dry_run,
        settings=_settings(asked),
        waiting=report.waiting,
        begun=progress.tell,
        processes=asked.jobs or processors(),
        cache=users_cache() if asked.cache else None,
    )
    built: list[Outcome] = []

    def done(outcome: Outcome) -> None:
        progress.clear()
        built.append(outcome) if asked.as_json else report.outcome(outcome, options.dry_run)

    try:
        building.build_seeds(seed_folders(asked.seeds), options, done)
    finally:
        progress.clear()
        if asked.as_json:
            report.outcomes_as_json(built)


def _settings(asked: Namespace) -> dict[str, Any]:
    """Return the settings that were given; the others stay the seed's own."""
    from quizgen.model import Kind
    from quizgen.reading.yaml_faults import problems_of

    names = ("items", "digits", "months", "title", "school", "passage", "answer_sheet")
    given = {name: value for name in names if (value := getattr(asked, name, None)) is not None}
    for name in ("title", "school"):
        if found := problems_of(given.get(name, ""), f"--{name}"):
            raise UsageError(f"--{name}: {found[0].message}")
    if asked.kinds is not None:
        kinds = tuple(kind.strip() for kind in asked.kinds.split(","))
        if unknown := [kind for kind in kinds if kind not in list(Kind)]:
            raise UsageError(f"unknown kind '{unknown[0]}': the kinds are {', '.join(Kind)}")
        given["kinds"] = tuple(dict.fromkeys(kinds))
    return given


def check(asked: Namespace) -> int:
    """Report all problems of seeds, and whether there are any."""
    from quizgen.checking import check_seeds
    from quizgen.disk.cache import users_cache
    from quizgen.disk.sources import seed_folders

    folders = seed_folders(asked.seeds)
    templates = _path(asked.templates)
    if asked.fix:
        from quizgen.fixing import fix_seeds

        report.fixed(fix_seeds(folders, templates))
    problems = check_seeds(folders, templates, users_cache() if asked.cache else None)
    if asked.as_json:
        report.problems_as_json(problems)
    else:
        report.problems(problems)
        if not errors(problems):
            report.sound(folder.name for folder in folders)
    return PROBLEMS if errors(problems) else 0


def items(asked: Namespace) -> None:
    """Print the items of a seed, or those of one fact with what it was not asked."""
    from quizgen.build import written_bank
    from quizgen.disk.cache import users_cache

    source, written = written_bank(_only(asked.seed), _options(asked, chance=asked.chance, cache=users_cache()))
    chosen: Sequence[Item] = written.bank.items
    fact = asked.fact
    if fact is not None:
        if fact not in {each.id for each in source.entries}:
            raise UsageError(f"no fact '{fact}' in {source.id}")
        chosen = [item for item in chosen if fact in item.facts]
    if asked.as_json:
        report.items_as_json(chosen)
        return
    report.items(chosen)
    if fact is not None:
        report.refusals([each for each in written.refusals if each.fact == fact])


def coverage(asked: Namespace) -> None:
    """Print an article with what is asked about it, and write that as a page where it is asked for."""
    from quizgen.preview import covered

    html = _path(asked.html)
    report.coverage(covered(_only(asked.seed), _options(asked, waiting=report.waiting), html))
    if html:
        report.wrote(html)


def preview(asked: Namespace) -> None:
    """Show a seed in the browser until Ctrl-C."""
    from quizgen.disk.serving import address, serve, server
    from quizgen.disk.sources import seed_folders
    from quizgen.preview import Preview

    folders = seed_folders([asked.seed] if asked.seed else [])
    if len(folders) > 1:
        raise UsageError(f"name one of the seeds: {', '.join(folder.name for folder in folders)}")
    made = server(Preview(folders[0], _options(asked)).respond, asked.port)
    with suppress(KeyboardInterrupt):  # it may come before the first request
        report.serving(address(made))
        serve(made, asked.open)


def export(asked: Namespace) -> None:
    """Write a seed's quiz for another program."""
    from quizgen.exporting import Wanted, export_seed

    options = _options(asked, settings=_settings(asked), waiting=report.waiting, paper=asked.paper)
    wanted = Wanted(asked.form, asked.code, asked.everything)
    report.exports(export_seed(_only(asked.seed), asked.to, wanted, options))


def new(asked: Namespace) -> None:
    """Draft a seed from an article."""
    from quizgen.drafting import New, new_seed

    source = {name: getattr(asked, name) for name in ("title", "publisher", "published", "url")}
    report.drafted(*new_seed(New(asked.name, Path(asked.article), source, asked.brief)))


def scan(asked: Namespace) -> None:
    """Print what is read in a text."""
    from quizgen.drafting import scan_file

    found = scan_file(Path(asked.file), asked.published)
    report.scan_as_json(found) if asked.as_json else report.scan(found)


def schema(asked: Namespace) -> None:
    """Print a JSON Schema."""
    from quizgen.preview import schema_of

    report.schema(schema_of(asked.of, _path(asked.templates)))


def ledger(asked: Namespace) -> None:
    """Report whether a ledger can be read, or make it again."""
    from quizgen.repair import check_ledger, repair_ledger

    options = _options(asked, waiting=report.waiting)
    folder = _only(asked.seed)
    if asked.repair:
        report.repaired(repair_ledger(folder, options))
    else:
        report.ledger(*check_ledger(folder, options))


RUN: Mapping[str, Callable[[Namespace], int | None]] = {
    command.__name__: command for command in (build, check, coverage, export, items, ledger, new, preview, scan, schema)
}
