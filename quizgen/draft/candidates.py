"""Candidate words of an article for its vocabulary: the rarer ones, each with a phrase that holds it.

How rare a word is tells a list of frequencies where one is given; else the order of the lexicon's verbs, which begin
with the commonest: its rarer verbs and their verbal nouns come first, then its nouns. What a word means here is left to
the author.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quizgen.arabic.fold import CLITICS, REMEMBERED, find
from quizgen.arabic.letters import unmarked
from quizgen.draft.declared import free_id, latin
from quizgen.draft.scan import Scan
from quizgen.draft.tokens import Said, Token, VerbHit
from quizgen.draft.words import STOPS
from quizgen.model import Lexicon

MOST = 12
COMMON_VERBS = 250  # known to whoever reads newspapers at all
COMMON = 4.8  # zipf: once in about 16,000 words
SURE = 5  # letters: shorter verbal nouns are spelled like other words (بعد, طرق, حلول)

Frequency = Callable[[str], float]  # of a word, as zipf: 3 is once in a million words, 6 once in a thousand


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word in its dictionary form, its part of speech, the phrase that holds it, and how it stands there."""

    id: str
    word: str
    part: str
    quote: str
    held: str
    plural: str = ""
    rare: float = 0


def candidates_in(found: Scan, lexicon: Lexicon, frequency: Frequency | None = None) -> tuple[Candidate, ...]:
    """List the candidates in the order of the article; `frequency` tells how common a word is."""
    known = _Known(lexicon, frequency)
    taken: dict[str, Candidate] = {}
    for sentence, verbs, names in zip(found.sentences, found.verbs, found.names, strict=True):
        named = {at for name in names for at in range(name.led, name.end)}
        hits = {hit.at: hit for hit in verbs}
        for at, token in enumerate(sentence.tokens):
            if not token.is_word or at in named or token.key in STOPS or token.text.endswith(("اً", "ًا")):
                continue
            if _is_attribute(sentence.tokens, at):
                continue
            word = known.verb(hits[at]) if at in hits else known.noun(token.bare)
            if word is None or word.word in taken:
                continue
            if quote := _phrase(found.text, sentence, at, named | (set(hits) - {at})):
                taken[word.word] = replace(word, quote=quote, held=token.text)
    chosen = sorted(taken.values(), key=lambda each: -each.rare)[:MOST]
    ids: set[str] = set()
    return tuple(replace(each, id=free_id(latin(each.word), ids)) for each in taken.values() if each in chosen)


def _is_attribute(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a definite participle may be an attribute: «المنشآت المخالفة»."""
    key, before = tokens[at].key, tokens[at - 1].key if at else ""
    return key.startswith("الم") and before.startswith("ال") and key.endswith("ة") == before.endswith(("ة", "ات"))


class _Known:
    """The words of the lexicon with their ranks."""

    def __init__(self, lexicon: Lexicon, frequency: Frequency | None) -> None:
        self.lexicon, self.frequency = lexicon, frequency
        self.ranks = {name: rank for rank, name in enumerate(lexicon.verbs)}
        self.nouns: dict[str, Candidate] = {}
        for noun in lexicon.nouns.values():
            if noun.kind in ("unit", "currency"):
                continue
            one = Candidate("", noun.singular, "noun", "", "", noun.plural or "", rare=1)
            for form in filter(None, (noun.plural, noun.singular)):
                self.nouns[unmarked(form)] = one
        for rank, verb in enumerate(lexicon.verbs.values()):
            word = unmarked(verb.noun)
            if len(word) >= SURE and word not in self.nouns:
                self.nouns[word] = Candidate("", word, "verbal noun", "", "", rare=rank - COMMON_VERBS)

    def verb(self, hit: VerbHit) -> Candidate | None:
        """Return a verb that its form alone tells, in its dictionary form."""
        if hit.others or " " in hit.lemma:
            return None
        past = self.lexicon.verbs[hit.lemma].past
        return self._if_rare(Candidate("", past, "verb", "", "", rare=self.ranks[hit.lemma] - COMMON_VERBS), past)

    def noun(self, bare: str) -> Candidate | None:
        """Return the noun of a word, spelled as it is, with what may hang before it and the endings of the cases."""
        for stem in dict.fromkeys((bare, re.sub(f"^{CLITICS}", "", bare))):
            if (word := self.nouns.get(stem)) is not None:
                return self._if_rare(word, word.word)
        return None

    def _if_rare(self, word: Candidate, spelling: str) -> Candidate | None:
        if self.frequency is None:
            return word if word.rare > 0 else None
        common = self.frequency(unmarked(spelling))
        return replace(word, rare=COMMON - common) if 0 < common < COMMON else None


def _phrase(text: str, sentence: Said, at: int, fixed: set[int]) -> str:
    """Return the words around a word, within signs, that stand once in the text; '' where none do.

    `fixed` are words that no phrase ends in or begins with: names, which are not cut, and verbs.
    """
    tokens = sentence.tokens
    for begin, end in ((at, at + 2), (at - 1, at + 1), (at - 1, at + 2), (at, at + 3), (at - 2, at + 2)):
        inside = tokens[max(begin, 0) : end]
        whole = begin >= 0 and end <= len(tokens) and all(token.is_word for token in inside)
        ends = {begin, end - 1} - {at}
        if not whole or ends & fixed or tokens[end - 1].key in STOPS:
            continue
        phrase = " ".join(text[inside[0].start : inside[-1].end].split())
        if _stands_once(phrase, text):
            return phrase
    return ""


@lru_cache(maxsize=REMEMBERED)
def _stands_once(phrase: str, text: str) -> bool:
    return len(find(phrase, text)) == 1
