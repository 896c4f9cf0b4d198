"""What the buttons of a card do in a browser, with scripts and storage, and without."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.anki.people import Author, Learner
from tests.anki.samples import SEED, bank, items

pytestmark = [pytest.mark.anki, pytest.mark.browser]
WHEN = f"{SEED}/alliance-signed/when"
NO_STORAGE = "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('none'); }});"


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    """One Chromium for all cards."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


class Phone:
    """A small screen that loads the page anew for each side, as AnkiDroid does."""

    def __init__(self, browser: Any, sides: tuple[str, str], **options: Any) -> None:
        storage = options.pop("storage", True)
        self.context = browser.new_context(viewport={"width": 360, "height": 640}, **options)
        if not storage:
            self.context.add_init_script(NO_STORAGE)
        self.sides = sides
        self.errors: list[str] = []
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route("**/*", self._serve)

    def _serve(self, route: Any) -> None:
        if not route.request.is_navigation_request():
            route.abort()
            return
        side = self.sides[route.request.url.endswith("back")]
        html = f'<!doctype html><meta charset="utf-8"><body class="card">{side}'
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    def front(self) -> Any:
        """Show the front."""
        self.page.goto("http://cards.test/front")
        return self.page

    def back(self) -> Any:
        """Show the back."""
        self.page.goto("http://cards.test/back")
        return self.page


@pytest.fixture(scope="module")
def sides(assets: dict[str, bytes], new_learner: Callable[[], Learner]) -> dict[str, tuple[str, str]]:
    """The first card of each note as Anki renders it, by the note's id."""
    eight = tuple(f"{number} مارس 2015" for number in range(8, 16))
    offered = tuple(item if item.id != f"{WHEN}-choice" else with_options(item, eight) for item in items())
    learner = new_learner()
    learner.imports(Author(assets).build(bank(items=offered)).apkg)
    return {card.note()["Id"]: (card.question(), card.answer()) for card in learner.cards() if card.ord == 0}


def with_options(item: Any, options: tuple[str, ...]) -> Any:
    """Give an item other options, each wrong one with its reason."""
    return dataclasses.replace(item, options=options, why={each: f"ليس {each}" for each in options[1:]})


def lines(page: Any) -> list[str]:
    """Read the options as they stand."""
    return [line.strip() for line in page.locator(".options li b").all_text_contents()]


@pytest.mark.parametrize("storage", [True, False], ids=["with storage", "without storage"])
def test_asked_options_stand_in_one_order_on_both_sides(browser: Any, sides: Any, storage: bool) -> None:
    phone = Phone(browser, sides[WHEN], storage=storage)
    page = phone.front()
    assert page.locator(".options").is_hidden()
    page.get_by_role("button", name="اعرض الخيارات").click()
    shown = lines(page)
    assert sorted(shown) == sorted(f"{number} مارس 2015" for number in range(8, 16))
    assert lines(phone.back()) == shown
    assert phone.errors == []
    phone.context.close()


def test_each_showing_has_an_order_of_its_own(browser: Any, sides: Any) -> None:
    phone = Phone(browser, sides[WHEN])
    orders = set()
    for _ in range(2):  # of eight options there are 40,320 orders
        page = phone.front()
        page.get_by_role("button", name="اعرض الخيارات").click()
        orders.add(tuple(lines(page)))
    assert len(orders) > 1
    phone.context.close()


def test_the_option_taken_on_the_front_is_told_on_the_back(browser: Any, sides: Any) -> None:
    phone = Phone(browser, sides[WHEN])
    page = phone.front()
    page.get_by_role("button", name="اعرض الخيارات").click()
    page.get_by_role("button", name="11 مارس 2015").click()
    assert page.get_by_role("button", name="11 مارس 2015").get_attribute("aria-pressed") == "true"
    page = phone.back()
    assert page.locator(".picked b").inner_text().strip() == "11 مارس 2015"
    assert page.get_by_text("ليس 11 مارس 2015").is_visible()
    phone.context.close()


def test_options_that_nobody_asked_for_stay_folded_on_the_back(browser: Any, sides: Any) -> None:
    phone = Phone(browser, sides[WHEN])
    phone.front()
    page = phone.back()
    assert page.get_by_text("ليس 11 مارس 2015").is_hidden()
    page.locator("summary").click()
    assert page.get_by_text("ليس 11 مارس 2015").is_visible()
    phone.context.close()


def test_without_scripts_options_and_reasons_can_be_unfolded(browser: Any, sides: Any) -> None:
    phone = Phone(browser, sides[WHEN], java_script_enabled=False)
    for side, told in ((phone.front, "11 مارس 2015"), (phone.back, "ليس 11 مارس 2015")):
        page = side()
        page.locator("summary").click()
        assert page.get_by_text(told, exact=True).is_visible()
    phone.context.close()


def test_without_scripts_a_word_and_its_vowel_marks_can_be_read(browser: Any, sides: Any) -> None:
    phone = Phone(browser, sides[f"{SEED}/words/muaahada"], java_script_enabled=False)
    page = phone.front()
    assert page.locator(".headword").inner_text().strip() == "معاهدة"
    page.locator("summary").click()
    assert page.get_by_text("مُعاهَدة").last.is_visible()
    assert phone.back().locator(".headword").inner_text().strip() == "مُعاهَدة"
    phone.context.close()


