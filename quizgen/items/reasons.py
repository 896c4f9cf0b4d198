"""Why a wrong option is wrong: what the article says of the key, and where the candidate does occur.

Never "X did this, so not that": a reason states what stands in the article, and no more. It is read off the article
alone, so that a new fact changes no reason that learners hold (rule 32).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.arabic.attach import join
from quizgen.items.desk import Desk, quoted
from quizgen.model import Fact, Sentence, Value

AROUND = 5  # words quoted on either side of a candidate in a long clause


def reason(desk: Desk, fact: Fact, candidate: Value, keys: Sequence[Value]) -> str:
    """Say in Arabic why a candidate is not the answer: the key with its sentence, then the candidate's own place."""
    answer = desk.printing.answer
    key = join([answer(value) for value in keys])
    told = desk.labels["why.key"].format(key=key, sentence=fact.evidence.sentence)
    return f"{told} {_whereabouts(desk, fact, candidate, quoted(answer(candidate)))}"


def _whereabouts(desk: Desk, fact: Fact, candidate: Value, name: str) -> str:
    found = desk.sentences_with(candidate)
    elsewhere = min((number for number in found if number != fact.evidence.sentence), default=0)
    if elsewhere:
        sentence, span = desk.seed.article.sentences[elsewhere - 1], found[elsewhere][0]
        return desk.labels["why.elsewhere"].format(
            candidate=name, sentence=sentence.number, elsewhere=quoted(_clause(sentence, *span))
        )
    return desk.labels["why.not-here" if found else "why.absent"].format(candidate=name)


def _clause(sentence: Sentence, start: int, end: int) -> str:
    """Cut the clause that holds a span out of a sentence; a long one to the words around it."""
    text = sentence.reads
    commas = [0, *(match.end() for match in re.finditer("[،؛]", text)), len(text) + 1]
    before = max(at for at in commas if at <= start)
    after = min(at for at in commas if at > end or at == len(text) + 1)
    clause, at = text[before : after - 1], start - before
    words = [(word.start(), word.end()) for word in re.finditer(r"\S+", clause)]
    first = next(n for n, word in enumerate(words) if word[1] > at)
    last = next(n for n, word in enumerate(words) if word[1] >= min(end - before, len(clause.rstrip())))
    low, high = max(0, first - AROUND), min(len(words), last + AROUND + 1)
    cut = clause[words[low][0] : words[high - 1][1]].strip(" .")
    return f"{'… ' if low else ''}{cut}{' …' if high < len(words) else ''}"
