"""A form covers facts and kinds, keeps enemies apart, and is made again from its code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from math import ceil
from pathlib import Path

import pytest

from quizgen.arabic import fold
from quizgen.build import load_seed, load_templates
from quizgen.items import choosing
from quizgen.items.bank import Written, write_bank
from quizgen.items.choosing import SEVERAL, SHARES, choose
from quizgen.items.enemies import enemies, exclude, slots_of
from quizgen.items.lint import check_items
from quizgen.items.quiz import chance_of, every_item, forms, self_study
from quizgen.items.telling import telling
from quizgen.items.weighing import counted_keys, is_beyond, touched
from quizgen.model import Bank, Evidence, Item, Kind, Level, Seed
from quizgen.problems import UsageError


@pytest.fixture(scope="module")
def bank(root: Path) -> Bank:
    templates, _, problems = load_templates()
    assert not problems
    seed, told = load_seed(root / "seeds/south-ossetia", templates)
    assert not told
    assert seed is not None
    return write_bank(seed, templates).bank


def recall(name: str, stem: str, key: str) -> Item:
    evidence = (Evidence(key, key, 1),)
    return Item(f"t/{name}/q", Kind.RECALL, (name,), ("who",), (), stem, key, evidence, Level.RECALL)


@pytest.mark.rule(29)
def test_an_item_whose_stem_shows_the_others_key_is_its_enemy() -> None:
    one = recall("a", "مَن وقّع معاهدة الدفاع؟", "روسيا")
    other = recall("b", "متى وقّعت روسيا المعاهدة؟", "عام 2015")
    assert enemies(one, other)
    assert enemies(other, one)


def test_a_quick_look_at_two_items_passes_over_no_enemies(bank: Bank) -> None:
    read = [telling(item) for item in bank.items[::4]]
    looked = [replace(each, stems=each.stems | {"*"}, needed=each.needed | {"*"}) for each in read]
    quickly = [exclude(one, other) for one in read for other in read]
    assert True in quickly
    assert quickly == [exclude(one, other) for one in looked for other in looked]


def test_of_very_many_items_a_quiz_looks_at_some(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(choosing, "telling", lambda item: (read.append(item.id), telling(item))[1])
    one = recall("a", "مَن وقّع معاهدة الدفاع؟", "روسيا")
    items = tuple(replace(one, id=f"t/f{n}/q", facts=(f"f{n}",), key=f"دولة {n}") for n in range(3000))
    assert len(choose(replace(bank, items=items))) == bank.settings.items
    assert len(read) <= choosing.LOOKED_AT * bank.settings.items


def test_items_that_give_nothing_away_are_no_enemies() -> None:
    assert not enemies(recall("a", "مَن وقّع؟", "روسيا"), recall("b", "متى وُقّعت؟", "عام 2015"))


@pytest.mark.rule(29)
@pytest.mark.parametrize("chance", range(5))
def test_a_form_of_thirty_has_every_kind_and_no_enemy_pair(bank: Bank, chance: int) -> None:
    chosen = choose(bank, chance)
    assert len(chosen) == 30
    several = [item for item in chosen if item.kind in SEVERAL]
    assert len(several) == 1  # a second one would leave out what else asks for a date or a name
    assert {item.kind for item in chosen} | SEVERAL == set(Kind)
    assert not [pair for pair in combinations(chosen, 2) if enemies(*pair)]


@pytest.mark.rule(30)
@pytest.mark.parametrize("chance", range(3))
def test_a_form_asks_no_slot_twice(bank: Bank, chance: int) -> None:
    slots = [slot for item in choose(bank, chance) for slot in slots_of(item)]
    assert len(slots) == len(set(slots))


@pytest.mark.parametrize("chance", range(5))
def test_a_form_gives_choices_and_gaps_most_of_their_share_though_enemies_are_many(bank: Bank, chance: int) -> None:
    chosen = choose(bank, chance)
    assert sum(item.kind is Kind.CHOICE for item in chosen) >= SHARES[Kind.CHOICE] * 3 / 4
    assert sum(item.kind is Kind.CLOZE for item in chosen) >= SHARES[Kind.CLOZE] * 3 / 4


@pytest.mark.parametrize("chance", range(4))
def test_the_answers_of_a_form_stand_in_every_place_alike_often(bank: Bank, chance: int) -> None:
    for form in forms(bank, 2, chance):
        asked = [line.item for section in form.sections for line in section.lines if section.kind is Kind.CHOICE]
        places = Counter(item.options.index(str(item.key)) for item in asked)
        assert all(abs(places[place] - len(asked) / 3) <= 1 for place in range(3))


def test_a_form_asks_for_figures_and_dates_in_two_fifths_at_most_where_there_is_other_matter(bank: Bank) -> None:
    who = [recall(f"w{n}", f"مَن زار السوق {n}؟", f"الزائر {name}") for n, name in enumerate("أبتثجحخدذرزسشصض")]
    many = [recall(f"m{n}", f"كم صندوقًا بيع في السوق رقم {n}؟", f"{n + 30} صندوقًا") for n in range(30)]
    apart = [replace(item, evidence=(Evidence("س", "س", at),)) for at, item in enumerate([*who, *many], 1)]
    chosen = choose(replace(bank, items=tuple(apart), settings=replace(bank.settings, items=20)))
    assert sum("صندوقًا" in str(item.key) for item in chosen) == 8
    alone = choose(replace(bank, items=tuple(apart[len(who) :]), settings=replace(bank.settings, items=20)))
    assert len(alone) == 20


def test_form_a_goes_as_the_article_goes_within_each_kind(bank: Bank) -> None:
    for section in forms(bank, 1)[0].sections:
        order = [line.item.evidence[0].sentence for line in section.lines]
        assert order == sorted(order)


def test_a_form_spreads_over_the_sentences(bank: Bank) -> None:
    sentences = {each.sentence for item in choose(bank) for each in item.evidence}
    assert len(sentences) >= 14


def test_forms_hold_the_same_items_in_other_orders(bank: Bank) -> None:
    a, b = forms(bank, 2)
    ids = [[line.item.id for section in form.sections for line in section.lines] for form in (a, b)]
    assert sorted(ids[0]) == sorted(ids[1])
    assert ids[0] != ids[1]
    for one, two in zip(*(sorted((line.item for section in form.sections for line in section.lines),
                                 key=lambda item: item.id) for form in (a, b)), strict=True):  # fmt: skip
        assert sorted(one.options) == sorted(two.options)


def test_a_form_is_made_again_from_its_code(bank: Bank) -> None:
    first = forms(bank, 2, chance=77)
    assert forms(bank, 2, chance_of(first[1].code)) == first


def test_the_code_of_other_facts_differs(bank: Bank) -> None:
    less = replace(bank, items=bank.items[:200])
    assert forms(less, 1)[0].code != forms(bank, 1)[0].code


@pytest.mark.parametrize("code", ["", "A-1", "A-12345U", "hello world"])
def test_what_is_no_code_is_told(code: str) -> None:
    with pytest.raises(UsageError, match="is not the code of a form"):
        chance_of(code)


def test_a_teacher_gets_the_number_and_the_kinds_that_were_asked(bank: Bank) -> None:
    settings = replace(bank.settings, items=8, kinds=("true-false", "choice"))
    quiz = self_study(replace(bank, settings=settings))
    assert [section.kind for section in quiz.sections] == [Kind.TRUE_FALSE, Kind.CHOICE]
    assert sum(len(section.lines) for section in quiz.sections) == 8


def test_full_marks_are_the_sum_of_the_lines(bank: Bank) -> None:
    settings = replace(bank.settings, marks={"choice": 3})
    quiz = self_study(replace(bank, settings=settings))
    lines = [line for section in quiz.sections for line in section.lines]
    assert quiz.marks == sum(line.marks for line in lines)
    assert {line.marks for line in lines if line.item.kind is Kind.CHOICE} == {3}


@pytest.mark.rule(24)
@pytest.mark.parametrize("chance", range(6))
def test_a_form_has_as_many_right_statements_as_wrong_and_no_label_is_always_the_answer(
    bank: Bank, chance: int
) -> None:
    chosen = choose(bank, chance)
    for kind in (Kind.TRUE_FALSE, Kind.NOT_GIVEN, Kind.SOURCE):
        first = [item.key == item.options[0] for item in chosen if item.kind is kind]
        assert first
        assert sum(first) == len(first) / 2 or (kind is Kind.SOURCE and len(first) == 1)


def test_at_least_a_sixth_of_a_form_asks_beyond_who_when_and_where(bank: Bank) -> None:
    for chance in range(4):
        chosen = choose(bank, chance)
        assert sum(map(is_beyond, chosen)) >= len(chosen) / 6


def test_a_form_without_the_passage_asks_for_no_sentence_by_its_number(bank: Bank) -> None:
    bare = replace(bank, settings=replace(bank.settings, passage=False, items=40, kinds=("whole",)))
    chosen = choose(bare)
    assert chosen
    assert not any("الجملة " in option for item in chosen for option in item.options)
    assert not any("الجمل" in item.stem for item in chosen)


@pytest.mark.rule(29, 30)
@pytest.mark.parametrize("chance", range(6))
def test_a_form_has_no_answer_thrice_few_words_and_asks_about_every_sentence(bank: Bank, chance: int) -> None:
    chosen = choose(bank, chance)
    assert max(Counter(fold.loose(key) for item in chosen for key in counted_keys(item)).values()) <= 2
    assert sum(item.kind is Kind.GLOSS for item in chosen) <= ceil(len(chosen) / 4)
    assert {number for item in chosen for number in touched(item)} == set(range(1, 18))


def test_a_pooled_option_stands_twice_on_a_form_at_most(bank: Bank) -> None:
    text = " ".join(sentence.reads for sentence in bank.article.sentences)
    ours = {name.id for name in bank.names}
    for chance in range(4):
        lent = Counter(
            option
            for item in choose(bank, chance)
            if item.kind is Kind.CHOICE
            for name, option in zip(item.drawn, item.options, strict=True)
            if name not in ours and option not in text
        )
        assert max(lent.values(), default=0) <= 2


PAIRS = [
    # of one fact: what one shows, by whatever name, the other asks
    ({"shows": ("who",), "stem": "متى وقّع شويجو المعاهدة؟"}, {"asks": ("who",), "key": "سيرجي شويجو"}, True),
    ({"shows": ("what",), "asks": ("when",)}, {"asks": ("who",), "shows": ("what",)}, False),
    # a right statement shows its value, a wrong one does not
    ({"kind": Kind.TRUE_FALSE, "stem": "وقّع س ص — صواب أم خطأ؟", "right": "وقّع س ص."}, {"asks": ("who",)}, True),
    ({"kind": Kind.TRUE_FALSE, "stem": "وقّع ع ص — صواب أم خطأ؟", "right": "وقّع س ص."}, {"asks": ("who",)}, False),
    # news or claim: the statement says all that the fact does, and whose it is
    ({"kind": Kind.SOURCE}, {"asks": ("by",)}, True),
    # whether a question is answered, and the question
    ({"kind": Kind.NOT_GIVEN, "drawn": ("t/a/q",)}, {"note": "t/a/q"}, True),
    ({"kind": Kind.NOT_GIVEN, "drawn": ("t/a/z",)}, {"note": "t/a/q"}, False),
    # a gap that tells in brackets what a word stands for
    ({"kind": Kind.CLOZE, "stem": "وقّعت الجمهوريتان [س وص] ……"}, {"kind": Kind.REFERENCE, "key": "س وص"}, True),
    # a name alone does not tell what it is matched with
    ({"facts": ("b",), "stem": "متى جاء بوتين؟"}, {"kind": Kind.MATCH, "key": (("توقيع", "بوتين"),)}, False),
]


@pytest.mark.rule(29)
@pytest.mark.parametrize(("one", "other", "excluded"), PAIRS)
def test_items_exclude_each_other_across_kinds(
    one: dict[str, object], other: dict[str, object], excluded: bool
) -> None:
    plain = recall("a", "هل؟", "لا شيء")
    made = [replace(plain, asks=("x",), facts=("a",), note=""), replace(plain, asks=("y",), key="غيره")]
    one_, other_ = (replace(base, **changed) for base, changed in zip(made, (one, other), strict=True))
    if one_.kind is Kind.TRUE_FALSE:
        one_ = replace(one_, asks=("who",), key="صواب", evidence=(Evidence("س", "س", 1),))
    assert enemies(one_, other_) is excluded
    assert enemies(other_, one_) is excluded


def test_a_teacher_pins_and_drops_items_by_id(bank: Bank) -> None:
    by_hand = ("alliance-signed/when/choice", "south-ossetia/refers/two-sides")
    gone = choose(bank)[0].id
    wanted = replace(bank.settings, pin=dict.fromkeys(by_hand), drop={gone: None}, items=12)  # type: ignore[arg-type]
    for chance in range(3):
        ids = [item.id for item in choose(replace(bank, settings=wanted), chance)]
        assert len(ids) == 12
        assert {"south-ossetia/alliance-signed/when/choice", "south-ossetia/refers/two-sides"} <= set(ids)
        assert gone not in ids
    assert gone not in {
        line.item.id for part in every_item(replace(bank, settings=wanted)).sections for line in part.lines
    }


@pytest.mark.parametrize(
    ("pin", "drop", "fault"),
    [
        ("[pact/whn]", "[]", ("no item is called 'pact/whn', which the quiz should pin", "did you mean 'pact/when'?")),
        ("[]", "[zzz]", ("no item is called 'zzz', which the quiz should drop", "quizgen items tiny lists the ids")),
        ("[pact/when]", "[pact/when]", ("the quiz should pin and drop 'pact/when'", "take one of them out")),
    ],
)  # fmt: skip
def test_what_is_pinned_and_is_no_item_is_told_with_its_place(
    seed_of: Callable[..., Seed], written: Callable[..., Written], pin: str, drop: str, fault: tuple[str, str]
) -> None:
    facts = f"""
    facts:
      - {{id: pact, does: sign, what: pact, when: 2015-03-08, quote: وقعت معاهدة الدفاع في 8 مارس 2015}}
    quiz: {{pin: {pin}, drop: {drop}}}
    """
    article = "وقعت معاهدة الدفاع في 8 مارس 2015."
    seed = seed_of(article, facts)
    told = [each for each in check_items(seed, written(article, facts).bank) if each.code == "E806"]
    assert [(each.message, each.hint) for each in told] == [fault]
    assert told[0].span.line > 1
