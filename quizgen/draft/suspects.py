"""Spelling that an article may not mean: a word printed twice, a hamza left out that stands elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from quizgen.arabic.letters import unmarked
from quizgen.draft.tokens import key_of

_WORD = re.compile(r"[\u0621-\u0652\u0670]+")
_TWICE = re.compile(r"(?<![\u0621-\u0652])([\u0621-\u064a]{2,}) \1(?![\u0621-\u0652])")
_LONG = 5  # letters: in shorter words two words may differ by a hamza alone (ان, أن, إن)
MOST = 6


@dataclass(frozen=True, slots=True)
class Suspect:
    """Words as printed, which stand once in the article, and what makes them doubtful."""

    quote: str
    why: str


def suspects_in(text: str) -> tuple[Suspect, ...]:
    """List what may be a misprint, at most a few; nothing is taken to be one."""
    twice = [Suspect(hit[0], "twice") for hit in _TWICE.finditer(text)]
    counts = Counter(unmarked(word) for word in _WORD.findall(text))
    spelled: dict[str, list[str]] = {}
    for word in counts:
        if len(word) >= _LONG:
            spelled.setdefault(key_of(word), []).append(word)
    bare = [
        Suspect(key, f"elsewhere «{others[0]}»")
        for key, words in spelled.items()
        if key in words and (others := [word for word in words if word != key])
    ]
    once = [each for each in (*twice, *bare) if text.count(each.quote) == 1]
    return tuple(once[:MOST])
