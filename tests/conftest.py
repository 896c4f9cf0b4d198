"""What the whole suite shares: the browser, and the rule that in CI nothing may be skipped."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

from quizgen import build as building
from quizgen import checking, pages
from tests.tiny import write_tiny

EVERYTHING_MUST_RUN = os.environ.get("QUIZGEN_ALL_TESTS") == "1"


# A busy machine is slow now and then; how long an example may take is no property of the code.
settings.register_profile("patient", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=15)  # for `make fast`: everything else takes all
settings.load_profile("patient")


# Modules whose tests build whole seeds, write the items of a hundred, or try a thing hundreds of times, and folders of
# such modules: `make fast` leaves them to `make test`.
SLOW = {
    "anki/test_ledger", "anki/test_tutorial", "draft", "export", "items/test_adversary", "items/test_kinds",
    "items/test_laws", "items/test_quiz", "items/test_read_alone", "items/test_reasons", "items/test_verbs",
    "items/test_whole", "reading/test_never_raises", "reading/test_schema", "sheet/test_index", "test_attacks",
    "test_build", "test_cli", "test_coverage", "test_docs", "test_faults", "test_fixing", "test_fuzz", "test_house",
    "test_large", "test_ledger_fuzz", "test_pdf", "test_preview", "test_regenerate", "test_remembered",
    "test_repair", "test_report", "test_rules", "test_shipped_article", "test_shipped_seeds",
}  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow by its module."""
    here = Path(__file__).parent
    for item in items:
        module = item.path.relative_to(here).with_suffix("")
        if not SLOW.isdisjoint((module.as_posix(), module.parts[0])):
            item.add_marker(pytest.mark.slow)


def lacking(what: str) -> None:
    """Skip with one clear line; in CI, where everything must run, fail instead."""
    if EVERYTHING_MUST_RUN:
        pytest.fail(f"{what}; here every test must run", pytrace=False)
    pytest.skip(what)


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what builds remember out of the user's own cache, and let the programs that tests run be compiled once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.mktemp("compiled")))
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Debian's Chromium."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    lacking("no Chromium on this machine (Debian: apt install chromium)")
    raise AssertionError


@pytest.fixture(scope="session")
def firefox_path() -> str:
    """The path of Debian's Firefox."""
    for name in ("firefox-esr", "firefox"):
        if found := shutil.which(name):
            return found
    lacking("no Firefox on this machine (Debian: apt install firefox-esr)")
    raise AssertionError


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, from npm."""
    place = Path(os.environ.get("QUIZGEN_AXE", Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"))
    if not place.is_file():
        lacking("no axe-core on this machine (npm install --no-save axe-core)")
    return place.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def script(root: Path) -> Callable[[str], ModuleType]:
    """Load a script of the project by its path; what it does when run stays undone."""

    def load(place: str) -> ModuleType:
        path = root / place
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module  # where its dataclasses look
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with one small seed."""
    write_tiny(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    return tmp_path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let builds be quick, as `shorten` does."""
    shorten(monkeypatch)


def shorten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a build read the templates once, and write pages of one line: most of its time goes into layouts."""
    read = building.load_templates()
    for module in (building, checking):
        monkeypatch.setattr(module, "load_templates", lambda *_: read)
    monkeypatch.setattr(pages, "quiz_page", lambda bank, *_: f"{len(bank.items)} items")
    monkeypatch.setattr(pages, "study_page", lambda bank, *_: f"{len(bank.words)} words")
    monkeypatch.setattr(pages, "index_page", lambda entries, *_: f"{len([*entries])} decks")
