"""Reading single files, and the clock.

Its one rule: what is read is a plain file in the folder where it is looked for, and what cannot be read is reported.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from quizgen.problems import OutputError, Problem, QuizgenError, SourceError, Span, UsageError

LARGEST = 256 * 2**20  # bytes of one file; the ledger of 10,000 facts has 42 million
LARGEST_SOURCE = 8 * 2**20  # of a file that an author writes; 10,000 facts have 5 million
LARGEST_LAYOUT = 2**17  # of a layout, and of the wordings of a kind: Jinja takes seconds for a million letters
LARGEST_ARTICLE = 2**18  # of an article; the longest of a newspaper has a fifth
LAST_SECOND = 253_402_300_799  # of the year 9999
_KINDS = {
    stat.S_IFREG: "a file", stat.S_IFLNK: "a link", stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device",
}  # fmt: skip


def now() -> int:
    """Return the time in seconds; SOURCE_DATE_EPOCH sets it (reproducible-builds.org)."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told and not re.fullmatch("[0-9]{1,12}", told):
        raise UsageError(f"SOURCE_DATE_EPOCH is '{told}', not a number of seconds")
    if told and int(told) > LAST_SECOND:
        raise UsageError(f"SOURCE_DATE_EPOCH is {told}, which lies beyond the year 9999")
    return int(told) if told else int(time.time())


def where() -> str:
    """Return the working directory, '' where it was removed."""
    with contextlib.suppress(OSError):
        return os.getcwd()
    return ""


def stopwatch() -> Callable[[], float]:
    """Return what tells how many seconds have passed since."""
    begun = time.monotonic()
    return lambda: time.monotonic() - begun


def discard_output() -> None:
    """Send what is still to be printed nowhere: the end of a program would try to print it to whoever has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def processors() -> int:
    """Count the processors that the program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shown(path: Path) -> str:
    """Name a path as the user would: from the working directory where it lies below it."""
    with contextlib.suppress(OSError):
        whole, here = os.path.abspath(path), os.getcwd()
        if whole == here:
            return "."
        if whole.startswith(below := os.path.join(here, "")):
            return whole.removeprefix(below).replace(os.sep, "/")
    return path.as_posix()


def kind(mode: int) -> str:
    """Name what a file's mode says that it is."""
    return _KINDS.get(stat.S_IFMT(mode), "no plain file")


def read(path: Path, within: Path, most: int = LARGEST) -> bytes:
    """Read a plain file of at most so many bytes; raise OSError for another, and a link that leads out of `within`."""
    if not _lies_in(path, within):
        raise OSError(0, f"it is a link that leads out of {shown(within)}")
    # without O_NONBLOCK to open a pipe is to wait for somebody who writes into it
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            raise OSError(0, f"it is {kind(mode)}, not a file")
        with open(handle, "rb", closefd=False) as file:
            content = file.read(most + 1)
    finally:
        os.close(handle)
    if len(content) > most:
        raise OSError(0, f"it is larger than {most >> 10} KiB")
    return content


def _lies_in(path: Path, folder: Path) -> bool:
    """Return whether a path, its links followed, lies in a folder or is the folder."""
    real, whole = os.path.realpath(path), os.path.abspath(path)
    if real == whole and whole.startswith(os.path.join(os.path.abspath(folder), "")):
        return True  # without a link in the path there is none in the folder's: to follow links takes long
    home = os.path.realpath(folder)
    return real == home or real.startswith(os.path.join(home, ""))


def read_source(path: Path, within: Path, hint: str = "", most: int = LARGEST_SOURCE) -> bytes:
    """Read a file of the user's; raise `SourceError` where it cannot be read, with `hint` as what to do."""
    try:
        return read(path, within, most)
    except OSError as fault:
        message = f"cannot be read: {fault.strerror}"
        raise SourceError([Problem(Span(shown(path), 1, 1), "E013", message, hint)]) from fault


def read_text(path: Path, within: Path, hint: str = "", most: int = LARGEST_SOURCE) -> str:
    """Read a text in UTF-8, as `read_source` does; raise `SourceError` with the place of a byte that is not."""
    content = read_source(path, within, hint, most)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return decoded(content, shown(path))


def decoded(content: bytes, name: str) -> str:
    """Decode the bytes of the file `name` as UTF-8; raise `SourceError` with the place of a byte that is not."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        lines = content[: fault.start].decode("utf-8").split("\n")
        span = Span(name, len(lines), len(lines[-1]) + 1)
        raise SourceError(
            [Problem(span, "E012", f"byte {fault.start} is not UTF-8", "save the file as UTF-8")]
        ) from fault


def read_old(path: Path) -> bytes | None:
    """Read what stands where a build will write; None where nothing does. Raises `OutputError`."""
    refuse_odd(path)
    try:
        return read(path, path.parent)
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise OutputError(f"cannot read {shown(path)}: {fault.strerror}") from fault


def refuse_odd(path: Path) -> None:
    """Raise `OutputError` where a file to be written is something else, or its folder is."""
    refuse(path.parent, stat.S_IFDIR)
    refuse(path, stat.S_IFREG)


def refuse(place: Path, wanted: int) -> None:
    """Raise `OutputError` for what stands in a place and is of another type than `wanted` (of `stat`)."""
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as fault:
        raise OutputError(f"cannot write {shown(place)}: {fault.strerror}") from fault
    if stat.S_IFMT(mode) != wanted:
        raise OutputError(f"cannot write {shown(place)}: it is {kind(mode)}, not {kind(wanted)}")


def files_below(folder: Path) -> Iterator[Path]:
    """List what a folder and its folders hold, sorted; raise `UsageError` where one cannot be listed."""

    def stop(fault: OSError) -> None:
        raise UsageError(f"cannot read the folder {shown(Path(fault.filename))}: {fault.strerror}")

    yield from sorted(Path(place, name) for place, _, names in os.walk(folder, onerror=stop) for name in names)


def stamps(folders: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    """Return when each file below some folders changed last, and its size: they differ where a file was saved."""
    found = []
    for folder in folders:
        for path in files_below(folder):
            with contextlib.suppress(OSError):  # it is gone since it was listed, as editors do when they save
                state = path.stat()
                found.append((path.as_posix(), state.st_mtime_ns, state.st_size))
    return tuple(found)


def content_of(path: Path, within: Path) -> Iterator[bytes]:
    """Read a file; what cannot be read is not what a build was made of, or the build would have failed."""
    try:
        yield read(path, within)
    except (OSError, QuizgenError):
        yield b"\0unread"
