"""Where things stand on the page: order from right to left, room for everything, open to everyone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from quizgen.arabic.nouns import NounPhrase
from quizgen.model import Bank, Evidence, Item, Kind, Name, Quiz, Statement
from quizgen.sheet.pages import form_page, key_page, quiz_page, study_page

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
Assembled = Callable[..., Quiz]
Assets = Mapping[str, bytes]
PAPER, LETTER = 673, 695  # px between the margins of A4 and of Letter

BOX = """(root, text) => {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node; node = walk.nextNode();) {
    const at = node.data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    const box = range.getBoundingClientRect();
    return [box.left, box.right, box.top];
  }
  return null;
}"""
OVERFLOW = """() => [...document.querySelectorAll('body *')].filter(one => {
  const box = one.getBoundingClientRect();
  const hidden = getComputedStyle(one).visibility === 'hidden' || one.closest('.skip, .unseen, svg');
  return !hidden && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1);
}).map(one => one.outerHTML.slice(0, 120))"""
TOO_TIGHT = """() => [...document.querySelectorAll(
  'h1, h2, h3, .item, .solution, .statement, .passage, .text, .notes, .dated li, .entry'
)].filter(one => {
  if (!one.getClientRects().length) return false;
  let room = 0;
  for (let first = one; first; first = first.firstElementChild) {
    const style = getComputedStyle(first), size = parseFloat(style.fontSize);
    room += parseFloat(style.paddingTop);
    if (room >= size / 4 - .1) return parseFloat(style.lineHeight) < 1.74 * size;
  }
  return true;
}).map(one => one.outerHTML.slice(0, 80))"""


def four_pages(bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets) -> dict[str, str]:
    form = assembled(items, "a")
    return {
        "quiz": quiz_page(bank, assembled(items), assets),
        "form": form_page(bank, form, assets),
        "key": key_page(bank, [form, assembled(items, "b")], assets),
        "study": study_page(bank, assets),
    }


@pytest.fixture
def all_pages(bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets) -> dict[str, str]:
    return four_pages(bank, items, assembled, assets)


def test_options_on_a_line_run_from_right_to_left(opened: Open, all_pages: dict[str, str]) -> None:
    page = opened(all_pages["form"]).page
    boxes = [one.bounding_box() for one in page.locator(".of-choice .item").first.locator(".option").all()]
    assert len({round(one["y"]) for one in boxes}) == 1
    assert boxes[0]["x"] > boxes[1]["x"] > boxes[2]["x"]


def test_the_first_column_of_a_match_lies_at_the_right(opened: Open, all_pages: dict[str, str]) -> None:
    page = opened(all_pages["form"]).page
    first, second = page.locator(".columns .first").bounding_box(), page.locator(".columns .second").bounding_box()
    assert first["x"] > second["x"]
    assert abs(first["y"] - second["y"]) < 2


def in_item(bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets, stem: str) -> str:
    quiet = replace(bank, settings=replace(bank.settings, passage=False))
    return form_page(quiet, assembled((replace(items[0], stem=stem),), "a"), assets)


@pytest.mark.parametrize(
    ("stem", "from_right"),
    [
        ("متى وُقّعت في 18 مارس 2015 الاتفاقية؟", ["18", "مارس", "2015", "الاتفاقية"]),
        ("ما دور حلف (NATO) في المنطقة؟", ["حلف", "(", "NATO", ")", "المنطقة"]),
        ("ماذا جرى في 2008–2015 في المنطقة؟", ["جرى", "2015", "2008", "المنطقة"]),
        ("ماذا بنت شركة (Al-Noor Co.) هناك؟", ["شركة", "(", ".", "Al-Noor", ")", "هناك"]),
    ],
)
def test_dates_names_ranges_and_brackets_stand_in_reading_order(
    opened: Open, bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets, stem: str,
    from_right: list[str],
) -> None:  # fmt: skip
    page = opened(in_item(bank, items, assembled, assets, stem)).page
    one = page.locator(".stem").first
    places = []
    for text in from_right:
        places.append(one.evaluate(BOX, text)[0])
    assert places == sorted(places, reverse=True)


# The left edge of every sign of a run, and the tops of its first and last one.
SIGNS = """(root, run) => {
  const box = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const one = [...root.querySelectorAll('bdi')].find(each => each.textContent === run).firstChild;
  const boxes = [...run].map((_, at) => box(one, at));
  return [boxes.map(each => each.left), [boxes[0].top, boxes.at(-1).top]];
}"""


@pytest.mark.parametrize(
    ("stem", "runs"),
    [
        ("ماذا تبيع «Acme Labs (Cairo)» في دبي (Dubai) بعقد 7-B؟", ["Acme Labs (Cairo)", "Dubai", "7-B"]),
        ("متى باع Pixel 9 Pro (2025) وطار «Boeing 747» عند 41 °F؟", ["Pixel 9 Pro (2025)", "Boeing 747", "41 °F"]),
        ("هل الرقم +966 11 456 7890 أم 0800 555 666 أم 02-2345678؟",
         ["+966 11 456 7890", "0800 555 666", "02-2345678"]),
        ("هل العنوان www.example.org/ar?id=5&x=1 أم info@example.org هنا؟",
         ["www.example.org/ar?id=5&x=1", "info@example.org"]),
        ("هل انتهت 4 - 2 بعد -5 درجات وبنسبة 2.5% من 12 500 مشجع؟", ["4 - 2", "-5", "2.5%", "12 500"]),
    ],
)  # fmt: skip
def test_no_run_is_cut_in_pieces_or_turned_round(
    opened: Open, bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets, stem: str, runs: list[str]
) -> None:
    one = opened(in_item(bank, items, assembled, assets, stem)).page.locator(".stem").first
    for run in runs:
        lefts, tops = one.evaluate(SIGNS, run)
        assert (run, lefts) == (run, sorted(lefts))
        assert tops[0] == tops[1]


NAMES = ["quiz", "form", "key", "study"]


def answer_some(page: Any) -> None:
    """Answer right, wrong, by hand and by a correction, so that every kind of feedback shows."""
    page.locator(".of-choice input").first.check()
    page.locator(".of-choice input").last.check()
    page.locator(".false input").first.check()
    page.locator(".fill input").first.fill("شيء آخر")
    page.get_by_role("button", name="تحقّق من الإجابات كلها").click()


@pytest.mark.parametrize("name", ["quiz-dialogs", *NAMES])
def test_nothing_is_cut_at_any_width_or_at_twice_the_size_of_text(
    opened: Open, all_pages: dict[str, str], name: str
) -> None:
    page = opened(all_pages[name.partition("-")[0]]).page
    if name == "quiz":
        answer_some(page)  # which outlives the reloads
    for width in (360, 768, 1280):
        for size in (1, 2):
            page.set_viewport_size({"width": width, "height": 800})
            page.reload()
            page.evaluate(
                "n => { const root = document.documentElement;"
                " root.style.fontSize = `${n * parseFloat(getComputedStyle(root).fontSize)}px`; }",
                size,
            )
            if name == "quiz-dialogs":
                page.get_by_role("button", name="ابدأ من جديد").click()
                assert page.get_by_role("dialog").is_visible()
            assert (width, size, page.evaluate(OVERFLOW)) == (width, size, [])
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_quiz_of_three_hundred_items_is_light_and_soon_there(
    opened: Open, bank: Bank, assembled: Assembled, assets: Assets
) -> None:
    """Within a second of the page's own processor time, however busy the machine is."""
    html = quiz_page(bank, assembled(three_hundred(bank).items), assets)
    assert len(html.encode("utf-8")) < 1_200_000
    page = opened("<title>empty</title>").page
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.set_content(html)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    spent = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    assert page.locator(".item").count() == 300
    assert spent["TaskDuration"] < 1


