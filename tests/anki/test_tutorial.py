"""The tutorial: every command in it is run, in its order, and prints what stands below it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests import commands
from tests.anki.people import Learner, as_read, one_line

BLOCK = re.compile(r"(?:^`(?P<file>[^`\n]+)`\n\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(page: str) -> Iterator[tuple[str, str]]:
    """List the files and the commands of the page, in order: (file, its text) or ("", command and what it prints)."""
    for block in BLOCK.finditer(page):
        if block["kind"] == "console":
            for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
                yield "", part
        else:
            yield block["file"], block["body"]


def run(command: str, home: Path, root: Path) -> str:
    """Run a command in a folder, all of what it prints; one that waits is ended by Ctrl-C."""
    words = shlex.split(command)
    assert words[0] == "quizgen"
    if words[1] == "preview":
        return interrupted(words[1:], home, root)
    with contextlib.chdir(home):
        done = commands.run(*words[1:])
    assert done.exit_code == 0, done.output
    return done.output


def interrupted(words: Sequence[str], home: Path, root: Path) -> str:
    done = subprocess.Popen(
        [sys.executable, "-m", "quizgen", *words, "--no-open"],
        cwd=home, env={**os.environ, "PYTHONPATH": str(root)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert done.stdout is not None
    with done.stdout:
        first = done.stdout.readline()
        done.send_signal(signal.SIGINT)
        told = first + done.stdout.read()
    assert done.wait(timeout=120) == 0, told
    return told


@pytest.fixture(scope="module")
def walked(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which somebody has followed the tutorial up to where a browser is needed."""
    home = tmp_path_factory.mktemp("tutorial")
    for file, body in steps((root / "docs/tutorial.md").read_text(encoding="utf-8")):
        if file:
            (home / file).write_text(body, encoding="utf-8")
            continue
        command, *shown = body.strip().split("\n")
        if "--pdf" not in command:
            told = run(command, home, root)
            assert [line for line in shown if line not in told] == [], f"{command}\n{told}"
    return home


def test_each_command_prints_what_stands_below_it(walked: Path) -> None:
    assert (walked / "decks/museum/museum.apkg").is_file()


@pytest.mark.anki
def test_the_deck_is_imported_by_anki(walked: Path, root: Path, new_learner: Callable[[], Learner]) -> None:
    learner = new_learner()
    learner.imports((walked / "decks/museum/museum.apkg").read_bytes())
    asked = " ".join(as_read(card.question()) for card in learner.cards())
    items = json.loads(run("quizgen items museum --json", walked, root))
    stems = [one_line(item["stem"]) for item in items if item["kind"] == "recall"]
    assert stems
    assert [stem for stem in stems if stem not in asked] == []


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_the_pages_are_printed(walked: Path, root: Path) -> None:
    page = (root / "docs/tutorial.md").read_text(encoding="utf-8")
    (body,) = (body for file, body in steps(page) if not file and "--pdf" in body)
    command, *shown = body.strip().split("\n")
    told = run(command, walked, root)
    assert [line for line in shown if line not in told] == []
    assert (walked / "decks/museum/museum-form-a.pdf").read_bytes()[:5] == b"%PDF-"
