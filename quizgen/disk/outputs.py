"""Writing what a build gives: one build at a time, all of its files or none.

Its one rule: what stands on the disk stands until everything new is safe there; then all of it changes, or nothing.

New files are written aside into `.quizgen/` of the output folder, beside a link to each file that they replace. A
journal names them; then they are renamed into place, and the journal is removed: by that one step a build is done. As
long as the journal is there, whoever locks the folder next puts the old files back.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from quizgen.disk.files import read, refuse, refuse_odd, shown
from quizgen.problems import OutputError

try:
    import fcntl
except ImportError:  # Windows has none: there, two builds into one folder must not run at once
    fcntl = None  # type: ignore[assignment]

ASIDE, DRAFT, JOURNAL = ".quizgen", "draft", "journal"
_PLACE = re.compile(r"([a-z0-9-]+/)?[a-z0-9][a-z0-9.-]*")
_OURS = re.compile(rf"\.gitignore|{DRAFT}|{JOURNAL}|(new|old)-[0-9]+")  # what may stand aside


# ---------------------------------------------------------------- one build at a time


@contextlib.contextmanager
def locked(out: Path, make: bool, waiting: Callable[[Path], None]) -> Iterator[None]:
    """Hold the output folder alone, and undo first what a dead build left half done in it.

    `waiting` is called when another build holds it. A folder that is not there is made if `make`; else there is
    nothing to hold. The system releases the lock when its holder dies. Raises `OutputError`.
    """
    made = make and not os.path.isdir(out)
    handle = _held(out, make, waiting)
    with contextlib.ExitStack() as stack:
        if handle is not None:
            stack.callback(os.close, handle)
        if made:
            stack.callback(_drop, out)
        if os.path.isdir(out):
            _recover(out)
        yield


def _drop(folder: Path) -> None:
    """Remove a folder that was made for nothing; one that holds something stays."""
    with contextlib.suppress(OSError):
        os.rmdir(folder)


def _held(out: Path, make: bool, waiting: Callable[[Path], None]) -> int | None:
    """Open and lock a folder; again where it was removed or replaced in the meantime."""
    while True:
        refuse(out, stat.S_IFDIR)
        with _naming(out):
            if make:
                os.makedirs(out, exist_ok=True)
        if fcntl is None or not os.path.isdir(out):
            return None
        with contextlib.ExitStack() as stack, _naming(out, "lock"):
            handle = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
            stack.callback(os.close, handle)
            _lock(handle, lambda: waiting(out))
            if os.path.isdir(out) and os.path.samestat(os.fstat(handle), out.stat()):
                stack.pop_all()
                return handle


def _lock(handle: int, waiting: Callable[[], None]) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(handle, fcntl.LOCK_EX)


# ---------------------------------------------------------------- all or nothing


def write_all(out: Path, files: Mapping[Path, bytes]) -> None:
    """Put files into a locked folder, all or none, whatever fails or dies meanwhile. Raises `OutputError`.

    A file that stands keeps its mode; what is no plain file (a link, a pipe, a folder) is refused, not replaced.
    """
    if not files:
        return
    for path in files:
        refuse_odd(path)
    try:
        _write_aside(out, files)
        _put_in_place(out, files)
    except BaseException:
        _recover(out)
        raise


def _write_aside(out: Path, files: Mapping[Path, bytes]) -> None:
    """Write the new files and keep the old ones, then the journal, which says that all of them are there."""
    aside = out / ASIDE
    with _naming(out):
        os.mkdir(aside)
        _write(aside / ".gitignore", b"*\n")
    stood: dict[str, bool] = {}
    for number, (path, content) in enumerate(files.items()):
        with _naming(path):
            stood[path.relative_to(out).as_posix()] = _keep(path, aside / f"old-{number}")
            _write(aside / f"new-{number}", content, path)
    with _naming(out):
        _write(aside / DRAFT, json.dumps(stood).encode())
        _sync(aside)
        os.replace(aside / DRAFT, aside / JOURNAL)
        _sync(aside)


def _put_in_place(out: Path, files: Mapping[Path, bytes]) -> None:
    for number, path in enumerate(files):
        with _naming(path):
            if not os.path.isdir(path.parent):
                os.mkdir(path.parent)
                _sync(path.parent.parent)
            os.replace(out / ASIDE / f"new-{number}", path)
    _finish(out, files)


def _finish(out: Path, files: Mapping[Path, object]) -> None:
    """Make the renames last, then remove the journal: from here on the files in place are the ones that count."""
    with _naming(out):
        for folder in dict.fromkeys(path.parent for path in files):
            _sync(folder)
        os.unlink(out / ASIDE / JOURNAL)
        _sync(out / ASIDE)
    with contextlib.suppress(OSError):  # what is left aside counts for nothing now; the next build clears it
        _clear(out / ASIDE)


def _recover(out: Path) -> None:
    """Put the old files back where a build ended between its first rename and its end; clear what it left aside."""
    aside = out / ASIDE
    if not os.path.lexists(aside):
        return
    _refuse_foreign(aside)
    if os.path.exists(aside / JOURNAL):
        stood = _journal(out)
        for number, (path, there) in enumerate(stood.items()):
            with _naming(path):
                if not there:
                    path.unlink(missing_ok=True)
                elif os.path.lexists(aside / f"old-{number}"):  # else an earlier attempt put it back
                    os.replace(aside / f"old-{number}", path)
        for folder in {path.parent for path in stood} - {out}:
            _drop(folder)  # one that was made for files which are gone again
        _finish(out, stood)
    if os.path.lexists(aside):
        with _naming(out):
            _clear(aside)


def _refuse_foreign(aside: Path) -> None:
    """Raise `OutputError` for what no build wrote aside: it may be somebody's, and is not cleared."""
    try:
        refuse(aside, stat.S_IFDIR)
        with _naming(aside, "read"):
            names = sorted(os.listdir(aside))
        for name in names:
            refuse(aside / name, stat.S_IFREG)
            if not _OURS.fullmatch(name):
                raise OutputError(f"cannot write: {shown(aside / name)} was written by no build")
    except OutputError as fault:
        told = f"{shown(aside)} is where builds put what they are writing"
        raise OutputError(f"{fault}; {told}: move what is yours elsewhere, then remove the rest") from fault


