"""The article on Russia and South Ossetia: what a learner and a teacher can count on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.build import load_seed, load_templates
from quizgen.items.bank import write_bank
from quizgen.model import Bank, Item, Kind, Seed, Templates


@pytest.fixture(scope="module")
def sources(root: Path) -> tuple[Seed, Templates]:
    templates, _, problems = load_templates()
    assert not problems
    seed, told = load_seed(root / "seeds/south-ossetia", templates)
    assert not told
    assert seed is not None
    return seed, templates


@pytest.fixture(scope="module")
def bank(sources: tuple[Seed, Templates]) -> Bank:
    return write_bank(*sources).bank


def of(bank: Bank, *kinds: Kind) -> list[Item]:
    return [item for item in bank.items if item.kind in kinds]


def test_the_article_has_seventeen_sentences_and_each_is_asked_about_twice(bank: Bank) -> None:
    assert len(bank.article.sentences) == 17
    plain = [item for item in bank.items if item.kind not in (Kind.CLOZE, Kind.GLOSS, Kind.SOURCE)]
    served = Counter(number for item in plain for number in {each.sentence for each in item.evidence})
    assert [number for number in range(1, 18) if served[number] < 2] == []


def test_there_are_items_of_every_kind(bank: Bank) -> None:
    assert {item.kind for item in bank.items} == set(Kind)


def test_thirty_choice_items_and_fifteen_without_any_pool(sources: tuple[Seed, Templates], bank: Bank) -> None:
    seed, templates = sources
    assert len(of(bank, Kind.CHOICE)) >= 30
    bare = write_bank(
        replace(seed, pools={}, times=(), quantities=()), replace(templates, pools={}, times=(), quantities=())
    ).bank
    assert len(of(bare, Kind.CHOICE)) >= 15


def test_forty_five_slots_are_asked(bank: Bank) -> None:
    assert len({(item.facts, item.asks) for item in of(bank, Kind.RECALL)}) >= 45


def test_notes_enough_for_a_deck(bank: Bank) -> None:
    assert len({item.note for item in of(bank, Kind.RECALL, Kind.REFERENCE, Kind.SOURCE)}) >= 50
    assert len({item.note for item in of(bank, Kind.CLOZE)}) >= 18  # of 17 sentences, gaps that the rest settles
    assert len(bank.words) >= 45


@pytest.mark.parametrize(
    ("fact", "role", "key"),
    [
        ("alliance-signed", "when", "في 8 مارس 2015"),
        ("alliance-signed", "lasts", "25 سنة"),
        ("joint-law-signed", "when", "في أواخر عام 2016"),
        ("joint-law-signed", "who", "فلاديمير بوتين"),
        ("referendum-decided", "when", "في مايو 2016"),
        ("referendum-planned", "when", "في عام 2017"),
        ("command-peace", "to", "للقيادة الروسية الأبخازية المشتركة"),
        ("command-war", "to", "للقيادة العسكرية الروسية"),
        ("recognition", "when", "26 أغسطس 2008"),
        ("putin-ratified", "with", "مع أوسيتيا الجنوبية"),
    ],
)
def test_what_the_article_says_is_the_key(bank: Bank, fact: str, role: str, key: str) -> None:
    keys = {item.key for item in of(bank, Kind.RECALL) if item.facts == (fact,) and item.asks == (role,)}
    assert keys == {key}


def test_both_dates_of_the_alliance_are_told(bank: Bank) -> None:
    (item,) = [item for item in of(bank, Kind.RECALL) if item.id == "south-ossetia/alliance-signed/when"]
    assert "18 مارس 2015" in item.doubt
    assert "asil.org" in item.doubt


def test_the_referendum_is_never_asked_about_as_if_it_had_been_held(bank: Bank) -> None:
    for item in bank.items:
        assert "أُجري الاستفتاء" not in item.stem
        assert "سيُجرى" not in item.stem


@pytest.mark.parametrize("name", ["شويجو", "جاسييف"])
def test_claims_stand_with_their_speaker(bank: Bank, sources: tuple[Seed, Templates], name: str) -> None:
    claims = {fact.id for fact in sources[0].facts if fact.by and name in fact.by.name.phrase.nom}
    assert claims
    for item in of(bank, Kind.RECALL, Kind.CHOICE, Kind.TRUE_FALSE):
        if set(item.facts) & claims and item.asks != ("by",):
            assert name in item.stem


def test_true_and_false_statements_are_both_common(bank: Bank) -> None:
    true = [item.key == "صواب" for item in of(bank, Kind.TRUE_FALSE)]
    assert 0.4 <= sum(true) / len(true) <= 0.6
