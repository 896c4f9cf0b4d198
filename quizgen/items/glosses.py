"""English glosses read as a learner reads them: plain English, and one meaning or a word that tells which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.arabic.letters import listed
from quizgen.model import Seed, Word
from quizgen.problems import Problem, Span

# Arabic grammar, which a gloss must not hold in place of a meaning.
_GRAMMAR = re.compile(
    r"\b(?:plural|pl|singular|sg|dual|masculine|feminine|masc|fem|masdar|noun|verb|adjective|adverb|participle|root)\b"
    r"|\b[Ff]orm (?:[IVX]+|\d+)\b"
)
# English words that say several things: alone they do not tell which is meant.
_AMBIGUOUS = frozenset(
    listed(
        """
        address bank bar bill block board branch bright cabinet capital case cell change channel charge close column
        common composition conduct contract course court cover current deal degree draft drive even express fair field
        figure file fine fire firm free ground hand hard head holding interest issue judge kind last launch lead leave
        letter level lie light lot march mark match mean mine minute mission move note object office operation order
        organ paper park part party patient plant play point pool pound present press pressure project race raise
        range rate record release report resolution rest right ring round row rule running scale season seat second
        sentence share sign sink sound spring square staff stage stand state still store strike subject suit support
        tank term tip toll touch train trial well will work yard
        """
    )
)


def bare_gloss(gloss: str) -> str:
    """Leave out of a gloss what tells which of its meanings is meant: «close» of «close (of friends)»."""
    return re.sub(r"\s*\([^()]*\)$", "", gloss) or gloss


def check_words(seed: Seed) -> tuple[Problem, ...]:
    """Note each word whose gloss is grammar or says several things, and each verb without its present."""
    return tuple(
        Problem(word.span or Span(seed.path, 1, 1), "N802", f"word '{word.id}': {fault}", hint)
        for word in seed.words
        for fault, hint in _faults(word)
    )


def _faults(word: Word) -> Iterator[tuple[str, str]]:
    gloss = word.en.strip()
    if found := _GRAMMAR.search(gloss):
        yield f"«{found[0]}» in its gloss is grammar, not a meaning", "write what the word means in English"
    if gloss.lower() in _AMBIGUOUS:
        yield f"its gloss «{gloss}» says several things", f"add which one: en: {gloss} (…)"
    if word.part == "verb" and not word.present:
        yield "a verb stands with its present", "write present: …"
