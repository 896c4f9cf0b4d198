"""Writes docs/problems.md: each code of a problem, a file that has it, what is reported. `python docs/problems.py`."""

from __future__ import annotations

import contextlib
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from quizgen.build import Options, build_seeds, load_seed, load_templates
from quizgen.checking import check_seeds
from quizgen.items.filters import FILTERS
from quizgen.model import Templates
from quizgen.previous import old_ledger
from quizgen.problems import Problem, SourceError
from quizgen.reading.templates import read_templates

ROOT = Path(__file__).parents[1]
FACTS, ARTICLE = "seeds/treaty/facts.yaml", "seeds/treaty/article.txt"
SHORT = {"FACTS": FACTS, "KIND": "templates/questions/ratify.yaml", "LEDGER": "decks/treaty/ledger.json"}
SHIPPED = (
    "E405",
    "E541",
    "E542",
    "E543",
    "E544",
    "E560",
    "E561",
    "E562",
    "E563",
)  # what only shows beside the shipped templates
HEAD = """# Problems and their codes

A problem has a code, a place, what is wrong and what to do. `E…` must be fixed before anything is written; `N…` is a
note and fails nothing. Codes stay what they are when their wording changes. `quizgen check --json` has them, too.

Each example is a line of a file that is sound without it, and below it what is reported. This page is written by
`python docs/problems.py`; the examples are in `docs/problems.yaml`.
"""


@cache
def examples() -> dict[str, Any]:
    """Read the sound files and the examples that break them."""
    held: dict[str, Any] = yaml.safe_load((ROOT / "docs/problems.yaml").read_text(encoding="utf-8"))
    return held


def broken(code: str) -> tuple[dict[str, str], str, str]:
    """Return the files of an example by name, which of them is broken, and the lines that are."""
    files = dict(examples()["sound"])
    _, name, *rest = examples()["examples"][code]
    path = SHORT.get(name, name)
    if len(rest) == 1:
        files[path] = rest[0]
        return files, path, rest[0]
    for was, now in zip(rest[::2], rest[1::2], strict=True):
        if files[path].count(was) != 1 and was != now:
            raise ValueError(f"{code}: «{was}» is not once in {path}")
        files[path] = files[path].replace(was, now)
    return files, path, _lines(files[path], rest[-1])


def _lines(text: str, part: str) -> str:
    """Return the whole lines in which a part stands."""
    start = text.find(part)
    if not part.strip() or start < 0:
        return ""
    begins, ends = text.rfind("\n", 0, start) + 1, text.find("\n", start + len(part.rstrip("\n")))
    return text[begins : ends if ends > 0 else None]


def problems(code: str) -> tuple[Problem, ...]:
    """Return what the program reports of an example."""
    files, path, _ = broken(code)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, text in files.items():
            if not name.startswith("decks") or code.startswith("E9"):
                Path(name).parent.mkdir(parents=True, exist_ok=True)
                Path(name).write_text(text, encoding="utf-8", errors="surrogateescape")
        if code in ("E112", "E113"):
            Path(path).with_name("article.txt").write_text(files[ARTICLE], encoding="utf-8")
        if code == "E908":
            Path(SHORT["LEDGER"]).unlink()
        return tuple(_reported(code, files, path))


def _reported(code: str, files: Mapping[str, str], path: str) -> Iterator[Problem]:
    seed = Path(FACTS).parent
    try:
        if path.startswith("templates") and code not in (*SHIPPED, "E564"):
            small = {name: text for name, text in files.items() if name.startswith("templates")}
            yield from read_templates(small, FILTERS)[1]
        elif path.startswith("templates") and code != "E564":
            templates, _, found = load_templates(Path("templates"))
            yield from (*found, *load_seed(seed, templates)[1])
        elif code == "E909":
            build_seeds([seed], Options(templates=Path("templates"), dry_run=True))
        elif code.startswith("E9"):
            old_ledger(Path("decks"), "treaty")
        elif code[1] == "8" or code == "E564":
            yield from check_seeds([seed], Path("templates"))
        else:
            yield from load_seed(Path(path).parent if path.endswith(".yaml") else seed, _templates())[1]
    except SourceError as fault:
        yield from fault.problems


@cache
def _templates() -> Templates:
    sound = {name: text for name, text in examples()["sound"].items() if name.startswith("templates/questions")}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, text in sound.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
        return load_templates(Path("templates"))[0]


def codes() -> set[str]:
    """List the codes that the program reports."""
    return {
        code
        for path in (ROOT / "quizgen").rglob("*.py")
        for code in re.findall(r'"([EN]\d{3})"', path.read_text(encoding="utf-8"))
    }


def page() -> str:
    """Write the page."""
    return "\n".join([HEAD, *map(_part, sorted(examples()["examples"], key=lambda code: (code[0], code)))])


def _part(code: str) -> str:
    means = examples()["examples"][code]
    if len(means) == 1:  # what the program holds of its own items: no file of a user's shows it alone
        return f"## {code}: {means[0]}\n\nSee docs/rules.md; the message names the item and the rule.\n"
    _, path, lines = broken(code)
    told = next((each for each in problems(code) if each.code == code), None)
    if told is None:
        raise ValueError(f"{code}: the example gives {[each.code for each in problems(code)]}")
    shown = "".join(each if each.isprintable() or each == "\n" else f"\\u{ord(each):04x}" for each in lines)
    example = f"\n```yaml\n{shown.rstrip()}\n```\n" if shown.strip() else ""
    hint = f"\n  hint: {told.hint}" if told.hint else ""
    return f"## {code}: {means[0]}\n\n`{path}`\n{example}\n```text\n{told.message}{hint}\n```\n"


if __name__ == "__main__":
    (ROOT / "docs/problems.md").write_text(page(), encoding="utf-8")
    sys.exit(0)
