"""Joining words: و ف ب ك ل ال attached, lists with their و, and ما and مَن contracted with prepositions.

ل swallows the ا of the article; a tatweel leads on to foreign signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.arabic.letters import MARKS, TATWEEL, is_arabic, joins, listed, unmarked
from quizgen.arabic.words import has_article, indefinite_accusative


def attach(prefix: str, text: str, article: bool | None = None) -> str:
    """Attach a prefix to a phrase: للقيادة, لروسيا, لـNATO, و25.

    `article` tells whether the first ال is the article; None takes it for one save in verbal nouns like التزام.
    """
    prefix = prefix.rstrip(TATWEEL)
    if len(prefix) > 1 and prefix != "ال":
        return attach(prefix[0], attach(prefix[1:], text, article))
    if prefix == "ل" and text.startswith("ال") and (article if article is not None else has_article(text)):
        return "ل" + (text[2:] if text[2:3] == "ل" else text[1:])
    return prefix + (TATWEEL if joins(prefix[-1]) and not _is_arabic_start(text) else "") + text


def governed(preposition: str, text: str, article: bool | None = None) -> str:
    """Put a preposition before a genitive: attached if it is one letter (with or without ـ), else apart."""
    if len(preposition.rstrip(TATWEEL)) == 1:
        return attach(preposition, text, article)
    return f"{preposition} {text}".strip()


def _is_arabic_start(text: str) -> bool:
    letter = text.lstrip(f"{TATWEEL}")[:1]
    return is_arabic(letter) or letter == "" or letter in MARKS


# ---------------------------------------------------------------- lists

# Words that begin with a و of their own, each for all words that begin like it.
_OWN_WAW = listed(
    "وزير وزار وزراء وحد وثي وثا وطن وفد وفود وقف وقت وقع وقو وسط وسيط وسائ واشنطن واحد واسع واجب وارد واقع وكال وكيل"
    " ولاي وجود وجه ورق ورش وصف وصول وصي وضع وفا وفق ودائ ودي وعد وعي وظي وظا ويلز ورد وزن وساط ولي ولاد وتر وادي"
)
_OWN_WAL = listed("والي والد والدة والدي")
_DEFINITE = re.compile("(?:[وف]?[بك]?ال|[وف]?لل)(.+)")
_QUOTED = re.compile('«[^»]*»|"[^"]*"|“[^”]*”')


def join(items: Sequence[str], conjunction: str = "و") -> str:
    """Join items as a sentence does: روسيا وجورجيا وأبخازيا; with أو the word stands alone.

    A comma stands before و only where an item holds a و of its own.
    """
    if not items:
        return ""
    if conjunction != "و":
        return f" {conjunction} ".join(items)
    comma = "،" if len(items) > 1 and any(map(_holds_and, items)) else ""
    return f"{comma} ".join([items[0], *(attach("و", item) for item in items[1:])])


def _holds_and(item: str) -> bool:
    _, *rest = unmarked(_QUOTED.sub("«»", item)).split()
    return any(word.startswith("و") and len(word) > 1 and not _is_own(word) for word in rest)


def _is_own(word: str) -> bool:
    return word.startswith(_OWN_WAW) or word in _OWN_WAL


# ---------------------------------------------------------------- question words

_WHAT = {"ب": "بمَ", "على": "علامَ", "إلى": "إلامَ", "من": "ممَّ", "عن": "عمَّ", "في": "فيمَ", "ل": "لمَ", "حتى": "حتّامَ"}
_WHOM = {"ب": "بمن", "من": "ممّن", "عن": "عمّن", "ل": "لمن", "في": "فيمن", "ك": "كمن"}


def what(preposition: str = "") -> str:
    """Return ما, which tells no gender, with its preposition: علامَ, بمَ; «مع ماذا» where there is no contraction."""
    preposition = preposition.rstrip(TATWEEL)
    return _WHAT.get(preposition, f"{preposition} ماذا") if preposition else "ما"


def whom(preposition: str = "") -> str:
    """Return مَن with its preposition: عمّن, لمن, مع مَن."""
    preposition = preposition.rstrip(TATWEEL)
    return _WHOM.get(preposition, f"{preposition} مَن") if preposition else "مَن"


def which(noun: str, preposition: str = "") -> str:
    """Return أيّ, for both genders, with a noun in the genitive: مع أيّ دولة, بأيّ دولة."""
    return governed(preposition, f"أيّ {noun}")


def how_many(singular: str) -> str:
    """Return كم with its singular accusative: كم سنة, كم قرارًا."""
    return f"كم {indefinite_accusative(singular)}"


def behind_article(word: str) -> str:
    """Return a definite word without its article and what is attached before it, '' where it has no article."""
    found = _DEFINITE.fullmatch(word)
    return found[1] if found else ""
