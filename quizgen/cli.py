"""The command line: commands, options, exit codes. What a command needs is imported when it runs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from quizgen import __version__

if TYPE_CHECKING:
    from quizgen.model import Item

PROBLEMS, USAGE = 1, 2
Command = TypeVar("Command", bound=Callable[..., Any])

BUILD_EXAMPLES = """\b
Examples:
  quizgen build                          every seed under seeds/ into decks/
  quizgen build south-ossetia --dry-run  what would change for those who hold the deck
  quizgen build south-ossetia --forms 2  also two forms for the classroom and their key
  quizgen build south-ossetia --forms 2 --code A-000T9D   the same forms again, by the code printed on them
"""


def _reported(command: Command) -> Command:
    """Turn what a user can fix into lines and an exit code; a bug keeps its traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        from quizgen import report
        from quizgen.problems import QuizgenError, SourceError, UsageError

        try:
            return command(*args, **kwargs)
        except SourceError as fault:
            report.problems(fault.problems)
            sys.exit(PROBLEMS)
        except QuizgenError as fault:
            report.fault(str(fault))
            sys.exit(USAGE if isinstance(fault, UsageError) else PROBLEMS)

    return run  # type: ignore[return-value]


class _Commands(click.Group):
    """The group of commands; what click has to say about a command line is printed by `report`, too."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command and exit."""
        # a run makes much that stays and hardly any cycles: to look for them less pays
        gc.set_threshold(50_000, 20, 20)
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except click.ClickException as fault:
            from quizgen import report

            usage = fault.ctx.get_usage() if isinstance(fault, click.UsageError) and fault.ctx else ""
            report.fault(fault.format_message(), usage)
            sys.exit(fault.exit_code)
        except click.Abort:
            from quizgen import report

            report.fault("interrupted: the files of a seed are all as they were, or all new")
            sys.exit(130)
        sys.exit(code if isinstance(code, int) else 0)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="quizgen")
def main() -> None:
    """Anki decks and printable quizzes from facts taken from an Arabic news article.

    SEED is a name under seeds/ in the working directory, or the path of a folder that holds facts.yaml.
    """


_seeds = click.argument("seeds", nargs=-1, metavar="[SEED]...")
_templates = click.option(
    "--templates", type=click.Path(path_type=Path), help="Your own templates, before the shipped ones."
)
_cache = click.option("--cache/--no-cache", default=True, help="Know again what has not changed since it was read.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@main.command(epilog=BUILD_EXAMPLES)
@_seeds
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("decks"), show_default=True, help="Where to write."
)
@click.option("--forms", type=click.IntRange(0, 10), default=0, help="Also write forms A, B … and their key.")
@click.option("--code", default="", metavar="CODE", help="Make the forms with this code again.")
@click.option("--chance", type=click.IntRange(0, 32767), default=0, help="Another choice of items for the forms.")
@click.option(
    "--paper", type=click.Choice(["A4", "Letter"]), default="A4", show_default=True, help="Paper of every page."
)
@click.option(
    "--key",
    type=click.Choice(["end", "separate", "none"]),
    default="end",
    show_default=True,
    help="Where the key of the quiz is printed: at its end, as a page of its own, or nowhere.",
)
@click.option("--pdf", is_flag=True, help="Also print every page to PDF; wants Chromium.")
@click.option("--items", type=click.IntRange(1, 500), help="Number of items in the quiz.")
@click.option("--kinds", metavar="KIND,KIND", help="Kinds of items, in the order of their sections.")
@click.option("--digits", type=click.Choice(["western", "arabic"]), help="0-9 or ٠-٩.")
@click.option("--months", type=click.Choice(["standard", "levant", "both", "morocco", "algeria"]), help="Month names.")
@click.option("--title", help="Title of the quiz.")
@click.option("--school", help="A line above the title.")
@click.option("--passage/--no-passage", default=None, help="Print the article with the quiz.")
@click.option("--answer-sheet/--no-answer-sheet", default=None, help="Add a sheet to answer on to each form.")
@_templates
@click.option("--dry-run", is_flag=True, help="Only report what would change.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Seeds made at a time; as many as there are processors.")
@_cache
@_json
@_reported
def build(seeds: tuple[str, ...], as_json: bool, **asked: Any) -> None:
    """Build the deck and the quiz of every SEED (all of them where none is named)."""
    from quizgen import build as building
    from quizgen import report
    from quizgen.disk.cache import users_cache
    from quizgen.disk.files import processors
    from quizgen.disk.pdf import find_chromium
    from quizgen.disk.sources import seed_folders
    from quizgen.outcome import Options, Outcome

    progress = report.Progress()
    options = Options(
        out=asked["out"],
        templates=asked["templates"],
        forms=asked["forms"] or (1 if asked["code"] else 0),
        code=asked["code"],
        chance=asked["chance"],
        paper=asked["paper"],
        key=asked["key"],
        chromium=find_chromium() if asked["pdf"] else "",
        dry_run=asked["dry_run"],
        settings=_settings(asked),
        waiting=report.waiting,
        begun=progress.tell,
        processes=asked["jobs"] or processors(),
        cache=users_cache() if asked["cache"] else None,
    )
    built: list[Outcome] = []

    def done(outcome: Outcome) -> None:
        progress.clear()
        built.append(outcome) if as_json else report.outcome(outcome, options.dry_run)

    try:
        building.build_seeds(seed_folders(seeds), options, done)
    finally:
        progress.clear()
        if as_json:
            report.outcomes_as_json(built)


