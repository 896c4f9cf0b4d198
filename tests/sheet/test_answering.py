"""The quiz page, used as a learner uses it: by mouse, by finger and by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from quizgen.model import Bank, Item, Kind, Quiz
from quizgen.sheet.pages import quiz_page, study_page

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
Assets = Mapping[str, bytes]


@pytest.fixture
def look(opened: Open, bank: Bank, quiz: Quiz, assets: Assets) -> Any:
    return opened(quiz_page(bank, quiz, assets))


def number_of(quiz: Quiz, kind: Kind, index: int = 0) -> int:
    (section,) = (section for section in quiz.sections if section.kind is kind)
    return section.lines[index].number


def item(page: Any, quiz: Quiz, kind: Kind, index: int = 0) -> Any:
    return page.locator(f"#q{number_of(quiz, kind, index)}")


def check(one: Any) -> str:
    one.locator(".check").click()
    return str(one.locator(".verdict").inner_text())


def score(page: Any) -> str:
    return str(page.locator(".tally .score").inner_text())


def begin_again(page: Any) -> None:
    page.get_by_role("button", name="ابدأ من جديد").click()
    page.get_by_role("button", name="نعم، امحُها").click()


RIGHT, WRONG, PARTLY = "إجابة صحيحة", "إجابة غير صحيحة", "إجابة صحيحة جزئيًا"
CHOSEN = [
    (Kind.CHOICE, "26 أغسطس 2008", "8 مارس 2015"),
    (Kind.TRUE_FALSE, "خطأ", "صواب"),
    (Kind.GLOSS, "treaty", "law"),
    (Kind.SOURCE, "قول منسوب إلى سيرجي شويجو", "خبر يورده المقال"),
    (Kind.NOT_GIVEN, "غير مذكور في المقال", "2500–3000 جندي"),
    (Kind.WHOLE, "انضمام وحدات من جيش أوسيتيا الجنوبية", "أسباب حرب عام 2008"),
]


@pytest.mark.parametrize(("kind", "right", "wrong"), CHOSEN)
def test_a_chosen_option_is_judged_with_its_reason_and_its_sentence(
    look: Any, quiz: Quiz, items: tuple[Item, ...], kind: Kind, right: str, wrong: str
) -> None:
    one = item(look.page, quiz, kind)
    (source,) = [it for it in items if it.kind is kind][:1]
    one.get_by_label(wrong).check()
    assert check(one) == WRONG
    assert score(look.page) == "الدرجة: 0 من 17"
    assert right in one.locator(".right").inner_text()
    assert [why.inner_text() for why in one.locator(".why:visible").all()] == [w for w in [source.why.get(wrong)] if w]
    lit = [node.get_attribute("id") for node in look.page.locator(".settles").all()]
    assert lit == [f"s{evidence.sentence}" for evidence in source.evidence]

    begin_again(look.page)
    assert look.page.locator(".settles").count() == 0
    one.get_by_label(right).check()
    half = kind is Kind.TRUE_FALSE  # the statement is false, and was not corrected
    assert check(one) == (PARTLY if half else RIGHT)
    assert one.locator(".why:visible").count() == 0
    assert score(look.page) == f"الدرجة: {0.5 if half else 1} من 17"
    assert look.errors == []


@pytest.mark.parametrize(
    ("kind", "typed", "verdict"),
    [
        (Kind.CLOZE, "٢٥ سنه", RIGHT),
        (Kind.CLOZE, "خمس وعشرون سنة", RIGHT),
        (Kind.CLOZE, "35 سنة", WRONG),
        (Kind.RECALL, " 8  مارس 2015 ", RIGHT),
        (Kind.RECALL, "8 آذار 2015", RIGHT),
        (Kind.RECALL, "18 مارس 2015", WRONG),
    ],
)
def test_a_typed_answer_is_compared_as_a_reader_does(
    look: Any, quiz: Quiz, kind: Kind, typed: str, verdict: str
) -> None:
    one = item(look.page, quiz, kind)
    one.locator("input").fill(typed)
    assert check(one) == verdict


def test_a_disputed_answer_shows_what_others_say(look: Any, quiz: Quiz) -> None:
    one = item(look.page, quiz, Kind.RECALL)
    one.locator("input").fill("2014")
    check(one)
    assert "تذكر مصادر أخرى 18 مارس 2015." in one.inner_text()


def test_what_no_letters_can_judge_the_learner_judges(look: Any, quiz: Quiz) -> None:
    one = item(look.page, quiz, Kind.RECALL, 1)
    one.locator("textarea").fill("روسيا وأوسيتيا")
    check(one)
    assert "روسيا، أوسيتيا الجنوبية" in one.locator(".right").inner_text()
    one.get_by_role("button", name="أصبتُ").click()
    assert score(look.page) == "الدرجة: 1 من 17"
    one.get_by_role("button", name="لم أُصِب").click()
    assert score(look.page) == "الدرجة: 0 من 17"


def choose(one: Any, values: list[str]) -> None:
    for select, value in zip(one.locator("select").all(), values, strict=True):
        select.select_option(label=value)


@pytest.mark.parametrize(
    ("kind", "values", "verdict", "got"),
    [
        (Kind.MATCH, ["ب", "د", "أ"], RIGHT, "3"),
        (Kind.MATCH, ["ب", "ج", "أ"], PARTLY, "2"),
        (Kind.MATCH, ["أ", "ب", "ج"], WRONG, "0"),
        (Kind.ORDER, ["2", "3", "1"], RIGHT, "1"),
        (Kind.ORDER, ["1", "2", "3"], WRONG, "0"),
    ],
)
def test_pairs_and_ranks_are_judged_one_by_one(
    look: Any, quiz: Quiz, kind: Kind, values: list[str], verdict: str, got: str
) -> None:
    one = item(look.page, quiz, kind)
    choose(one, values)
    assert check(one) == verdict
    assert score(look.page) == f"الدرجة: {got} من 17"


def test_an_unanswered_item_is_not_judged_and_a_judged_one_stays(look: Any, quiz: Quiz) -> None:
    one = item(look.page, quiz, Kind.CHOICE)
    assert check(one) == "لم تُجب بعد عن هذا السؤال."
    assert one.locator(".settled").count() == 0
    one.get_by_label("8 مارس 2015").check()
    check(one)
    assert one.get_by_label("26 أغسطس 2008").is_disabled()


def test_checking_all_judges_what_was_answered(look: Any, quiz: Quiz) -> None:
    item(look.page, quiz, Kind.CHOICE).get_by_label("26 أغسطس 2008").check()
    item(look.page, quiz, Kind.CLOZE, 1).locator("input").fill("مايو 2016")
    look.page.get_by_role("button", name="تحقّق من الإجابات كلها").click()
    assert score(look.page) == "الدرجة: 2 من 17"
    assert look.page.locator(".feedback:visible").count() >= 2


# ---------------------------------------------------------------- keys alone

KEYED = [
    *((kind, [right], [wrong]) for kind, right, wrong in CHOSEN),
    (Kind.CLOZE, ["25 سنة"], ["35 سنة"]),
    (Kind.RECALL, ["8 مارس 2015"], ["18 مارس 2015"]),
    (Kind.REFERENCE, ["أوسيتيا الجنوبية وأبخازيا"], ["روسيا وجورجيا"]),
    (Kind.MATCH, ["ب", "د", "أ"], ["أ", "ب", "ج"]),
    (Kind.ORDER, ["2", "3", "1"], ["1", "2", "3"]),
]


def travel(page: Any, key: str, to: Any) -> None:
    """Press Tab or Shift+Tab until the focus stands on what is looked for."""
    for _ in range(120):
        page.keyboard.press(key)
        if to.and_(page.locator(":focus")).count():
            return
    pytest.fail(f"{key} does not lead there")


def press_until(page: Any, key: str, done: Callable[[], bool]) -> None:
    """Press a key as often as the longest list needs; the answer must be reached by then."""
    for _ in range(9):
        if done():
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} does not answer")


def answer_by_keys(page: Any, one: Any, way: str, values: list[str]) -> None:
    """Come to each control of an item by Tab or Shift+Tab, in the order that they lie that way, and answer there."""
    options, lists = one.get_by_role("radio"), one.get_by_role("combobox")
    if options.count():
        travel(page, way, options)
        page.keyboard.press("Space")
        press_until(page, "ArrowDown", one.get_by_label(values[0]).is_checked)
    elif lists.count():
        pairs = list(zip(lists.all(), values, strict=True))
        for control, value in pairs if way == "Tab" else reversed(pairs):
            travel(page, way, control)
            chosen = control.locator("option:checked")
            press_until(page, "ArrowDown", lambda chosen=chosen, value=value: chosen.inner_text() == value)
    else:
        travel(page, way, one.get_by_role("textbox"))
        page.keyboard.type(values[0])


def test_every_kind_is_answered_by_keys_in_the_tests_below() -> None:
    assert {kind for kind, *_ in KEYED} == set(Kind)


@pytest.mark.parametrize(("way", "press"), [("Tab", "Enter"), ("Shift+Tab", "Space")])
@pytest.mark.parametrize(("kind", "right", "wrong"), KEYED)
def test_every_kind_can_be_answered_right_and_wrong_by_keys_alone(
    look: Any, quiz: Quiz, kind: Kind, right: list[str], wrong: list[str], way: str, press: str
) -> None:
    """Forwards from the top of the page to the right answer; or backwards from its end to the wrong one."""
    page, one, is_right = look.page, item(look.page, quiz, kind), way == "Tab"
    answer_by_keys(page, one, way, right if is_right else wrong)
    travel(page, "Tab", one.locator(".check"))
    page.keyboard.press(press)
    assert one.locator(".feedback:focus").is_visible()
    if kind is Kind.REFERENCE:
        travel(page, "Tab", one.get_by_role("button", name="أصبتُ" if is_right else "لم أُصِب"))
        page.keyboard.press(press)
    half = is_right and kind is Kind.TRUE_FALSE  # the statement is false, and was not corrected
    assert one.locator(".verdict").inner_text() == (PARTLY if half else RIGHT if is_right else WRONG)
    assert one.locator(".settled").is_visible()
    got = "0.5" if half else (3 if kind is Kind.MATCH else 1) if is_right else 0
    assert score(page) == f"الدرجة: {got} من 17"
    assert look.errors == []


def test_enter_in_a_field_or_on_an_option_checks_its_item(look: Any, quiz: Quiz) -> None:
    for kind, right in ((Kind.CHOICE, "26 أغسطس 2008"), (Kind.CLOZE, "25 سنة"), (Kind.RECALL, "8 مارس 2015")):
        one = item(look.page, quiz, kind)
        answer_by_keys(look.page, one, "Tab", [right])
        look.page.keyboard.press("Enter")
        assert one.locator(".verdict").inner_text() == RIGHT
    assert score(look.page) == "الدرجة: 3 من 17"


def test_keys_lead_past_the_passage_to_the_first_question_and_from_its_answer_to_the_sentence(
    look: Any, quiz: Quiz
) -> None:
    page, one = look.page, item(look.page, quiz, Kind.CHOICE)
    page.keyboard.press("Tab")
    assert page.locator(".skip:focus").is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert one.get_by_role("radio").and_(page.locator(":focus")).count() == 1
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    travel(page, "Tab", one.locator("a[href='#s17']"))
    page.keyboard.press("Enter")
    assert page.locator("#s17.settles").is_visible()


def test_keys_check_all_and_begin_again_at_the_first_question(look: Any, quiz: Quiz) -> None:
    page, one = look.page, item(look.page, quiz, Kind.CHOICE)
    answer_by_keys(page, one, "Tab", ["26 أغسطس 2008"])
    travel(page, "Tab", page.get_by_role("button", name="تحقّق من الإجابات كلها"))
    page.keyboard.press("Enter")
    assert score(page) == "الدرجة: 1 من 17"
    travel(page, "Tab", page.get_by_role("button", name="ابدأ من جديد"))
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="لا، أبقها").and_(page.locator(":focus")).count() == 1
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert score(page) == "الدرجة: 0 من 17"
    assert one.get_by_role("radio").first.and_(page.locator(":focus")).count() == 1
    assert not one.get_by_label("26 أغسطس 2008").is_checked()


# What has the focus: which item it is in, its outline in px, and whether nothing lies over its middle.
FOCUSED = """() => {
  const one = document.activeElement, box = one.getClientRects()[0], style = getComputedStyle(one);
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {item: one.closest('.item')?.id ?? '', page: one === document.body,
          outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
          seen: Boolean(top) && one.contains(top)};
}"""


def walk(page: Any, way: str) -> list[str]:
    """Go through all that takes the focus, which is outlined and uncovered at every step; give the items passed."""
    passed: list[str] = []
    for step in range(300):
        page.keyboard.press(way)
        focus = page.evaluate(FOCUSED)
        if focus["page"] and step:
            return list(dict.fromkeys(filter(None, passed)))
        html = page.evaluate("document.activeElement.outerHTML.slice(0, 90)")
        assert (html, focus["outline"] >= 2, focus["seen"]) == (html, True, True)
        passed.append(focus["item"])
    pytest.fail(f"{way} does not come to an end")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_focus_goes_through_the_items_in_order_and_is_always_seen(
    opened: Open, bank: Bank, quiz: Quiz, assets: Assets, width: int
) -> None:
    page = opened(quiz_page(bank, quiz, assets), width=width, height=640).page
    order = [f"q{n}" for n in range(1, 16)]
    assert walk(page, "Tab") == order
    assert walk(page, "Shift+Tab") == order[::-1]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_focus_is_always_seen_on_the_study_page(opened: Open, bank: Bank, assets: Assets, width: int) -> None:
    page = opened(study_page(bank, assets), width=width, height=640).page
    walk(page, "Tab")
    walk(page, "Shift+Tab")


def test_every_control_has_a_name(look: Any) -> None:
    nameless = look.page.evaluate(
        "[...document.querySelectorAll('input, select, textarea')].filter("
        "one => !one.labels.length && !one.getAttribute('aria-label')).length"
    )
    assert nameless == 0
    assert look.page.locator("fieldset").count() == look.page.locator("fieldset > legend").count() == 15


def wrong_date(page: Any, quiz: Quiz) -> Any:
    """Answer the first question wrong and check it."""
    one = item(page, quiz, Kind.CHOICE)
    one.get_by_label("8 مارس 2015").check()
    check(one)
    return one


# ---------------------------------------------------------------- the sentence that settles


@pytest.mark.parametrize("how", ["Back", "Escape", "button", "outside"])
def test_a_sentence_comes_to_the_reader_on_a_phone_and_goes_again(
    opened: Open, bank: Bank, quiz: Quiz, assets: Assets, how: str
) -> None:
    page = opened(quiz_page(bank, quiz, assets), width=360, height=700).page
    one = wrong_date(page, quiz)
    link = one.locator("a[href='#s17']")
    place = link.bounding_box()
    link.click()
    sheet = page.get_by_role("dialog", name="الجملة 17")
    assert bank.article.sentences[16].reads in sheet.locator(".settles").inner_text()
    assert bank.article.sentences[15].reads in sheet.inner_text()
    {
        "Back": page.go_back,
        "Escape": lambda: page.keyboard.press("Escape"),
        "button": sheet.get_by_role("button", name="إغلاق").click,
        "outside": lambda: page.mouse.click(180, 5),
    }[how]()
    sheet.wait_for(state="hidden")
    assert page.url.endswith("page.html")
    assert link.bounding_box() == place
    assert one.locator(".verdict").inner_text() == WRONG
    page.wait_for_function("!history.state")


def test_a_folded_passage_stays_folded_when_a_sentence_is_asked_for(look: Any, quiz: Quiz) -> None:
    look.page.locator("summary").click()
    wrong_date(look.page, quiz).locator("a[href='#s17']").click()
    assert look.page.get_by_role("dialog", name="الجملة 17").is_visible()
    assert look.page.locator("#s17").is_hidden()


def test_beside_the_questions_the_passage_goes_to_the_sentence_and_the_page_stays(look: Any, quiz: Quiz) -> None:
    one = wrong_date(look.page, quiz)
    before = look.page.evaluate("scrollY")
    look.page.locator(".reading").evaluate("panel => { panel.scrollTop = 0; }")
    one.locator("a[href='#s17']").click()
    assert look.page.get_by_role("dialog").count() == 0
    panel, lit = look.page.locator(".reading").bounding_box(), look.page.locator("#s17").bounding_box()
    assert panel["y"] <= lit["y"] <= panel["y"] + panel["height"]
    assert look.page.evaluate("scrollY") == before


# ---------------------------------------------------------------- what is kept


def test_answers_and_checks_outlive_a_reload_until_they_are_wiped(look: Any, quiz: Quiz) -> None:
    page = look.page
    assert "تُحفظ إجاباتك في هذا المتصفّح وحده" in page.locator(".lead").inner_text()
    wrong_date(page, quiz)
    item(page, quiz, Kind.CLOZE).locator("input").fill("25 سنة")
    choose(item(page, quiz, Kind.ORDER), ["2", "3", "1"])
    check(item(page, quiz, Kind.ORDER))
    written = item(page, quiz, Kind.RECALL, 1)
    written.locator("textarea").fill("روسيا وأوسيتيا")
    check(written)
    written.get_by_role("button", name="أصبتُ").click()
    page.reload()
    assert score(page) == "الدرجة: 2 من 17"
    assert item(page, quiz, Kind.CHOICE).locator(".verdict").text_content() == WRONG
    assert item(page, quiz, Kind.CLOZE).locator("input").input_value() == "25 سنة"
    assert item(page, quiz, Kind.CLOZE).locator(".feedback").count() == 0
    assert written.get_by_role("button", name="أصبتُ").get_attribute("aria-pressed") == "true"
    begin_again(page)
    page.reload()
    assert score(page) == "الدرجة: 0 من 17"
    assert item(page, quiz, Kind.CLOZE).locator("input").input_value() == ""
    assert page.evaluate("localStorage.length") == 0
    assert look.errors == []


def test_an_answer_shown_but_not_yet_judged_is_shown_again_after_a_reload(look: Any, quiz: Quiz) -> None:
    written = item(look.page, quiz, Kind.RECALL, 1)
    check(written)
    look.page.reload()
    written.get_by_role("button", name="لم أُصِب").wait_for(state="visible")
    assert "أُجيب عن 0 من 15" in look.page.locator(".answered").inner_text()


def test_a_reload_comes_back_to_the_question_that_was_in_sight(look: Any, quiz: Quiz) -> None:
    look.page.set_viewport_size({"width": 390, "height": 600})
    for line in (line for section in quiz.sections for line in section.lines):
        place = look.page.locator(f"#q{line.number}")
        if place.locator("input[type=radio]").count():
            place.locator("input[type=radio]").first.check()
            check(place)
    asked = item(look.page, quiz, Kind.SOURCE)
    asked.evaluate("one => one.scrollIntoView()")
    look.page.evaluate("scrollBy(0, -60)")
    before = asked.bounding_box()["y"]
    look.page.reload()
    look.page.wait_for_function("history.scrollRestoration === 'auto'")  # it is back
    assert abs(asked.bounding_box()["y"] - before) < 8
    look.page.evaluate("scrollTo(0, 0)")
    look.page.reload()
    assert look.page.evaluate("scrollY") == 0
    assert look.errors == []


def test_what_a_browser_fills_in_without_an_event_is_kept_when_the_page_goes(look: Any, quiz: Quiz) -> None:
    look.page.evaluate("document.querySelector('.item.fill input').value = '25 سنة'")
    look.page.reload()
    assert item(look.page, quiz, Kind.CLOZE).locator("input").input_value() == "25 سنة"


def test_two_windows_with_one_quiz_have_the_same_answers(
    browser: Any, tmp_path: Any, bank: Bank, quiz: Quiz, assets: Assets
) -> None:
    """Neither an answer that comes late to a page just opened nor a window left open loses what the other wrote."""
    place = tmp_path / "quiz.html"
    place.write_text(quiz_page(bank, quiz, assets), encoding="utf-8")
    windows = browser.new_context()
    one, other = windows.new_page(), windows.new_page()
    one.goto(place.as_uri())
    other.goto(place.as_uri())
    wrong_date(one, quiz)
    item(other, quiz, Kind.CHOICE).locator(".verdict").get_by_text(WRONG).wait_for()
    item(other, quiz, Kind.CLOZE).locator("input").fill("25 سنة")
    one.wait_for_function("document.querySelector('.item.fill input').value === '25 سنة'")
    other.close()
    one.reload()
    assert item(one, quiz, Kind.CHOICE).locator(".verdict").text_content() == WRONG
    assert item(one, quiz, Kind.CLOZE).locator("input").input_value() == "25 سنة"
    windows.close()


def test_beginning_again_asks_first(look: Any, quiz: Quiz) -> None:
    wrong_date(look.page, quiz)
    look.page.get_by_role("button", name="ابدأ من جديد").click()
    look.page.get_by_role("button", name="لا، أبقها").click()
    assert look.page.get_by_role("dialog").count() == 0
    assert item(look.page, quiz, Kind.CHOICE).locator(".verdict").inner_text() == WRONG


def test_another_choice_of_items_does_not_take_over_what_was_kept(
    look: Any, quiz: Quiz, bank: Bank, items: tuple[Item, ...], assets: Assets, tmp_path: Any
) -> None:
    wrong_date(look.page, quiz)
    turned = replace(items[0], options=items[0].options[::-1])
    (section,) = (section for section in quiz.sections if section.kind is Kind.CHOICE)
    other = replace(section, lines=(replace(section.lines[0], item=turned), *section.lines[1:]))
    changed = replace(quiz, sections=tuple(other if one is section else one for one in quiz.sections))
    (tmp_path / "page.html").write_text(quiz_page(bank, changed, assets), encoding="utf-8")
    look.page.reload()
    assert look.page.locator("input:checked").count() == 0
    assert look.page.locator(".feedback").count() == 0


def test_where_nothing_can_be_stored_the_page_says_so_and_works(
    browser: Any, tmp_path: Any, bank: Bank, quiz: Quiz, assets: Assets
) -> None:
    place = tmp_path / "quiz.html"
    place.write_text(quiz_page(bank, quiz, assets), encoding="utf-8")
    page = browser.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }});")
    page.goto(place.as_uri())
    assert "لا تُحفظ إجاباتك" in page.locator(".lead").inner_text()
    wrong_date(page, quiz)
    begin_again(page)
    assert page.locator(".feedback").count() == 0
    page.close()


# ---------------------------------------------------------------- what is left, and the learner's own judgement


def test_each_row_of_a_match_and_of_an_order_is_told_right_or_wrong(look: Any, quiz: Quiz) -> None:
    one = item(look.page, quiz, Kind.MATCH)
    for select, letter in zip(one.get_by_role("combobox").all(), ["ب", "أ", "أ"], strict=True):  # right: ب د أ
        select.select_option(label=letter)
    check(one)
    assert [sign.inner_text() for sign in one.locator(".sign").all()] == ["✓", "✗", "✓"]
    assert one.get_by_role("img", name=WRONG).count() == 1
    begin_again(look.page)
    assert one.locator(".sign, .is-right, .is-wrong").count() == 0


def test_on_a_phone_the_text_comes_to_the_question_and_back_leads_to_it_again(look: Any, quiz: Quiz) -> None:
    page = look.page
    page.set_viewport_size({"width": 360, "height": 740})
    one = item(page, quiz, Kind.GLOSS)
    one.scroll_into_view_if_needed()
    # Items out of sight are laid out only when they come near it (content-visibility), which moves what is below
    # them: the place is taken once two frames in a row agree.
    top = """async one => {
      const frame = () => new Promise(requestAnimationFrame);
      const now = () => Math.round(one.getBoundingClientRect().top);
      for (let last = null; last !== now();) { last = now(); await frame(); await frame(); }
      return now();
    }"""
    place = one.evaluate(top)
    page.get_by_role("button", name="النص").click()
    dialog = page.get_by_role("dialog")
    assert dialog.locator(".sentence").count() == page.locator(".reading .sentence").count()
    dialog.evaluate("sheet => { sheet.scrollTop = 120; sheet.dispatchEvent(new Event('scroll')); }")
    page.go_back()
    dialog.wait_for(state="hidden")
    assert abs(one.evaluate(top) - place) <= 2
    page.get_by_role("button", name="النص").click()
    assert dialog.evaluate("sheet => sheet.scrollTop") == 120  # where reading stopped


def test_what_waits_for_a_judgement_is_told_apart_from_what_is_not_answered(look: Any, quiz: Quiz) -> None:
    page, written = look.page, item(look.page, quiz, Kind.RECALL, 1)
    written.locator("textarea").fill("روسيا وأوسيتيا الجنوبية")
    check(written)
    assert "أُجيب عن 1 من 15 · بقي 14" in page.locator(".answered").inner_text()
    page.get_by_role("button", name="تحقّق من الإجابات كلها").click()
    open_, _, unjudged = page.locator(".left").inner_text().partition("إجابات لم تحكم عليها بعد:")
    number = written.get_attribute("id")[1:]
    assert number in unjudged.split()
    assert number not in open_.split()


def test_what_is_left_is_counted_and_leads_to_the_questions(look: Any, quiz: Quiz) -> None:
    page = look.page
    wrong_date(page, quiz)
    assert "أُجيب عن 1 من 15 · بقي 14" in page.locator(".answered").inner_text()
    page.get_by_role("button", name="تحقّق من الإجابات كلها").click()
    left = page.locator(".left a")
    assert [one.inner_text() for one in left.all()][:2] == ["2", "3"]
    left.nth(1).click()
    assert page.locator("#q3 input").first.and_(page.locator(":focus")).count() == 1


def test_a_typed_answer_that_is_not_recognised_can_be_counted_as_right_and_back(look: Any, quiz: Quiz) -> None:
    one = item(look.page, quiz, Kind.CLOZE)
    one.locator("input").fill("ربع قرن")
    assert check(one) == WRONG
    own = one.get_by_role("button", name="أعدّها صحيحة")
    own.click()
    assert one.locator(".verdict").inner_text() == RIGHT
    assert score(look.page) == "الدرجة: 1 من 17"
    look.page.reload()
    assert score(look.page) == "الدرجة: 1 من 17"
    own.click()
    assert score(look.page) == "الدرجة: 0 من 17"


def test_a_right_typed_answer_asks_for_no_judgement(look: Any, quiz: Quiz) -> None:
    one = item(look.page, quiz, Kind.CLOZE)
    one.locator("input").fill("25 سنة")
    assert check(one) == RIGHT
    assert one.locator(".judge").count() == 0


def test_a_false_statement_has_a_field_for_its_correction_whichever_the_key(look: Any, quiz: Quiz) -> None:
    for index in range(2):
        one = item(look.page, quiz, Kind.TRUE_FALSE, index)
        assert one.get_by_label("التصحيح").is_hidden()
        one.get_by_label("خطأ", exact=True).check()
        one.get_by_label("التصحيح").fill("في عام 2015")
        check(one)
    first = item(look.page, quiz, Kind.TRUE_FALSE)
    assert "وُقّعت معاهدة «التحالف والتكامل» في عام 2015، لا في عام 2008." in first.locator(".right").inner_text()
    assert first.get_by_label("التصحيح").input_value() == "في عام 2015"


def test_nothing_is_asked_of_the_network_and_only_own_answers_are_stored(look: Any, quiz: Quiz) -> None:
    assert look.page.evaluate("localStorage.length") == 0
    wrong_date(look.page, quiz)
    assert look.requests == []
    assert look.errors == []
    assert look.page.evaluate("document.fonts.check('16px Amiri')")
    assert look.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.length]") == [1, 0, 0]


def test_the_key_is_out_of_sight_until_asked_for(look: Any) -> None:
    assert look.page.locator("#key").is_hidden()
    look.page.get_by_role("link", name="مفتاح الإجابة", exact=True).click()
    assert look.page.locator("#key").is_visible()
    look.page.get_by_role("link", name="إخفاء مفتاح الإجابة").click()
    assert look.page.locator("#key").is_hidden()


def test_without_scripts_the_page_reads_and_its_key_opens(
    browser: Any, tmp_path: Any, bank: Bank, quiz: Quiz, assets: Assets
) -> None:
    place = tmp_path / "quiz.html"
    place.write_text(quiz_page(bank, quiz, assets), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(place.as_uri())
    assert page.locator("button:visible").count() == 0
    assert page.locator(".item:visible").count() == 15
    page.get_by_role("link", name="مفتاح الإجابة", exact=True).click()
    assert page.locator(".solution:visible").count() == 15
    context.close()


def test_arabic_digits_are_counted_in_arabic_too(opened: Open, bank: Bank, quiz: Quiz, assets: Assets) -> None:
    arabic = replace(bank, settings=replace(bank.settings, digits="arabic"))
    look = opened(quiz_page(arabic, quiz, assets))
    assert score(look.page) == "الدرجة: ٠ من ١٧"


@pytest.mark.parametrize("how", ["hover", "focus", "tap"])
def test_a_word_of_the_study_page_is_explained_on_touch(opened: Open, bank: Bank, assets: Assets, how: str) -> None:
    page = opened(study_page(bank, assets)).page
    word = page.get_by_role("button", name="معاهدة")
    gloss = page.locator(".gloss", has_text="treaty")
    assert gloss.is_hidden()
    {"hover": word.hover, "focus": word.focus, "tap": word.click}[how]()
    assert gloss.is_visible()
    page.keyboard.press("Escape")
    assert gloss.is_hidden()


def test_vowels_and_english_go_on_and_off(opened: Open, bank: Bank, assets: Assets) -> None:
    page = opened(study_page(bank, assets)).page
    assert "مُعاهَدة" not in page.locator("#s9").inner_text()
    page.get_by_label("إظهار التشكيل").check()
    assert "مُعاهَدة" in page.locator("#s9").inner_text()
    assert page.get_by_text("Leonid Tibilov").is_visible()
    page.get_by_label("إظهار الإنجليزية").uncheck()
    assert page.get_by_text("Leonid Tibilov").is_hidden()


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_every_gloss_opens_within_the_page(opened: Open, bank: Bank, assets: Assets, width: int) -> None:
    page = opened(study_page(bank, assets), width=width).page
    for word in page.locator(".explained").all():
        word.locator("button").focus()
        box = word.locator(".gloss").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("window.scrollX") == 0


def test_the_sentence_that_settles_is_brought_into_the_passage_beside(look: Any, quiz: Quiz) -> None:
    one = item(look.page, quiz, Kind.CHOICE)
    one.get_by_label("8 مارس 2015").check()
    check(one)
    panel = look.page.locator(".reading").bounding_box()
    lit = look.page.locator("#s17").bounding_box()
    assert panel["y"] <= lit["y"] <= panel["y"] + panel["height"]


# ---------------------------------------------------------------- true or false: half a mark is for the correction


def test_a_true_statement_called_true_has_its_whole_mark(look: Any, quiz: Quiz) -> None:
    one = item(look.page, quiz, Kind.TRUE_FALSE, 1)
    one.get_by_label("صواب").check()
    assert check(one) == RIGHT
    assert score(look.page) == "الدرجة: 1 من 17"
    assert one.locator(".judge").count() == 0


def test_a_true_statement_called_false_has_nothing_however_it_was_corrected(look: Any, quiz: Quiz) -> None:
    one = item(look.page, quiz, Kind.TRUE_FALSE, 1)
    one.get_by_label("خطأ").check()
    one.locator(".correct input").fill("في عام 2017")
    assert check(one) == WRONG
    assert score(look.page) == "الدرجة: 0 من 17"


def test_a_false_statement_called_false_without_a_correction_has_half_its_mark(look: Any, quiz: Quiz) -> None:
    one = item(look.page, quiz, Kind.TRUE_FALSE)
    one.get_by_label("خطأ").check()
    assert check(one) == PARTLY
    assert score(look.page) == "الدرجة: 0.5 من 17"
    assert "نصف الدرجة" in one.locator(".judge").inner_text()
    assert one.locator(".judge button").count() == 0


def test_the_learner_judges_the_correction_for_the_other_half_and_may_take_it_back(look: Any, quiz: Quiz) -> None:
    one = item(look.page, quiz, Kind.TRUE_FALSE)
    one.get_by_label("خطأ").check()
    one.locator(".correct input").fill("وقعت في 2015")
    check(one)
    one.get_by_role("button", name="أصبتُ").click()
    assert one.locator(".verdict").inner_text() == RIGHT
    assert score(look.page) == "الدرجة: 1 من 17"
    look.page.reload()
    assert score(look.page) == "الدرجة: 1 من 17"
    one.get_by_role("button", name="لم أُصِب").click()
    assert one.locator(".verdict").inner_text() == PARTLY
    assert score(look.page) == "الدرجة: 0.5 من 17"


# ---------------------------------------------------------------- the bar, and the end


def test_the_button_for_all_goes_when_nothing_is_left_and_comes_back_with_a_new_beginning(
    look: Any, quiz: Quiz
) -> None:
    page = look.page
    every = page.get_by_role("button", name="تحقّق من الإجابات كلها")
    for line in (line for section in quiz.sections for line in section.lines):
        assert every.is_visible()
        one = page.locator(f"#q{line.number}")
        for select in one.locator("select").all():
            select.select_option(index=1)
        if one.locator("input[type=radio]").count():
            one.locator("input[type=radio]").first.check()
        elif one.locator("input, textarea").count():
            one.locator("input, textarea").first.fill("كذا")
        one.locator(".check").click()
    assert not every.is_visible()
    assert page.locator(".left").inner_text()
    begin_again(page)
    assert every.is_visible()


@pytest.mark.parametrize("share", [1, 1.5, 2])
def test_the_bar_leaves_a_phone_to_the_questions_however_large_the_text(
    opened: Open, bank: Bank, quiz: Quiz, assets: Assets, share: float
) -> None:
    page = opened(quiz_page(bank, quiz, assets), width=360).page
    page.evaluate("share => { document.documentElement.style.fontSize = `${18.4 * share}px`; }", share)
    assert page.evaluate("document.querySelector('.tally').getBoundingClientRect().height") <= 740 / 5