# ---------------------------------------------------------------- seeds of every size

LONG = "اتفاقية التعاون العسكري والأمني والاقتصادي والاجتماعي بين حكومات الدول المطلة على البحر " * 2
NAME = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def one_fact(bank: Bank) -> Bank:
    return replace(bank, items=bank.items[1:2], words=(), names=(), statements=bank.statements[:1])


def no_dates(bank: Bank) -> Bank:
    return replace(bank, statements=tuple(replace(one, starts=None, ends=None, when="") for one in bank.statements))


def three_hundred(bank: Bank) -> Bank:
    items = tuple(
        replace(bank.items[n % len(bank.items)], id=f"trial/fact-{n}/{bank.items[n % len(bank.items)].kind}")
        for n in range(300)
    )
    statements = tuple(
        replace(bank.statements[1], fact=f"fact-{n}", starts=f"{1900 + n % 120}-01-01", ends=f"{1900 + n % 120}-06-30")
        for n in range(300)
    )
    return replace(bank, items=items, statements=statements)


def long_names(bank: Bank) -> Bank:
    choice = replace(bank.items[0], stem=f"ما {LONG}{NAME}؟", options=(LONG, NAME, "NATO"), key=LONG, why={NAME: LONG})
    columns = bank.items[8].columns
    assert columns is not None
    match = replace(bank.items[8], columns=replace(columns, right=(*columns.right[:3], LONG + NAME)),
                    key=tuple(zip(columns.left, (LONG + NAME, *columns.right), strict=False)))  # fmt: skip
    order = replace(bank.items[9], options=(LONG, NAME, "حدث"), key=("حدث", LONG, NAME))
    name = Name("long", NounPhrase(LONG), "organisation", en=NAME)
    statement = Statement("long", LONG, Evidence(LONG, LONG, 1), LONG, speaker=LONG, when=LONG, starts="1990-01-01")
    return replace(bank, items=(choice, match, order), names=(name,), statements=(statement,))