def _settings(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the settings that were given; the others stay the seed's own."""
    from quizgen.model import Kind
    from quizgen.problems import UsageError
    from quizgen.reading.yaml_faults import problems_of

    names = ("items", "digits", "months", "title", "school", "passage", "answer_sheet")
    given = {name: asked[name] for name in names if asked.get(name) is not None}
    for name in ("title", "school"):
        if found := problems_of(given.get(name, ""), f"--{name}"):
            raise UsageError(f"--{name}: {found[0].message}")
    if asked["kinds"] is not None:
        kinds = tuple(kind.strip() for kind in asked["kinds"].split(","))
        if unknown := [kind for kind in kinds if kind not in list(Kind)]:
            raise UsageError(f"unknown kind '{unknown[0]}': the kinds are {', '.join(Kind)}")
        given["kinds"] = tuple(dict.fromkeys(kinds))
    return given


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--published", default="", metavar="DATE", help="The day that «أمس» and the like are counted from.")
@_json
@_reported
def scan(file: Path, published: str, as_json: bool) -> None:
    """Print what the readers find in the text of FILE: sentences, times, quantities, verbs, speakers, names."""
    from quizgen import report
    from quizgen.drafting import scan_file

    found = scan_file(file, published)
    report.scan_as_json(found) if as_json else report.scan(found)


@main.command()
@click.argument("name")
@click.option("--article", type=click.Path(path_type=Path), required=True, help="The article: .txt, or .html.")
@click.option("--title", default="", help="Its title.")
@click.option("--publisher", default="", help="Who published it.")
@click.option("--published", default="", metavar="DATE", help="When: 2017-03-31; relative dates count from it.")
@click.option("--url", default="", help="Where it stands.")
@click.option("--brief", is_flag=True, help="Also write brief.md, by which somebody else can fill in the draft.")
@_reported
def new(name: str, article: Path, brief: bool, **source: str) -> None:
    """Draft a seed from an article: seeds/NAME/ with its text and a first fact file."""
    from quizgen import report
    from quizgen.drafting import New, new_seed

    home, left = new_seed(New(name, article, source, brief))
    report.drafted(home, left)


@main.command()
@_seeds
@click.option("--fix", is_flag=True, help="First write what is beyond doubt into the fact files, and show each change.")
@_templates
@_cache
@_json
@_reported
def check(seeds: tuple[str, ...], fix: bool, templates: Path | None, cache: bool, as_json: bool) -> None:
    """Report all problems of every SEED and of the items that it gives, as file:line:column.

    Exit code 0: sound. 1: problems. 2: the command was not understood.
    """
    from quizgen import report
    from quizgen.build import check_seeds
    from quizgen.disk.cache import users_cache
    from quizgen.disk.sources import seed_folders
    from quizgen.problems import errors

    folders = seed_folders(seeds)
    if fix:
        from quizgen.fixing import fix_seeds

        report.fixed(fix_seeds(folders, templates))
    problems = check_seeds(folders, templates, users_cache() if cache else None)
    if as_json:
        report.problems_as_json(problems)
    else:
        report.problems(problems)
        if not errors(problems):
            report.sound(folder.name for folder in folders)
    sys.exit(PROBLEMS if errors(problems) else 0)


@main.command()
@click.argument("seed")
@click.option("--fact", metavar="ID", help="Only this fact's items, and why something was not asked.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("decks"), help="Where the ledger is.")
@click.option("--chance", type=click.IntRange(0, 32767), default=0, help="Another seed of chance.")
@_templates
@_json
@_reported
def items(seed: str, fact: str | None, out: Path, chance: int, templates: Path | None, as_json: bool) -> None:
    """Print the items that SEED gives, to read or to pipe."""
    from quizgen import report
    from quizgen.build import written_bank
    from quizgen.disk.cache import users_cache
    from quizgen.disk.sources import seed_folders
    from quizgen.outcome import Options
    from quizgen.problems import UsageError

    options = Options(out=out, templates=templates, chance=chance, cache=users_cache())
    source, written = written_bank(seed_folders([seed])[0], options)
    chosen: Sequence[Item] = written.bank.items
    if fact is not None:
        if fact not in {each.id for each in source.entries}:
            raise UsageError(f"no fact '{fact}' in {source.id}")
        chosen = [item for item in chosen if fact in item.facts]
    if as_json:
        report.items_as_json(chosen)
        return
    report.items(chosen)
    if fact is not None:
        report.refusals([each for each in written.refusals if each.fact == fact])


@main.command()
@click.argument("seed")
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Also write it as a page.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("decks"), help="Where the ledger is.")
@_templates
@_reported
def coverage(seed: str, html: Path | None, out: Path, templates: Path | None) -> None:
    """Print the article of SEED with each sentence's facts and items, and what is not asked yet."""
    from quizgen import report
    from quizgen.disk.sources import seed_folders
    from quizgen.outcome import Options
    from quizgen.preview import covered

    options = Options(out=out, templates=templates, waiting=report.waiting)
    report.coverage(covered(seed_folders([seed])[0], options, html))
    if html:
        report.wrote(html)


@main.command()
@click.argument("seed", default="")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Where to listen.  [default: a free port]")
@click.option("--open/--no-open", "show", default=True, help="Open the page in your browser.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("decks"), help="Where the ledger is.")
@_templates
@_reported
def preview(seed: str, port: int, show: bool, out: Path, templates: Path | None) -> None:
    """Show quiz, study page, items and cards of SEED in the browser, made again whenever you save. Ctrl-C ends it.

    Only this machine is answered, and nothing is written.
    """
    from quizgen import report
    from quizgen.disk.serving import address, serve, server
    from quizgen.disk.sources import seed_folders
    from quizgen.outcome import Options
    from quizgen.preview import Preview
    from quizgen.problems import UsageError

    folders = seed_folders([seed] if seed else [])
    if len(folders) > 1:
        raise UsageError(f"name one of the seeds: {', '.join(folder.name for folder in folders)}")
    made = server(Preview(folders[0], Options(out=out, templates=templates)).respond, port)
    with suppress(KeyboardInterrupt):  # it may come before the first request
        report.serving(address(made))
        serve(made, show)


@main.command()
@click.argument("of", type=click.Choice(["facts", "template", "lexicon"]), default="facts")
@_templates
@_reported
def schema(of: str, templates: Path | None) -> None:
    """Print the JSON Schema of a fact file, of a template (questions/*.yaml) or of a lexicon, for an editor."""
    from quizgen import report
    from quizgen.preview import schema_of

    report.schema(schema_of(of, templates))


@main.command()
@click.argument("seed")
@click.option("--to", type=click.Choice(["docx", "csv", "gift", "moodle", "qti"]), required=True, help="The format.")
@click.option("--form", default="", metavar="LETTER", help="Form A, B … instead of the quiz that checks itself.")
@click.option("--code", default="", metavar="CODE", help="The form with this code.")
@click.option("--all", "everything", is_flag=True, help="Every item, not only those of the quiz.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("decks"), help="Where the decks are.")
@click.option("--items", type=click.IntRange(1, 500), help="Number of items in the quiz.")
@click.option("--kinds", metavar="KIND,KIND", help="Kinds of items, in the order of their sections.")
@click.option("--digits", type=click.Choice(["western", "arabic"]), help="0-9 or ٠-٩.")
@click.option("--paper", type=click.Choice(["A4", "Letter"]), default="A4", show_default=True, help="Paper of a DOCX.")
@click.option("--title", help="Title of the quiz.")
@click.option("--passage/--no-passage", default=None, help="Export the article with the quiz.")
@_templates
@_reported
def export(seed: str, to: str, form: str, code: str, everything: bool, **asked: Any) -> None:
    """Write the quiz of SEED for another program, and say what its format has no place for."""
    from quizgen import report
    from quizgen.disk.sources import seed_folders
    from quizgen.exporting import Wanted, export_seed
    from quizgen.outcome import Options

    settings = _settings(asked)
    places = {name: asked[name] for name in ("out", "templates", "paper")}
    options = Options(settings=settings, waiting=report.waiting, **places)
    report.exports(export_seed(seed_folders([seed])[0], to, Wanted(form, code, everything), options))


@main.command()
@click.argument("seed")
@click.option("--repair", is_flag=True, help="Make it again from its copy, both sides of a merge and the deck.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("decks"), help="Where the ledger is.")
@_templates
@_reported
def ledger(seed: str, repair: bool, out: Path, templates: Path | None) -> None:
    """Report whether the ledger of SEED, the record of what learners hold, can be read.

    Exit code 0: it can. 1: problems.
    """
    from quizgen import report
    from quizgen.disk.sources import seed_folders
    from quizgen.outcome import Options
    from quizgen.repair import check_ledger, repair_ledger

    options = Options(out=out, templates=templates, waiting=report.waiting)
    (folder,) = seed_folders([seed])
    if repair:
        report.repaired(repair_ledger(folder, options))
    else:
        report.ledger(*check_ledger(folder, options))
