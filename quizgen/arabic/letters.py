"""Letters and marks: how a word falls into letters, each with the marks that it carries; quotation marks."""

from __future__ import annotations

import re

FATHATAN, KASRATAN = "\u064b", "\u064d"
DAMMA, SHADDA = "\u064f", "\u0651"
TATWEEL = "\u0640"
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
INVISIBLE = BIDI + "\u00ad\u200b-\u200d\u2060\ufeff"

_LETTER = re.compile(rf".[{MARKS}]*", re.DOTALL)
_MARK = re.compile(rf"[{MARKS}]")
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]")


def letters(word: str) -> list[str]:
    """Split a word into letters, each with its marks: وقّع → و، قّ، ع."""
    return _LETTER.findall(word)


def unmarked(text: str) -> str:
    """Drop vowel marks and shadda."""
    return _MARK.sub("", text)


def is_arabic(letter: str) -> bool:
    """Return whether a character is an Arabic letter (digits, marks and tatweel are none)."""
    return bool(_ARABIC.fullmatch(letter))


def joins(letter: str) -> bool:
    """Return whether a letter is written together with the one after it."""
    return is_arabic(letter) and letter not in "ءآأؤإاةدذرزوى"


def quoted(text: str) -> str:
    """Put a text between « »; what it quotes itself stands between “ ”."""
    return f"«{balanced(text).replace('«', '“').replace('»', '”')}»"


def balanced(text: str) -> str:
    """Close the quotes and brackets that a text leaves open, and open what it only closes."""
    for opening, closing in ("«»", "()"):
        depth, lacking = 0, 0  # «b» a» lacks one at its beginning
        for letter in text:
            depth += (letter == opening) - (letter == closing)
            lacking = max(lacking, -depth)
        text = f"{opening * lacking}{text}{closing * (depth + lacking)}"
    return text


def listed(text: str) -> tuple[str, ...]:
    """Return the words of a line, for tables written as a reader reads them."""
    return tuple(text.split())
