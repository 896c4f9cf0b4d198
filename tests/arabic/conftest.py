"""What the tests of the language share: the article of the shipped seed."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def article(root: Path) -> str:
    """The article as printed."""
    return (root / "seeds/south-ossetia/article.txt").read_text(encoding="utf-8")
