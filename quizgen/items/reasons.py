"""Why a wrong option is wrong: what it is in the article, read off its office or another fact, and what is right.

Never "X did this, so not that": a reason states what the article says, and no more. Nothing is said to be absent that
the article may name in other words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from quizgen.arabic import fold
from quizgen.arabic.attach import join
from quizgen.arabic.count import Quantity
from quizgen.arabic.letters import balanced, listed, quoted
from quizgen.arabic.time import Time
from quizgen.identity import value_id
from quizgen.items.asking import stating
from quizgen.items.desk import Desk, bare
from quizgen.items.evidence import sentence_telling
from quizgen.items.filters import Unfit
from quizgen.items.passage import dateline
from quizgen.items.telling import words_of
from quizgen.mentions import spans
from quizgen.model import Evidence, Fact, Name, Text, Value

LONGEST_QUOTE = 24  # words of a clause that is quoted whole
LEAST_QUOTE = 8  # words of a clause that says enough alone
AROUND = 6  # words quoted on either side of a candidate in a longer clause, at least
# a clause may begin with one of these, hence a quote: a phrase («في …») hangs on the words before it
_OPENING = frozenset(
    map(fold.loose, listed("أن إن أنه إنه أنها إنها لأن لأنه لأنها حيث لكن لكنه لكنها بينما قال قالت"))
)
_TO_DO = re.compile("[يتنأ]")  # «نأمل أن نصل» begins before أن
# and a quote may end before one of these
_CLOSING = frozenset(
    map(
        fold.loose,
        listed("لأن لأنه لأنها حيث لكن لكنه لكنها بينما الذي التي الذين بسبب بهدف بشأن بعد قبل خلال منذ حتى"),
    )
)
LONGEST_STATEMENT = 25  # words of what another fact tells


def reason(desk: Desk, fact: Fact, candidate: Value, keys: Sequence[Value]) -> str:
    """Say in Arabic why a candidate is not the answer: what it is in the article, then what is right.

    A reason of the fact's author stands for all others. Where nothing is sure of the candidate, what is right is told
    in full, or the article quoted for it.
    """
    asked = next((role for role, slot in fact.slots.items() if keys[0] in slot.values), "")
    if own := fact.why_wrong.get((asked, value_id(candidate))):
        return own
    key, number = join([desk.printing.answer(value) for value in keys]), sentence_telling(desk, fact, keys)
    asks_who_said = fact.by is not None and any(value is fact.by.name for value in keys)
    if told := (_said_else(desk, fact, candidate) if asks_who_said else "") or _what_it_is(desk, fact, candidate):
        return f"{told} {desk.labels['why.right'].format(key=key, sentence=number)}"
    absent = isinstance(candidate, Text) and _is_unheard_of(desk, candidate)
    if absent:
        told = desk.labels["why.absent"].format(candidate=quoted(desk.printing.answer(candidate)))
        return f"{told} {desk.labels['why.right'].format(key=key, sentence=number)}"
    places = sorted(span for value in keys for span in desk.places(value, fact.evidence.reads))
    words = quoted_about(fact.evidence, places)
    is_cut = "…" in words or len(words.split()) > LONGEST_QUOTE  # it may lack its verb: the fact is told whole
    if is_cut and (told := _stated(desk, fact, asked)):
        return desk.labels["why.told"].format(key=key, statement=told, sentence=number)
    return desk.labels["why.key"].format(key=key, sentence=number, quote=words)


def quoted_about(evidence: Evidence, places: Sequence[tuple[int, int]]) -> str:
    """Quote the clauses of an evidence about some places in it; all of it where there are none."""
    begun = dateline(evidence.quote, evidence.reads)
    reads = evidence.reads[begun:]
    inside = [(start - begun, end - begun) for start, end in places if start >= begun]
    if not inside:
        return quoted(bare(reads))
    return quoted(_clause(reads, inside[0][0], max(end for _, end in inside)))


def _said_else(desk: Desk, fact: Fact, candidate: Value) -> str:
    """Say that a speaker said something else, and where; '' where none of his words is known."""
    others = (
        other
        for other in desk.seed.facts
        if other.by and other.id != fact.id and other.by.name.id == value_id(candidate)
    )
    sentence = min((other.evidence.sentence for other in others), default=0)
    name = quoted(desk.printing.answer(candidate))
    return desk.labels["why.says"].format(candidate=name, sentence=sentence) if sentence else ""


def _what_it_is(desk: Desk, fact: Fact, candidate: Value) -> str:
    """Return a candidate's office, else what the article says of it elsewhere; '' where nothing is sure."""
    name = desk.printing.answer(candidate)
    if isinstance(candidate, Name) and candidate.id in desk.seed.names and candidate.offices:
        return desk.labels["why.office"].format(candidate=quoted(name), office=quoted(candidate.offices[0].title.nom))
    for other, told in _told_of(desk, fact, candidate):
        label = "why.fact" if spans(candidate, other.evidence.reads) else "why.meant"
        number = sentence_telling(desk, other, [candidate])
        return desk.labels[label].format(candidate=quoted(name), sentence=number, statement=told)
    return _whereabouts(desk, fact, candidate, quoted(name))


