"""Items that must not stand on one form: one answers the other, halves it, or asks the same (rule 29)."""

from __future__ import annotations

from quizgen.arabic import fold
from quizgen.items.telling import Telling, answers, telling
from quizgen.items.truth import BY
from quizgen.model import Item, Kind

# What these ask is told by their labels, not by a value that another item could show.
DECIDED_BY_LABEL = frozenset({Kind.TRUE_FALSE, Kind.SOURCE, Kind.NOT_GIVEN})
ABOUT_THE_TEXT = frozenset({Kind.SOURCE, Kind.NOT_GIVEN, Kind.GLOSS, Kind.REFERENCE})
# A sentence with a gap in it tells nothing of these: what a word means, what has no answer.
NOT_IN_A_SENTENCE = frozenset({Kind.GLOSS, Kind.REFERENCE, Kind.NOT_GIVEN, Kind.ORDER})

ALIKE = 0.6  # of a question's words that stand in another one: then they differ in one thing


def enemies(one: Item, other: Item) -> bool:
    """Return whether one of two items answers the other, in whatever form it is printed, or asks it again."""
    return exclude(telling(one), telling(other))


def exclude(one: Telling, other: Telling) -> bool:
    """Return whether two items that have been read for what they tell are enemies."""
    if not (_may_tell(one, other) or _may_tell(other, one)):
        return False
    return _tells(one, other) or _tells(other, one)


def slots_of(item: Item) -> tuple[tuple[str, str], ...]:
    """List the (fact, role) pairs that an item asks."""
    if item.kind in ABOUT_THE_TEXT:
        return ((item.id, ""),)
    if item.kind is Kind.WHOLE and not item.facts:
        asks = item.asks[0]
        return ((item.id if asks == "part" else "", asks),)  # main point and title are one question
    return tuple((fact, role) for fact in item.facts for role in item.asks)


def keys_of(item: Item) -> tuple[str, ...]:
    """List the texts that answer an item; for a true-or-false statement the value that it is about."""
    if item.kind is Kind.TRUE_FALSE:
        return tuple(item.evidence[0].reads[start:end] for start, end in item.evidence[0].marks)
    if item.kind is Kind.ORDER or (item.kind is Kind.WHOLE and item.facts):
        return ()  # the events are shown, their order is the answer; «the first» and «sentence 9» tell nothing
    return item.values


def _may_tell(one: Telling, other: Telling) -> bool:
    """Return quickly whether one item could be an enemy of the other; most share no fact, no sentence and no answer."""
    shower, asked = one.item, other.item
    return (
        not one.facts.isdisjoint(other.facts)
        or not one.stems.isdisjoint(other.needed)
        or not one.values.isdisjoint(other.wrong)
        or any(key in one.stem for key in other.keys)
        or (shower.kind is Kind.CLOZE and not one.sentences.isdisjoint(other.sentences))
        or (shower.kind is Kind.NOT_GIVEN and asked.note in shower.drawn)
        or (asked.kind is Kind.REFERENCE and "[" in shower.stem)
        or shower.kind is asked.kind is Kind.GLOSS
    )


def _tells(one: Telling, other: Telling) -> bool:
    shower, asked = one.item, other.item
    return (
        _shows_key(shower, asked)
        or _shows_slot(shower, asked)
        or _asks_within(shower, asked)
        or _prints_sentence(shower, asked)
        or _glosses(shower, asked)
        or answers(one, other)
        or _rules_out(one, other)
    )


def _shows_key(shower: Item, asked: Item) -> bool:
    if asked.kind in DECIDED_BY_LABEL and asked.kind is not Kind.TRUE_FALSE:
        return False
    if asked.kind is Kind.MATCH and not set(shower.facts) & set(asked.facts):
        return False  # a name alone does not tell what it is to be matched with
    if asked.kind is Kind.REFERENCE:
        return "[" in shower.stem and any(f"[{key}" in shower.stem for key in asked.answers)
    stem = fold.loose(shower.stem)
    return any(fold.loose(key) in stem and fold.whole_words(key, shower.stem, loosely=True) for key in keys_of(asked))


def _shows_slot(shower: Item, asked: Item) -> bool:
    """Return whether a stem shows what the other asks of the same fact, by another name («شويجو») or in other words."""
    if not set(shower.facts) & set(asked.facts):
        return False
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
    return shower.kind is Kind.NOT_GIVEN and bool(asked.note) and asked.note in shower.drawn


def _prints_sentence(shower: Item, asked: Item) -> bool:
    """Return whether a gap's sentence is the one that settles the other: printed, it answers in the article's words."""
    if shower.kind is not Kind.CLOZE or asked.kind in NOT_IN_A_SENTENCE:
        return False
    settling = asked.evidence if asked.kind is Kind.MATCH else asked.evidence[:1]
    return shower.evidence[0].sentence in {each.sentence for each in settling}


def _glosses(shower: Item, asked: Item) -> bool:
    """Return whether one word item offers, and so explains, the word that the other asks for."""
    return shower.kind is asked.kind is Kind.GLOSS and asked.word in shower.drawn


def _rules_out(one: Telling, other: Telling) -> bool:
    """Return whether one's answer is a wrong option of the other, whose question differs from it in little.

    «… في زمن السلام» answered, one option of «… في ظروف الحرب» is out; but who said one thing may have said another.
    """
    shower, asked = one.item, other.item
    if (
        asked.kind is not Kind.CHOICE
        or BY in asked.asks
        or not set(shower.values) & (set(asked.options) - set(asked.values))
    ):
        return False
    return any(text.hold(what.about, ALIKE) for text in one.told[:1] for what in other.asks)
