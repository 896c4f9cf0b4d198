"""Comparing as a reader does, and finding a phrase in a text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgen.arabic.fold import find, folded_with_places, loose, strict, tokens, whole_words

ARABIC = st.text(alphabet='ابةتجدوىيءأؤئإآ \u064b\u064e\u0651\u0640«»"123٤٥%٪لـ\u200f\u00a0e\u0301')
LOOSE_PAIRS = ["أا", "إا", "آا", "ىي", "ةه", "ؤو", "ئي"]


@given(st.one_of(ARABIC, st.text(max_size=20)))
def test_folding_strictly_twice_changes_nothing_more(text: str) -> None:
    assert strict(strict(text)) == strict(text)


@given(ARABIC)
def test_folding_loosely_twice_changes_nothing_more(text: str) -> None:
    assert loose(loose(text)) == loose(text)


@given(st.one_of(ARABIC, st.text(max_size=20)))
def test_a_sign_that_nobody_sees_changes_nothing_but_places(text: str) -> None:
    hidden = text + "\u200f"
    assert (strict(hidden), loose(hidden)) == (strict(text), loose(text))
    assert folded_with_places(hidden) == folded_with_places(text)


@given(ARABIC, ARABIC)
def test_what_is_the_same_strictly_is_the_same_loosely(one: str, other: str) -> None:
    assert loose(strict(one)) == loose(one)
    if strict(one) == strict(other):
        assert loose(one) == loose(other)


@given(st.text(alphabet=st.characters(max_codepoint=0x6FF), max_size=12))
def test_both_unicode_spellings_of_a_text_are_the_same(text: str) -> None:
    assert strict(unicodedata.normalize("NFD", text)) == strict(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("pair", LOOSE_PAIRS)
def test_spellings_that_writers_mix_up_are_the_same_only_loosely(pair: str) -> None:
    one, other = pair
    assert strict(f"ب{one}ت") != strict(f"ب{other}ت")
    assert loose(f"ب{one}ت") == loose(f"ب{other}ت")


def test_a_found_quote_has_the_marks_of_the_printed_text_in_its_span() -> None:
    text = "ثم وقّعت، في ٨ مارس، معاهدة «التحالف» معًا"
    ((start, end),) = find('وقعت، في 8 مارس، معاهدة "التحالف" معا', text)
    assert text[start:end] == "وقّعت، في ٨ مارس، معاهدة «التحالف» معًا"


def test_a_found_quote_ends_after_the_tatweel_of_its_last_letter() -> None:
    assert find("عام 1436هـ", "وقع في عام 1436هـ، ثم") == ((7, 17),)


def test_every_place_of_a_quote_is_found() -> None:
    assert find("بوتين", "بوتين بوتين") == ((0, 5), (6, 11))


def test_an_ellipsis_joins_the_first_and_the_nearest_last_words() -> None:
    text = "قال إنّ الأمن مهم في المنطقة، وإنّ الأمن باقٍ."
    ((start, end),) = find("قال … الأمن", text)
    assert text[start:end] == "قال إنّ الأمن"


def test_a_quote_whose_last_words_are_missing_is_not_found() -> None:
    assert find("قال … غدًا", "قال إنّ الأمن مهم") == ()


def test_a_quote_of_nothing_is_found_nowhere() -> None:
    assert find(" ", "قال") == ()


def test_quotes_of_the_article_stand_in_it_once(article: str) -> None:
    for quote in (
        "وقعتا، في 8 مارس 2015، معاهدة «التحالف والتكامل» لمدة 25 سنة",
        "موضحا أن مواطني أوسيتيا الجنوبية … العسكريون الروس",
    ):
        ((start, end),) = find(quote, article)
        assert strict(article[start:end]).startswith(strict(quote.split(" … ")[0]))
        assert strict(article[start:end]).endswith(strict(quote.split(" … ")[-1]))


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("القيادة", "تخضع للقيادة الروسية", ["لقيادة"]),
        ("قيادة", "تخضع للقيادة الروسية", ["قيادة"]),
        ("اللجنة", "تابع للجنة", ["لجنة"]),
        ("القوات", "وبالقوات فالقوات والقوات", ["القوات", "القوات", "القوات"]),
        ("وقع", "وقعتا معاهدة", []),
        ("25 سنة", "لـ25 سنة", ["25 سنة"]),
        ("25", "في 125 و2.25 و25 و25.5", ["25"]),
        ("250 جنديًا", "1 250 جنديًا و250 جنديًا", ["250 جنديًا"]),
        ("12", "12 500 و12", ["12"]),
        ("2015", "في 8 مارس 2015 أيضا", ["2015"]),
        ("روسيا", "روسيا وروسيا لروسيا بيلاروسيا", ["روسيا", "روسيا", "روسيا"]),
        ("NATO", "وقال لـNATO", ["NATO"]),
        ("واو", "واو وواو وللواو بلواو", ["واو", "واو", "واو"]),
        ("أخ بعد أخ", "أخ بعد أخ بعد أخ", ["أخ بعد أخ"]),
        ("250", "صفحة 7/250 و250.5 و(250)", ["250"]),
        ("«النهضة»", "وبـ«النهضة» وحزب«النهضة»", ["«النهضة»"]),
        ("التحالف والتكامل", "بـ«التحالف والتكامل»", ["التحالف والتكامل"]),
    ],
)
def test_whole_words_are_found_behind_what_is_attached_to_them(phrase: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in whole_words(phrase, text)] == found


def test_whole_words_can_be_looked_for_loosely() -> None:
    text = "زعيم اوسيتيا الجنوبيه"
    assert whole_words("أوسيتيا الجنوبية", text) == ()
    ((start, end),) = whole_words("أوسيتيا الجنوبية", text, loosely=True)
    assert text[start:end] == "اوسيتيا الجنوبيه"


@given(ARABIC, st.sampled_from(["روسيا", "القيادة", "25"]), ARABIC)
def test_a_word_between_spaces_is_found_where_it_stands(before: str, word: str, after: str) -> None:
    beside = before[-1:] + after[:1]
    assume(not (word.isdigit() and any(map(str.isdigit, beside))))  # 25 111 may be one number
    text = f"{before} {word} {after}"
    assert any(strict(text[start:end]) == word for start, end in whole_words(word, text))


def test_tokens_keep_a_number_with_its_fraction_and_percent() -> None:
    assert tokens("بنسبة ٩٩٫٩٪، لـ«الأمن» في 1,200 قرية.") == ("بنسبة", "99.9%", "ل", "الأمن", "في", "1,200", "قرية")
