"""Question words: bare ما and مَن, which tell no gender, and their contractions with prepositions."""

from __future__ import annotations

from quizgen.arabic.attach import governed
from quizgen.arabic.letters import TATWEEL
from quizgen.arabic.nouns import indefinite_accusative
from quizgen.arabic.words import definite

_WHAT = {"ب": "بمَ", "على": "علامَ", "إلى": "إلامَ", "من": "ممَّ", "عن": "عمَّ", "في": "فيمَ", "ل": "لمَ", "حتى": "حتّامَ"}
_WHOM = {"ب": "بمن", "من": "ممّن", "عن": "عمّن", "ل": "لمن", "في": "فيمن", "ك": "كمن"}


def what(preposition: str = "") -> str:
    """Give ما with its preposition: علامَ, بمَ; «مع ماذا» where there is no contraction."""
    preposition = preposition.rstrip(TATWEEL)
    return _WHAT.get(preposition, f"{preposition} ماذا") if preposition else "ما"


def whom(preposition: str = "") -> str:
    """Give مَن with its preposition: عمّن, لمن, مع مَن."""
    preposition = preposition.rstrip(TATWEEL)
    return _WHOM.get(preposition, f"{preposition} مَن") if preposition else "مَن"


def what_is(noun: str) -> str:
    """Ask for a thing without telling its gender: ما القانون."""
    return f"ما {definite(noun)}"


def which(noun: str, preposition: str = "") -> str:
    """Give أيّ, for both genders, with a noun in the genitive: مع أيّ دولة, بأيّ دولة."""
    return governed(preposition, f"أيّ {noun}")


def how_many(singular: str) -> str:
    """Give كم with its singular accusative: كم سنة, كم قرارًا."""
    return f"كم {indefinite_accusative(singular)}"
