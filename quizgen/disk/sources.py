"""Where an author's seeds and templates are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from quizgen.disk.files import content_of, files_below, shown
from quizgen.model import ID
from quizgen.problems import UsageError

FACTS = "facts.yaml"
SEEDS = Path("seeds")
WORDED = (".yaml", ".tsv")  # files of the templates folder that hold words
LAYOUTS = (".j2", ".html", ".css", ".js")  # and those that hold what is around them; the others are fonts


def seed_folders(names: Sequence[str]) -> tuple[Path, ...]:
    """Find seeds by name under `seeds/` of the working directory, or by path; every seed where none is named.

    A folder that is named twice, be it through a link, is found once. Raises `UsageError` for a name that leads
    nowhere and for two folders of one name: their decks would be one.
    """
    found = [_named(name) for name in names] or _here()
    if not found:
        raise UsageError(f"no seeds/*/{FACTS} in {_working_folder()}: name a seed, or go to the folder that has them")
    folders: dict[str, Path] = {}
    for folder in found:
        real = os.path.realpath(folder)
        first = folders.setdefault(seed_name(folder), folder)
        if os.path.realpath(first) != real:
            both = f"{shown(first)} and {shown(folder)}"
            raise UsageError(f"two seeds of one name would be one deck: {both}; build them into folders of their own")
    return tuple(folders.values())


def seed_name(folder: Path) -> str:
    """Return the name of a seed: that of its folder, wherever a link to it stands."""
    return os.path.basename(os.path.realpath(folder))


def _here() -> list[Path]:
    return sorted(folder for folder in _folders(SEEDS) if os.path.isfile(folder / FACTS))


def _folders(home: Path) -> Iterator[Path]:
    try:
        yield from (home / name for name in os.listdir(home))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as fault:
        raise UsageError(f"cannot read the folder {shown(home)}: {fault.strerror}") from fault


def built_seeds(out: Path) -> tuple[str, ...]:
    """List the seeds whose decks stand in an output folder."""
    names = [home.name for home in _folders(out) if ID.fullmatch(home.name)]  # others are none of ours
    return tuple(sorted(name for name in names if os.path.isfile(out / name / f"{name}.apkg")))


def _named(name: str) -> Path:
    file = Path(name)
    for folder in (SEEDS / name, file, *([file.parent] if file.name == FACTS else [])):
        if os.path.lexists(folder / FACTS):
            return folder
    if os.path.isdir(SEEDS / name) or os.path.isdir(name):
        raise UsageError(f"{name} has no {FACTS} (docs/fact-file.md shows how one is written)")
    known = ", ".join(path.name for path in _here()) or "none"
    raise UsageError(f"no seed '{name}': seeds here are {known}")


def _working_folder() -> str:
    try:
        return f"{Path.cwd().name}/"
    except OSError:  # it was removed
        return "this folder"


def shipped_templates() -> Path:
    """Find the templates that travel with quizgen, in a wheel or in a checkout."""
    here = Path(__file__).parents[1]
    return next(path for path in (here / "templates", here.parent / "templates") if path.is_dir())


def template_files(own: Path | None) -> dict[str, tuple[Path, Path]]:
    """List the templates' files by name, each with the folder it belongs to: the shipped ones, then one's own.

    An own frame or layout replaces the shipped one of its name; own words are read after the shipped ones. Raises
    `UsageError` for a folder that is not there or cannot be read.
    """
    if own is not None and not os.path.isdir(own):
        raise UsageError(f"no folder '{own}' for --templates")
    found: dict[str, tuple[Path, Path]] = {}
    for turn, folder in enumerate(_template_folders(own)):
        for path in files_below(folder):
            if not path.name.startswith(".") and path.suffix not in (".py", ".pyc"):
                name = path.relative_to(folder).as_posix()
                words = path.suffix in WORDED and path.parent.name != "questions"
                found[f"{name}#{turn}" if words else name] = (path, folder)
    return found


def _template_folders(own: Path | None) -> tuple[Path, ...]:
    shipped = shipped_templates()
    return (shipped,) if own is None else (shipped, own)


def contents_of_templates(own: Path | None) -> Iterator[str | bytes]:
    """Yield the name, the path and the content of every template, to know whether one has changed."""
    for name, (path, folder) in template_files(own).items():
        yield name
        yield shown(path)  # problems name it
        yield from content_of(path, folder)
