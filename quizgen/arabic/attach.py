"""Attaching و ف ب ك ل ال س to what follows: ل swallows the ا of the article, a tatweel leads on to foreign signs."""

from __future__ import annotations

from quizgen.arabic.letters import MARKS, TATWEEL, is_arabic, joins

# Verbal nouns of roots in ل whose ال is their own; words like التماس are stored with `article=False`.
_OWN_AL = ("التزام", "التحاق", "التقاء", "التفاف", "التهاب", "التهام", "التباس", "التقاط", "التفات", "التصاق", "التئام")


def attach(prefix: str, text: str, article: bool | None = None) -> str:
    """Attach a prefix to a phrase: للقيادة, لروسيا, لـNATO, و25.

    `article` tells whether the first ال is the article; None takes it for one save in verbal nouns like التزام.
    """
    prefix = prefix.rstrip(TATWEEL)
    if len(prefix) > 1 and prefix != "ال":
        return attach(prefix[0], attach(prefix[1:], text, article))
    if prefix == "ل" and text.startswith("ال") and (article if article is not None else _has_article(text)):
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


def _has_article(text: str) -> bool:
    return not text.startswith(_OWN_AL)
