"""The lint catches planted faults, each with its message, at the fact that gave the item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from quizgen.arabic.nouns import NounPhrase
from quizgen.items.lint import check_items
from quizgen.model import Article, Bank, Evidence, Fact, Item, Kind, Level, Seed, Sentence, Settings, Slot, Text
from quizgen.problems import Span

EVIDENCE = Evidence("وقعت روسيا المعاهدة في عام 2015", "وقعت روسيا المعاهدة في عام 2015", 1)
RECALL = Item(
    "t/pact/when", Kind.RECALL, ("pact",), ("when",), ("what",), "متى وُقّعت معاهدة الدفاع؟", "عام 2015", (EVIDENCE,),
    Level.RECALL,
)  # fmt: skip
CHOICE = replace(
    RECALL,
    id="t/pact/who/choice",
    kind=Kind.CHOICE,
    stem="مَن وقّع معاهدة الدفاع؟",
    key="روسيا",
    options=("تركيا", "روسيا", "جورجيا"),
    why={"تركيا": "لا ترد في المقال.", "جورجيا": "لا ترد في المقال."},
)


def faults(*items: Item, facts: Mapping[str, Span] | None = None) -> list[str]:
    places = facts or {"pact": Span("facts.yaml", 7, 5)}
    article = Article("وقعت روسيا المعاهدة في عام 2015.", (Sentence(1, EVIDENCE.quote, EVIDENCE.reads),))
    made = tuple(Fact(name, "sign", {}, EVIDENCE, span=span) for name, span in places.items())
    seed = Seed("t", article, {}, made, path="facts.yaml")
    bank = Bank("t", article, items, (), (), (), {}, Settings())
    return [f"{problem.span}: {problem.message}" for problem in check_items(seed, bank)]


@pytest.mark.rule(2, 17, 19, 22, 23)
def test_sound_items_have_no_faults() -> None:
    assert faults(RECALL, CHOICE) == []


@pytest.mark.rule(22)
def test_a_question_that_is_none() -> None:
    assert faults(replace(RECALL, stem="متى وُقّعت معاهدة الدفاع")) == [
        "facts.yaml:7:5: item t/pact/when: the question does not end in ؟"
    ]


@pytest.mark.rule(22)
def test_a_question_of_thirty_words() -> None:
    stem = " ".join(["متى", *["وُقّعت"] * 28, "المعاهدة؟"])
    assert "facts.yaml:7:5: item t/pact/when: the question has 30 words, 25 at most" in faults(
        replace(RECALL, stem=stem)
    )


@pytest.mark.rule(22)
def test_a_slot_that_was_not_filled() -> None:
    (fault,) = faults(replace(RECALL, stem="متى وُقّعت {what}؟"))
    assert fault.startswith("facts.yaml:7:5: item t/pact/when: in the question: ")
    assert "slot" in fault


@pytest.mark.rule(9)
@pytest.mark.parametrize("word", ["الحالي", "الآن", "الماضي", "المقبل"])
def test_a_word_that_ages(word: str) -> None:
    (fault,) = faults(replace(RECALL, stem=f"مَن الرئيس {word} للبلاد؟"))
    assert f"«{word}» ages" in fault


@pytest.mark.rule(21)
@pytest.mark.parametrize("word", ["ليس", "لم", "باستثناء", "سوى"])
def test_a_negative_question(word: str) -> None:
    (fault,) = faults(replace(RECALL, stem=f"مَن {word} يوقّع المعاهدة؟"))
    assert f"«{word}» makes the wording negative" in fault


@pytest.mark.rule(21)
def test_what_a_value_denies_does_not_turn_its_question_round() -> None:
    item = replace(RECALL, stem="متى قالت الوزيرة إنّ الميناء لن يغلق؟")
    said = Slot((Text(NounPhrase("الميناء لن يغلق")),))
    fact = Fact("pact", "state", {"that": said}, EVIDENCE, span=Span("facts.yaml", 7, 5))
    article = Article("وقعت روسيا المعاهدة في عام 2015.", (Sentence(1, EVIDENCE.quote, EVIDENCE.reads),))
    seed = Seed("t", article, {}, (fact,), path="facts.yaml")
    assert check_items(seed, Bank("t", article, (item,), (), (), (), {}, Settings())) == ()


def test_one_fault_of_a_fact_is_told_once() -> None:
    twice = (replace(RECALL, stem="مَن الآن وزير؟"), replace(RECALL, id="t/pact/who", stem="مَن الآن وزير للبلاد؟"))
    assert len(faults(*twice)) == 1


@pytest.mark.rule(21)
@pytest.mark.parametrize("word", ["دائمًا", "أبدًا", "جميع", "فقط"])
def test_an_absolute_word(word: str) -> None:
    (fault,) = faults(replace(RECALL, stem=f"مَن وقّع {word} المعاهدات؟"))
    assert f"«{word}» is absolute" in fault


@pytest.mark.rule(21)
def test_a_quoted_word_is_the_articles_own() -> None:
    assert faults(replace(RECALL, stem="ما المقصود بـ«جميع السكان» في قول المقال؟")) == []


@pytest.mark.rule(23)
@pytest.mark.parametrize(
    "stem",
    ["متى  وُقّعت المعاهدة؟", "متى وُقّعت وُقّعت المعاهدة؟", "متى وُقّعت المعاهدة, بحسب المقال؟", "متى وقّع «بوتين المعاهدة؟"],
)
def test_spaces_doubled_words_latin_signs_and_open_quotes(stem: str) -> None:
    assert len(faults(replace(RECALL, stem=stem))) == 1


@pytest.mark.rule(23)
def test_a_stray_case_ending() -> None:
    (fault,) = faults(replace(RECALL, stem="متى وُقّعتِ المعاهدةُ؟"))
    assert "case ending" in fault


@pytest.mark.rule(2)
def test_a_key_that_is_not_among_the_options() -> None:
    told = faults(replace(CHOICE, key="إيران", why=dict.fromkeys(CHOICE.options, "لأن")))
    assert "facts.yaml:7:5: item t/pact/who/choice: the answer does not stand once among the options" in told


@pytest.mark.rule(2)
def test_a_wrong_option_without_a_reason() -> None:
    assert faults(replace(CHOICE, why={"تركيا": "لا ترد في المقال."})) == [
        "facts.yaml:7:5: item t/pact/who/choice: nothing says why «جورجيا» is wrong"
    ]


@pytest.mark.rule(19)
def test_two_options_that_fold_to_one() -> None:
    item = replace(CHOICE, options=("تركيا", "روسيا", "تركيّا"), why={"تركيا": "لا", "تركيّا": "لا"})
    assert "facts.yaml:7:5: item t/pact/who/choice: «تركيا» and «تركيّا» are the same" in faults(item)


@pytest.mark.rule(16)
def test_an_answer_that_stands_out_by_its_length() -> None:
    item = replace(CHOICE, key="روسيا الاتحادية", options=("تركيا", "روسيا الاتحادية", "جورجيا"))
    assert "facts.yaml:7:5: item t/pact/who/choice: the answer is much longer than the other options" in faults(item)


@pytest.mark.rule(17)
def test_an_option_that_stands_in_the_question() -> None:
    item = replace(CHOICE, stem="مَن وقّع المعاهدة مع تركيا؟")
    assert "facts.yaml:7:5: item t/pact/who/choice: the option «تركيا» stands in the question" in faults(item)


@pytest.mark.rule(17)
def test_a_word_that_question_and_answer_alone_share() -> None:
    item = replace(
        CHOICE,
        stem="ما القيادة التي تخضع لها القوات في الحرب؟",
        key="القيادة العليا",
        options=("هيئة الأركان", "القيادة العليا", "وزارة الدفاع"),
        why={"هيئة الأركان": "لا", "وزارة الدفاع": "لا"},
    )
    assert "facts.yaml:7:5: item t/pact/who/choice: the question shares a word with the answer alone" in faults(item)


@pytest.mark.rule(28)
def test_an_answer_of_too_many_words() -> None:
    key = "حماية الحدود الجنوبية من الهجمات والتهديدات كلّها على الدوام"
    fault = f"the answer «{key}» has 9 words, 6 at most: give the value a short form"
    assert faults(replace(RECALL, key=key)) == [f"facts.yaml:7:5: item t/pact/when: {fault}"]


def test_a_day_told_in_two_calendars_is_two_short_answers() -> None:
    assert faults(replace(RECALL, key="7 ربيع الآخر 1445هـ الموافق 22 أكتوبر 2023م")) == []
    assert faults(replace(RECALL, key="من 4 شوال 1436هـ إلى 6 ذو القعدة 1436هـ")) == []


@pytest.mark.rule(30)
def test_one_question_of_two_facts_is_told_at_the_second_with_its_other_answer() -> None:
    places = {"pact": Span("facts.yaml", 7, 5), "again": Span("facts.yaml", 20, 5)}
    again = replace(RECALL, id="t/again/when", facts=("again",))
    assert faults(RECALL, again, facts=places) == ["facts.yaml:20:5: item t/again/when: asks what t/pact/when asks"]
    assert faults(RECALL, replace(again, key="عام 2016"), facts=places) == [
        "facts.yaml:20:5: item t/again/when: asks what t/pact/when asks, with another answer"
    ]


def test_a_fact_that_gives_no_question() -> None:
    places = {"pact": Span("facts.yaml", 7, 5), "idle": Span("facts.yaml", 20, 5)}
    assert faults(RECALL, facts=places) == ["facts.yaml:20:5: fact 'idle' gives no question"]


def test_a_sentence_that_no_item_asks_about() -> None:
    assert "facts.yaml:1:1: no item asks about sentence 1 of the article" in faults(
        replace(RECALL, evidence=(replace(EVIDENCE, sentence=2),))
    )


SAID = "زارت الوزيرة كل حزب في البرلمان بدايةً، ثم شركة بي بي العالمية، الآن وغدا، ولم يعترض أحد"


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        ("متى زارت الوزيرة كل حزب في البرلمان؟", ""),
        ("متى زارت الوزيرة كل مدينة؟", "«كل» is absolute"),
        ("أين زارت الوزيرة البرلمان بدايةً؟", ""),
        ("أين رأت الوزيرة معاهدةً جديدة؟", "a stray case ending in «معاهدةً»"),
        ("متى زارت الوزيرة شركة بي بي؟", ""),
        ("متى زارت الوزيرة الوزيرة كل حزب؟", "«الوزيرة» appears twice"),
        ("مَن زارت الوزيرة الآن؟", "«الآن» ages"),
        ("مَن الذي لم يعترض؟", "«لم» makes the wording negative"),
    ],
)
def test_words_of_the_article_itself_are_let_stand_but_for_what_ages_or_denies(stem: str, told: str) -> None:
    item = replace(RECALL, stem=stem, evidence=(Evidence(SAID, SAID, 1),))
    assert faults(item) == ([f"facts.yaml:7:5: item t/pact/when: in the question: {told}"] if told else [])
