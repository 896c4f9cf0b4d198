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
from quizgen.items.rivals import BY
from quizgen.items.telling import MOST_OF_IT, words_of
from quizgen.mentions import spans
from quizgen.model import OFFICE_FRAME, Evidence, Fact, Name, Text, Value

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
LEAST_WORDS = 3  # of a text of which most stand in a sentence: that sentence is near to it
NEARLY = 0.6  # of its words


def reason(desk: Desk, fact: Fact, candidate: Value, keys: Sequence[Value]) -> str:
    """Say in Arabic why a candidate is not the answer: what it is in the article, then what is right.

    A reason of the fact's author stands for all others. Where the article has nothing of the candidate, that is said,
    or what is right beside it.
    """
    if own := fact.why_wrong.get((_role_of(fact, keys), value_id(candidate))):
        return ended(own)
    role = BY if fact.by is not None and any(value is fact.by.name for value in keys) else _role_of(fact, keys)
    key, number = join([desk.printing.answer(value) for value in keys]), sentence_telling(desk, fact, keys)
    told = _said_else(desk, fact, candidate) if role == BY else ""
    told = told or _what_it_is(desk, fact, candidate, role) or _nothing_of_it(desk, candidate, keys)
    told = told or (_near(desk, candidate, number) if isinstance(candidate, Text) else "")
    if told:
        return f"{told} {desk.labels['why.right'].format(key=key, sentence=number)}"
    label = f"why.not.{role}" if f"why.not.{role}" in desk.labels else "why.not"
    return desk.labels[label].format(candidate=quoted(desk.printing.answer(candidate)), key=key, sentence=number)


def _role_of(fact: Fact, keys: Sequence[Value]) -> str:
    return next((role for role, slot in fact.slots.items() if keys[0] in slot.values), "")


def numbered(desk: Desk, numbers: Collection[int]) -> str:
    """Name sentences by their numbers: «الجملة 2», «الجملتين 2 و3», «الجمل 2 و3 و5»."""
    form = {1: "one", 2: "two"}.get(len(numbers), "many")
    return desk.labels[f"numbers.{form}"].format(numbers=" و".join(map(str, sorted(numbers))))


def ended(text: str) -> str:
    """End a reason in its author's words with a full stop."""
    return text if text.endswith((".", "!", "؟")) else f"{text}."


def quoted_about(evidence: Evidence, places: Sequence[tuple[int, int]]) -> str:
    """Quote the clauses of an evidence about some places in it; all of it where there are none."""
    begun = dateline(evidence.quote, evidence.reads)
    reads = evidence.reads[begun:]
    inside = [(start - begun, end - begun) for start, end in places if start >= begun]
    if not inside:
        return quoted(bare(reads))
    return quoted(_clause(reads, inside[0][0], max(end for _, end in inside)))


def said_by(desk: Desk, fact: Fact, speaker: str) -> tuple[str, int]:
    """Return what another fact lets a speaker say, and in which sentence; the nearest that can be worded."""
    others = [each for each in desk.seed.facts if each.by and each.id != fact.id and each.by.name.id == speaker]
    at = fact.evidence.sentence
    others.sort(key=lambda each: (abs(each.evidence.sentence - at), each.evidence.sentence, each.id))
    for other in others:
        told = _content(desk, other)
        if told and len(told.split()) <= LONGEST_STATEMENT:
            return told, other.evidence.sentence
    return "", others[0].evidence.sentence if others else 0


def _content(desk: Desk, fact: Fact) -> str:
    try:
        return bare(desk.content(fact))
    except Unfit:
        return ""


def _said_else(desk: Desk, fact: Fact, candidate: Value) -> str:
    """Say what else a speaker said, and where; '' where none of his words is known."""
    told, sentence = said_by(desk, fact, value_id(candidate))
    if not sentence:
        return ""
    name = quoted(desk.printing.answer(candidate))
    label = "why.says" if told else "why.says.other"
    return desk.labels[label].format(candidate=name, sentence=sentence, statement=told)


def _what_it_is(desk: Desk, fact: Fact, candidate: Value, role: str) -> str:
    """Return what the article says of a candidate elsewhere, of its office where that is asked; '' where nothing is."""
    name = desk.printing.answer(candidate)
    if isinstance(candidate, Name) and candidate.id in desk.seed.names and candidate.offices and _is_office(fact):
        return desk.labels["why.office"].format(candidate=quoted(name), office=quoted(candidate.offices[0].title.nom))
    for other, told in _told_of(desk, fact, candidate, role):
        label = "why.fact" if spans(candidate, other.evidence.reads) else "why.meant"
        number = sentence_telling(desk, other, [candidate])
        return desk.labels[label].format(candidate=quoted(name), sentence=number, statement=told)
    return _whereabouts(desk, fact, candidate, quoted(name))


