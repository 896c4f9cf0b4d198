"""What the buttons of a card do in a browser, with scripts and storage, and without."""

from __future__ import annotations

import csv
import dataclasses
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from quizgen.anki.article import passage_file
from quizgen.arabic import typed
from tests.anki.people import Author, Learner
from tests.anki.samples import SEED, TREATY, bank, items

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
        self.media: Mapping[str, bytes] = options.pop("media", {})
        self.body = options.pop("body", "card")
        self.context = browser.new_context(viewport={"width": 360, "height": 640}, **options)
        if not storage:
            self.context.add_init_script(NO_STORAGE)
        self.sides = sides
        self.errors: list[str] = []
        self.asked: list[str] = []
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route("**/*", self._serve)

    def _serve(self, route: Any) -> None:
        if not route.request.is_navigation_request():
            name = route.request.url.rsplit("/", 1)[-1]
            if name in self.media:
                self.asked.append(name)
                route.fulfill(body=self.media[name])
            else:
                route.abort()
            return
        side = self.sides[route.request.url.endswith("back")]
        html = f'<!doctype html><meta charset="utf-8"><body class="{self.body}">{side}'
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
    # the buttons that play a sound are Anki's own
    return {
        card.note()["Id"]: (card.question(), re.sub(r"\[anki:play:\w:\d+\]", "", card.answer()))
        for card in learner.cards()
        if card.ord == 0
    }


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
    phone = Phone(browser, (front.replace("[[type:Type]]", '<input id="typeans">'), back))
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
    front, back = (side.replace("[[type:Type]]", put) for side, put in zip(sides[WHEN], (box, told), strict=True))
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


# ---------------------------------------------------------------- the article, one tap away


@pytest.fixture(scope="module")
def media() -> Mapping[str, bytes]:
    """The media file of the passage."""
    return dict([passage_file(bank())])


