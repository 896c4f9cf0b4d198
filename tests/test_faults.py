"""Whatever dies while a build writes: the old files stand or the new ones do, and the next build is as if nothing was.

The short run takes the writing alone at every system call, and whole builds at a few; `make fuzz` takes all.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from quizgen.anki.contents import contents
from quizgen.anki.records import read_ledger
from quizgen.build import Options, build_seeds
from quizgen.disk.outputs import locked, write_all
from quizgen.problems import OutputError
from tests.faults import ERRORS, INTERRUPTS, KILLS, LONG, Disk, ended, in_child, tree
from tests.tiny import ACCORD, FACTS, write_tiny

FAULTS = (*ERRORS, *INTERRUPTS, *KILLS)
QUICK = ("no disk", "no more disk", "Ctrl-C after", "kill after")  # in the short run at every call, too
UNDONE_LATER = (*KILLS, "no more disk", "Ctrl-C twice")  # the others are undone by the build that they befall
OLD = {"tiny/tiny.apkg": b"old deck" * 99, "tiny/ledger.json": b"old", "notetypes.json": b"old record"}
NEW = {"tiny/tiny.apkg": b"new deck" * 99, "tiny/ledger.json": b"new", "notetypes.json": b"new record",
       "tiny/tiny-quiz.html": b"page"}  # fmt: skip
TOP = {"tiny", "index.html", "notetypes.json"}  # what an output folder of the seed `tiny` holds
FIRST, LATER = "1800000000", "1800086400"


def silent(_: Path) -> None:
    pass


def write(out: Path, files: dict[str, bytes]) -> None:
    with locked(out, True, silent):
        write_all(out, {out / name: content for name, content in files.items()})


def files_of(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in tree(folder).items() if (folder / name).is_file()}


def times_of(folder: Path) -> dict[str, int]:
    return {name: (folder / name).stat().st_mtime_ns for name in files_of(folder)}


def aged(folder: Path) -> dict[str, int]:
    """Let the files of a folder be of long ago, each of another second; return when they were changed."""
    for number, name in enumerate(files_of(folder)):
        os.utime(folder / name, ns=(0, number * 10**9))
    return times_of(folder)


def untouched(out: Path, before: dict[str, bytes], times: dict[str, int]) -> bool:
    """Return whether every file that holds what it held before is that file, by its time of change."""
    held, now = files_of(out), times_of(out)
    return all(now[name] == times[name] for name in before if held[name] == before[name])


def started(out: Path) -> dict[str, bytes]:
    """Return the files of a folder after the start of another build in it, which is left at once."""
    if not out.exists():
        return {}
    with locked(out, False, silent):
        assert {*os.listdir(out)} <= TOP
        return files_of(out)


def suffer(fault: str, at: int, work: Callable[[], object]) -> None:
    """Do something while one call goes wrong; a kill befalls a process of its own."""
    disk = Disk(at, fault)
    if fault in KILLS:

        def dying() -> None:
            with disk.watched():
                work()

        assert ended(in_child(dying)) in (-signal.SIGKILL, 0)
        return
    fell: BaseException | None = None
    with disk.watched():
        try:
            work()
        except (OutputError, KeyboardInterrupt) as raised:
            fell = raised
    assert fell is None or isinstance(fell, OutputError) == (fault in ERRORS)
    assert not any(aside in str(fell) for aside in (".quizgen", "new-", "old-", "draft", "journal"))


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("before", [{}, OLD], ids=["first", "again"])
def test_after_a_fault_at_any_call_old_or_new_stands_and_nothing_is_left(
    tmp_path: Path, before: dict[str, bytes], fault: str
) -> None:
    after = {**before, **NEW}
    with Disk().watched() as counting:
        write(tmp_path / "counted", before)
        counting.calls = 0
        write(tmp_path / "counted", NEW)
    outcomes = set()
    for at in range(0, counting.calls, 1 if LONG or fault in QUICK else 3):
        out = tmp_path / f"at-{at}"
        with Disk().watched():
            write(out, before)
        times = aged(out) if out.exists() else {}
        suffer(fault, at, partial(write, out, NEW))
        at_once = {name: text for name, text in files_of(out).items() if not name.startswith(".quizgen/")}
        assert at_once in (before, after) or fault in UNDONE_LATER, (at, counting.seen[at])
        found = started(out)
        assert found in (before, after), (at, counting.seen[at])
        assert untouched(out, before, times), (at, counting.seen[at])
        outcomes.add(found == after)
        with Disk().watched():
            write(out, NEW)
        assert files_of(out) == after
    assert outcomes == {False, True} or fault in ERRORS  # an error always leaves the old, save in the very last calls


def test_every_call_that_writes_is_one_that_is_watched(project: Path) -> None:
    calls = {"open": 0, "os.rename": 0, "os.remove": 0, "os.mkdir": 0, "os.rmdir": 0, "os.link": 0, "os.chmod": 0}
    listening = True

    def listen(event: str, words: tuple[object, ...]) -> None:
        if not listening or (event != "open" and event not in calls) or "__pycache__" in str(words[0]):
            return
        if event != "open" or (isinstance(words[2], int) and words[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            calls[event] += 1

    build_seeds([project / "seeds/tiny"], Options(out=project / "decks"))
    (project / "seeds/tiny/facts.yaml").write_text(FACTS + ACCORD, encoding="utf-8")
    sys.addaudithook(listen)
    try:
        with Disk().watched() as disk:
            build_seeds([project / "seeds/tiny"], Options(out=project / "decks"))
    finally:
        listening = False
    seen = {name: disk.seen.count(name) for name in set(disk.seen)}
    assert calls["open"] == seen["open"] > 0
    assert calls["os.rename"] == seen["replace"] > 0
    assert calls["os.remove"] == seen["unlink"] > 0
    assert {name: calls[f"os.{name}"] for name in ("mkdir", "rmdir", "link", "chmod")} == {
        name: seen.get(name, 0) for name in ("mkdir", "rmdir", "link", "chmod")
    }


# ---------------------------------------------------------------- whole builds


class Author:
    """Builds a small seed, in one process and in others; the templates are read once."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.built: dict[tuple[tuple[str, str], ...], Path] = {}
        for name, facts in (("a", FACTS), ("b", FACTS + ACCORD)):
            seed = write_tiny(home / name)
            (seed / "facts.yaml").write_text(facts, encoding="utf-8")

    def build(self, out: Path, which: str, when: str) -> None:
        """Build one of the two versions of the seed at a time."""
        os.environ["SOURCE_DATE_EPOCH"] = when
        build_seeds([self.home / which / "seeds/tiny"], Options(out=out))

    def after(self, name: str, *builds: tuple[str, str]) -> tuple[Path, dict[str, bytes]]:
        """Build some times into a folder; return it and its files. The same builds again are copied."""
        out = self.home / name
        if builds in self.built:
            shutil.copytree(self.built[builds], out)
            return out, files_of(out)
        with Disk().watched():
            for which, when in builds:
                self.build(out, which, when)
        if not builds:
            return out, {}
        self.built[builds] = self.home / f"kept-{len(self.built)}"
        shutil.copytree(out, self.built[builds])
        return out, files_of(out)


