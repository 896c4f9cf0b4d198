"""What the files themselves say, read without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from lxml import html as reader

from quizgen import answering
from quizgen.arabic.letters import unmarked
from quizgen.model import Bank, Evidence, Item, Kind, Line, Quiz, Section, Word
from quizgen.sheet.pages import form_page, key_page, quiz_page, study_page
from quizgen.sheet.printed import parts
from quizgen.sheet.study import vowelled

Assembled = Callable[..., Quiz]
Assets = Mapping[str, bytes]


def text_of(node: Any) -> str:
    return " ".join(node.text_content().split())


def with_settings(bank: Bank, **changes: Any) -> Bank:
    return replace(bank, settings=replace(bank.settings, **changes))


def with_another_key(item: Item) -> Item:
    """The same item with the next option as its key, and its reasons turned round."""
    if isinstance(item.key, str) and item.options:
        wrong = [option for option in item.options if option != item.key]
        why = {option: f"سبب آخر لـ{option}" for option in item.options if option != wrong[0]}
        return replace(item, key=wrong[0], why=why, right="")
    if item.kind is Kind.TRUE_FALSE:
        return replace(item, key="صواب" if item.key == "خطأ" else "خطأ", right="قراءة أخرى.")
    if item.columns and not isinstance(item.key, str):
        left, right = item.columns.left, item.columns.right
        return replace(item, key=tuple(zip(left, right, strict=False)))
    if isinstance(item.key, tuple):
        return replace(item, key=item.key[::-1])
    return replace(item, key=f"{item.key} آخر", typed="", accepts=("شيء آخر",))


@pytest.fixture
def pages(bank: Bank, quiz: Quiz, items: tuple[Item, ...], assembled: Assembled, assets: Assets) -> dict[str, str]:
    form = assembled(items, "a")
    return {
        "quiz": quiz_page(bank, quiz, assets),
        "form": form_page(bank, form, assets),
        "key": key_page(bank, [form], assets),
        "study": study_page(bank, assets),
    }


@pytest.mark.parametrize("name", ["quiz", "form", "key", "study"])
def test_every_page_is_arabic_from_right_to_left_and_may_ask_the_network_for_nothing(
    pages: dict[str, str], name: str
) -> None:
    page = reader.fromstring(pages[name])
    assert page.getroottree().docinfo.doctype == "<!DOCTYPE html>"
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.xpath("//@src | //link | //*[@style] | //*[@onclick] | //img | //iframe") == []
    assert [link for link in page.xpath("//a/@href") if not link.startswith("#")] == []


@pytest.mark.parametrize("name", ["quiz", "form", "key", "study"])
def test_every_isolate_says_its_direction(pages: dict[str, str], name: str) -> None:
    assert reader.fromstring(pages[name]).xpath("//bdi[not(@dir)]") == []


@pytest.mark.parametrize("name", ["quiz", "form", "key", "study"])
def test_ids_are_unique_and_links_lead_somewhere(pages: dict[str, str], name: str) -> None:
    page = reader.fromstring(pages[name])
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)
    assert set(" ".join(page.xpath("//@aria-describedby | //@aria-labelledby")).split()) <= set(ids)


def test_making_another_option_the_key_changes_no_byte_of_a_form(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    bank = with_settings(bank, answer_sheet=True)
    other = tuple(map(with_another_key, items))
    assert all(one.key != two.key for one, two in zip(items, other, strict=True))
    assert form_page(bank, assembled(items, "a"), assets) == form_page(bank, assembled(other, "a"), assets)


def test_a_form_holds_no_script_no_reason_and_no_hidden_part(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    made = form_page(with_settings(bank, passage=False), assembled(items, "a"), assets)
    page = reader.fromstring(made)
    assert page.xpath("//script | //template | //*[@hidden] | //input | //comment()") == []
    assert not [name for name in page.xpath("//@*") if re.search("trial/|^data-", str(name))]
    for item in items:
        assert item.id not in made
        assert not [why for why in item.why.values() if why in text_of(page)]


def shuffled(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Another form: items backwards, their options and columns turned round."""
    return tuple(
        replace(
            item,
            options=item.options[::-1],
            columns=replace(item.columns, right=item.columns.right[::-1]) if item.columns else None,
        )
        for item in items[::-1]
    )


