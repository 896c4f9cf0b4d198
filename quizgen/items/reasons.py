"""Why a wrong option is wrong: what the article says of the key, and where the candidate does occur.

Never "X did this, so not that": a reason states what stands in the article, and no more.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.arabic import lists
from quizgen.items.asking import stands_in
from quizgen.items.values import value_id
from quizgen.items.workshop import Workshop, quoted
from quizgen.model import Fact, Value


def reason(shop: Workshop, fact: Fact, role: str, candidate: Value, keys: Sequence[Value]) -> str:
    """Say in Arabic why a candidate is not the answer: the key with its sentence, then the candidate's own place."""
    printing = shop.desk.printing
    text = quoted(printing.answer(candidate))
    key = lists.join([printing.answer(value) for value in keys])
    told = shop.labels["why.key"].format(key=key, sentence=fact.evidence.sentence)
    if home := _home(shop, fact, role, candidate):
        rest = shop.labels["why.elsewhere"].format(
            candidate=text, elsewhere=quoted(home.evidence.reads), sentence=home.evidence.sentence
        )
    elif not stands_in(printing, candidate, " ".join(each.reads for each in shop.seed.article.sentences)):
        rest = shop.labels["why.absent"].format(candidate=text)
    else:
        rest = shop.labels["why.not-here"].format(candidate=text)
    return f"{told} {rest}"


def _home(shop: Workshop, fact: Fact, role: str, candidate: Value) -> Fact | None:
    """Find another fact that holds the candidate: in the same role if any does, told in the fewest words."""
    wanted = value_id(candidate)
    homes = [
        other
        for other in shop.seed.facts
        if other.id != fact.id
        and any(value_id(value) == wanted for slot in other.slots.values() for value in slot.values)
    ]
    homes += [other for other in shop.seed.facts if other.by and other.by.name.id == wanted and other.id != fact.id]
    shown = [other for other in homes if places_of(shop, candidate, other)]
    return min(
        shown,
        key=lambda other: (role not in other.slots, len(other.evidence.reads), other.id),
        default=None,
    )


def places_of(shop: Workshop, value: Value, fact: Fact) -> bool:
    """Tell whether a value can be read in a fact's evidence."""
    return bool(shop.places(value, fact.evidence.reads))
