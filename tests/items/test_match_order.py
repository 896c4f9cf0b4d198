"""Matching and ordering: nothing in a set can be told apart by anything but the article."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from quizgen.items.bank import Written
from quizgen.model import Item, Kind

ARTICLE = (
    "وقعت روسيا معاهدة الدفاع في 8 مارس 2015. ووقعت جورجيا اتفاقية الحدود في عام 2008. "
    "ووقعت تركيا معاهدة الصيد في مايو 2016. ووقعت أرمينيا معاهدة البريد في أواخر عام 2015."
)
NAMES = """
  fishing: {ar: معاهدة الصيد, is: treaty, gender: f}
  post: {ar: معاهدة البريد, is: treaty, gender: f}"""
FACTS = """
    facts:
      - {id: a, does: sign, who: {all: [russia]}, what: pact, when: 2015-03-08,
         quote: وقعت روسيا معاهدة الدفاع في 8 مارس 2015}
      - {id: b, does: sign, who: {all: [georgia]}, what: accord, when: 2008,
         quote: ووقعت جورجيا اتفاقية الحدود في عام 2008}
      - {id: c, does: sign, who: {all: [turkey]}, what: fishing, when: 2016-05,
         quote: ووقعت تركيا معاهدة الصيد في مايو 2016}
      - {id: d, does: sign, who: {all: [armenia]}, what: post, when: late 2015,
         quote: ووقعت أرمينيا معاهدة البريد في أواخر عام 2015}
"""


@pytest.fixture
def items(written: Callable[..., Written], names_with: Callable[[str], str]) -> dict[Kind, list[Item]]:
    bank = written(ARTICLE, names_with(NAMES.strip("\n")) + FACTS).bank
    return {kind: [item for item in bank.items if item.kind is kind] for kind in Kind}


@pytest.mark.rule(26)
def test_events_are_put_in_the_order_of_their_dates(items: dict[Kind, list[Item]]) -> None:
    (first, *_) = items[Kind.ORDER]
    assert first.key == ("توقيع اتفاقية الحدود", "توقيع معاهدة الدفاع", "توقيع معاهدة البريد", "توقيع معاهدة الصيد")
    assert sorted(first.options) == sorted(first.key)
    assert first.options != first.key


@pytest.mark.rule(26)
def test_events_whose_dates_overlap_are_never_ordered(
    written: Callable[..., Written], names_with: Callable[[str], str]
) -> None:
    facts = FACTS.replace("when: late 2015", "when: 2015").replace("في أواخر عام 2015", "في عام 2015")
    article = ARTICLE.replace("في أواخر عام 2015", "في عام 2015")
    bank = written(article, names_with(NAMES.strip("\n")) + facts).bank
    for item in bank.items:
        if item.kind is Kind.ORDER:
            assert not {"a", "d"} <= set(item.facts)  # 8 مارس 2015 lies within عام 2015


def test_a_day_told_in_two_calendars_stands_in_the_order(
    written: Callable[..., Written], names_with: Callable[[str], str]
) -> None:
    facts = FACTS.replace("when: 2008,", "when: 1429-08-24 AH = 2008-08-26,").replace(
        "في عام 2008", "في 24 شعبان 1429هـ الموافق 26 أغسطس 2008"
    )
    article = ARTICLE.replace("في عام 2008", "في 24 شعبان 1429هـ الموافق 26 أغسطس 2008")
    bank = written(article, names_with(NAMES.strip("\n")) + facts).bank
    first = next(item for item in bank.items if item.kind is Kind.ORDER)
    assert first.facts == ("b", "a", "d", "c")


@pytest.mark.rule(26)
def test_two_events_are_too_few_to_order(written: Callable[..., Written]) -> None:
    facts = "    facts:\n" + "".join(FACTS.split("facts:\n")[1].split("      - {id: c")[0])
    bank = written(" ".join(ARTICLE.split()[:15]) + ".", facts).bank
    assert [item for item in bank.items if item.kind is Kind.ORDER] == []


def test_a_match_has_one_partner_more_than_it_has_events(items: dict[Kind, list[Item]]) -> None:
    for item in items[Kind.MATCH]:
        assert item.columns is not None
        assert len(item.columns.right) == len(item.columns.left) + 1
        assert len(set(item.columns.right)) == len(item.columns.right)


def test_each_event_of_a_match_has_its_own_partner(items: dict[Kind, list[Item]]) -> None:
    dates = next(item for item in items[Kind.MATCH] if item.id.startswith("tiny/match/when"))
    assert dict(dates.key)["توقيع معاهدة الصيد"] == "مايو 2016"  # type: ignore[arg-type]
    for one, other in combinations(dates.key, 2):
        assert one[1] != other[1]