def _is_office(fact: Fact) -> bool:
    return fact.frame == OFFICE_FRAME


def _told_of(desk: Desk, fact: Fact, candidate: Value, role: str) -> Iterator[tuple[Fact, str]]:
    """Yield the other facts that tell of a value, each as a statement that names it: first what it does itself.

    An office excludes nobody from having done something: it is told where offices are asked.
    """

    def rank(pair: tuple[Fact, str]) -> tuple[bool, int]:
        return (pair[1] != role, abs(pair[0].evidence.sentence - fact.evidence.sentence))

    for other, held in sorted(desk.holding.get(value_id(candidate), ()), key=rank):
        fit = other.id != fact.id and (_is_office(fact) or not _is_office(other))
        told = _stated(desk, other, held) if fit else ""
        if told and _reads(desk, candidate, told) and len(told.split()) <= LONGEST_STATEMENT:
            yield other, told


def _reads(desk: Desk, candidate: Value, told: str) -> bool:
    """Return whether a statement shows a value, be it with a name in full where the value has its noun."""
    if desk.is_read_in(candidate, told):
        return True
    return isinstance(candidate, Text) and words_of(told).hold(words_of(candidate.phrase.nom), MOST_OF_IT)


def _stated(desk: Desk, fact: Fact, role: str) -> str:
    """Word a fact so that it shows a role, '' where none of its wordings does."""
    if (fact.id, role) not in desk.stated:
        desk.stated[fact.id, role] = _worded(desk, fact, role)
    return desk.stated[fact.id, role]


def _worded(desk: Desk, fact: Fact, role: str) -> str:
    try:
        if role == BY:
            return bare(desk.statement(fact))
        wording = desk.without_speaker(fact, stating(desk, fact, role))
        told = bare(desk.lead_in(fact, desk.voice.say(wording, desk.slots(fact)), wording.template))
        return desk.in_full(told.replace(f"، {desk.labels['lead.article']}،", "").removeprefix(desk.by_article))
    except Unfit:
        return ""


def _whereabouts(desk: Desk, fact: Fact, candidate: Value, name: str) -> str:
    """Quote what the article says of a value, rather in another sentence; '' where it does not name it."""
    found = desk.sentences_with(candidate)
    if not found:
        return ""
    number = min(found, key=lambda number: (number == fact.evidence.sentence, number))
    sentence = desk.seed.article.sentences[number - 1]
    if isinstance(candidate, Time) and not spans(candidate, sentence.reads):  # «اليوم» does not write the day
        words = quoted(sentence.reads[slice(*found[number][0])])
        return desk.labels["why.reckoned"].format(candidate=name, sentence=number, words=words)
    words = quoted_about(Evidence(sentence.printed, sentence.reads, number), found[number][:1])
    return desk.labels["why.elsewhere"].format(candidate=name, sentence=number, elsewhere=words)


def _nothing_of_it(desk: Desk, candidate: Value, keys: Sequence[Value]) -> str:
    """Say that the article does not name a value; '' where that is not sure.

    Where it does not write the answer either («أمس»), it is what nothing points to.
    """
    if desk.sentences_with(candidate):
        return ""
    absent = _is_unheard_of(desk, candidate) if isinstance(candidate, Text) else _is_absent(desk, candidate)
    written = all(any(spans(key, each.reads) for each in desk.seed.article.sentences) for key in keys)
    label = "why.absent" if written else "why.unsaid"
    return desk.labels[label].format(candidate=quoted(desk.printing.answer(candidate))) if absent else ""


def _near(desk: Desk, candidate: Text, key_in: int) -> str:
    """Quote the sentence that has most words of a text which the article does not hold, '' where it has few."""
    wanted = words_of(candidate.phrase.nom)
    others = [each for each in desk.seed.article.sentences if each.number != key_in]
    if len(wanted.each) < LEAST_WORDS:  # one word in common is no likeness
        return ""
    near = next((each for each in others if words_of(each.reads).hold(wanted, NEARLY)), None)
    if near is None:
        return ""
    stems = frozenset().union(*wanted.each)
    places = [match.span() for match in re.finditer(r"\w+", near.reads) if not words_of(match[0]).all.isdisjoint(stems)]
    told = quoted(_clause(near.reads, places[0][0], places[-1][1]))
    name = quoted(desk.printing.answer(candidate))
    return desk.labels["why.near"].format(candidate=name, sentence=near.number, quote=told)


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
