"""Items on reading itself: what a word refers to, news or somebody's claim, answered by the article or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quizgen.arabic import fold
from quizgen.items import chance
from quizgen.items.values import places
from quizgen.items.wording import Unfit
from quizgen.items.workshop import Workshop, bare, quoted
from quizgen.model import OFFICE_FRAME, Evidence, Fact, Item, Kind, Level, Name, Reference


def reference_item(shop: Workshop, reference: Reference) -> Item:
    """Ask what a word of the passage stands for."""
    level = Level.RECALL
    item_id = shop.item_id("refers", reference.id)
    names = tuple(shop.desk.printing.answer(name) for name in reference.to)
    phrase = reference.evidence.reads
    at = phrase.find(reference.word)
    shown = replace(reference.evidence, marks=((at, at + len(reference.word)),) if at >= 0 else ())
    return Item(
        id=item_id,
        kind=Kind.REFERENCE,
        facts=(),
        asks=("reference",),
        shows=("word",),
        stem=_reference_stem(shop, reference),
        key=reference.means or (names if len(names) > 1 else names[0]),
        evidence=(shown, *shop.named_before(shown, reference.to)),
        level=level,
        tags=shop.tags(Kind.REFERENCE, level),
        note=item_id,
    )


def _reference_stem(shop: Workshop, reference: Reference) -> str:
    """Ask what a noun means, or whom or what a pronoun points to: one that a verb hides is a pronoun too."""
    if reference.means or re.match(r"[وف]?(?:[بك]?ال|لل)", fold.strict(reference.word)):
        label = "ask.reference.noun"
    else:
        label = "ask.reference.whom" if all(name.phrase.human for name in reference.to) else "ask.reference.what"
    return shop.labels[label].format(word=quoted(reference.word), phrase=quoted(reference.evidence.reads))


def source_items(shop: Workshop) -> Iterable[Item]:
    """Ask whether the article reports something as news or as somebody's words; as many of one as the other."""
    # a hope that is told as one is nobody's news: its wording would give the answer away
    claims = [fact for fact in shop.seed.facts if fact.by and fact.mood != "hoped"]
    speakers = _speakers(claims)
    if not claims:
        shop.refuse("", "source", "no fact is a claim: there is nothing to tell apart")
        return
    mixed = {fact.evidence.sentence for fact in shop.seed.facts if fact.by}  # half claim, half news: neither is sure
    news = [
        fact
        for fact in shop.seed.facts
        if not fact.by and fact.frame != OFFICE_FRAME and fact.evidence.sentence not in mixed
    ]
    given = {fact.id for fact in news if shop.item_id(fact.id, "source") in shop.given}
    shuffled = chance.shuffled(news, shop.chance, "source", by=lambda fact: fact.id)
    balanced = sorted(shuffled, key=lambda fact: fact.id not in given)[: len(claims)]
    chosen = {fact.id for fact in (*claims, *balanced)}
    for fact in shop.seed.facts:
        if fact.id in chosen:
            try:
                yield _source(shop, fact, speakers)
            except Unfit as unfit:
                shop.refuse(fact.id, "source", unfit)


def _speakers(claims: Sequence[Fact]) -> list[Name]:
    return list({fact.by.name.id: fact.by.name for fact in claims if fact.by}.values())


def _source(shop: Workshop, fact: Fact, speakers: Sequence[Name]) -> Item:
    level = Level.RECOGNISE
    content = shop.desk.content(fact)
    news = shop.labels["source.news"]
    said = {name.id: shop.labels["source.claim"].format(speaker=shop.desk.printing.answer(name)) for name in speakers}
    key = said[fact.by.name.id] if fact.by else news
    told = quoted(fact.evidence.reads)
    wrong = shop.labels["why.source.claim" if fact.by else "why.source.news"].format(
        key=key, quote=told, speaker=shop.desk.printing.answer(fact.by.name) if fact.by else ""
    )
    options = (news, *said.values())
    item_id = shop.item_id(fact.id, "source")
    marks = places(fact.by.name, fact.evidence.reads) if fact.by else ()
    shown, *named = shop.evidence(fact, (), fact.slots)
    return Item(
        id=item_id,
        kind=Kind.SOURCE,
        facts=(fact.id,),
        asks=("source",),
        shows=("statement",),
        stem=shop.labels["ask.source"].format(statement=quoted(bare(content))),
        key=key,
        evidence=(replace(shown, marks=marks), *named),
        level=level,
        options=options,
        why={option: _why_not(shop, fact, option, wrong) for option in options if option != key},
        tags=shop.tags(Kind.SOURCE, level, fact.id),
        note=item_id,
        drawn=("source",),
        ordered=True,
    )