@pytest.fixture
def author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick: None) -> Author:  # noqa: ARG001
    """An author with two versions of a small seed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FIRST)
    return Author(tmp_path)


@pytest.mark.parametrize("fault", FAULTS if LONG else QUICK[1:])
@pytest.mark.parametrize("again", [False, True], ids=["first", "again"])
def test_after_a_fault_in_a_build_the_next_gives_what_it_would_have_given(
    author: Author, fault: str, again: bool
) -> None:
    earlier = [("a", FIRST)] if again else []
    _, before = author.after("before", *earlier)
    undisturbed, after = author.after("after", *earlier, ("b", LATER))
    assert before != after
    counted, _ = author.after("counted", *earlier)
    with Disk().watched() as counting:
        author.build(counted, "b", LATER)
    for at in range(0, counting.calls, 1) if LONG else (counting.calls // 3, counting.calls * 2 // 3):
        out, _ = author.after(f"{fault}-{at}", *earlier)
        times = aged(out) if out.exists() else {}
        suffer(fault, at, partial(author.build, out, "b", LATER))
        assert started(out) in (before, after), (at, counting.seen[at])
        assert untouched(out, before, times), (at, counting.seen[at])
        with Disk().watched():
            author.build(out, "b", LATER)
        assert files_of(out) == after, (at, counting.seen[at])
        assert untouched(out, before, times), (at, counting.seen[at])
        assert mods_of(out) == mods_of(undisturbed), (at, counting.seen[at])


def mods_of(out: Path) -> dict[str, tuple[str, int]]:
    """Return the guid and the time of change of each note, as the ledger and the deck hold them."""
    held = contents((out / "tiny/tiny.apkg").read_bytes())["notes"]
    ledger = read_ledger((out / "tiny/ledger.json").read_text(encoding="utf-8"), "tiny")
    mods = {note: (entry.guid, entry.mod) for note, entry in ledger.notes.items()}
    assert {(guid, each["mod"]) for guid, each in held.items()} == {*mods.values()}
    return mods


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_after_a_signal_at_any_time_old_or_new_stands(author: Author, number: int) -> None:
    _, before = author.after("before", ("a", FIRST))
    _, after = author.after("after", ("a", FIRST), ("b", LATER))
    begun = time.perf_counter()
    author.after("timed", ("a", FIRST))
    long = time.perf_counter() - begun
    chance = random.Random(number)
    for turn in range(60 if LONG else 1):
        out, _ = author.after(f"signal-{turn}", ("a", FIRST))

        def interrupted(out: Path = out) -> None:
            signal.signal(signal.SIGINT, lambda *_: os._exit(130))
            author.build(out, "b", LATER)

        child = in_child(interrupted)
        time.sleep(chance.uniform(0, 1.5 * long))
        os.kill(child, number)
        ended(child)
        assert started(out) in (before, after)
        author.build(out, "b", LATER)
        assert files_of(out) == after


def test_two_builds_at_once_are_as_one_after_the_other(author: Author) -> None:
    _, one_way = author.after("ab", ("a", FIRST), ("b", LATER))
    _, other_way = author.after("ba", ("b", LATER), ("a", FIRST))
    assert one_way != other_way
    seen: set[bool] = set()
    for turn in range(200 if LONG else 2):
        out = author.home / f"pair-{turn}"
        versions = [("a", FIRST), ("b", LATER)][:: 1 if turn % 2 else -1]
        children = [in_child(partial(author.build, out, *version)) for version in versions]
        assert [ended(child) for child in children] == [0, 0]
        assert files_of(out) in (one_way, other_way)
        assert sorted(os.listdir(out)) == sorted(TOP)
        seen.add(files_of(out) == one_way)
    assert seen == {True, False} or not LONG
