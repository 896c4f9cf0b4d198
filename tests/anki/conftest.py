"""The layouts, an author, and learners with the real Anki."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.anki.people import Author, Learner
from tests.conftest import lacking


@pytest.fixture(scope="session")
def assets(root: Path) -> dict[str, bytes]:
    """The layouts and fonts, as a build hands them in."""
    places = [
        root / "templates/fold.js",
        *(root / "templates/anki").iterdir(),
        *(root / "templates/fonts").glob("*.woff2"),
    ]
    return {place.relative_to(root / "templates").as_posix(): place.read_bytes() for place in places}


@pytest.fixture
def author(assets: dict[str, bytes]) -> Author:
    """An author before the first build."""
    return Author(assets)


@pytest.fixture(scope="module")
def new_learner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Learner]]:
    """Make learners with empty collections."""
    try:
        import anki.collection  # noqa: F401
    except ImportError:
        lacking("no anki package on this machine (pip install anki)")
    made: list[Learner] = []

    def make() -> Learner:
        made.append(Learner(tmp_path_factory.mktemp("learner")))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def learner(new_learner: Callable[[], Learner]) -> Iterator[Learner]:
    """A learner with an empty collection."""
    made = new_learner()
    yield made
    made.close()
