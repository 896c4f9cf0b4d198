"""Items that must not stand on one form: one answers the other, halves it, or asks the same (rule 29)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from quizgen.arabic import fold
from quizgen.items.rivals import BY
from quizgen.items.telling import (
    ABOUT_THE_TEXT,
    DECIDED_BY_LABEL,
    Telling,
    Words,
    answers,
    telling,
)
from quizgen.model import Item, Kind

# A sentence with a gap in it tells nothing of these: what a word means, what has no answer.
NOT_IN_A_SENTENCE = frozenset({Kind.GLOSS, Kind.REFERENCE, Kind.NOT_GIVEN, Kind.ORDER})

# What these ask is told by a label, by several facts or by a word alone.
NOT_ASKED_AGAIN = frozenset({*DECIDED_BY_LABEL, Kind.GLOSS, Kind.MATCH, Kind.ORDER, Kind.WHOLE})

NEAR = 0.3  # of a question's words in a stem on the same sentence: then it may speak of the same thing
LEADING = 2  # words that a question begins with, its verb among them
SOME_OF_IT = 0.4  # of them in a stem on another sentence
ALIKE = 0.6  # of a question's words that stand in another one: then they differ in one thing


def enemies(one: Item, other: Item) -> bool:
    """Return whether one of two items answers the other, in whatever form it is printed, or asks it again."""
    return exclude(telling(one), telling(other))


def exclude(one: Telling, other: Telling) -> bool:
    """Return whether two items that have been read for what they tell are enemies."""
    # a quiz holds tens of thousands of pairs against each other, and most have nothing in common
    return (
        (
            not one.facts.isdisjoint(other.facts)
            and (_shows_slot(one.item, other.item) or _shows_slot(other.item, one.item))
        )
        or _tells(one, other)
        or _tells(other, one)
        or _asks_again(one, other)
    )


def slots_of(item: Item) -> tuple[tuple[str, str], ...]:
    """List the (fact, role) pairs that an item asks."""
    if item.kind in ABOUT_THE_TEXT:
        return ((item.id, ""),)
    if item.kind is Kind.WHOLE and not item.facts:
        asks = item.asks[0]
        return ((item.id if asks == "part" else "", asks),)  # main point and title are one question
    return tuple((fact, role) for fact in item.facts for role in item.asks)


def _asks_again(one: Telling, other: Telling) -> bool:
    """Return whether two items have one answer from one sentence, or two over the whole text one option.

    «العام المقبل» explained is the year that another question asks of its sentence: one answer holds the other there.
    """
    shared = one.settled in other.sentences or other.settled in one.sentences
    if not shared and (one.facts or other.facts):
        return False
    if one.item.kind is other.item.kind is Kind.WHOLE and not (one.facts or other.facts):
        return not set(one.item.options).isdisjoint(other.item.options)
    if one.settled == other.settled and _asks_who_says(one.item) and _asks_who_says(other.item):
        return True
    if NOT_ASKED_AGAIN & {one.item.kind, other.item.kind} or not shared:
        return False
    within = Kind.REFERENCE in (one.item.kind, other.item.kind)
    return any(
        mine == theirs or (within and (f" {mine} " in f" {theirs} " or f" {theirs} " in f" {mine} "))
        for mine, _ in one.keys
        for theirs, _ in other.keys
    )


def _asks_who_says(item: Item) -> bool:
    return item.kind is Kind.SOURCE or BY in item.asks


def _tells(one: Telling, other: Telling) -> bool:
    """Return whether one item tells what the other asks; what costs is looked at where a word of it could be told."""
    shower = one.item
    return (
        (not one.stems.isdisjoint(other.needed) and answers(one, other))
        or (shower.kind in _OTHERWISE and _OTHERWISE[shower.kind](shower, other.item))
        or (not one.values.isdisjoint(other.wrong) and _rules_out(one, other))
        or _shows_key(one, other)
    )


def _shows_key(one: Telling, other: Telling) -> bool:
    shower, asked = one.item, other.item
    if asked.kind is Kind.SOURCE:
        return _names_speaker(one, other)
    said = BY in asked.asks and _names_speaker(one, other)
    return said or _shows_name(one, other) or (asked.explains and _offers(shower, other))


def _shows_name(one: Telling, other: Telling) -> bool:
    """Return whether a stem shows an answer of the other item, and speaks of what that asks."""
    shower, asked, stem = one.item, other.item, one.stem
    for folded, key in other.keys:
        if folded in stem and fold.whole_words(key, shower.stem, loosely=True) and _is_near(one, other):
            # a name alone does not tell what it is to be matched with
            return asked.kind is not Kind.MATCH or not one.facts.isdisjoint(other.facts)
    return False


def _offers(shower: Item, other: Telling) -> bool:
    """Return whether an option holds a reason or an aim that the other item asks for: it may be recognised there."""
    offered = [fold.loose(option) for option in shower.options if option not in shower.values]
    return any(folded in option for folded, key in other.keys if " " in key for option in offered)


def _names_speaker(one: Telling, other: Telling) -> bool:
    """Return whether a stem on the sentence of a claim says whose claim it is: «وفق ميسون الجارحي، …»."""
    asked = other.item
    if one.settled != other.settled or one.item.kind is Kind.SOURCE:
        return False
    marks = asked.evidence[0].marks if asked.kind is Kind.SOURCE else ()
    names = [key for _, key in other.keys] or [asked.evidence[0].reads[slice(*mark)] for mark in marks]
    return any(fold.whole_words(name, one.item.stem, loosely=True) for name in names)


def _is_near(one: Telling, other: Telling) -> bool:
    """Return whether a stem speaks of what the other asks: a name in a question on something else tells nothing."""
    if not one.facts.isdisjoint(other.facts):
        return True
    least = NEAR if one.settled == other.settled else SOME_OF_IT
    return any(
        text.hold(what.about, least) or _does_the_same(text, what.about) for text in one.told[:1] for what in other.asks
    )


def _does_the_same(text: Words, about: Words) -> bool:
    """Return whether a text tells of what a question begins with: «مَن أعرب عن أمله …؟», «أعرب الوزير عن أمله …»."""
    return all(not word.isdisjoint(text.all) for word in about.each[:LEADING])


def _shows_slot(shower: Item, asked: Item) -> bool:
    """Return whether a stem shows what the other asks of the same fact, by another name («شويجو») or in other words."""
    if shower.kind is Kind.SOURCE or asked.kind is Kind.SOURCE:
        return Kind.NOT_GIVEN not in (shower.kind, asked.kind)  # the statement holds all that its fact says
    if shower.kind in (Kind.MATCH, Kind.ORDER, Kind.NOT_GIVEN) or asked.kind in ABOUT_THE_TEXT:
        return False
    return bool(_shown(shower) & set(asked.asks))


def _shown(item: Item) -> set[str]:
    """List the roles whose values a stem shows: a right statement shows the one that it is about as well."""
    told = item.kind is Kind.TRUE_FALSE and item.right.rstrip(". ") in item.stem
    return {*item.shows, *(item.asks if told else ())}


def _asks_within(shower: Item, asked: Item) -> bool:
    """Return whether one asks what the other is about: «هل يرد في المقال جواب …» of the same question."""
    return bool(asked.note) and asked.note in shower.drawn


def _prints_sentence(shower: Item, asked: Item) -> bool:
    """Return whether a gap's sentence is the one that settles the other: printed, it answers in the article's words."""
    if asked.kind in NOT_IN_A_SENTENCE:
        return False
    settling = asked.evidence if asked.kind is Kind.MATCH else asked.evidence[:1]
    return shower.evidence[0].sentence in {each.sentence for each in settling}


def _glosses(shower: Item, asked: Item) -> bool:
    """Return whether one word item offers, and so explains, the word that the other asks for."""
    return asked.kind is Kind.GLOSS and asked.word in shower.drawn


# What items of a kind show beside their values.
_OTHERWISE: Mapping[Kind, Callable[[Item, Item], bool]] = {
    Kind.NOT_GIVEN: _asks_within,
    Kind.CLOZE: _prints_sentence,
    Kind.GLOSS: _glosses,
}


def _rules_out(one: Telling, other: Telling) -> bool:
    """Return whether one's answer is a wrong option of the other, whose question differs from it in little.

    «… في زمن السلام» answered, one option of «… في ظروف الحرب» is out; but who said one thing may have said another.
    """
    return BY not in other.item.asks and any(
        text.hold(what.about, ALIKE) for text in one.told[:1] for what in other.asks
    )