def _told_of(desk: Desk, fact: Fact, candidate: Value) -> Iterator[tuple[Fact, str]]:
    """Yield the other facts that tell of a value, each as a statement that names it, in the text's order."""
    for other, role in desk.holding.get(value_id(candidate), ()):
        told = _stated(desk, other, role) if other.id != fact.id else ""
        if told and desk.is_read_in(candidate, told) and len(told.split()) <= LONGEST_STATEMENT:
            yield other, told


def _stated(desk: Desk, fact: Fact, role: str) -> str:
    """Word a fact so that it shows a role, '' where none of its wordings does."""
    if (fact.id, role) not in desk.stated:
        desk.stated[fact.id, role] = _worded(desk, fact, role)
    return desk.stated[fact.id, role]


def _worded(desk: Desk, fact: Fact, role: str) -> str:
    try:
        wording = stating(desk, fact, role)
        told = bare(desk.lead_in(fact, desk.voice.say(wording, desk.slots(fact)), wording.template))
        return desk.in_full(told.replace(f"، {desk.labels['lead.article']}،", ""))
    except Unfit:
        return ""


def _whereabouts(desk: Desk, fact: Fact, candidate: Value, name: str) -> str:
    """Quote what the article says of a value, rather in another sentence; or say that it does not name it."""
    found = desk.sentences_with(candidate)
    if not found:
        return desk.labels["why.absent"].format(candidate=name) if _is_absent(desk, candidate) else ""
    number = min(found, key=lambda number: (number == fact.evidence.sentence, number))
    sentence = desk.seed.article.sentences[number - 1]
    words = quoted(_clause(sentence.reads, *found[number][0]))
    return desk.labels["why.elsewhere"].format(candidate=name, sentence=number, elsewhere=words)


def _is_unheard_of(desk: Desk, candidate: Text) -> bool:
    """Return whether no content word of a text stands in the article, in whatever form."""
    words = words_of(candidate.phrase.nom)
    return bool(words.each) and words.all.isdisjoint(desk.words)


def _is_absent(desk: Desk, candidate: Value) -> bool:
    """Return whether the article surely does not name a value: of a name a word is missing that tells it from others.

    Of a person that is the last word, by which he would be called. An amount or a time is read in any words.
    """
    text = " ".join(sentence.reads for sentence in desk.seed.article.sentences)
    if isinstance(candidate, Quantity):
        return not any(
            fold.whole_words(word, text) for word in desk.printing.answer(candidate).split() if word.isdigit()
        )
    if isinstance(candidate, Time):
        return not candidate.text
    if not isinstance(candidate, Name):
        return False
    called = [form.split() for form in (candidate.phrase.nom, *candidate.aliases)]
    if candidate.id in desk.seed.names:  # the article may call it by any word of its own
        return not any(fold.whole_words(word, text, loosely=True) for words in called for word in words)
    return all(_lacks(words, candidate, text) for words in called)


def _lacks(words: Sequence[str], name: Name, text: str) -> bool:
    telling = words[-1:] if name.is_ == "person" else words
    return not all(fold.whole_words(word, text, loosely=True) for word in telling)


def _clause(text: str, start: int, end: int) -> str:
    """Cut the clause that holds a span out of a sentence, from one phrase to the end of another where it is long.

    A clause of a few words brings those beside it: «في 4 مارس 2024» says nothing alone.
    """
    commas = [0, *(match.end() for match in re.finditer("[،؛]", text)), len(text) + 1]
    before = max(at for at in commas if at <= start)
    after = min(at for at in commas if at > end or at == len(text) + 1)
    if len(text[before : after - 1].split()) < LEAST_QUOTE:
        before, after = 0, len(text) + 1
    clause, at = text[before : after - 1], start - before
    words = [(word.start(), word.end()) for word in re.finditer(r"\S+", clause)]
    first = next(n for n, word in enumerate(words) if word[1] > at)
    last = next(n for n, word in enumerate(words) if word[1] >= min(end - before, len(clause.rstrip())))
    low, high = 0, len(words)
    if len(words) > LONGEST_QUOTE:
        told = [clause[slice(*word)] for word in words]
        low = max((n for n in range(first) if _opens(told, n)), default=0)
        high = min((n for n in range(last + AROUND, len(told)) if _is_one(told[n], _CLOSING)), default=len(words))
    cut = balanced(clause[words[low][0] : words[high - 1][1]].strip(" .،؛"))
    return f"{'… ' if low else ''}{cut}{' …' if high < len(words) else ''}"


def _opens(words: Sequence[str], at: int) -> bool:
    """Return whether a clause begins with a word; not with أن before a verb, which hangs on what is before it."""
    return _is_one(words[at], _OPENING) and not (fold.loose(words[at]) == "ان" and _TO_DO.match(words[at + 1]))


def _is_one(word: str, openings: Collection[str]) -> bool:
    plain = fold.loose(word)
    return plain in openings or (plain[:1] == "و" and plain[1:] in openings)
