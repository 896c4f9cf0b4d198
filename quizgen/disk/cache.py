"""A folder of things worked out before, each kept by the hash of all that it was worked out from.

Its one rule: an entry is believed only where its content has the hash that it says; whatever else stands in the folder
is as if it were not there. The folder is the user's own and not the project's, so that nobody hands one on; it may be
removed at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import pickle
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, is_dataclass
from enum import Enum
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

MOST_ENTRIES = 512
LARGEST_ENTRY = 4 * 2**20  # bytes
# The modules that what is built hangs on, by the name of their distribution.
WORKED_BY = {
    "genanki": "genanki",
    "jinja2": "jinja2",
    "markupsafe": "markupsafe",
    "pyyaml": "yaml",
    "hijridate": "hijridate",
}


@dataclass(frozen=True, slots=True)
class Cache:
    """The folder, or none (None): then nothing is known and nothing is kept."""

    folder: Path | None = None

    def get(self, key: str) -> object:
        """Return the JSON that is kept under a key; None where nothing is, or where it is damaged."""
        content = self.content(key)
        if content is None:
            return None
        try:
            told: object = json.loads(content)
        except (ValueError, RecursionError):
            return None
        return told

    def content(self, key: str) -> bytes | None:
        """Return the bytes that are kept under a key; None where none are, or where they are damaged."""
        if self.folder is None:
            return None
        try:
            with open(self.folder / key, "rb") as file:
                digest, _, content = file.read(LARGEST_ENTRY).partition(b"\n")
        except OSError:
            return None
        return content if digest == _seal(key, content) else None

    def is_private(self) -> bool:
        """Return whether nobody but the user can write the folder, so that what it holds may be run."""
        try:
            told = os.stat(self.folder) if self.folder is not None else None
        except OSError:
            return False
        return told is not None and not told.st_mode & 0o022 and told.st_uid == getattr(os, "getuid", lambda: -1)()

    def put(self, key: str, value: object) -> None:
        """Keep a value of JSON under a key."""
        self.keep(key, json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def keep(self, key: str, content: bytes) -> None:
        """Keep bytes under a key. A cache that cannot be written is no fault: then nothing is kept."""
        if self.folder is None or len(content) > LARGEST_ENTRY - 100:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(0o700, parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=self.folder, prefix=".")
            try:
                with open(handle, "wb") as file:
                    file.write(_seal(key, content) + b"\n" + content)
                os.replace(draft, self.folder / key)
            except OSError:
                os.unlink(draft)
            self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        assert self.folder is not None
        entries = [entry for entry in os.scandir(self.folder) if entry.is_file(follow_symlinks=False)]
        entries.sort(key=lambda entry: entry.stat(follow_symlinks=False).st_mtime)
        for entry in entries[: max(0, len(entries) - MOST_ENTRIES)]:
            os.unlink(entry.path)


# What is kept is made of beside dataclasses, enumerations and mappings: the words of tables, read when looked up.
_TABLES = {
    "quizgen.reading.lexicon": ("_verb_of_row", "_noun_of_row"),
    "quizgen.arabic.head_noun": ("NounForms",),
}


class _OwnClasses(pickle.Unpickler):
    """Makes objects of quizgen's own classes, and of nothing else: whatever stands in a cache, nothing is run."""

    def find_class(self, module: str, name: str) -> object:
        """Return a class by its name; raise `UnpicklingError` for what nothing kept is made of."""
        if module.startswith("quizgen.") and "." not in name:
            found: object = super().find_class(module, name)
            if name in _TABLES.get(module, ()):
                return found
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum | Mapping)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def read_back(content: bytes | None) -> object:
    """Read what was kept as a pickle; None where nothing was, or it is damaged or of strangers' making."""
    if content is None:
        return None
    try:
        told: object = _OwnClasses(io.BytesIO(content)).load()
    except Exception:  # a damaged pickle raises whatever its ruins come to
        return None
    return told


def users_cache() -> Path | None:
    """Return the folder of the user who runs the program; None where no home is known."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    with contextlib.suppress(RuntimeError):
        return (Path(home) if os.path.isabs(home) else Path.home() / ".cache") / "quizgen"
    return None


def key_of(parts: Iterable[str | bytes]) -> str:
    """Hash texts and bytes, in their order and apart from each other."""
    told = hashlib.sha256(program())
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        told.update(b"%d:" % len(content))
        told.update(content)
    return told.hexdigest()


@lru_cache(maxsize=1)
def program() -> bytes:
    """Hash the program itself and the versions of what it works by: another program may work out something else."""
    told = hashlib.sha256()
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*.py")):
        told.update(f"{path.relative_to(package).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    for name in _versions():
        told.update(f"{name}\0".encode())
    return told.digest()


def _versions() -> list[str]:
    """List the installed versions of what the program works by, «jinja2-3.1.6.dist-info».

    They are read off the names of folders: to import `importlib.metadata` for them takes longer than to load a seed.
    """
    specs = map(find_spec, WORKED_BY.values())
    homes = {Path(spec.origin).parents[1] for spec in specs if spec and spec.origin}
    names = sorted(name for home in homes for name in os.listdir(home))
    return [name for name in names if name.endswith("-info") and name.partition("-")[0].casefold() in WORKED_BY]


def _seal(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\n" + content).hexdigest().encode()