def test_the_key_of_each_form_names_the_right_letters_and_texts(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    """Read the form as a learner, the key as a teacher, and compare the two with the items."""
    quizzes = [assembled(items, "a", "AAAA"), assembled(shuffled(items), "b", "BBBB")]
    key = reader.fromstring(key_page(bank, quizzes, assets))
    answers_of = key.xpath("//section[@class='of-form']")
    assert len(answers_of) == 2
    for quiz, answers in zip(quizzes, answers_of, strict=True):
        form = reader.fromstring(form_page(bank, quiz, assets))
        assert f"النموذج {'أ' if quiz.letter == 'a' else 'ب'}" in text_of(answers.find("h2"))
        printed = {text_of(one.xpath(".//*[@class='number']")[0]): one for one in form.find_class("item")}
        told = {text_of(one.find_class("number")[0]): one for one in answers.find_class("solution")}
        assert list(printed) == list(told)
        for line in (line for section in quiz.sections for line in section.lines):
            read_off(line.item, printed[str(line.number)], told[str(line.number)])


def test_a_page_a_form_tells_a_marker_every_answer_at_a_glance(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    quizzes = [assembled(items, "a", "AAAA"), assembled(shuffled(items), "b", "BBBB")]
    pages = reader.fromstring(key_page(bank, quizzes, assets)).find_class("marking")
    assert len(pages) == 2
    for quiz, page in zip(quizzes, pages, strict=True):
        form = reader.fromstring(form_page(bank, quiz, assets))
        assert quiz.code in text_of(page.find("h2"))
        printed = {text_of(one.find_class("number")[0]): one for one in form.find_class("item")}
        told = {text_of(one.find_class("number")[0]): one for one in page.find_class("mark")}
        assert list(printed) == list(told)
        for line in (line for section in quiz.sections for line in section.lines):
            mark(line.item, printed[str(line.number)], told[str(line.number)])
            assert text_of(told[str(line.number)].find_class("worth")[0]) == str(line.marks)


def test_the_marking_page_tells_other_spellings_and_the_sentence_where_words_are_to_be_marked(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    page = reader.fromstring(key_page(bank, [assembled(items, "a")], assets)).find_class("marking")[0]
    told = [text_of(one) for one in page.find_class("mark")]
    (gap,) = [text for text in told if "25 سنة" in text]
    assert gap == "5 25 سنة – ويُقبل أيضًا: 25 عامًا، خمس وعشرون سنة (الجملة 9) 1"
    assert not any("الجملة" in text for text in told[:2])  # a letter needs no sentence


def test_on_the_marking_page_what_is_a_letter_or_a_word_stands_beside_the_next_one(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    page = reader.fromstring(key_page(bank, [assembled(items, "a")], assets)).find_class("marking")[0]
    short = [len(text_of(one.find_class("told")[0]).split()) for one in page.find_class("short")]
    assert short
    assert set(short) == {1}
    assert len(short) == sum(
        answering.shape(item).value == "choose" and not answering.correction(item) for item in items
    )


def test_of_two_quotes_the_one_that_holds_the_other_is_shown_with_the_marks_of_both(items: tuple[Item, ...]) -> None:
    whole = Evidence("وقّع الوزير في مايو", "وقّع الوزير في مايو", 3, ((5, 11),))
    part = Evidence("في مايو", "في مايو", 3, ((3, 7),))
    elsewhere = Evidence("في مايو", "في مايو", 4)
    for given in ((part, whole, elsewhere), (elsewhere, whole, part), (whole, part, part, elsewhere)):
        first, second = answering.settling(replace(items[0], evidence=given))
        assert [first.reads[a:b] for a, b in first.marks] == ["الوزير", "مايو"]
        assert second == elsewhere


@pytest.mark.parametrize(
    ("kinds", "rules"),
    [
        ((Kind.CHOICE,), ("choose",)),
        ((Kind.TRUE_FALSE,), ("true-false",)),
        ((Kind.MATCH, Kind.ORDER), ("rows",)),
        ((Kind.CLOZE,), ("written", "spelling", "unit")),
        ((Kind.REFERENCE,), ("written", "spelling")),
    ],
)
def test_the_marking_page_tells_how_marks_are_parted_for_the_kinds_that_the_form_holds(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets, kinds: Any, rules: Any
) -> None:
    form = assembled([item for item in items if item.kind in kinds], "a")
    (told,) = reader.fromstring(key_page(bank, [form], assets)).find_class("rules")
    assert [text_of(rule) for rule in told] == [bank.labels[f"sheet.marking.{rule}"] for rule in rules]


@pytest.mark.parametrize(
    ("key", "rules"),
    [
        ("أكثر من 900 سفينة", {"unit", "bound"}),
        ("نحو 900 سفينة", {"unit"}),
        ("900 سفينة", {"unit"}),
        ("ما لا يقل عن 12%", {"unit", "bound"}),
        ("أكثر من 12", {"bound"}),
        ("سبع سنوات", {"unit"}),
        ("3", set()),
        ("12 سفينة على الأقل", {"unit", "bound"}),
        ("4 مارس 2024", set()),
        ("الميناء", set()),
    ],
)
def test_what_a_number_without_its_unit_or_its_bound_earns_is_told_where_an_answer_has_one(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets, key: str, rules: set[str]
) -> None:
    item = replace(next(item for item in items if item.kind is Kind.RECALL), key=key)
    (told,) = reader.fromstring(key_page(bank, [assembled([item], "a")], assets)).find_class("rules")
    texts = [text_of(rule) for rule in told]
    assert {rule for rule in ("unit", "bound") if bank.labels[f"sheet.marking.{rule}"] in texts} == rules


def test_a_marker_is_told_the_sentences_as_many_as_they_are(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    item = next(item for item in items if item.kind is Kind.RECALL)
    for sentences, told in (((3,), "(الجملة 3)"), ((3, 1), "(الجملتان 1 و3)"), ((1, 5, 3), "(الجمل 1 و3 و5)")):
        evidence = tuple(replace(item.evidence[0], sentence=sentence) for sentence in sentences)
        made = reader.fromstring(key_page(bank, [assembled([replace(item, evidence=evidence)], "a")], assets))
        assert [text_of(where) for where in made.find_class("where")] == [told]


def test_who_answers_is_told_how_a_correction_counts_and_what_brackets_mean_and_the_key_does_not_tell_it_again(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    judged = next(item for item in items if item.kind is Kind.TRUE_FALSE)
    gap = next(item for item in items if item.kind is Kind.CLOZE)
    place = gap.evidence[0]
    explained = replace(gap, evidence=(replace(place, reads=f"{place.reads} [عام 2015]"),))
    half, brackets = bank.labels["sheet.note.true-false"], bank.labels["sheet.note.brackets"]
    for given, told in (
        ((judged,), [half]),
        ((gap,), []),
        ((explained,), [brackets]),
        ((judged, explained), [half, brackets]),
    ):
        form = assembled(given, "a")
        for page in (form_page(bank, form, assets), quiz_page(bank, form, assets)):
            assert [text_of(note) for note in reader.fromstring(page).find_class("advice")] == told
        assert not reader.fromstring(key_page(bank, [form], assets)).find_class("advice")


def test_for_beginners_headings_instructions_buttons_and_hints_stand_in_english_beside_the_arabic(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    form = assembled(items, "a")
    for make in (quiz_page, form_page):
        assert not reader.fromstring(make(bank, form, assets)).find_class("help")
        page = reader.fromstring(make(with_settings(bank, help="en", passage=True), form, assets))
        assert {(each.get("lang"), each.get("dir")) for each in page.find_class("help")} == {("en", "ltr")}
        heads = [text_of(head) for head in page.find_class("kind")]
        assert all(re.search(r"[a-z]+ [a-z]+", head) for head in heads), heads
        assert "(متى؟ when?)" in text_of(page) or "(ما المدة؟ how long?)" in text_of(page)
        assert "Read the text, then answer" in text_of(page)
    assert "check all answers" in text_of(reader.fromstring(quiz_page(with_settings(bank, help="en"), form, assets)))
    study = text_of(reader.fromstring(study_page(with_settings(bank, help="en"), assets)))
    assert "names in the text" in study


def mark(item: Item, printed: Any, told: Any) -> None:
    """Mark a sheet that was filled in as the marking page says, and compare it with the key."""
    values = [text_of(value) for value in told.find_class("value")]
    kind = answering.shape(item)
    if kind is answering.Shape.MATCH:
        second = {text_of(li.find("b")): text_of(li).split(" ", 1)[1] for li in printed.find_class("second")[0]}
        pairs = [entry.split() for entry in values[0].split(" · ")]
        assert [index for index, _ in pairs] == [str(n) for n in range(1, len(pairs) + 1)]
        assert [second[letter] for _, letter in pairs] == [dict(item.key)[left] for left in item.columns.left]
    elif kind is answering.Shape.ORDER:
        events = dict(text_of(li).split(" ", 1) for li in printed.find_class("ranks")[0])
        ranks = dict(reversed(entry.split()) for entry in values[0].split(" · "))
        assert tuple(events[ranks[rank]] for rank in sorted(ranks)) == item.key
    elif item.options:
        options = {text_of(li.find("b")): text_of(li).split(" ", 1)[1] for li in printed.find_class("option")}
        assert [options[letter] for letter in values] == list(item.values)
    else:
        assert values == list(item.values)


def read_off(item: Item, printed: Any, told: Any) -> None:
    right = told.find_class("right")[0]
    values = [text_of(value) for value in right.find_class("value")]
    assert all(f"الجملة {one.sentence}:" in text_of(told) for one in item.evidence)
    letters = [text_of(one) for one in right.find_class("letter")]
    if answering.shape(item) is answering.Shape.MATCH:
        second = {text_of(li.find("b")): text_of(li) for li in printed.find_class("second")[0]}
        first = [text_of(li).split(" ", 1)[1] for li in printed.find_class("first")[0]]
        pairs = {left: second[letter].split(" ", 1)[1] for left, letter in zip(first, letters[1::2], strict=True)}
        assert pairs == {pair[0]: pair[1] for pair in item.key}
        return
    assert values == ([item.key] if isinstance(item.key, str) else list(item.key))
    if item.options and item.kind is not Kind.ORDER:
        options = {text_of(li.find("b")): text_of(li).split(" ", 1)[1] for li in printed.find_class("option")}
        assert [options[letter] for letter in letters] == values


def test_the_key_tells_sentence_evidence_marks_and_why_each_wrong_option_is_wrong(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    page = reader.fromstring(key_page(bank, [assembled(items, "a")], assets))
    for line, told in zip(assembled(items, "a").sections[0].lines, page.find_class("solution"), strict=False):
        told_text = text_of(told)
        for evidence in line.item.evidence:
            assert f"الجملة {evidence.sentence}: {evidence.reads}" in told_text
        for option, why in line.item.why.items():
            assert f"{option}: {why}" in told_text
        assert "درجة" not in told_text  # one mark goes without saying
    assert "(3 درجات)" in text_of(page)
    assert "تذكر مصادر أخرى 18 مارس 2015." in text_of(page)


def test_headings_number_themselves_and_empty_sections_do_not_stand(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    only = tuple(item for item in items if item.kind in (Kind.CLOZE, Kind.ORDER))
    page = reader.fromstring(form_page(bank, assembled(only, "a"), assets))
    heads = [text_of(head) for head in page.find_class("kind")]
    assert [head.split(":")[0] for head in heads] == ["أولًا", "ثانيًا"]
    assert "(درجتان)" in heads[0]


def test_arabic_digits_are_shown_throughout_but_the_code_stays(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    made = form_page(with_settings(bank, digits="arabic", answer_sheet=True), assembled(items, "a", "K7F3"), assets)
    body = reader.fromstring(made).find("body")
    western = re.findall("[0-9]+", text_of(body))
    assert western == ["7", "3"]
    assert "٨ مارس ٢٠١٥" in text_of(body)


def test_the_answer_sheet_comes_on_demand_with_a_place_for_every_item(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    form = assembled(items, "a")
    assert reader.fromstring(form_page(bank, form, assets)).find_class("answer-sheet") == []
    page = reader.fromstring(form_page(with_settings(bank, answer_sheet=True), form, assets))
    (answers,) = page.find_class("answers")
    assert [text_of(number) for number in answers.find_class("number")] == [str(n) for n in range(1, len(items) + 1)]
    places = {text_of(li.find_class("number")[0]): text_of(li) for li in answers}
    for line in (line for section in form.sections for line in section.lines):
        told = places[str(line.number)]
        assert ("التصحيح:" in told) is (line.item.kind is Kind.TRUE_FALSE)
        if line.item.kind is Kind.ORDER:
            assert told.split()[1:] == ["أ", "ب", "ج"]  # a slot for each event, named as on the form


def test_of_a_source_only_what_is_known_is_told(bank: Bank, quiz: Quiz, assets: Assets) -> None:
    nothing = replace(bank.article, publisher="", published="", rights="", url="", title="")
    some = replace(nothing, rights="ملك للناشر", published="2024-07-18")
    for passage in (True, False):
        quiet = replace(with_settings(bank, passage=passage), article=nothing)
        assert not reader.fromstring(quiz_page(quiet, quiz, assets)).find_class("source")
    told = reader.fromstring(quiz_page(replace(quiet, article=some), quiz, assets)).find_class("source")
    assert [text_of(one) for one in told] == ["تاريخ النشر: 18 يوليو 2024 · الحقوق: ملك للناشر"]


@pytest.mark.parametrize("name", ["quiz", "form", "study"])
def test_the_text_has_its_headline_and_day_above_it_and_whose_it_is_below(
    bank: Bank, quiz: Quiz, assembled: Assembled, items: tuple[Item, ...], assets: Assets, name: str
) -> None:
    article = replace(bank.article, title="خبر الميناء", published="2024-07-18", publisher="صحيفة", notice="تنبيه")
    named = replace(with_settings(bank, title="اختبار"), article=article)
    pages = {
        "quiz": lambda: quiz_page(named, quiz, assets),
        "form": lambda: form_page(named, assembled(items, "a"), assets),
        "study": lambda: study_page(named, assets),
    }
    (reading,) = reader.fromstring(pages[name]()).find_class("reading")
    shown = text_of(reading)
    parts = ("خبر الميناء", "نُشر في 18 يوليو 2024", "تنبيه", bank.article.sentences[0].reads[:9], "المصدر: صحيفة")
    assert sorted(parts, key=shown.index) == list(parts)
    same = replace(named, settings=replace(named.settings, title=article.title))
    assert not reader.fromstring(form_page(same, assembled(items, "a"), assets)).find_class("headline")


def test_the_same_bank_gives_the_same_bytes(bank: Bank, quiz: Quiz, assets: Assets) -> None:
    assert quiz_page(bank, quiz, assets) == quiz_page(bank, quiz, assets)
    assert study_page(bank, assets) == study_page(bank, assets)


def test_the_study_page_tells_every_statement_with_its_sentence_speaker_and_doubt(bank: Bank, assets: Assets) -> None:
    page = reader.fromstring(study_page(bank, assets))
    told = [text_of(one) for one in page.find_class("statement")]
    assert len(told) == len(bank.statements)
    for statement, text in zip(bank.statements, told, strict=True):
        assert text.startswith(statement.text)
        assert f"الجملة {statement.evidence.sentence}: {statement.evidence.reads}" in text
        assert statement.doubt in text
        assert statement.speaker in text
        assert "قول منسوب إلى" not in text  # each of these statements names its speaker itself


def test_the_study_page_names_the_speaker_of_a_statement_that_does_not(bank: Bank, assets: Assets) -> None:
    unnamed = replace(bank.statements[0], text="ستصبح الاتفاقية عاملًا آخر يضمن أمن المنطقة.")
    page = reader.fromstring(study_page(replace(bank, statements=(unnamed,)), assets))
    assert text_of(page.find_class("claimed")[0]) == "قول منسوب إلى سيرجي شويجو"


def test_the_study_page_shows_the_corrected_passage_and_tells_the_corrections(bank: Bank, assets: Assets) -> None:
    page = reader.fromstring(study_page(bank, assets))
    for extra in page.find_class("gloss") + page.find_class("notes") + page.find_class("vowelled"):
        extra.drop_tree()
    shown = [text_of(one) for one in page.find_class("sentence")]
    assert shown == [f"{one.number} {one.reads}" for one in bank.article.sentences]
    (told,) = page.find_class("corrections")
    assert all(f"«{one.quote}» ويُقرأ «{one.read}»" in text_of(told) for one in bank.article.corrections)


def test_words_are_explained_where_they_stand_with_their_vowels(bank: Bank, assets: Assets) -> None:
    page = reader.fromstring(study_page(bank, assets))
    explained = {text_of(one.find_class("bare")[0]): one for one in page.find_class("explained")}
    assert set(explained) == {"صادق على", "معاهدة", "للقيادة", "استفتاء"}
    assert text_of(explained["معاهدة"].find_class("vowelled")[0]) == "مُعاهَدة"
    assert text_of(explained["للقيادة"].find_class("vowelled")[0]) == "للقِيادة"
    assert "treaty" in text_of(explained["معاهدة"].find_class("gloss")[0])


@pytest.mark.parametrize(
    ("form", "surface", "shown"),
    [
        ("حُدود", "حدود", "حُدود"),
        ("حُدود", "الحدود", "الحُدود"),
        ("مُعاهَدة", "وللمعاهدة", "وللمُعاهَدة"),
        ("ضَمِنَ", "وضمن", "وضَمِنَ"),
        ("حُدود", "حدودنا", ""),
        ("ضَمِنَ", "يضمن", ""),
        ("مَلَكَ", "يملكون", ""),
        ("كَتَبَ", "كتبوا", ""),
        ("عَمَل", "عملية", ""),
        ("قَرار", "استقرار", ""),
        ("حَدّ", "واحد", ""),
    ],
)
def test_a_form_that_is_not_known_gets_no_vowels(form: str, surface: str, shown: str) -> None:
    word = Word(id="w", word=form, bare=unmarked(form), part="noun", en="x")
    assert vowelled(surface, word) == shown


def test_an_inflected_form_gets_the_vowels_that_its_author_wrote() -> None:
    word = Word(id="w", word="ضَمِنَ", bare="ضمن", part="verb", en="x", present="يَضْمَنُ", masdar="ضَمان")
    assert [vowelled(surface, word) for surface in ("يضمن", "وضمان", "تضمن")] == ["يَضْمَن", "وضَمان", ""]


def test_a_bank_without_words_names_or_times_has_no_empty_section(bank: Bank, assets: Assets) -> None:
    bare = replace(bank, words=(), names=(), statements=())
    page = reader.fromstring(study_page(bare, assets))
    assert [text_of(head) for head in page.findall(".//h2")] == ["النص"]


@pytest.mark.parametrize(
    ("lengths", "blocks"),
    [
        ((7, 9), [[1, 6, 2]]),  # heading and first item, singles, the last two
        ((7, 2), [[2]]),
        ((7, 3), [[1, 2]]),
        ((7, 1), [[2], [1]]),  # a group, which is one page: the end of the section before, and the last
        ((2, 1), [[2], [1]]),
        ((1, 1), [[1], [1]]),
        ((1,), [[1]]),
    ],
)
def test_the_last_items_of_a_form_stay_together_however_short_its_last_section_is(
    items: tuple[Item, ...], lengths: tuple[int, ...], blocks: list[list[int]]
) -> None:
    sections = tuple(Section(Kind.RECALL, (Line(1, items[0], 1),) * length) for length in lengths)
    last = parts(Quiz("a", "", sections, 0))[-1]
    assert [_sizes(part.blocks) for part in last] == blocks


def _sizes(blocks: tuple[Any, ...]) -> list[int]:
    """Return how many items stay together, the blocks of one item as one number."""
    sizes = [len(block.lines) for block in blocks]
    singles = sum(size == 1 for size in sizes[1:])
    return [sizes[0], *([singles] if singles else []), *(size for size in sizes[1:] if size > 1)]


def test_the_key_marks_in_a_correction_what_the_false_statement_has_otherwise(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    model = next(item for item in items if item.kind is Kind.TRUE_FALSE)
    false = replace(model, stem="موّل المتحف التنقيب في عام 2022.", right="موّل صندوق التراث التنقيب في عام 2023.")
    page = reader.fromstring(key_page(bank, [assembled((false,), "a")], assets))
    marked = [text_of(each) for each in page.find_class("told")[0].iter("mark")]
    assert marked == ["صندوق التراث", "2023"]


def test_the_passage_has_the_paragraphs_of_the_articles_file(bank: Bank, quiz: Quiz, assets: Assets) -> None:
    first, second, *rest = bank.article.sentences
    told = (first, second, *rest)
    texts = [sentence.printed for sentence in told]
    article = replace(bank.article, text=f"{texts[0]} {texts[1]}\n\n{' '.join(texts[2:])}")
    page = reader.fromstring(form_page(replace(bank, article=article), quiz, assets))
    assert [len(one.find_class("sentence")) for one in page.find_class("passage")] == [2, len(rest)]


def test_a_match_with_a_value_left_over_says_so_and_another_does_not(
    bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    match = next(item for item in items if item.kind is Kind.MATCH)
    assert match.columns is not None
    even = replace(match, columns=replace(match.columns, right=tuple(value for _, value in match.key)))
    for item, many in ((match, 1), (even, 0)):
        for page in (form_page(bank, assembled((item,), "a"), assets), quiz_page(bank, assembled((item,)), assets)):
            assert len(reader.fromstring(page).find_class("spare")) == many
