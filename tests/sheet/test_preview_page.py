"""The preview in Chromium: it renews itself, and is open to everyone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from quizgen.disk.serving import address, server
from quizgen.outcome import Options
from quizgen.preview import Preview
from tests.tiny import ACCORD, FACTS

pytestmark = pytest.mark.browser


@pytest.fixture
def at(project: Path) -> Iterator[str]:
    """The address of the small seed's preview."""
    made = server(Preview(project / "seeds/tiny", Options(out=project / "decks")).respond)
    thread = Thread(target=made.serve_forever)
    thread.start()
    yield address(made)
    made.shutdown()
    made.server_close()
    thread.join()


def test_it_shows_what_was_saved_and_what_is_wrong_with_it(browser: Any, at: str, project: Path) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(at)
    frame = page.frame_locator("iframe")
    frame.locator("[id='tiny/pact/when']").wait_for()
    frame.locator("[id='tiny/pact/when'] summary").click()
    assert frame.locator("[id='tiny/pact/when'] details code").is_visible()
    facts = project / "seeds/tiny/facts.yaml"
    facts.write_text(FACTS + ACCORD, encoding="utf-8")
    frame.locator("[id='tiny/accord/when']").wait_for()
    facts.write_text(FACTS.replace("does: sign", "does: sing", 1), encoding="utf-8")
    page.locator("#problems .problem").wait_for()
    line = FACTS.split("\n").index("    does: sign") + 1
    assert f"facts.yaml:{line}:11" in page.locator("#problems").inner_text()
    page.get_by_role("link", name="البطاقات").click()
    frame.locator(".all-cards summary").nth(1).click()
    frame.frame_locator(".all-cards li:nth-child(2) iframe >> nth=0").locator(".quizgen").first.wait_for(
        state="attached"
    )
    assert page.locator("nav [aria-current]").inner_text() == "البطاقات"
    assert errors == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "cards"])
def test_it_is_open_to_everyone(browser: Any, at: str, axe: str, path: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(at + path)
    page.evaluate(axe)
    found = page.evaluate("axe.run({iframes: false})")["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
    context.close()
