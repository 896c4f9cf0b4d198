"""Bounds: the words that make a number a rounded one or one end of a range, and what they let be true."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizgen.arabic.fold import loose
from quizgen.arabic.letters import listed


class Bound(StrEnum):
    """How a number bounds what it tells of."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE = "more than"
    AT_MOST = "at most"
    LESS = "less than"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class BoundWords:
    """Words of a bound as they are printed, whether behind the number, and whether they belong to its phrase.

    A verb (تجاوز) bounds a number without being a part of what is asked for; its `words` are those to print instead.
    """

    words: str
    bound: Bound
    behind: bool = False
    inside: bool = True


def _table() -> dict[tuple[str, ...], BoundWords]:
    before = {
        Bound.ABOUT: ("نحو", "حوالي", "قرابة", "زهاء", "ما يقارب", "ما يقرب من", "ما يناهز", "في حدود", "بحدود"),
        Bound.MORE: ("أكثر من", "ما يزيد على", "ما يزيد عن", "أزيد من", "أكبر من", "أعلى من", "ما يفوق", "ما يربو على"),
        Bound.LESS: ("أقل من", "أدنى من", "ما يقل عن", "دون", "ما دون"),
        Bound.AT_LEAST: ("ما لا يقل عن", "لا يقل عن", "لا تقل عن", "بحد أدنى"),
        Bound.AT_MOST: ("حتى", "لا يزيد على", "لا يزيد عن", "لا يتجاوز", "ما لا يزيد على", "ما يصل إلى", "بحد أقصى"),
    }
    after = {
        Bound.ABOUT: ("تقريبًا", "على وجه التقريب"),
        Bound.AT_LEAST: ("على الأقل", "على أقل تقدير", "كحد أدنى", "فأكثر", "أو أكثر", "فما فوق"),
        Bound.AT_MOST: ("على الأكثر", "على أكثر تقدير", "كحد أقصى", "فأقل", "أو أقل"),
        Bound.MORE: ("ونيف", "ونيفًا"),
    }
    # verbs and their like: what is printed, and the forms that say it
    verbs = {
        "نحو": listed("يقارب تقارب يناهز تناهز ناهز ناهزت قارب قاربت"),
        "أكثر من": (
            *listed("يتجاوز تتجاوز تجاوز تجاوزت متجاوزا متجاوزة يفوق تفوق فاق فاقت تخطى تخطت يتخطى تتخطى فوق"),
            *("يزيد على", "تزيد على", "يزيد عن", "تزيد عن", "زاد على", "زادت على", "زاد عن", "زادت عن"),
            *("يربو على", "تربو على", "ما يتجاوز", "بما يزيد على", "بما يزيد عن"),
        ),
        "أقل من": ("يقل عن", "تقل عن", "قل عن", "قلت عن"),
        "لا يقل عن": ("لم يقل عن", "لم تقل عن", "بما لا يقل عن"),
        "لا يزيد على": (
            *("لا تزيد على", "لا تزيد عن", "لا تتجاوز", "لم يتجاوز", "لم تتجاوز", "ما لا يتجاوز", "لم يتعد", "لم تتعد"),
            *("لا يتعدى", "لا تتعدى", "لم يزد على", "لم تزد على", "لم يزد عن", "لم تزد عن", "بما لا يزيد على"),
            *("بما لا يتجاوز", "لا يفوق", "لا تفوق", "ما لا يزيد عن"),
        ),
    }
    table = {_key(words): BoundWords(words, bound) for bound, all_ in before.items() for words in all_}
    table |= {_key(words): BoundWords(words, bound, behind=True) for bound, all_ in after.items() for words in all_}
    kinds = {known.words: known.bound for known in table.values()}
    for printed, forms in verbs.items():
        for form in forms:
            table.setdefault(_key(form), BoundWords(printed, kinds[printed], inside=False))
    return table


def _key(words: str) -> tuple[str, ...]:
    return tuple(loose(words).split())


BOUNDS = _table()
BOUND_BEGINS = frozenset(words[0] for words in BOUNDS)
BETWEEN = "بين"
_BY_WORDS = {known.words: known for known in BOUNDS.values() if known.inside}


def bound_words(about: str) -> BoundWords:
    """Look up the words that a quantity is printed with; '' is exact. Raises KeyError for words of no bound."""
    if about == "":
        return BoundWords("", Bound.EXACT)
    if about == BETWEEN:
        return BoundWords(about, Bound.BETWEEN)
    return _BY_WORDS[about]


ABOUT = tuple(known.words for known in _BY_WORDS.values() if not known.behind)
