"""The command: which quiz it exports, what it writes where, and what it says that a format does not carry."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from quizgen.build import Options, written_bank
from quizgen.export.formats import FORMATS, export
from quizgen.items.quiz import every_item, forms, self_study
from quizgen.model import Bank, Quiz
from tests import commands
from tests.commands import Done

SEED = "training"


@pytest.fixture(scope="module")
def seed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small article that docs/first-article.md shows."""
    page = (root / "docs/first-article.md").read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("seeds") / SEED
    folder.mkdir()
    for name, kind in (("article.txt", "text"), ("facts.yaml", "yaml")):
        (folder / name).write_text(re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL)[0], encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def bank(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return written_bank(seed, Options(out=tmp_path_factory.mktemp("decks")))[1].bank


@pytest.fixture
def run(seed: Path, tmp_path: Path) -> Callable[..., Done]:
    """Run `quizgen export`, its files in an empty folder."""

    def export(*arguments: str) -> Done:
        return commands.run("export", str(seed), "--out", str(tmp_path), *arguments)

    return export


def ids(quiz: Quiz) -> list[str]:
    return [line.item.id for section in quiz.sections for line in section.lines]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_command_offers_every_format() -> None:
    assert f"--to {{{','.join(FORMATS)}}}" in commands.run("export", "--help").stdout


def test_the_quiz_that_a_build_prints_is_exported(run: Callable[..., Done], bank: Bank, tmp_path: Path) -> None:
    assert run("--to", "csv").exit_code == 0
    rows = table(tmp_path / SEED / f"{SEED}-quiz.csv")
    assert [row["id"] for row in rows] == ids(self_study(bank))
    assert [row["number"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


def test_a_form_is_exported_by_its_letter_or_its_code(run: Callable[..., Done], bank: Bank, tmp_path: Path) -> None:
    wanted = forms(bank, 2, chance=5)[1]
    assert run("--to", "csv", "--code", wanted.code).exit_code == 0
    assert [row["id"] for row in table(tmp_path / SEED / f"{SEED}-form-b.csv")] == ids(wanted)
    assert run("--to", "csv", "--form", "B").exit_code == 0
    by_letter = [row["id"] for row in table(tmp_path / SEED / f"{SEED}-form-b.csv")]
    assert by_letter == ids(forms(bank, 2)[1])


def test_number_and_kinds_are_chosen_as_in_a_build(run: Callable[..., Done], tmp_path: Path) -> None:
    assert run("--to", "csv", "--items", "4", "--kinds", "gloss,choice").exit_code == 0
    kinds = [row["kind"] for row in table(tmp_path / SEED / f"{SEED}-quiz.csv")]
    assert len(kinds) == 4
    assert sorted(set(kinds), key=kinds.index) == ["gloss", "choice"]


def test_all_exports_every_item_of_the_bank(run: Callable[..., Done], bank: Bank, tmp_path: Path) -> None:
    assert run("--to", "csv", "--all").exit_code == 0
    exported = [row["id"] for row in table(tmp_path / SEED / f"{SEED}-all.csv")]
    assert sorted(exported) == sorted(item.id for item in bank.items)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--form", "q"), "no form 'q'"),
        (("--code", "AB-000T9D"), "no form 'ab'"),
        (("--code", "A-000000"), "cannot be made again"),
        (("--all", "--form", "A"), "--all exports every item"),
        (("--kinds", "riddle"), "unknown kind 'riddle'"),
    ],
)
def test_what_cannot_be_exported_is_said_and_nothing_is_written(
    run: Callable[..., Done], tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = run("--to", "csv", *arguments)
    assert ran.exit_code == 2
    assert said in ran.output
    assert not list(tmp_path.iterdir())


def test_what_a_format_does_not_carry_is_listed(run: Callable[..., Done]) -> None:
    assert "note: the tables hold no passage" in run("--to", "csv").output
    assert "the tables hold no passage" not in run("--to", "csv", "--no-passage").output
    assert "note: GIFT has no model answers" in run("--to", "gift").output


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_quiz_gives_the_same_bytes(run: Callable[..., Done], tmp_path: Path, to: str) -> None:
    run("--to", to)
    first = {path: path.read_bytes() for path in (tmp_path / SEED).iterdir()}
    run("--to", to)
    assert {path: path.read_bytes() for path in (tmp_path / SEED).iterdir()} == first


def test_the_whole_shipped_bank_is_read_by_others(
    root: Path, read_gift: Callable[[bytes], list[dict[str, Any]]]
) -> None:
    bank = written_bank(root / "seeds/south-ossetia", Options(out=root / "decks"))[1].bank
    quiz = every_item(bank)
    left_out = {f"{bank.seed}/{name}" for name in bank.settings.drop}
    assert sorted(ids(quiz)) == sorted(item.id for item in bank.items if item.id not in left_out)
    gift = export(bank, quiz, "gift", "all").files["all-gift.txt"]
    assert [question["id"] for question in read_gift(gift)[2:]] == ids(quiz)
    moodle = etree.fromstring(export(bank, quiz, "moodle", "all").files["all-moodle.xml"])
    assert [found.text for found in moodle.iter("idnumber")] == ids(quiz)
