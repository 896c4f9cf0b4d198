"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import main

SEED = "seeds/south-ossetia"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture(autouse=True)
def _here(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


def test_a_sound_seed_checks_silently_with_exit_code_0() -> None:
    done = run("check", "south-ossetia")
    assert (done.exit_code, done.output) == (0, "")


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


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("quizgen.build.check_seeds", broken)
    assert isinstance(run("check", "south-ossetia").exception, ZeroDivisionError)


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
