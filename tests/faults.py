"""What goes wrong while files are written: an error, a full disk, Ctrl-C, a kill, at any one system call."""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

LONG = os.environ.get("QUIZGEN_LONG") == "1"  # `make fuzz`: everything; else a short run

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CALLS = (
    *("open", "write", "fsync", "chmod", "link", "replace", "unlink", "rmdir", "mkdir"),
    *("rename", "remove", "truncate", "ftruncate", "symlink"),
)
# what happens at a call, and whether the program goes on after it
ERRORS = ("no disk", "full", "half", "no more disk")
INTERRUPTS = ("Ctrl-C before", "Ctrl-C after", "Ctrl-C twice")
KILLS = ("kill before", "kill after", "kill half")


class Disk:
    """Counts the calls that write, and lets one of them go wrong."""

    def __init__(self, at: int = -1, fault: str = "") -> None:
        self.at, self.fault, self.calls = at, fault, 0
        self.seen: list[str] = []

    @contextmanager
    def watched(self) -> Iterator[Disk]:
        """Stand between the program and its system calls. What is synced is not: that is slow and shows nothing."""
        real = {name: getattr(os, name) for name in CALLS} | {"fsync": lambda _: None}
        with mock.patch.multiple(os, **{name: self._standing_in(name, call) for name, call in real.items()}):
            yield self

    def _standing_in(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def stand_in(*words: Any, **more: Any) -> Any:
            if name == "open" and not (words[1] if len(words) > 1 else more["flags"]) & WRITING:
                return call(*words, **more)
            self.calls += 1
            self.seen.append(name)
            if self.at < 0 or self.calls <= self.at:
                return call(*words, **more)
            return self._goes_wrong(name, call, *words, **more)

        return stand_in

    def _goes_wrong(self, name: str, call: Callable[..., Any], *words: Any, **more: Any) -> Any:
        first = self.calls == self.at + 1
        if not first and not (
            self.fault == "no more disk" or (self.fault == "Ctrl-C twice" and self.calls == self.at + 3)
        ):
            return call(*words, **more)
        if self.fault in ("half", "kill half") and name == "write":
            call(words[0], bytes(words[1])[: len(words[1]) // 2])
        if self.fault in ("no disk", "no more disk"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if self.fault in ("full", "half"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if self.fault in ("kill before", "kill half"):
            os.kill(os.getpid(), signal.SIGKILL)
        if self.fault == "Ctrl-C before":
            raise KeyboardInterrupt
        result = call(*words, **more)
        if self.fault == "kill after":
            os.kill(os.getpid(), signal.SIGKILL)
        raise KeyboardInterrupt if result is None or name == "write" else _closing(result)


def _closing(handle: int) -> KeyboardInterrupt:
    os.close(handle)
    return KeyboardInterrupt()


def in_child(work: Callable[[], object]) -> int:
    """Do something in a process of its own; return its number. It exits with 0, or 1 and a traceback on stderr."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
        os._exit(1)
    os._exit(0)


def ended(child: int) -> int:
    """Wait for a process; return its exit code, or the signal that killed it, negative."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def tree(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder by its place, folders too as what holds nothing."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }
