"""What a build writes comes into place whole or not at all, and one build waits for another."""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path

import pytest

from quizgen.disk import outputs
from quizgen.disk.outputs import locked, write_all
from quizgen.problems import OutputError


def silent(_: Path) -> None:
    pass


def tree(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder by its place."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder with one seed's deck and the note types' record."""
    home = tmp_path / "decks"
    (home / "tiny").mkdir(parents=True)
    (home / "tiny/tiny.apkg").write_bytes(b"old deck")
    (home / "notetypes.json").write_bytes(b"old record")
    return home


def test_new_files_and_old_ones_are_written_and_nothing_is_left_aside(out: Path) -> None:
    write_all(out, {out / "tiny/tiny.apkg": b"new", out / "tiny/ledger.json": b"1", out / "other/other.apkg": b"2"})
    assert tree(out) == {
        "tiny/tiny.apkg": b"new", "tiny/ledger.json": b"1", "other/other.apkg": b"2", "notetypes.json": b"old record",
    }  # fmt: skip
    assert sorted(os.listdir(out)) == ["notetypes.json", "other", "tiny"]


def test_a_file_that_stands_keeps_its_mode_and_a_new_one_follows_the_umask(out: Path) -> None:
    (out / "tiny/tiny.apkg").chmod(0o640)
    before = os.umask(0o027)
    try:
        write_all(out, {out / "tiny/tiny.apkg": b"new", out / "tiny/tiny-quiz.html": b"page"})
    finally:
        os.umask(before)
    modes = {name: (out / "tiny" / name).stat().st_mode & 0o777 for name in ("tiny.apkg", "tiny-quiz.html")}
    assert modes == {"tiny.apkg": 0o640, "tiny-quiz.html": 0o640}


def test_a_reader_of_the_old_file_keeps_it_whole(out: Path) -> None:
    with (out / "tiny/tiny.apkg").open("rb") as reader:
        write_all(out, {out / "tiny/tiny.apkg": b"n"})
        assert reader.read() == b"old deck"


@pytest.mark.parametrize("odd", ["link", "dangling link", "folder", "pipe"])
def test_what_is_no_plain_file_is_refused_by_its_name_and_everything_stands(
    out: Path, tmp_path: Path, odd: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    place = out / "tiny/ledger.json"
    if odd == "folder":
        place.mkdir()
    elif odd == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(elsewhere if odd == "link" else tmp_path / "nowhere")
    before = tree(out)
    with pytest.raises(OutputError, match=f"ledger.json: it is a {odd.split()[-1]}, not a file"):
        write_all(out, {out / "tiny/tiny.apkg": b"new", place: b"new"})
    assert tree(out) == before
    assert elsewhere.read_bytes() == b"mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("linked", ["decks", "decks/tiny"])
def test_an_output_folder_that_is_a_link_is_refused(tmp_path: Path, linked: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / linked).parent.mkdir(exist_ok=True)
    (tmp_path / linked).symlink_to(tmp_path / "elsewhere")
    out = tmp_path / "decks"
    with pytest.raises(OutputError, match="it is a link, not a folder"), locked(out, True, silent):
        write_all(out, {out / "tiny/tiny.apkg": b"new"})
    assert os.listdir(tmp_path / "elsewhere") == []


def test_where_files_cannot_be_linked_they_are_copied(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(outputs, "_finish", lambda *_: (_ for _ in ()).throw(OutputError("cut off")))
    with pytest.raises(OutputError):
        write_all(out, {out / "tiny/tiny.apkg": b"new", out / "tiny/ledger.json": b"new"})
    monkeypatch.undo()
    with locked(out, False, silent):
        assert tree(out) == {"tiny/tiny.apkg": b"old deck", "notetypes.json": b"old record"}


@pytest.mark.parametrize(
    "journal",
    [
        b"", b"[]", b"{", b'{"../../.bashrc": false}', b'{"/etc/passwd": false}', b'{"tiny/../../x": true}',
        b'{"tiny/tiny.apkg": 1}', b'{".quizgen/x": true}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_journal_that_no_build_wrote_is_refused_and_nothing_is_touched(out: Path, journal: bytes) -> None:
    (out / ".quizgen").mkdir()
    (out / ".quizgen/journal").write_bytes(journal)
    (out / ".quizgen/old-0").write_bytes(b"planted")
    before = tree(out)
    with pytest.raises(OutputError, match="cannot be read: restore"), locked(out, True, silent):
        pytest.fail("the folder was given out")
    assert tree(out) == before


def test_a_journal_leads_to_no_file_behind_a_link(out: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/kept").write_bytes(b"mine")
    (out / "linked").symlink_to(tmp_path / "home")
    (out / ".quizgen").mkdir()
    (out / ".quizgen/journal").write_text(json.dumps({"linked/kept": False}), encoding="utf-8")
    with pytest.raises(OutputError, match="a link, not a folder"), locked(out, True, silent):
        pytest.fail("the folder was given out")
    assert (tmp_path / "home/kept").read_bytes() == b"mine"


def test_what_a_dead_build_left_aside_is_cleared_by_the_next(out: Path) -> None:
    (out / ".quizgen").mkdir()
    (out / ".quizgen/new-0").write_bytes(b"half")
    with locked(out, True, silent):
        assert sorted(os.listdir(out)) == ["notetypes.json", "tiny"]


FOREIGN = {
    "a folder": lambda aside: (aside / "x").mkdir(parents=True),
    "a folder in place of the journal": lambda aside: (aside / "journal").mkdir(parents=True),
    "a folder in place of a file kept": lambda aside: (aside / "old-0/x").mkdir(parents=True),
    "a link": lambda aside: (aside.mkdir(), (aside / "new-0").symlink_to(aside.parent / "notetypes.json")),
    "a pipe": lambda aside: (aside.mkdir(), os.mkfifo(aside / "draft")),
    "a file of somebody's": lambda aside: (aside.mkdir(), (aside / "mine.txt").write_bytes(b"mine")),
    "a file in its place": lambda aside: aside.write_bytes(b"mine"),
    "a link in its place": lambda aside: aside.symlink_to(aside.parent / "tiny"),
    "a name that no terminal shows": lambda aside: (aside.mkdir(), (aside / "\x1b[2J").write_bytes(b"")),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_no_build_wrote_aside_stays_and_the_user_is_told_what_to_do(out: Path, what: str) -> None:
    FOREIGN[what](out / ".quizgen")
    before = tree(out)
    remedy = "move what is yours elsewhere, then remove the rest"
    with pytest.raises(OutputError, match=remedy) as told, locked(out, True, silent):
        pytest.fail("the folder was given out")
    assert ".quizgen" in str(told.value)
    assert tree(out) == before


def test_a_folder_that_was_made_for_nothing_goes_again(tmp_path: Path) -> None:
    with pytest.raises(OutputError), locked(tmp_path / "decks", True, silent):
        raise OutputError("nothing was built")
    assert os.listdir(tmp_path) == []


def test_a_second_build_says_that_it_waits_and_goes_on_when_the_first_is_done(out: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with locked(out, True, lambda folder: order.append(f"waits for {folder.name}")):
            order.append("second")

    with locked(out, True, silent):
        other = threading.Thread(target=second)
        other.start()
        while not order and other.is_alive():
            time.sleep(0.01)
        order.append("first")
    other.join()
    assert order == ["waits for decks", "first", "second"]


def test_the_lock_of_a_dead_build_is_free(out: Path) -> None:
    child = os.fork()
    if child == 0:
        with locked(out, True, silent):
            os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    with locked(out, True, lambda _: pytest.fail("a dead build holds the folder")):
        pass
