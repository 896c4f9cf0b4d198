"""The page of the article beside what is asked about it, in Chromium."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizgen.build import Options
from quizgen.preview import covered

pytestmark = pytest.mark.browser


@pytest.fixture
def page(project: Path) -> str:
    covered(project / "seeds/tiny", Options(out=project / "decks"), project / "page.html")
    return (project / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_it_is_open_to_everyone(opened: Callable[..., Any], page: str, axe: str, scheme: str, width: int) -> None:
    one = opened(page, width=width)
    one.page.emulate_media(color_scheme=scheme)
    one.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    one.page.evaluate(axe)
    found = one.page.evaluate("axe.run()")["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
    assert one.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (one.errors, one.requests) == ([], [])


def test_the_button_shows_the_line_to_paste(opened: Callable[..., Any], page: str) -> None:
    one = opened(page).page.locator("[id='tiny/pact/when']")
    assert not one.get_by_text("skip: [when]").is_visible()
    one.locator("summary").click()
    assert one.get_by_text("skip: [when]").is_visible()


def test_buttons_are_not_printed(opened: Callable[..., Any], page: str) -> None:
    one = opened(page).page
    one.emulate_media(media="print")
    assert not one.locator("summary").first.is_visible()
    assert one.locator(".beside").count() == 3
