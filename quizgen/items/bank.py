"""From a seed to its bank: every item that its facts, words and passage give, in an order that hangs on them alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizgen.arabic.time import Time
from quizgen.items.about_text import not_given_items, reference_item, source_items
from quizgen.items.asking import Desk
from quizgen.items.cloze import cloze_items, held_holes
from quizgen.items.gloss import gloss_items
from quizgen.items.match_order import match_items, order_items
from quizgen.items.options import Source
from quizgen.items.recall import recall_items
from quizgen.items.true_false import true_false_items
from quizgen.items.truth import World
from quizgen.items.values import Printing
from quizgen.items.wording import Unfit, Voice
from quizgen.items.workshop import Refusal, Workshop
from quizgen.model import OFFICE_FRAME, Bank, Fact, Item, Seed, Statement, Templates


@dataclass(frozen=True, slots=True)
class Written:
    """A bank, and what was not asked with the reason."""

    bank: Bank
    refusals: tuple[Refusal, ...]


def write_bank(
    seed: Seed, templates: Templates, chance: int = 0, given: Mapping[str, Sequence[str]] | None = None
) -> Written:
    """Write every item of a seed.

    `chance` is the seed of all draws; `given` holds what was drawn for an item before (`Item.drawn`), kept while it is
    still proved.
    """
    shop = workshop(seed, templates, chance, given)
    items = tuple(_items(shop))
    bank = Bank(
        seed=seed.id,
        article=seed.article,
        items=items,
        words=seed.words,
        statements=tuple(_statement(shop, fact) for fact in seed.facts),
        names=tuple(seed.names.values()),
        labels=templates.labels,
        settings=seed.settings,
    )
    return Written(bank, tuple(shop.refusals))


def workshop(
    seed: Seed, templates: Templates, chance: int = 0, given: Mapping[str, Sequence[str]] | None = None
) -> Workshop:
    """Set up the bench for one seed."""
    voice = Voice(templates.lexicon, Printing.of(seed.settings))
    desk = Desk(World(seed, templates), voice, templates.labels)
    return Workshop(seed, templates, desk, Source(seed, templates), chance, given or {})


def _items(shop: Workshop) -> Iterable[Item]:
    recall = [item for fact in shop.seed.facts for item in _wanted(shop, fact, recall_items(shop, fact))]
    yield from recall
    for fact in shop.seed.facts:
        yield from _wanted(shop, fact, true_false_items(shop, fact))
    yield from _clozes(shop)
    yield from match_items(shop)
    yield from order_items(shop)
    for word in shop.seed.words:
        yield from gloss_items(shop, word)
    for reference in shop.seed.references:
        yield reference_item(shop, reference)
    for item in source_items(shop):
        yield from _wanted(shop, shop.world.facts[item.facts[0]], (item,))
    yield from not_given_items(shop, recall)


def _clozes(shop: Workshop) -> Iterable[Item]:
    """Make the gaps: one that learners hold stays with its fact, another goes to the first fact in the file."""
    owners = held_holes(shop)
    for fact in shop.seed.facts:
        yield from _wanted(shop, fact, cloze_items(shop, fact, owners))


def _wanted(shop: Workshop, fact: Fact, items: Iterable[Item]) -> Iterable[Item]:
    """Leave out what the fact's author does not want asked; a question goes with its choice and its partners."""
    for item in items:
        name = item.id.removeprefix(shop.item_id(fact.id, ""))
        if any(name == skipped or name.startswith((f"{skipped}/", f"{skipped}-")) for skipped in fact.skip):
            shop.refuse(fact.id, name, "the fact's 'skip' leaves it out")
        else:
            yield item


def _statement(shop: Workshop, fact: Fact) -> Statement:
    try:
        event = shop.desk.event(fact)
    except Unfit:
        event = ""
    # a hope has no date of its own: what it names lies elsewhere in time; nor has an office one day on a timeline
    slot = fact.slots.get("when") if fact.mood in ("stated", "planned") and fact.frame != OFFICE_FRAME else None
    when = slot.values[0] if slot and isinstance(slot.values[0], Time) else None
    starts = when.starts.isoformat() if when and when.starts and when.open != "until" else None
    ends = when.ends.isoformat() if when and when.ends and when.open != "since" else None
    return Statement(
        fact=fact.id,
        text=shop.statement(fact),
        evidence=fact.evidence,
        event=event,
        speaker=shop.desk.printing.text(fact.by.name) if fact.by else "",
        doubt=shop.doubts(fact, fact.slots),
        when=shop.desk.printing.text(when) if when else "",
        starts=starts,
        ends=ends,
        planned=fact.mood == "planned",
    )
