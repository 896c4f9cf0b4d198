"""Why a wrong option is wrong: what it is in the article, by its office or its words there, and what is right.

Never "X did this, so not that": a reason states what the article says, and no more. Nothing is said to be absent that
the article may name in other words. Other facts are not told: a new one would change what learners hold (rule 32).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.arabic import fold
from quizgen.arabic.attach import join
from quizgen.items.desk import Desk, quoted
from quizgen.model import Fact, Name, Sentence, Value

AROUND = 5  # words quoted on either side of a candidate in a long clause


def reason(desk: Desk, fact: Fact, candidate: Value, keys: Sequence[Value]) -> str:
    """Say in Arabic why a candidate is not the answer: what it is in the article, then what is right."""
    key = join([desk.printing.answer(value) for value in keys])
    right = desk.labels["why.key"].format(key=key, sentence=fact.evidence.sentence)
    told = _what_it_is(desk, fact, candidate)
    return f"{told} و{right}" if told else right


def _what_it_is(desk: Desk, fact: Fact, candidate: Value) -> str:
    """Return a candidate's office, else what the article says of it elsewhere; '' where nothing is sure."""
    name = desk.printing.answer(candidate)
    if isinstance(candidate, Name) and candidate.id in desk.seed.names and candidate.offices:
        return desk.labels["why.office"].format(candidate=name, office=candidate.offices[0].title.nom)
    return _whereabouts(desk, fact, candidate, quoted(name))


def _whereabouts(desk: Desk, fact: Fact, candidate: Value, name: str) -> str:
    found = desk.sentences_with(candidate)
    elsewhere = min((number for number in found if number != fact.evidence.sentence), default=0)
    if elsewhere:
        sentence, span = desk.seed.article.sentences[elsewhere - 1], found[elsewhere][0]
        return desk.labels["why.elsewhere"].format(
            candidate=name, sentence=sentence.number, elsewhere=quoted(_clause(sentence, *span))
        )
    return desk.labels["why.absent"].format(candidate=name) if not found and _is_absent(desk, candidate) else ""


def _is_absent(desk: Desk, candidate: Value) -> bool:
    """Return whether no word of a name stands in the article: an amount or a time may be written in other words."""
    if not isinstance(candidate, Name):
        return False
    text = " ".join(sentence.reads for sentence in desk.seed.article.sentences)
    words = {word for form in (candidate.phrase.nom, *candidate.aliases) for word in form.split()}
    return not any(fold.whole_words(word, text, loosely=True) for word in words)


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
