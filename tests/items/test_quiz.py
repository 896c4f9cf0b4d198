"""A form covers facts and kinds, keeps enemies apart, and is made again from its code."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from quizgen.build import load_seed, load_templates
from quizgen.items.bank import write_bank
from quizgen.items.quiz import SHARES, chance_of, choose, enemies, forms, self_study, slots_of
from quizgen.model import Bank, Evidence, Item, Kind, Level
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


def test_items_that_give_nothing_away_are_no_enemies() -> None:
    assert not enemies(recall("a", "مَن وقّع؟", "روسيا"), recall("b", "متى وُقّعت؟", "عام 2015"))


@pytest.mark.rule(29)
@pytest.mark.parametrize("chance", range(5))
def test_a_form_of_thirty_has_every_kind_and_no_enemy_pair(bank: Bank, chance: int) -> None:
    chosen = choose(bank, chance)
    assert len(chosen) == 30
    assert {item.kind for item in chosen} == set(Kind)
    assert not [pair for pair in combinations(chosen, 2) if enemies(*pair)]


@pytest.mark.rule(30)
@pytest.mark.parametrize("chance", range(3))
def test_a_form_asks_no_slot_twice(bank: Bank, chance: int) -> None:
    slots = [slot for item in choose(bank, chance) for slot in slots_of(item)]
    assert len(slots) == len(set(slots))


@pytest.mark.parametrize("chance", range(5))
def test_a_form_gives_multiple_choice_most_of_its_share_though_enemies_are_many(bank: Bank, chance: int) -> None:
    assert sum(item.kind is Kind.CHOICE for item in choose(bank, chance)) >= SHARES[Kind.CHOICE] * 3 / 4


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
