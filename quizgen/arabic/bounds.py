"""Bounds: the words that make a number a rounded one or one end of a range, and what they let be true."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizgen.arabic.fold import loose
from quizgen.arabic.tokens import tokens_of


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
    """Words of a bound as they are printed, and whether behind the number."""

    words: str
    bound: Bound
    behind: bool = False


@dataclass(frozen=True, slots=True)
class BoundVerb:
    """A verb that bounds the number after it, near or not: «تجاوز عدد القتلى 70», «لا يقل المبلغ عن 2000».

    `words` are those to print instead, `denied` those behind لا, لم, لن; `prepositions` lead the number, none where it
    is the verb's object.
    """

    words: str
    denied: str
    prepositions: frozenset[str] = frozenset()


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
    table = {_key(words): BoundWords(words, bound) for bound, all_ in before.items() for words in all_}
    table |= {_key(words): BoundWords(words, bound, behind=True) for bound, all_ in after.items() for words in all_}
    return table


def _verbs() -> dict[str, BoundVerb]:
    above, below = frozenset(("علي", "عن")), frozenset(("عن",))
    verbs = {
        BoundVerb("نحو", "نحو"): "يقارب تقارب قارب قاربت يناهز تناهز ناهز ناهزت",
        BoundVerb("أكثر من", "لا يزيد على"): (
            "يتجاوز تتجاوز تجاوز تجاوزت متجاوزا متجاوزة يفوق تفوق فاق فاقت يفق تفق يتخطى تتخطى تخطى تخطت يتخط تتخط "
            "يتعدى تتعدى تعدى تعدت يتعد تتعد فوق"
        ),
        BoundVerb("أكثر من", "لا يزيد على", above): "يزيد تزيد زاد زادت يزد تزد يربو تربو ربا",
        BoundVerb("أقل من", "لا يقل عن", below): "يقل تقل قل قلت",
    }
    return {loose(form): verb for verb, forms in verbs.items() for form in forms.split()}


def _key(words: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens_of(words))


BOUNDS = _table()
BOUND_BEGINS = frozenset(words[0] for words in BOUNDS)
BOUND_VERBS = _verbs()
DENIALS = frozenset(map(loose, ("لا", "لم", "لن", "ألا")))
BETWEEN = "بين"
_BY_WORDS = {known.words: known for known in BOUNDS.values()}


def bound_words(about: str) -> BoundWords:
    """Look up the words that a quantity is printed with; '' is exact. Raises KeyError for words of no bound."""
    if about == "":
        return BoundWords("", Bound.EXACT)
    if about == BETWEEN:
        return BoundWords(about, Bound.BETWEEN)
    return _BY_WORDS[about]


ABOUT = tuple(known.words for known in _BY_WORDS.values() if not known.behind)