def test_one_button_shows_and_hides_vowel_marks(browser: Any, sides: Any) -> None:
    phone = Phone(browser, sides[f"{SEED}/words/muaahada"])
    page = phone.front()
    assert page.locator(".headword").inner_text().strip() == "معاهدة"
    page.get_by_role("button", name="التشكيل").click()
    assert page.locator(".headword").inner_text().strip() == "مُعاهَدة"
    page = phone.back()
    assert page.locator(".forms").inner_text() == "الجمع: مُعاهَدات"
    page.keyboard.press("h")
    assert page.locator(".headword").inner_text().strip() == "معاهدة"
    assert page.locator(".forms").inner_text() == "الجمع: معاهدات"
    phone.context.close()


def test_the_key_h_asks_for_options_unless_an_answer_is_being_typed(browser: Any, sides: Any) -> None:
    front, back = sides[WHEN]
    phone = Phone(browser, (front.replace("[[type:nc:Type]]", '<input id="typeans">'), back))
    page = phone.front()
    page.locator("#typeans").focus()
    page.keyboard.press("h")
    assert page.locator(".options").is_hidden()
    page.locator("#typeans").blur()
    page.keyboard.press("h")
    assert page.locator(".options").is_visible()
    phone.context.close()


def test_no_card_is_wider_than_a_phone_or_has_a_small_button(browser: Any, sides: Any) -> None:
    for note in (WHEN, f"{SEED}/alliance-signed/cloze", f"{SEED}/words/muaahada"):
        phone = Phone(browser, sides[note])
        for side in (phone.front, phone.back):
            page = side()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            for key in page.locator("button:visible, summary:visible").all():
                assert key.bounding_box()["height"] >= 44
        phone.context.close()


def test_what_is_typed_and_how_it_compares_grow_with_large_type(browser: Any, sides: Any) -> None:
    box = '<center><input type="text" id="typeans" style="font-family: Amiri; font-size: 26px;"></center>'
    told = '<div style="font-family: Amiri; font-size: 26px"><code id="typeans"><span>8 مارس</span></code></div>'
    front, back = (side.replace("[[type:nc:Type]]", put) for side, put in zip(sides[WHEN], (box, told), strict=True))
    phone = Phone(browser, (front, back))
    for side in (phone.front, phone.back):
        page = side()
        page.add_style_tag(content="body.card { font-size: 40px; }")
        assert page.locator("#typeans").evaluate("each => getComputedStyle(each).fontSize") == "40px"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.context.close()


CONTRASTS = """() => {
  const rgb = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
  const light = (color) => rgb(color).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (each) => {
    for (let place = each; place; place = place.parentElement) {
      const color = getComputedStyle(place).backgroundColor;
      if (rgb(color)[3] !== 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const told = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  return [...document.querySelectorAll('.quizgen *')].filter((each) => told(each) && each.checkVisibility())
    .map((each) => {
      const [a, b] = [light(getComputedStyle(each).color), light(behind(each))];
      return [each.textContent.trim().slice(0, 20), (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
    });
}"""


@pytest.mark.parametrize("mode", ["", "nightMode", "night_mode"])
def test_every_word_of_a_card_stands_out_by_day_and_by_night(browser: Any, sides: Any, mode: str) -> None:
    seen = 0
    for note in (WHEN, f"{SEED}/alliance-signed/cloze", f"{SEED}/words/muaahada"):
        phone = Phone(browser, sides[note])
        page = phone.back()
        page.evaluate("mode => mode && document.body.classList.add(mode)", mode)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        contrasts = page.evaluate(CONTRASTS)
        seen += len(contrasts)
        assert [each for each in contrasts if each[1] < 4.5] == []  # WCAG 2.2, 1.4.3 (AA)
        phone.context.close()
    assert seen > 20


@pytest.mark.parametrize(("begin", "end"), [("<mark>", "</mark>"), ('<span class="cloze">', "</span>")])
def test_a_mark_within_a_word_leaves_its_letters_joined(browser: Any, sides: Any, begin: str, end: str) -> None:
    phone = Phone(browser, sides[f"{SEED}/alliance-signed/cloze"])
    page = phone.back()
    page.add_style_tag(
        content=".quizgen .text, .quizgen .text * { display: inline-block; font-weight: 400 !important }"
    )
    page.add_style_tag(content=".quizgen .text * { display: inline !important }")
    text = page.locator(".text")
    widths = [
        text.evaluate("(each, html) => { each.innerHTML = html; return each.offsetWidth; }", html)
        for html in ("لروسيا", f"ل{begin}روسيا{end}")
    ]
    assert widths[0] == widths[1]
    phone.context.close()


def test_the_side_reads_from_right_to_left_in_a_page_that_does_not(browser: Any, sides: Any) -> None:
    phone = Phone(browser, sides[f"{SEED}/alliance-signed/cloze"])
    assert phone.front().locator(".text").evaluate("each => getComputedStyle(each).direction") == "rtl"
    phone.context.close()
