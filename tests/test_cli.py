"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.arabic.calendars import SYSTEMS
from tests.commands import run
from tests.tiny import write_tiny

SEED = "seeds/south-ossetia"


@pytest.fixture(autouse=True)
def _here(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


def test_a_sound_seed_checks_with_exit_code_0_and_tells_nothing_but_notes() -> None:
    done = run("check", "south-ossetia", "--json")
    assert done.exit_code == 0
    assert all(each["code"].startswith("N") for each in json.loads(done.output))


def test_problems_are_told_with_exit_code_1(tmp_path: Path) -> None:
    seed = tmp_path / "sick"
    seed.mkdir()
    (seed / "facts.yaml").write_text("article: {text: article.txt}\nfacs: []\n", encoding="utf-8")
    (seed / "article.txt").write_text("نص.", encoding="utf-8")
    done = run("check", str(seed))
    assert done.exit_code == 1
    assert "facts.yaml:2:1: E106 " in done.stderr
    assert "did you mean 'facts'?" in done.stderr


def test_problems_in_json_have_path_line_column_code_message_and_hint(tmp_path: Path) -> None:
    seed = tmp_path / "sick"
    seed.mkdir()
    (seed / "facts.yaml").write_text("article: {text: article.txt}\nfacs: []\n", encoding="utf-8")
    (seed / "article.txt").write_text("نص.", encoding="utf-8")
    told = json.loads(run("check", str(seed), "--json").stdout)
    assert {"path", "line", "column", "code", "message", "hint"} == set(told[0])


@pytest.mark.parametrize(
    "words",
    [
        ("build", "nowhere"),
        ("items", "south-ossetia", "--fact", "no-such-fact"),
        ("build", "south-ossetia", "--kinds", "riddle", "--dry-run"),
        ("build", "south-ossetia", "--code", "not-a-code", "--dry-run"),
        ("check", "south-ossetia", "--templates", "no-such-folder"),
        ("check", "south-ossetia", "--templates", "x" * 300),
        ("check", "south-ossetia", "--templates", "README.md"),
        ("build", "--no-such-option"),
    ],
)
def test_what_cannot_be_understood_ends_with_exit_code_2(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert done.stderr


def test_items_in_json_have_the_documented_keys() -> None:
    items = json.loads(run("items", SEED, "--json").stdout)
    wanted = {"id", "kind", "facts", "asks", "shows", "stem", "key", "why", "evidence", "level", "tags"}
    for item in items:
        assert wanted <= set(item)
        for evidence in item["evidence"]:
            assert set(evidence) == {"quote", "reads", "sentence"}
    assert all("options" in item for item in items if item["kind"] in ("choice", "true-false", "match", "order"))


def test_a_fact_tells_what_it_was_not_asked_and_why() -> None:
    done = run("items", "south-ossetia", "--fact", "alliance-signed")
    assert done.exit_code == 0
    asked, refused = done.stdout.split("not asked:")
    assert "south-ossetia/alliance-signed/when/choice" in asked
    assert "the fact says nothing of" in refused


def test_help_shows_examples() -> None:
    assert "quizgen build south-ossetia --forms 2" in run("build", "--help").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("build", "--titel", "x"), "no such option: --titel; did you mean --title"),
        (("build", "--forms", "11"), "--forms: '11' is not a whole number from 0 to 10"),
        (("build", "--paper", "A5"), "--paper: invalid choice: 'A5' (choose from 'A4', 'Letter')"),
        (("build", "--title"), "--title: expected one argument"),
        (("buidl",), "no such command: buidl; did you mean build?"),
        (("items",), "required: SEED"),
        (("items", "one", "two"), "unexpected argument: two"),
        ((), "name a command"),
    ],
)
def test_a_mistyped_command_line_is_answered_with_what_is_wrong_and_how_it_is_used(
    words: tuple[str, ...], told: str
) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    usage, *_, last = done.stderr.splitlines()
    assert usage.startswith("usage: quizgen")
    assert last.startswith("quizgen: ")
    assert told in last


def test_options_and_seeds_come_in_any_order(tmp_path: Path) -> None:
    out = tmp_path.as_posix()
    asked = [
        ("build", "--out", out, "south-ossetia", "--dry-run", "--json"),
        ("build", "south-ossetia", "--json", f"--out={out}", "--dry-run"),
        ("build", "--dry-run", "--json", "--out", out, "--", "south-ossetia"),
    ]
    assert len({run(*words).stdout for words in asked}) == 1


def test_a_reader_that_has_read_enough_is_no_traceback(root: Path) -> None:
    words = [sys.executable, "-m", "quizgen", "items", SEED, "--json"]
    done = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(root)}
    )
    assert done.stdout is not None
    assert done.stderr is not None
    with done.stdout, done.stderr:
        assert done.stdout.readline() == b"[\n"
        done.stdout.close()
        assert done.stderr.read() == b""
    assert done.wait(timeout=60) == 1


def test_ctrl_c_is_told_and_ends_with_exit_code_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("quizgen.checking.check_seeds", interrupted)
    done = run("check", "south-ossetia")
    assert done.exit_code == 130
    assert "interrupted" in done.stderr


