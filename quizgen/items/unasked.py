"""What was not asked and why: too few options, and for each fact the questions that its author can bring back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizgen.arabic.count import Quantity
from quizgen.arabic.time import Time
from quizgen.identity import called_wrong
from quizgen.items.asking import Asked
from quizgen.items.candidates import Candidate
from quizgen.items.desk import Desk, Refusal
from quizgen.items.filters import Unfit
from quizgen.items.options import broken_rule
from quizgen.items.truth import Doubt
from quizgen.model import Bank, Kind, Name, Seed, Text, YesNo
from quizgen.problems import Problem, Span

CHOICE = "/choice"
MOST_TOLD = 12  # candidates of which a refusal says why they are not offered: the article's come first


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
            told = "; ".join(map(_lost, mine))
            remedies = "; ".join(dict.fromkeys(each.remedy for each in mine))
            yield Problem(fact.span or Span(seed.path, 1, 1), "N807", f"fact '{fact.id}' gives {told}", remedies)


def _lost(refusal: Refusal) -> str:
    """Say which question a fact does not give, or of which it gives no multiple choice, and why."""
    name = refusal.question.removesuffix(CHOICE)
    what = "question" if name == refusal.question else "multiple choice"
    return f"no {what} '{name}': {refusal.reason.partition(chr(10))[0]}"


def _is_skipped(question: str, skip: tuple[str, ...]) -> bool:
    return any(question == each or question.startswith((f"{each}/", f"{each}-")) for each in skip)


def too_few(desk: Desk, asked: Asked, offered: Sequence[Candidate]) -> Unfit:
    """Say that hardly anything can be offered: the first candidates with what speaks against each."""
    many = sum(each.safe for each in offered)
    told = [f"{many or 'no'} safe distractor{'' if many == 1 else 's'}, two are needed"]
    unsafe = [each for each in offered if not each.safe]
    told += [_against(desk, each) for each in unsafe[:MOST_TOLD]]
    if len(unsafe) > MOST_TOLD:
        told.append(f"… and {len(unsafe) - MOST_TOLD} more")
    own = called_wrong(asked.fact, asked.role)
    refused = [_against(desk, each) for each in offered if each.id in own and not each.safe]
    if refused:
        return Unfit("\n      ".join(told), remedy=f"of your own wrong options, {'; '.join(refused)}: write others")
    return Unfit("\n      ".join(told), remedy=_more(asked, offered))


def _against(desk: Desk, each: Candidate) -> str:
    """Say why a candidate is not offered, with the fact that casts doubt on it."""
    against = each.unfit or (each.judgement.doubt.value if each.judgement.doubt else each.judgement.verdict.value)
    fact = f" ({each.judgement.fact})" if each.judgement.fact else ""
    return f"{desk.printing.answer(each.value)}: {against}{fact}"


def no_set(desk: Desk, asked: Asked, offered: Sequence[Candidate]) -> Unfit:
    """Say which rule for options the first safe distractors break."""
    safe = [each.value for each in offered if each.safe][:2]
    rule = broken_rule(desk, asked.stem, asked.keys[0], safe)
    told = "no set of safe distractors keeps the rules for options"
    remedy = f"write other wrong options of your own: {rule}" if rule and asked.fact.wrong.get(asked.role) else ""
    return Unfit(f"{told}: {rule}" if rule else told, remedy=remedy or _more(asked, ()))


def _more(asked: Asked, offered: Sequence[Candidate]) -> str:
    """Say where more could be offered from; the fact that casts most doubt is named with the one that is asked."""
    key = asked.keys[0]
    if isinstance(key, YesNo):
        return ""
    own = f"write wrong options of your own: wrong: {{{asked.role}: [one, another]}}"
    if isinstance(key, Text):
        return own
    doubts = [each.judgement.doubt for each in offered if not each.safe]
    if isinstance(key, Quantity) and key.about and doubts and set(doubts) == {Doubt.KIND}:
        return "no other amount is provably wrong beside one with a bound: write it exactly where the article does"
    if 2 * doubts.count(Doubt.COMMON) > len(doubts):
        return f"{Doubt.COMMON.value}: no name of a pool helps; {own}"
    kind = {Time: "times", Quantity: "quantities"}.get(type(key), "names")
    like = f" of the type {key.is_}" if isinstance(key, Name) else ""
    more = f"add {kind}{like} to the pools"
    doubted = [each.judgement.fact for each in offered if each.judgement.fact]
    if not doubted:
        return more
    other = max(dict.fromkeys(doubted), key=doubted.count)
    return f"what '{other}' holds may be true of '{asked.fact.id}' as well; {more}"
