"""The evidence of an item: the sentences that tell its answer, and those that name what it points to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from quizgen.identity import value_id
from quizgen.items.desk import Desk
from quizgen.mentions import spans
from quizgen.model import Evidence, Fact, Name, Value

BEGINNING = 3  # words by which the next sentence is known in a quote


def evidence_of(
    desk: Desk, fact: Fact, keys: Sequence[Value], shows: Iterable[str] = (), told: str = ""
) -> tuple[Evidence, ...]:
    """Return a fact's evidence, the key's words marked, and the sentences that name what it only points to.

    `shows` are the roles that the question prints, `told` its words: what they hold is named as well. Of evidence
    that runs over several sentences only those are shown that tell it.
    """
    shown = [value for role in shows if (slot := fact.slots.get(role)) for value in slot.values]
    pointed = [*keys, *shown, *([fact.by.name] if fact.by else [])]
    first, *others = _by_sentence(desk, fact, keys, pointed) if len(spanned(desk, fact)) > 1 else [fact.evidence]
    marks = sorted({span for key in keys for span in desk.places(key, first.reads)})
    ids = {value_id(value) for value in pointed}
    pointed += [name for name in desk.names_in(told) if name.id not in ids]
    named = named_before(desk, (first, *others), pointed)
    whole = next((each for each in named if each.sentence == first.sentence), None)
    if whole is None:
        return (replace(first, marks=tuple(marks)), *others, *named)
    # the quote is a part of the sentence that names what it points to: nothing is shown twice
    marks = sorted({span for key in keys for span in desk.places(key, whole.reads)})
    return (replace(whole, marks=tuple(marks)), *others, *(each for each in named if each is not whole))


def spanned(desk: Desk, fact: Fact) -> tuple[int, ...]:
    """List the sentences, by number, that a fact's evidence runs over: each next one whose beginning it quotes."""
    first, quote = fact.evidence.sentence, " ".join(fact.evidence.quote.split())
    following = desk.seed.article.sentences[first:]
    told = takewhile(lambda each: " ".join(each.printed.split()[:BEGINNING]) in quote, following)
    return (first, *(each.number for each in told))


def _by_sentence(desk: Desk, fact: Fact, keys: Sequence[Value], pointed: Sequence[Value]) -> list[Evidence]:
    """Take evidence apart into its sentences: the one that tells the key, then those that tell the rest."""
    sentences = [desk.seed.article.sentences[number - 1] for number in spanned(desk, fact)]
    parts = [Evidence(each.printed, each.reads, each.number) for each in sentences]
    first = next((part for part in parts for key in keys if desk.places(key, part.reads)), None)
    if first is None:
        return [fact.evidence]
    chosen = [first]
    for value in pointed:
        if not any(desk.places(value, part.reads) for part in chosen):
            told = next((part for part in parts if desk.places(value, part.reads)), parts[0])
            chosen += [told] if told not in chosen else []
    return chosen


def named_before(desk: Desk, evidence: Sequence[Evidence], values: Iterable[Value]) -> tuple[Evidence, ...]:
    """Return the nearest sentences, rather earlier ones, that name values which the evidence does not name."""
    found: dict[int, set[tuple[int, int]]] = {}
    for value in values:
        if not isinstance(value, Name):
            continue
        if any(desk.tells_which(value, each.reads, spans(value, each.reads)) for each in evidence):
            continue
        held = {
            number: spots
            for number, spots in desk.sentences_with(value).items()
            if desk.tells_which(value, desk.seed.article.sentences[number - 1].reads, spots)
        }
        earlier = (number for number in held if number <= evidence[0].sentence)
        if nearest := max(earlier, default=min(held, default=0)):
            found.setdefault(nearest, set()).update(held[nearest])
    whole = {number: desk.seed.article.sentences[number - 1] for number in found}
    return tuple(
        Evidence(whole[number].printed, whole[number].reads, number, tuple(sorted(found[number])))
        for number in sorted(found, reverse=True)
    )
