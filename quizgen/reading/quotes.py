"""Why a quote is not in the article, told by the words that differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from quizgen.arabic.fold import find, tokens

_WORD = re.compile(r"[^\W_]+")
# What may stand before a word without being part of it: و ف ب ك ل س, ال, and لل.
_CLITICS = re.compile("(?:[وف]?(?:[بكلس]|ال|[بك]ال|لل|ل)?)")
_MARKS = "\u064b-\u065f\u0670\u0640"
_LETTER_OR_MARK = re.compile(rf"[^\W_]|[{_MARKS}]")


def not_found(quote: str, text: str, sentences: Sequence[str]) -> str:
    """Give a hint for a quote that stands nowhere: where it leaves the article, or the sentence nearest to it."""
    words = quote.split()
    low, high = 0, len(words)
    while low < high:  # the longest beginning that the article holds
        middle = (low + high + 1) // 2
        low, high = (middle, high) if find(" ".join(words[:middle]), text) else (low, middle - 1)
    if low:
        held = " ".join(words[:low])
        end = find(held, text)[0][1]
        goes_on = " ".join(text[end : end + 60].split()[:4])
        if low == len(words):
            return ""
        wrong = " ".join(words[low : low + 3])
        return f"after «{_last(held)}» the article has «{goes_on}», the quote «{wrong}»"
    nearest = _nearest(quote, sentences)
    return f"the nearest sentence is «{nearest}»" if nearest else "copy it from the article"


def torn(place: tuple[int, int], text: str) -> str:
    """Give the word of the text that a span cuts through, '' where it cuts none; و ف ب ك ل ال may be left out."""
    start, end = place
    if end < len(text) and _LETTER_OR_MARK.match(text[end]) and _LETTER_OR_MARK.match(text[end - 1]):
        return _word_at(text, end)
    if start and _LETTER_OR_MARK.match(text[start - 1]) and _LETTER_OR_MARK.match(text[start]):
        word = _word_at(text, start)
        begun = text[_word_start(text, start) : start]
        if not _CLITICS.fullmatch(re.sub(f"[{_MARKS}]", "", begun)):
            return word
    return ""


def _word_start(text: str, at: int) -> int:
    while at and _LETTER_OR_MARK.match(text[at - 1]):
        at -= 1
    return at


def _word_at(text: str, at: int) -> str:
    end = at
    while end < len(text) and _LETTER_OR_MARK.match(text[end]):
        end += 1
    return text[_word_start(text, at) : end]


def _last(words: str) -> str:
    return " ".join(words.split()[-3:])


def _nearest(quote: str, sentences: Sequence[str]) -> str:
    wanted = tokens(quote)
    best, nearest = 0.3, ""
    for sentence in sentences:
        had = tokens(sentence)
        match = SequenceMatcher(None, wanted, had, autojunk=False)
        shared = sum(block.size for block in match.get_matching_blocks())
        if wanted and shared / len(wanted) > best:
            best, nearest = shared / len(wanted), sentence
    words = nearest.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