def _journal(out: Path) -> dict[Path, bool]:
    """Read which files a build was replacing, and which of them stood before; raise `OutputError` for another text."""
    place = out / ASIDE / JOURNAL
    with contextlib.suppress(OSError, ValueError, RecursionError):
        tree = json.loads(read(place, out))
        if isinstance(tree, dict) and all(map(_PLACE.fullmatch, tree)) and set(map(type, tree.values())) <= {bool}:
            files = {out / name: there for name, there in tree.items()}
            for path in files:
                refuse_odd(path)
            return files
    told = f"{shown(place)}, the journal of a build that was cut off, cannot be read"
    raise OutputError(f"{told}: restore {shown(out)} from version control, then remove {shown(out / ASIDE)}")


def _clear(aside: Path) -> None:
    for name in os.listdir(aside):
        os.unlink(aside / name)
    os.rmdir(aside)


@contextlib.contextmanager
def _naming(path: Path, what: str = "write") -> Iterator[None]:
    """Turn the system's error into one that names the file a user knows, not the one written aside for it."""
    try:
        yield
    except OSError as fault:
        raise OutputError(f"cannot {what} {shown(path)}: {fault.strerror}") from fault


def _keep(path: Path, old: Path) -> bool:
    """Keep a file that stands under a second name; return whether there was one."""
    try:
        os.link(path, old)
    except FileNotFoundError:
        return False
    except OSError:  # not every file system has links
        _write(old, read(path, path.parent), path)
    return True


def _write(path: Path, content: bytes, like: Path | None = None) -> None:
    """Write a new file down to the disk, with the mode of the file `like`, if that stands."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if like is not None and os.path.exists(like):
            os.chmod(path, stat.S_IMODE(like.stat().st_mode))
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync(folder: Path) -> None:
    """Make the names in a folder last."""
    if os.name == "nt" or not os.path.isdir(folder):  # Windows syncs no folders
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno != errno.EINVAL:  # nor does every file system
            raise
    finally:
        os.close(handle)