@pytest.mark.parametrize("seed", [one_fact, no_dates, three_hundred, long_names])
def test_seeds_of_every_size_give_pages_without_overflow_or_empty_section(
    opened: Open, bank: Bank, assembled: Assembled, assets: Assets, seed: Callable[[Bank], Bank]
) -> None:
    made = seed(bank)
    for name, html in four_pages(made, made.items, assembled, assets).items():
        page = opened(html, width=360).page
        assert (name, page.evaluate(OVERFLOW)) == (name, [])
        page.set_viewport_size({"width": PAPER, "height": 970})
        page.emulate_media(media="print")
        assert (name, page.evaluate(OVERFLOW)) == (name, [])
        told = page.locator("section").evaluate_all("all => all.map(one => one.innerText.trim().split('\\n').length)")
        assert min(told) >= 2
        if seed is no_dates and name == "study":
            assert page.locator("svg").count() == 0


def test_the_timeline_runs_from_right_to_left(opened: Open, all_pages: dict[str, str]) -> None:
    page = opened(all_pages["study"]).page
    years = {one.text_content(): one.bounding_box()["x"] for one in page.locator("svg .year").all()}
    assert years["1990"] > years["2005"] > years["2020"]
    numbers = page.locator("svg .bar-number").all()
    assert [one.text_content() for one in numbers] == [one.inner_text() for one in page.locator(".dated .number").all()]
    since = page.locator("svg rect.open").bounding_box()
    picture = page.locator("svg").bounding_box()
    assert round(since["x"]) == round(picture["x"])
    assert page.locator("svg .planned").count() == 1


def test_what_can_begin_a_printed_page_has_room_above_its_first_line(opened: Open, all_pages: dict[str, str]) -> None:
    """Chromium cuts marks above the first line of a page below line-height 1.75 and a quarter em of padding."""
    for name, html in all_pages.items():
        page = opened(html, width=PAPER).page
        page.emulate_media(media="print")
        assert (name, page.evaluate(TOO_TIGHT)) == (name, [])


# Every sentence with the boxes of its text and of the notes beside it; a note as it looks.
MARGINS = """() => [...document.querySelectorAll('.sentence')].map(sentence => {
  const box = one => one.getBoundingClientRect().toJSON();
  return {
    words: [...sentence.querySelectorAll('.gloss')].map(one => one.textContent.trim()), whole: box(sentence),
    text: box(sentence.querySelector('.text')),
    notes: [...sentence.querySelectorAll('.note')].map(one => ({
      ...box(one), text: one.textContent.trim(), cut: one.scrollWidth > one.clientWidth,
      size: parseFloat(getComputedStyle(one).fontSize),
      colours: [one, one.querySelector('.en')].map(part => getComputedStyle(part).color),
    })),
  };
})"""


@pytest.mark.parametrize("width", [PAPER, LETTER])
def test_on_paper_every_gloss_lies_in_the_margin_beside_its_sentence(
    opened: Open, glossed: Bank, assets: Assets, width: int
) -> None:
    page = opened(study_page(glossed, assets), width=width).page
    page.locator(".word").first.focus()
    page.keyboard.press("Escape")  # what is closed on screen is printed
    page.emulate_media(media="print")
    assert page.locator(".gloss:visible").count() == 0
    below = 0.0
    for sentence in page.evaluate(MARGINS):
        notes, whole, text = sentence["notes"], sentence["whole"], sentence["text"]
        assert len(notes) >= 3
        assert [note["text"] for note in notes] == sentence["words"]
        assert whole["top"] >= below
        below, last = whole["bottom"], whole["top"]
        for note in notes:
            assert 0 <= note["left"] < note["right"] < text["left"]
            assert last <= note["top"] < note["bottom"] <= whole["bottom"]
            assert not note["cut"]
            assert note["size"] >= 12  # 9 points
            assert set(note["colours"]) == {"rgb(0, 0, 0)"}
            last = note["bottom"]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_on_screen_a_gloss_is_not_shown_a_second_time(opened: Open, glossed: Bank, assets: Assets) -> None:
    page = opened(study_page(glossed, assets)).page
    page.locator(".word").first.hover()
    assert page.locator(".gloss:visible").count() == 1
    assert page.locator(".note:visible").count() == 0


def test_a_passage_without_glosses_has_the_whole_width_of_the_paper(opened: Open, bank: Bank, assets: Assets) -> None:
    page = opened(study_page(replace(bank, words=()), assets), width=PAPER).page
    page.emulate_media(media="print")
    assert page.locator(".passage").bounding_box()["width"] == PAPER
    lefts = [one.bounding_box()["x"] for one in page.locator(".sentence").all()]
    assert min(lefts) < 5


def test_kinds_in_the_model_all_have_a_heading(labels: Mapping[str, str]) -> None:
    assert all(labels[f"sheet.kind.{kind.value}"] for kind in Kind)
