"""What every reader of names shares: the words of a sentence, what the lexicon knows of them, and what a name is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.arabic.letters import TATWEEL
from quizgen.draft.tokens import Token
from quizgen.draft.words import Words

QUOTES = frozenset("\"'“”«»‘’")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name in a sentence: its class, the indices of its tokens, and for a person office, honorific and gender.

    `led` is the index at which its office or honorific begins; `titled` tells that a person has one of the two, even
    one whose bounds are not sure; `until` is where an office behind the name ends, -1 where there is none.
    """

    kind: str  # person, institution, place
    led: int
    begin: int
    end: int
    text: str
    office: str = ""
    office_at: int = -1
    honorific: str = ""
    gender: str = ""
    titled: bool = False
    until: int = -1

    @property
    def close(self) -> int:
        """The index behind the name and what is said of its office."""
        return max(self.end, self.until)


class Reader:
    """Reads names off the tokens of one sentence."""

    def __init__(self, tokens: Sequence[Token], words: Words, verbs: frozenset[int]) -> None:
        self.tokens, self.words, self.verbs = tokens, words, verbs

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def known(self, at: int, words: Mapping[str, str]) -> str:
        """Return the word at a place, without a conjunction or a preposition of one letter, where it is known."""
        key = self.key(at)
        if key in words or at in self.verbs:
            return key if key in words else ""
        if key.endswith("ي") and f"{key[:-1]}ى" in words:
            return f"{key[:-1]}ى"  # «عيسي», as many newspapers type it
        bare = key[1:] if key[:1] in "وفبل" and len(key) > 3 else key
        if bare not in words and key.startswith("لل"):
            bare = "ال" + key[2:]
        return bare if bare in words else ""


def words_of(tokens: Sequence[Token], first: str) -> str:
    """Return the words of a name, its first one without what is attached to it."""
    head = tokens[0].text
    if len(tokens[0].key) > len(first):
        head = head[1:].lstrip("".join(map(chr, range(0x64B, 0x653))))
    return " ".join([head, *(token.text for token in tokens[1:])]).replace(TATWEEL, "")
