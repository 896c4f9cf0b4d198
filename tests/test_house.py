"""Each thing that acts on the world has one place: files and the clock in `disk`, printing in `report`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

SYSTEM = {"os", "time", "shutil", "tempfile", "subprocess", "socket", "glob", "fileinput", "mmap", "fcntl"}
NETWORK = {"http", "socketserver", "socket", "webbrowser", "urllib", "ssl", "asyncio"}
FILES = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "exists", "is_file", "is_dir", "iterdir", "glob"),
    *("rglob", "mkdir", "unlink", "rename", "touch", "resolve", "stat", "lstat", "cwd", "chmod", "symlink_to"),
}
IN_MEMORY = "quizgen/anki/contents.py"  # what is open there is a zip in memory
PRINTS = {"print", "echo", "secho", "pprint", "getLogger", "warn"}


def used(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """List what a module imports and what it calls by name, with the lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, (node.module or "").split(".")[0]
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in PRINTS)
        elif isinstance(node, ast.Call):
            called = node.func
            yield (
                node.lineno,
                f".{called.attr}()" if isinstance(called, ast.Attribute) else f"{getattr(called, 'id', '')}()",
            )


@lru_cache(maxsize=1)
def names_used(root: Path) -> tuple[tuple[str, int, str], ...]:
    """List what every module uses: its path in the package, a line and a name."""
    package = root / "quizgen"
    return tuple(
        (path.relative_to(package).as_posix(), line, name)
        for path in sorted(package.rglob("*.py"))
        for line, name in used(ast.parse(path.read_text(encoding="utf-8")))
    )


def strangers(root: Path, home: str, names: set[str]) -> list[str]:
    """List the places outside of a module or folder where one of some names is used."""
    return [
        f"quizgen/{path}:{line}: {name}"
        for path, line, name in names_used(root)
        if name in names and not path.startswith(home)
    ]


def test_only_disk_touches_files_and_the_clock(root: Path) -> None:
    calls = {"open()", *(f".{name}()" for name in FILES)}
    found = strangers(root, "disk/", SYSTEM | calls)
    assert [each for each in found if not each.startswith(IN_MEMORY)] == []


def test_only_the_preview_talks_to_a_browser(root: Path) -> None:
    assert strangers(root, "disk/serving.py", NETWORK) == []


def test_only_report_prints(root: Path) -> None:
    assert (
        strangers(root, "report.py", PRINTS | {f"{name}()" for name in PRINTS} | {f".{name}()" for name in PRINTS})
        == []
    )
