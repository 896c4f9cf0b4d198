"""What of an item counts when a form is put together: its answers, its sentences, what it lends from outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from quizgen.arabic import fold
from quizgen.items.telling import ABOUT_THE_TEXT, DECIDED_BY_LABEL, keys_of
from quizgen.model import Bank, Item, Kind

SEVERAL = frozenset({Kind.MATCH, Kind.ORDER})  # ask about several facts at once


def central_answers(pools: Mapping[Kind, Sequence[Item]]) -> frozenset[str]:
    """List the answers that stand in more than a twentieth of all stems; so do any three of their letters."""
    stems = [fold.loose(item.stem) for items in pools.values() for item in items]
    keys = {fold.loose(text) for items in pools.values() for item in items for text in counted_keys(item)}
    enough = len(stems) / 20
    times = Counter(three for stem in stems for three in set(_threes(stem)))
    return frozenset(
        key
        for key in keys
        if all(times[three] > enough for three in _threes(key)) and sum(key in stem for stem in stems) > enough
    )


def _threes(text: str) -> list[str]:
    return [text[at : at + 3] for at in range(len(text) - 2)]


class Own:
    """What is the article's own, beside the values that pools lend; values are known by their ids."""

    def __init__(self, bank: Bank) -> None:
        self._names = {name.id for name in bank.names}
        self._text = fold.loose("\n".join(sentence.reads for sentence in bank.article.sentences))
        choices = [item for item in bank.items if item.kind is Kind.CHOICE]
        self._called = {name: text for item in choices for name, text in zip(item.drawn, item.options, strict=False)}
        self._known: dict[str, bool] = {}

    def foreign(self, item: Item) -> tuple[str, ...]:
        """List the wrong values of an item that the article does not hold: options, a wrong statement's, a spare."""
        offered: tuple[str, ...] = ()
        if item.kind is Kind.CHOICE:
            pairs = zip(item.drawn, item.options, strict=False)
            offered = tuple(name for name, text in pairs if text != item.key)
        elif item.kind is Kind.TRUE_FALSE and item.drawn[1:] == ("false",):
            offered = item.drawn[:1]
        elif item.kind is Kind.MATCH:
            offered = item.drawn[-1:]
        return tuple(name for name in offered if not self._is_own(name))

    def _is_own(self, name: str) -> bool:
        if name not in self._known:
            text = fold.loose(self._called.get(name, ""))
            self._known[name] = name in self._names or bool(text and text in self._text)
        return self._known[name]


def is_beyond(item: Item) -> bool:
    """Say if an item asks beyond who, when, where and how much: why, what for, what was said, the whole text."""
    return item.kind in (Kind.WHOLE, Kind.SOURCE) or item.explains


def is_measured(item: Item) -> bool:
    """Say if an item asks for a figure or a date."""
    if item.kind in ABOUT_THE_TEXT or item.kind in (Kind.ORDER, Kind.WHOLE):
        return False
    asked = keys_of(item)
    return bool(asked) and (_has_digit(*item.accepts) or all(map(_has_digit, asked)))


def _has_digit(*texts: str) -> bool:
    return any(sign.isdigit() for text in texts for sign in text)


def by_number(item: Item) -> bool:
    """Return whether an item needs the numbers of the printed passage: which sentence says so, what a part does."""
    return item.kind is Kind.WHOLE and item.asks in (("sentence",), ("part",))


def touched(item: Item) -> tuple[int, ...]:
    """List the sentences that an item asks about, not those that only name what it names."""
    asked = item.evidence if item.kind in (*SEVERAL, Kind.WHOLE) else item.evidence[:1]
    if not item.facts and item.kind is Kind.WHOLE:
        return ()
    return tuple({each.sentence: None for each in asked if each.sentence})


def counted_keys(item: Item) -> tuple[str, ...]:
    """List the texts that an item makes the answer; a label («خبر», «لا يرد») is balanced by itself."""
    if item.kind in DECIDED_BY_LABEL and item.kind is not Kind.TRUE_FALSE:
        return ()
    return tuple(dict.fromkeys(keys_of(item)))


def label_of(item: Item) -> str:
    """Return whether the first label is right: news, true, in the text."""
    return str(item.key == item.options[0]) if item.kind in DECIDED_BY_LABEL else ""
