"""What was not asked though its author could have it asked, fact by fact: notes, which fail nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.items.desk import Refusal
from quizgen.model import Bank, Kind, Seed
from quizgen.problems import Problem, Span

CHOICE = "/choice"


def check_unasked(seed: Seed, bank: Bank, refusals: Iterable[Refusal]) -> Iterator[Problem]:
    """Note for each fact which questions it lost, with the reasons and what would bring them back.

    What another question of the fact asks in the same way is not lost, nor what its author left out.
    """
    asked = {
        (fact, role, item.kind is Kind.CHOICE)
        for item in bank.items
        if item.kind in (Kind.RECALL, Kind.CHOICE)
        for fact in item.facts
        for role in item.asks
    }
    lost: dict[str, dict[str, Refusal]] = {}
    for each in refusals:
        if each.remedy and (each.fact, each.asks, each.question.endswith(CHOICE)) not in asked:
            lost.setdefault(each.fact, {}).setdefault(each.question, each)
    for fact in seed.facts:
        mine = [each for name, each in lost.get(fact.id, {}).items() if not _is_skipped(name, fact.skip)]
        if mine:
            told = "; ".join(f"{each.question}: {each.reason.partition(chr(10))[0]}" for each in mine)
            remedies = "; ".join(dict.fromkeys(each.remedy for each in mine))
            yield Problem(
                fact.span or Span(seed.path, 1, 1), "N807", f"fact '{fact.id}' is not asked: {told}", remedies
            )


def _is_skipped(question: str, skip: tuple[str, ...]) -> bool:
    return any(question == each or question.startswith((f"{each}/", f"{each}-")) for each in skip)