def test_every_system_of_month_names_can_be_asked_for() -> None:
    assert f"--months {{{','.join(SYSTEMS)}}}" in run("build", "--help").stdout


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("quizgen.checking.check_seeds", broken)
    with pytest.raises(ZeroDivisionError):
        run("check", "south-ossetia")


def test_forms_are_made_again_from_their_code(tmp_path: Path) -> None:
    first = run("build", "south-ossetia", "--forms", "2", "--chance", "5", "--out", str(tmp_path / "one"))
    code = first.stdout.split("forms: ")[1].split(",")[0].strip()
    run("build", "south-ossetia", "--forms", "2", "--code", code, "--out", str(tmp_path / "two"))
    for letter in "ab":
        name = f"south-ossetia/south-ossetia-form-{letter}.html"
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize(("asked", "paper"), [((), "A4"), (("--paper", "Letter"), "Letter")])
def test_every_page_declares_the_paper_asked_for(tmp_path: Path, asked: tuple[str, ...], paper: str) -> None:
    run("build", "south-ossetia", "--forms", "1", "--out", str(tmp_path), *asked)
    pages = sorted(tmp_path.glob("*/*.html"))
    assert [page.stem.removeprefix("south-ossetia-") for page in pages] == ["form-a", "key", "quiz", "study"]
    for page in pages:
        assert page.read_text(encoding="utf-8").count(f"@page {{ size: {paper}; }}") == 1


def test_a_plan_in_json_tells_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    (told,) = json.loads(run("build", "south-ossetia", "--out", str(tmp_path), "--dry-run", "--json").stdout)
    assert {"seed", "new", "changed", "gone", "search", "same", "written", "warnings"} <= set(told)
    assert "south-ossetia/alliance-signed/when" in told["new"]
    assert (told["changed"], told["gone"], told["same"]) == ([], [], 0)
    assert f"{tmp_path.as_posix()}/south-ossetia/south-ossetia.apkg" in told["written"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("build", "tiny", "--out", "a-file"), 1), (("build", "tiny", "--out", "/dev/null"), 1),
        (("build", "tiny", "--out", "a-pipe"), 1), (("build", "tiny", "--out", "/proc/x"), 1),
        (("build", "tiny", "--out", "a-file/x"), 1), (("build", "tiny", "--out", "x" * 300), 1),
        (("build", "x" * 300), 2), (("build", "seeds"), 2), (("build", ""), 2), (("build", "a-file"), 2),
        (("build", "tiny", "--title", "\udcff"), 2), (("build", "tiny", "--school", "a\x1fb"), 2),
        (("build", "tiny", "--kinds", ""), 2), (("build", "tiny", "--kinds", "choice,,match"), 2),
        (("build", "tiny", "--code", "A-٠٠٠T9D"), 2), (("build", "tiny", "--code", "\udcff"), 2),
        (("items", "tiny", "--fact", "\udcff"), 2), (("items", "tiny", "--out", "a-file"), 1),
        (("ledger", "tiny", "--out", "a-pipe"), 1), (("ledger", "nowhere"), 2),
        (("ledger", "tiny", "--repair", "--out", "x" * 300), 1),
    ],
)  # fmt: skip
def test_an_odd_option_is_answered_in_a_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int
) -> None:
    monkeypatch.chdir(project)
    Path("a-file").write_text("x", encoding="utf-8")
    os.mkfifo("a-pipe")
    done = run(*words)
    assert done.exit_code == code
    assert done.stderr


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("second", ["x", "²", "-1", "1e9", "9" * 30, "253402300800", "٣"])
def test_a_clock_that_cannot_be_set_is_a_usage_error(
    project: Path, monkeypatch: pytest.MonkeyPatch, second: str
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", second)
    done = run("build", "tiny", "--dry-run")
    assert done.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr


def test_a_folder_that_was_removed_is_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    try:
        for words in (("build",), ("check", "x"), ("items", "x")):
            assert run(*words).exit_code == 2
    finally:
        os.chdir(tmp_path)


@pytest.mark.usefixtures("quick")
def test_where_one_seed_has_problems_the_json_tells_of_the_others(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    bad = write_tiny(project, "bad")
    (bad / "facts.yaml").write_text("facts: [", encoding="utf-8")
    done = run("build", "--json")
    assert done.exit_code == 1
    assert [told["seed"] for told in json.loads(done.stdout)] == ["tiny"]
    assert "seeds/bad/facts.yaml" in done.stderr


@pytest.mark.usefixtures("quick")
def test_a_ledger_is_looked_at_and_repaired_by_command(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert run("build", "tiny").exit_code == 0
    done = run("ledger", "tiny")
    assert (done.exit_code, "the ledger is sound" in done.stdout) == (0, True)
    Path("decks/tiny/ledger.json").write_text("{", encoding="utf-8")
    done = run("ledger", "tiny")
    assert (done.exit_code, "decks/tiny/ledger.json:1:2: E902" in done.stderr) == (1, True)
    assert run("build", "tiny").exit_code == 1
    done = run("ledger", "tiny", "--repair")
    assert (done.exit_code, "decks/tiny/ledger.json.bak" in done.stdout) == (0, True)
    assert "nothing to write" in run("build", "tiny").stdout
