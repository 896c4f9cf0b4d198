"""Every page in both browsers: narrow and wide, at twice the size of text, dark, and without its script."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quizgen.model import Bank, Item, Quiz
from tests.sheet.test_looks import NAMES, OVERFLOW, answer_some, four_pages

pytestmark = pytest.mark.browser

OBJECTIONS = "axe.run().then(told => told.violations.map(one => [one.id, one.nodes[0].html]))"
LARGER = """(() => { const root = document.documentElement;
  root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`; })()"""
GROUND = "() => getComputedStyle(document.body).color"


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    width: int
    twice: bool
    dark: bool
    scripts: bool

    def __str__(self) -> str:
        words = (str(self.width), "twice" * self.twice, "dark" * self.dark, "without scripts" * (not self.scripts))
        return " ".join(word for word in words if word)


# any two of these ways meet in one look
LOOKS = [
    Look(360, twice=False, dark=False, scripts=True),
    Look(360, twice=True, dark=True, scripts=False),
    Look(768, twice=False, dark=True, scripts=True),
    Look(768, twice=True, dark=False, scripts=False),
    Look(1280, twice=False, dark=True, scripts=False),
    Look(1280, twice=True, dark=False, scripts=True),
]


@pytest.fixture(scope="module")
def pages(
    bank: Bank, items: tuple[Item, ...], assembled: Callable[..., Quiz], assets: Mapping[str, bytes]
) -> dict[str, str]:
    return four_pages(bank, items, assembled, assets)


def seen(html: str, look: Look) -> str:
    """Take the script out of a page where the look wants none."""
    return html if look.scripts else re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_whole_and_open_to_everyone_in_chromium(
    opened: Callable[..., Any], axe: str, pages: Mapping[str, str], name: str, look: Look
) -> None:
    shown = opened(seen(pages[name], look), width=look.width)
    page = shown.page
    page.emulate_media(color_scheme="dark" if look.dark else "light")
    if name == "quiz" and look.scripts:
        answer_some(page)
        page.goto(page.url.split("#")[0] + "#key")
    if look.twice:
        page.evaluate(LARGER)
    assert page.evaluate(OVERFLOW) == []
    page.evaluate(axe)
    assert page.evaluate(OBJECTIONS) == []
    assert shown.requests == []
    assert shown.errors == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_whole_and_open_to_everyone_in_firefox(
    firefox: Any, axe: str, pages: Mapping[str, str], tmp_path: Path, name: str
) -> None:
    """The objections, which take their time, are asked for in the narrowest and largest look alone."""
    place, inks = tmp_path / "page.html", set()
    for look in LOOKS:
        place.write_text(seen(pages[name], look), encoding="utf-8")
        firefox.open(place, look.width, dark=look.dark)
        if look.twice:
            firefox.run(LARGER)
        assert firefox.run("return innerWidth") == look.width
        assert (look, firefox.run(f"return ({OVERFLOW})()")) == (look, [])
        inks.add((look.dark, firefox.run(f"return ({GROUND})()")))
        if look == LOOKS[1]:
            assert firefox.promised(f"{axe}; return {OBJECTIONS}") == []
    assert len(inks) == 2  # it is dark where it is asked to be
