"""The table of rules is what the tests say, and no rule is held by nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def table(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("docs/rules.py")


def test_every_rule_is_held_by_a_test_or_left_to_a_reader_with_a_reason(table: ModuleType) -> None:
    held = table.held()
    assert [rule for rule in table.RULES if not held[rule] and rule not in table.LEFT_TO_A_READER] == []


def test_the_page_is_what_the_tests_say(table: ModuleType, root: Path) -> None:
    assert (root / "docs/rules.md").read_text(encoding="utf-8") == table.page(), "run python docs/rules.py"