def _why_not(shop: Workshop, fact: Fact, option: str, wrong: str) -> str:
    """Answer the option itself: another speaker did not say it; news is no claim, a claim no news."""
    if fact.by is None or option == shop.labels["source.news"]:
        return wrong
    answer = shop.desk.printing.answer
    other = option.removeprefix(shop.labels["source.claim"].format(speaker="").strip()).strip()
    return shop.labels["why.source.speaker"].format(
        sentence=fact.evidence.sentence, speaker=answer(fact.by.name), other=other
    )


def not_given_items(shop: Workshop, asked: Sequence[Item]) -> Iterable[Item]:
    """Ask whether the article answers a question: the author's unanswered ones, and as many that it does answer."""
    facts = {fact.id: fact for fact in shop.seed.facts}
    taken: set[str] = set()
    for unsaid in shop.seed.unsaid:
        near = facts.get(unsaid.near)
        evidence = (near.evidence,) if near else ()
        yield _not_given(shop, shop.item_id("unsaid", unsaid.id), unsaid.asks, evidence, (unsaid.near,), given=False)
    answered = [item for item in asked if item.kind is Kind.RECALL and not item.doubt and _free(shop, item, facts)]
    for turn, unsaid in enumerate(shop.seed.unsaid, start=1):
        item_id = shop.item_id("unsaid", f"{unsaid.id}-answered")
        before = shop.given.get(item_id, ())
        free = [item for item in answered if not taken & set(item.facts)]
        if not free:
            return
        shuffled = chance.shuffled(free, shop.chance, "answered", turn, by=lambda item: item.id)
        item = min(shuffled, key=lambda item: item.id not in before)
        taken |= set(item.facts)
        made = _not_given(shop, item_id, item.stem, item.evidence, item.facts, given=True, drawn=(item.id,))
        yield made


def _free(shop: Workshop, item: Item, facts: Mapping[str, Fact]) -> bool:
    """Tell whether a question can stand within another: no speaker leads it in, no word of it names the article."""
    question = _unled(shop, item.stem)
    plain = "المقال" not in question and "، ف" not in question  # «… وطرف آخر، فما …» tells what it asks
    return plain and not any(facts[fact].by for fact in item.facts)


def _unled(shop: Workshop, question: str) -> str:
    """Take off a question within another what would tell that it has an answer: «بحسب المقال», «(اسمان)»."""
    bare = question.removesuffix("؟").replace(f" {shop.labels['lead.article']}", "")
    return re.sub(r"\([^()]*\)$", "", bare.strip()).strip()


def _not_given(
    shop: Workshop,
    item_id: str,
    question: str,
    evidence: tuple[Evidence, ...],
    facts: Sequence[str],
    *,
    given: bool,
    drawn: tuple[str, ...] = (),
) -> Item:
    level = Level.RECOGNISE
    yes, no = shop.labels["given.yes"], shop.labels["given.no"]
    key = yes if given else no
    quote = quoted(evidence[0].reads if evidence else "")
    because = shop.labels["why.given.yes" if given else "why.given.no"].format(quote=quote)
    return Item(
        id=item_id,
        kind=Kind.NOT_GIVEN,
        facts=tuple(facts),
        asks=("given",),
        shows=("question",),
        stem=shop.labels["ask.given"].format(question=_unled(shop, question)),
        key=key,
        evidence=evidence,
        level=level,
        options=(yes, no),
        why={no if given else yes: because},
        tags=shop.tags(Kind.NOT_GIVEN, level, *facts),
        drawn=drawn,
        ordered=True,
    )
