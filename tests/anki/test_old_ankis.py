"""The decks in Ankis of other years, back to the oldest that is promised (`make ankis` fetches them)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.anki.people import Author, as_read, told_too_soon
from tests.anki.samples import SEED, bank, with_item
from tests.conftest import lacking

pytestmark = pytest.mark.anki

# The oldest promised; the last with its own importer; the two around the change that made {{type:nc:…}} known (24.11).
VERSIONS = ("2.1.50", "2.1.66", "23.12.1", "24.6.3", "24.11")
WHEN = f"{SEED}/alliance-signed/when"


@pytest.fixture(scope="module")
def seen_in(
    root: Path, assets: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], dict[str, Any]]:
    """What an Anki of a version makes of two builds, between which one answer changed."""
    folder = tmp_path_factory.mktemp("decks")
    author = Author(assets)
    for name, of in (("first", bank()), ("second", bank(items=with_item(WHEN, key="18 مارس 2015")))):
        (folder / f"{name}.apkg").write_bytes(author.build(of).apkg)
    told: dict[str, dict[str, Any]] = {}

    def run(version: str) -> dict[str, Any]:
        home = root / ".ankis" / version
        if not home.is_dir():
            lacking(f"no Anki {version} on this machine (make ankis)")
        if version not in told:
            script = Path(__file__).with_name("in_old_anki.py")
            command = [sys.executable, str(script), str(folder / "first.apkg"), str(folder / "second.apkg")]
            # an Anki of that day cannot be asked to keep quiet about what has been deprecated since
            where = {**os.environ, "PYTHONPATH": str(home), "PYTHONWARNINGS": "ignore"}
            done = subprocess.run(command, env=where, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            told[version] = json.loads(done.stdout[done.stdout.index('{"first"') :])
        return told[version]

    return run


@pytest.mark.parametrize("version", VERSIONS)
def test_no_front_holds_its_answer_in_any_version(seen_in: Callable[[str], dict[str, Any]], version: str) -> None:
    cards = seen_in(version)["first"]
    assert len(cards) == 14
    for name, (kind, fields, front, _, _) in cards.items():
        assert told_too_soon(kind, int(name.rsplit(" ", 1)[1]), fields, front) == [], name


@pytest.mark.parametrize("version", VERSIONS)
def test_every_side_is_whole_in_any_version(seen_in: Callable[[str], dict[str, Any]], version: str) -> None:
    told = seen_in(version)
    for name, (_, _, front, back, spoken) in told["first"].items():
        for side in (front, back):
            assert "{{" not in side
            assert "unknown field" not in side.lower()
        assert as_read(back) != as_read(front), name
        assert spoken == [0, 0 if name == f"{SEED}/text 0" else 1], name
    assert told["first"][f"{WHEN} 0"][2].count("[[type:Type]]") == 1
    assert told["first"][f"{WHEN} 0"][3].count("[[type:Type]]") == 1


@pytest.mark.parametrize("version", VERSIONS)
def test_an_update_arrives_and_everything_studied_stays_in_any_version(
    seen_in: Callable[[str], dict[str, Any]], version: str
) -> None:
    told = seen_in(version)
    assert told["after"] == told["before"]
    assert any(ivl == 30 for _, ivl, *_ in told["after"].values())
    assert sorted(told["kinds"]) == ["quizgen cloze", "quizgen question", "quizgen word"]
    changed = {name for name, card in told["second"].items() if card[1] != told["first"][name][1]}
    assert changed == {f"{WHEN} 0"}
    assert "18 مارس 2015" in told["second"][f"{WHEN} 0"][3]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_article_lies_in_the_media_folder_of_any_version(
    seen_in: Callable[[str], dict[str, Any]], version: str
) -> None:
    told = seen_in(version)
    (file,) = [name for name in told["media"] if name.endswith(".js")]
    for name, (_, _, _, back, _) in told["first"].items():
        assert name == f"{SEED}/text 0" or f'data-passage="{file}"' in back
