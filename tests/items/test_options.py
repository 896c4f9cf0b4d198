"""Which wrong options are offered first: the hard ones, so that nobody guesses the answer without the article."""

from __future__ import annotations

from collections.abc import Callable

from quizgen.items.bank import Written

ARTICLE = "وقع بوتين معاهدة الدفاع."


def options(written: Callable[..., Written], facts: str, **more: object) -> set[str]:
    items = {item.id: item for item in written(ARTICLE, facts, **more).bank.items}
    return set(items["tiny/pact/who/choice"].options)


def test_persons_of_the_keys_own_side_come_before_others(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, quote: وقع بوتين معاهدة الدفاع}
    """
    # شويجو and لافروف are tied to the state that بوتين is tied to, كيري is not
    assert all(options(written, facts, chance=chance) == {"بوتين", "شويجو", "لافروف"} for chance in range(20))


def test_a_pool_may_tie_its_names_to_those_of_the_article(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, quote: وقع بوتين معاهدة الدفاع}
    pools:
      names: {peskov: {ar: بيسكوف, is: person, gender: m, of: [russia]}}
    quiz: {options: 4}
    """
    # كيري stands in the article's own names, yet on another side
    assert options(written, facts) == {"بوتين", "شويجو", "لافروف", "بيسكوف"}
