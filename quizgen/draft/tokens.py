"""The words of an article, each with its place, its spelling without marks, and the sentence it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.arabic.sentences import sentences
from quizgen.arabic.verb_forms import bare

_COMMA = {",": "،", ";": "؛", "?": "؟"}  # Latin signs, as many newspapers type them
_ALIFS = str.maketrans("أإآٱ", "اااا")
_TOKEN = re.compile(r"[\u0621-\u065f\u0670-\u06d3]+|\d+|[^\s\w]|[A-Za-z]+")


def key_of(word: str) -> str:
    """Fold a word for look-up: no marks, one alif; ى stays, since «على» is no name and «علي» is."""
    return bare(word).translate(_ALIFS)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign: its span in the text, its bare letters, and these with one alif as its key."""

    start: int
    end: int
    text: str
    bare: str
    key: str

    @property
    def is_word(self) -> bool:
        return "\u0621" <= self.bare[:1] <= "\u06d3"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the text: its number from 1, its span and its tokens."""

    number: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]


def sentences_of(text: str) -> tuple[Said, ...]:
    """Split a text into its sentences with their words."""
    found, at = [], 0
    for number, sentence in enumerate(sentences(text), 1):
        start = text.index(sentence, at)
        at = start + len(sentence)
        found.append(Said(number, start, at, sentence, _tokens(sentence, start)))
    return tuple(found)


def _tokens(sentence: str, shift: int) -> tuple[Token, ...]:
    return tuple(
        Token(hit.start() + shift, hit.end() + shift, word, bare(word) or word, key_of(word) or word)
        for hit in _TOKEN.finditer(sentence)
        if (word := _COMMA.get(hit[0], hit[0]))
    )
