"""What is printed acts on no terminal, wherever its text comes from."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizgen.terminal import printable
from tests.commands import Done, run

ACTING = "\x1b]0;mine\x07\x1b[2J\u202e\u2066\x9b31m\x7f\r"
ARABIC = "قال إنّ «الاتفاقية» تشمل ٣ ولايات، 25 سنة ۝ مى‌خواهد"


def acts(char: str) -> bool:
    """Tell whether a character is a control, changes the direction of writing, or parts lines."""
    return unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") or unicodedata.bidirectional(char) in (
        *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"),
    )


def shown(done: Done) -> str:
    return (done.stdout + done.stderr).replace("\n", "")


@given(st.text())
@example(ACTING)
@example("\u200e\u200f\u061c")
def test_no_character_that_is_printed_acts(text: str) -> None:
    assert not any(map(acts, printable(text)))
    assert not set(printable(text)) & set("\u200e\u200f\u061c\ufeff")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_made_printable_inside_json_is_the_same_text_when_read(text: str) -> None:
    assert json.loads(printable(json.dumps(text, ensure_ascii=False))) == text


def test_arabic_is_printed_as_it_is_written() -> None:
    assert printable(ARABIC) == ARABIC


@pytest.mark.parametrize("command", [("check",), ("build",), ("items",), ("check", "--json")])
def test_a_fact_file_cannot_act_on_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    seed = tmp_path / "seeds/bad"
    seed.mkdir(parents=True)
    written = json.dumps(ACTING)  # YAML reads JSON's escapes
    (seed / "facts.yaml").write_text(
        f"article: {{text: article.txt, title: {written}}}\nnames:\n  {written}: {{ar: روسيا, is: {written}}}\n"
        f"facts:\n- {{id: one, does: {written}, {written}: 1, quote: {written}}}\n",
        encoding="utf-8",
    )
    (seed / "article.txt").write_text("نص.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = run(command[0], "bad", *command[1:])
    assert done.exit_code == 1
    assert done.stdout + done.stderr
    assert not any(map(acts, shown(done)))


@pytest.mark.parametrize(
    "words",
    [
        ("check", "{}"), ("build", "{}"), ("items", "tiny", "--fact", "{}"), ("check", "--templates", "{}"),
        ("build", "--{}"), ("{}",), ("build", "--paper", "{}"), ("build", "--title", "{}"), ("build", "--kinds", "{}"),
        ("build", "--code", "{}"), ("build", "--chance", "{}"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("project")
def test_no_word_of_a_command_line_acts_on_the_terminal(words: tuple[str, ...]) -> None:
    dry = ("--dry-run",) if words[0] == "build" else ()
    done = run(*(word.format(ACTING) for word in words), *dry)
    assert done.exit_code == 2
    assert done.stderr
    assert not any(map(acts, shown(done)))


def test_no_name_of_a_folder_acts_on_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (b"\x1b[2J", "\u202eabc".encode(), b"\xff\xfe"):
        folder = os.fsencode(tmp_path) + b"/seeds/" + name
        os.makedirs(folder)
        with open(folder + b"/facts.yaml", "wb") as facts:
            facts.write(b"facts: [")
        with open(folder + b"/article.txt", "wb") as article:
            article.write(b"x.")
    monkeypatch.chdir(tmp_path)
    done = run("check")
    assert done.exit_code == 1
    assert done.stderr.count("facts.yaml:1:") >= 3
    assert not any(map(acts, shown(done)))


def test_a_terminal_without_arabic_gets_numbers_and_no_traceback(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    done = run("items", "south-ossetia", "--fact", "alliance-signed", encoding="ascii")
    assert done.exit_code == 0
    assert "\\u0645" in done.stdout


def test_at_most_two_hundred_problems_are_printed_and_the_rest_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = tmp_path / "seeds/bad"
    seed.mkdir(parents=True)
    (seed / "facts.yaml").write_text("".join(f"k{at}: 1\n" for at in range(300)), encoding="utf-8")
    (seed / "article.txt").write_text("نص.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    lines = run("check").stderr.splitlines()
    assert sum(line.startswith("seeds/bad/") for line in lines) == 200
    found = int(lines[-1].split()[0])
    assert found >= 300
    assert f"… and {found - 200} more" in lines
