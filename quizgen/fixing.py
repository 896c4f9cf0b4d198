"""What is beyond doubt in a fact file, written into it: spans of its text are replaced, everything else stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.disk.files import decoded, read_source, read_text, shown
from quizgen.disk.outputs import locked, write_all
from quizgen.disk.sources import FACTS, seed_name
from quizgen.loading import load_templates
from quizgen.model import Templates
from quizgen.problems import Fix, Problem, SourceError, Span, scalar
from quizgen.reading.seed import article_name, read_seed
from quizgen.reading.yaml_tree import Written, compose, scalars

ROUNDS = 5  # a misspelt key hides what is wrong with its value
_OF_IS = re.compile(r"(?:^|[{,\s])is:\s*$")
_INDENT = re.compile(r"[ -]*")

Read = Callable[[str], Sequence[Problem]]


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed: where, and the characters that stood there and that stand there now."""

    span: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Edit:
    """The characters from `start` to `end` become `new`."""

    start: int
    end: int
    new: str
    change: Change


def fix_seeds(folders: Sequence[Path], own: Path | None = None) -> tuple[Change, ...]:
    """Fix every seed's fact file; returns what was changed. A file that cannot be read is left to `check`.

    Raises `OutputError` where a file cannot be written.
    """
    templates, _, problems = load_templates(own)
    return () if problems else tuple(change for folder in folders for change in _fix_seed(folder, templates))


def _fix_seed(folder: Path, templates: Templates) -> tuple[Change, ...]:
    with locked(folder, False, lambda _: None):
        try:
            text = decoded(read_source(folder / FACTS, folder), shown(folder / FACTS))
            article = read_text(folder / article_name(text), folder)
        except SourceError:
            return ()
        name, path = seed_name(folder), shown(folder / FACTS)
        fixed, changes = fix(text, lambda tried: read_seed(name, path, tried, article, templates)[1])
        if changes:
            write_all(folder, {folder / FACTS: fixed.encode()})
    return changes


def fix(text: str, read: Read) -> tuple[str, tuple[Change, ...]]:
    """Fix a text until `read` finds nothing more that is beyond doubt; returns it and what was changed."""
    changes: list[Change] = []
    for _ in range(ROUNDS):
        fixes = {problem.fix for problem in read(text) if problem.fix}
        edits = _edits(text, fixes) if fixes else []
        tried = text
        for edit in reversed(edits):
            tried = tried[: edit.start] + edit.new + tried[edit.end :]
        if not edits or compose(tried, "")[0] is None:
            break
        text = tried
        changes += [edit.change for edit in edits]
    return text, tuple(changes)


def _edits(text: str, fixes: Iterable[Fix]) -> list[_Edit]:
    """Find what each fix changes, in the order of the text; of two at one place neither is sure."""
    written = scalars(text)
    found: dict[int, set[_Edit]] = {}
    for each in fixes:
        at = written.get(replace(each.span, path=""))
        if at is not None and at.style not in ("|", ">"):
            edit = _edit(text, each, at)
            found.setdefault(edit.start, set()).add(edit)
    return [edits.pop() for _, edits in sorted(found.items()) if len(edits) == 1]


def _edit(text: str, each: Fix, at: Written) -> _Edit:
    old = text[at.start : at.end]
    if not each.key:
        new = _in_style(each.text, at.style)
        return _Edit(at.start, at.end, new, Change(each.span, old, new))
    added = f"{each.key}: {scalar(each.text)}"
    if each.wraps and not _OF_IS.search(text[: at.start]):
        new = f"{{is: {old}, {added}}}"
        return _Edit(at.start, at.end, new, Change(each.span, old, new))
    if at.flow:
        return _Edit(at.end, at.end, f", {added}", Change(each.span, old, f"{old}, {added}"))
    line = text.rfind("\n", 0, at.start) + 1
    indent = len(_INDENT.match(text[line:])[0])  # type: ignore[index]
    end = re.compile(r"\r?\n|$").search(text, at.end).start()  # type: ignore[union-attr]
    newline = "\r\n" if text[end : end + 1] == "\r" else "\n"
    return _Edit(end, end, f"{newline}{' ' * indent}{added}", Change(each.span, old, f"{old} · {added}"))


def _in_style(text: str, style: str) -> str:
    """Write a text between the quotes that it had, where it can stand there as it is."""
    if style == '"' and not re.search(r'["\\\n]', text):
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'" if style == "'" else scalar(text)
