"""From a seed to its bank: every item that its facts, words and passage give, in an order that hangs on them alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizgen.arabic.time import Time
from quizgen.items.about_text import not_given_items, reference_item, source_items
from quizgen.items.cloze import cloze_items, gaps_of, held_holes
from quizgen.items.desk import Desk, Refusal
from quizgen.items.doubts import doubts
from quizgen.items.gloss import gloss_items
from quizgen.items.kept import QUESTIONS, STATEMENTS, Kept, Own
from quizgen.items.match_order import match_items, order_items
from quizgen.items.recall import own_items, recall_items
from quizgen.items.true_false import balanced, once, true_false_items
from quizgen.items.whole import compare_items, location_items, whole_items
from quizgen.model import OFFICE_FRAME, Bank, Fact, Item, Seed, Statement, Templates


@dataclass(frozen=True, slots=True)
class Written:
    """A bank, and what was not asked with the reason."""

    bank: Bank
    refusals: tuple[Refusal, ...]


def write_bank(
    seed: Seed,
    templates: Templates,
    chance: int = 0,
    given: Mapping[str, Sequence[str]] | None = None,
    kept: Kept | None = None,
) -> Written:
    """Write every item of a seed.

    `chance` is the seed of all draws; `given` holds what was drawn for an item before (`Item.drawn`), kept while it is
    still proved. `kept` is what facts gave in an earlier build, and takes what they give now.
    """
    desk = Desk(seed, templates, chance, given)
    if kept is not None:
        kept.begin(seed, chance, desk.given)
    items = tuple(_items(desk, kept))
    bank = Bank(
        seed=seed.id,
        article=seed.article,
        items=items,
        words=seed.words,
        statements=tuple(_statement(desk, fact) for fact in seed.facts),
        names=tuple(seed.names.values()),
        labels=templates.labels,
        settings=seed.settings,
    )
    return Written(bank, tuple(desk.refusals))


def _items(desk: Desk, kept: Kept | None) -> Iterable[Item]:
    facts = desk.seed.facts
    recall = [item for fact in facts for item in _own(desk, fact, QUESTIONS, kept)]
    yield from recall
    for question in desk.seed.questions:
        yield from own_items(desk, question)
    statements = [item for fact in facts for item in _own(desk, fact, STATEMENTS, kept)]
    yield from once(desk, balanced(desk, statements))
    yield from compare_items(desk, statements)
    for item in location_items(desk):
        yield from _wanted(desk, desk.world.facts[item.facts[0]], (item,))
    yield from whole_items(desk)
    yield from _clozes(desk)
    yield from match_items(desk)
    yield from order_items(desk)
    for word in desk.seed.words:
        yield from gloss_items(desk, word)
    for reference in desk.seed.references:
        yield reference_item(desk, reference)
    for item in source_items(desk):
        yield from _wanted(desk, desk.world.facts[item.facts[0]], (item,))
    yield from not_given_items(desk, recall)


_MADE_BY = {QUESTIONS: recall_items, STATEMENTS: true_false_items}


def _own(desk: Desk, fact: Fact, part: str, kept: Kept | None) -> Sequence[Item]:
    """Make what a fact gives by itself, or take it from an earlier build where it would come out the same."""
    if kept is not None and (own := kept.recall(fact, part)):
        desk.refusals += own.refusals
        return own.items
    before = len(desk.refusals)
    items = tuple(_wanted(desk, fact, _MADE_BY[part](desk, fact)))
    if kept is not None:
        kept.keep(fact, part, Own(items, tuple(desk.refusals[before:])))
    return items


def _clozes(desk: Desk) -> Iterable[Item]:
    """Make the gaps: one that learners hold stays with its fact, another goes to the first fact in the file."""
    gaps = gaps_of(desk)
    owners = held_holes(desk, gaps)
    for fact in desk.seed.facts:
        yield from _wanted(desk, fact, cloze_items(desk, fact, gaps[fact.id], owners))


def _wanted(desk: Desk, fact: Fact, items: Iterable[Item]) -> Iterable[Item]:
    """Leave out what the fact's author does not want asked; a question goes with its choice, partners and statement."""
    for item in items:
        name = item.id.removeprefix(desk.item_id(fact.id, ""))
        names = (name, name.removeprefix("true-false-"))
        if any(
            each == skipped or each.startswith((f"{skipped}/", f"{skipped}-"))
            for skipped in fact.skip
            for each in names
        ):
            desk.refuse(fact.id, name, "the fact's 'skip' leaves it out")
        else:
            yield item


def _statement(desk: Desk, fact: Fact) -> Statement:
    # a hope has no date of its own: what it names lies elsewhere in time; nor has an office one day on a timeline
    slot = fact.slots.get("when") if fact.mood in ("stated", "planned") and fact.frame != OFFICE_FRAME else None
    when = slot.values[0] if slot and isinstance(slot.values[0], Time) else None
    starts = when.starts.isoformat() if when and when.starts and when.open != "until" else None
    ends = when.ends.isoformat() if when and when.ends and when.open != "since" else None
    return Statement(
        fact=fact.id,
        text=desk.statement(fact),
        evidence=fact.evidence,
        event=desk.event(fact),
        speaker=desk.printing.text(fact.by.name) if fact.by else "",
        doubt=doubts(desk, fact, fact.slots),
        when=desk.printing.text(when) if when else "",
        starts=starts,
        ends=ends,
        planned=fact.mood == "planned",
    )
