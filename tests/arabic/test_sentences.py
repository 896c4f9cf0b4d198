"""Splitting a text into sentences."""

from __future__ import annotations

import pytest

from quizgen.arabic.tokens import sentences


def test_the_article_has_seventeen_sentences_and_loses_no_word(article: str) -> None:
    split = sentences(article)
    assert len(split) == 17
    assert " ".join(split).split() == article.split()


@pytest.mark.parametrize(
    "whole",
    [
        "بلغت النسبة 3.5 في المئة.",
        "قال د. أحمد إنّه باقٍ.",
        "قال أ.د. أحمد إنّه باقٍ.",
        "كتب J. Smith مقالًا.",
        "قال: «انتهى الأمر. لن نعود.» ثم سكت.",
        'قال: "انتهى الأمر. لن نعود" ثم سكت.',
    ],
)
def test_one_sentence_stays_whole(whole: str) -> None:
    assert sentences(whole) == (whole,)


@pytest.mark.parametrize(
    "text",
    [
        "انتهى في عام 2008.|وبدأ في عام 2015.",
        "لماذا؟|لا أحد يعرف!|حقًّا.",
        "قال: «انتهى الأمر».|ثم سكت.",
        "عنوان بلا نقطة||ثم جملة.",
        "علامة » وحيدة.|ثم جملة.",
    ],
)
def test_sentences_are_split_where_a_reader_stops(text: str) -> None:
    assert sentences(text.replace("||", "\n\n").replace("|", " ")) == tuple(text.replace("||", "|").split("|"))


def test_an_empty_text_has_no_sentence() -> None:
    assert sentences(" \n ") == ()


@pytest.mark.parametrize(
    "text",
    [
        "1. بناء المدرسة.|2. شق الطريق.|2.1. تعبيده.|وانتهت.",
        "شملت الخطة بندين.|1. الماء.|2. الكهرباء.",
        "شملت الخطة بندين: 1. الماء.|2. الكهرباء.",
        "تأسست بي. بي. سي قبل عقود.|وهي باقية.",
        "بلغت النسبة 35.|وقال الوزير ذلك.",
    ],
)
def test_a_list_number_opens_the_sentence_after_it(text: str) -> None:
    assert sentences(text.replace("|", " ")) == tuple(text.split("|"))


def test_stops_without_end_take_time_that_grows_with_the_text_alone() -> None:
    assert len(sentences(". " * 20_000 + "د. " * 20_000)) > 20_000


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("وصل الوفد إلى العاصمة.وقال الوزير إنه راضٍ", ("وصل الوفد إلى العاصمة.", "وقال الوزير إنه راضٍ")),
        ("هل وصل الوفد؟نعم وصل", ("هل وصل الوفد؟", "نعم وصل")),
        ("سلّم الرسالة إلى من كتبت له. ثم سافر", ("سلّم الرسالة إلى من كتبت له.", "ثم سافر")),
        ("زار د.سامي المدينة", ("زار د.سامي المدينة",)),
        ("زار المدينة أ. د. سامي ود. ليلى", ("زار المدينة أ. د. سامي ود. ليلى",)),
    ],
)
def test_a_stop_between_two_words_ends_a_sentence_and_a_short_word_is_no_initial(
    text: str, parts: tuple[str, ...]
) -> None:
    assert sentences(text) == parts