def test_one_tap_shows_the_whole_article_with_the_sentence_lit_and_another_folds_it(
    browser: Any, sides: Any, media: Mapping[str, bytes]
) -> None:
    phone = Phone(browser, sides[WHEN], media=media)
    page = phone.back()
    assert phone.asked == []  # nothing is fetched before it is wanted
    number = page.get_by_role("button", name="الجملة 9 في النصّ")
    number.click()
    assert page.locator(".passage .lit").inner_text().split("\xa0", 1) == ["9", TREATY]
    for sentence in bank().article.sentences:
        assert sentence.reads in page.locator(".passage").inner_text()
    assert number.get_attribute("aria-expanded") == "true"
    lit, frame = page.locator(".lit").bounding_box(), page.locator(".passage").bounding_box()
    assert frame["y"] <= lit["y"] < frame["y"] + frame["height"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    number.click()
    assert page.locator(".passage").count() == 0
    assert (phone.asked, phone.errors) == (list(media), [])
    phone.context.close()


def test_the_articles_frame_scrolls_to_a_sentence_far_down(browser: Any, sides: Any) -> None:
    file, _ = passage_file(bank())
    many = [[number, f"<sup>{number}</sup> {'كلمة ' * 30}"] for number in range(1, 40)]
    told = f'(window.quizgenPassages = {{}})["{file}"] = {json.dumps(many)};'
    front, back = sides[WHEN]
    phone = Phone(
        browser, (front, back.replace('data-sentence="9"', 'data-sentence="30"')), media={file: told.encode()}
    )
    page = phone.back()
    page.locator("button.read").click()
    lit, frame = page.locator(".lit").bounding_box(), page.locator(".passage").bounding_box()
    assert frame["y"] <= lit["y"] < frame["y"] + frame["height"]
    assert page.locator("button.read").bounding_box()["y"] >= 0  # what was tapped is still in sight
    phone.context.close()


def test_a_device_without_the_article_says_where_it_is(browser: Any, sides: Any) -> None:
    phone = Phone(browser, sides[WHEN])
    page = phone.back()
    assert page.locator(".unread").is_hidden()
    page.locator("button.read").click()
    page.locator(".unread").wait_for(state="visible")
    assert phone.errors == []
    phone.context.close()


def test_without_scripts_the_sentence_is_told_by_its_number(browser: Any, sides: Any) -> None:
    phone = Phone(browser, sides[WHEN], java_script_enabled=False)
    assert phone.back().locator(".source").inner_text().strip() == "الجملة 9 في النصّ"
    phone.context.close()


# ---------------------------------------------------------------- what was typed


def compared(side: str, learner: Learner, wanted: str, said: str) -> str:
    """Put Anki's own comparison into a back."""
    told = f'<div style="font-family: Amiri; font-size: 26px">{learner.col.compare_answer(wanted, said)}</div>'
    return side.replace("[[type:Type]]", told)


@pytest.fixture(scope="module")
def anki(new_learner: Callable[[], Learner]) -> Learner:
    """An Anki to compare answers with."""
    return new_learner()


@pytest.mark.parametrize(
    "said", ["8 مارس 2015", "٨ مارس ٢٠١٥", "8 مارِس 2015", " 8  مارس 2015.", "8 آذار 2015", "٨ اذار ٢٠١٥", "8/3/2015"]
)
def test_what_is_accepted_is_not_shown_as_wrong(browser: Any, sides: Any, anki: Learner, said: str) -> None:
    front, back = sides[WHEN]
    phone = Phone(browser, (front, compared(back, anki, "8 مارس 2015", said)))
    page = phone.back()
    assert page.locator(".said.good").inner_text().split() == said.split()
    assert page.locator(".typed u, .typeBad, .typeMissed").count() == 0
    phone.context.close()


def test_what_is_wrong_is_shown_word_by_word_and_its_letters_stay_joined(
    browser: Any, sides: Any, anki: Learner
) -> None:
    front, back = sides[WHEN]
    phone = Phone(browser, (front, compared(back, anki, "8 مارس 2015", "8 مايو 2015")))
    page = phone.back()
    assert page.locator(".said").inner_text() == "8 مايو 2015"
    assert page.locator(".said.good").count() == 0
    assert page.locator(".said u").all_inner_texts() == ["مايو"]
    phone.context.close()


def test_an_empty_box_is_not_compared(browser: Any, sides: Any, anki: Learner) -> None:
    front, back = sides[WHEN]
    phone = Phone(browser, (front, compared(back, anki, "8 مارس 2015", "")))
    assert phone.back().locator(".typed").is_hidden()
    phone.context.close()


def test_hyphens_that_older_ankis_put_for_missing_letters_were_not_typed(browser: Any, sides: Any) -> None:
    # as Anki 2.1.50 to 2.1.54 write it
    told = (
        "<div><code id=typeans><span class=typeGood>8 م</span><span class=typeBad>ايو</span>"
        "<span class=typeBad>-----</span><br><span id=typearrow>&darr;</span><br><span class=typeGood>8 م</span>"
        "<span class=typeMissed>ارس 2015</span></code></div>"
    )
    front, back = sides[WHEN]
    phone = Phone(browser, (front, back.replace("[[type:Type]]", told)))
    assert phone.back().locator(".said").inner_text() == "8 مايو"
    phone.context.close()


def test_without_scripts_ankis_comparison_loses_no_letter_to_a_ligature(
    browser: Any, sides: Any, anki: Learner
) -> None:
    front, back = sides[WHEN]
    phone = Phone(browser, (front, compared(back, anki, "شويجو", "شويغو")), java_script_enabled=False)
    line = phone.back().locator("#typeans")
    assert line.evaluate("each => getComputedStyle(each).fontFeatureSettings").count(" 0") >= 3
    assert (
        line.locator(".typeBad").first.evaluate("each => getComputedStyle(each).backgroundColor") == "rgba(0, 0, 0, 0)"
    )
    phone.context.close()


def test_the_card_accepts_what_the_program_accepts(browser: Any, sides: Any, root: Path) -> None:
    with (root / "tests/arabic/typed.tsv").open(encoding="utf-8", newline="") as table:
        pairs = [(key, answer) for _, key, answer in list(csv.reader(table, delimiter="\t"))[1:]]
    pairs += [("علي", "عالي"), ("8 مارس", "18 مارس"), ("1.5", "15"), ("روسيا", "روس")]
    front, back = sides[WHEN]
    phone = Phone(browser, (front, back))
    found = []
    for key, answer in pairs:
        line = (
            f"<code id=typeans><span class=typeBad>{answer}</span><br><span id=typearrow>↓</span><br>"
            f"<span class=typeMissed>{key}</span></code>"
        )
        phone.sides = (front, back.replace("[[type:Type]]", line))
        found.append(phone.back().locator(".said.good").count() == 1)
    expected = [typed.accepted(answer, [key]) for key, answer in pairs]
    assert [pair for pair, one, other in zip(pairs, found, expected, strict=True) if one != other] == []
    assert True in expected
    assert False in expected
    phone.context.close()


def test_a_gaps_card_shows_the_doubt_on_its_own_hole_alone(browser: Any, sides: Any) -> None:
    front, back = sides[f"{SEED}/alliance-signed/cloze"]
    doubts = '<div class="doubt" data-hole="1">أ</div><div class="doubt" data-hole="2">ب</div><hr id="answer">'
    back = back.replace('<hr id="answer">', doubts)
    for card, seen in (("card card1", ["أ"]), ("card card2", ["ب"])):
        phone = Phone(browser, (front, back), body=card)
        shown = phone.back().locator(".doubt:visible").all_inner_texts()
        assert shown == seen
        phone.context.close()
