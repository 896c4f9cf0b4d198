"""What an item tells a reader besides what it asks: by its stem, options, key, reasons and correction, read as words.

One item tells the answer of another where its words hold the other's key and most of what the other's question is
about. The quoted evidence is left out: it stands in the article, which lies before the reader anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.arabic import fold
from quizgen.arabic.letters import listed
from quizgen.arabic.overlap import FUNCTION_WORDS, stems
from quizgen.model import Item, Kind

# What these ask is told by their labels, not by a value that another item could show.
DECIDED_BY_LABEL = frozenset({Kind.TRUE_FALSE, Kind.SOURCE, Kind.NOT_GIVEN})
ABOUT_THE_TEXT = frozenset({Kind.SOURCE, Kind.NOT_GIVEN, Kind.GLOSS, Kind.REFERENCE})
MOST_OF_IT = 0.75  # of a question's words: then the same thing is spoken of
HALF_OF_IT = 0.5  # where the answer is a number, a date, a place or long: hardly anything else in a text has it
ALL_BUT = 0.75  # of the words of a long answer or a statement: then it is the same in other words
LONG = 3  # words from which an answer may be told in other words
# Words of questions that say nothing of what is asked.
_ASKING = frozenset(
    fold.loose(word)
    for word in listed(
        "موضوع بلغ بلغت يبلغ تبلغ نسبة قيمة عدد مقدار تاريخ مدة مستوى "
        "ينسب القول يذكر يذكره يذكرها يذكرهم بصفته بصفتها ذكر ورد يرد جواب السؤال صواب خطأ المقصود عبارة الضمير "
        "يعود اسمان اسما أسماء أمران أمور طرفا أطراف قول منسوب خبر يورده يورد المعلومة ينسبها قائل الصواب الجملة"
    )
)

_PER_CENT = re.compile(r"(?<=\d) ?(?:%|(?:في ال|بال)م[ائ]+ة)")  # «7.4%» is «7.4 في المئة»
_PLACE = re.compile("^(?:.*، )?(?:أين|في أيّ|على أيّ) ")

Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """A text by its words: folded, and what each may be without clitics and endings."""

    folded: str
    each: tuple[Stems, ...]
    all: Stems

    def hold(self, other: Words, least: float) -> bool:
        """Return whether so much of another text's words, from 0 to 1, stands here."""
        if not other.each:
            return False
        missing = len(other.each) - least * len(other.each)  # so many words may be
        for word in other.each:
            if word.isdisjoint(self.all):
                missing -= 1
                if missing < 0:
                    return False
        return True


@dataclass(frozen=True, slots=True)
class Asks:
    """One thing that an item asks: what its question is about, and the answer; `key` is None for a label.

    `least` is how much of the question another text must hold to speak of the same thing, from 0 to 1.
    """

    about: Words
    key: Words | None
    least: float = ALL_BUT


@dataclass(frozen=True, slots=True)
class Telling:
    """What an item tells, text by text, and what it asks.

    The rest serves to see quickly that two items are no enemies: `stems` are all that it tells, `needed` those of which
    another item must tell one to answer it, `keys` its answers, each folded and as it is, where a stem that shows one
    answers it, `stem` its own stem folded, `wrong` its wrong options, `settled` the sentence that holds the
    answer, `sentences` all that are shown for it.
    """

    item: Item
    told: tuple[Words, ...]
    asks: tuple[Asks, ...]
    facts: frozenset[str]
    settled: int
    sentences: frozenset[int]
    stem: str
    keys: tuple[tuple[str, str], ...]
    values: frozenset[str]
    wrong: frozenset[str]
    stems: Stems
    needed: Stems


def telling(item: Item) -> Telling:
    """Read an item for what it tells and asks."""
    told, asks = tuple(map(words_of, _told(item))), tuple(_asked(item))
    values = frozenset(item.bare_values)
    by_label = item.kind in DECIDED_BY_LABEL and item.kind is not Kind.TRUE_FALSE
    return Telling(
        item,
        told,
        asks,
        facts=frozenset(item.facts),
        settled=item.evidence[0].sentence,
        sentences=frozenset(each.sentence for each in item.evidence),
        stem=fold.loose(item.stem),
        keys=() if by_label else tuple((fold.loose(key), key) for key in keys_of(item)),
        values=values,
        wrong=frozenset(item.bare.get(text, text) for text in item.options) - values
        if item.kind is Kind.CHOICE
        else frozenset(),
        stems=frozenset().union(*(words.all for words in told)),
        needed=frozenset().union(*map(_needed, asks)),
    )


def _needed(what: Asks) -> Stems:
    """List the stems of which a text that answers must hold one: the key's, else those of so many words of a statement
    that not all may be missing, the longest of them.
    """
    if what.key is not None:
        return what.key.all
    longest = sorted(what.about.each, key=lambda word: -max(map(len, word)))
    return frozenset().union(*longest[: int((1 - ALL_BUT) * len(longest)) + 1])


def keys_of(item: Item) -> tuple[str, ...]:
    """List the texts that answer an item; for a true-or-false statement the value that it is about."""
    if item.kind is Kind.TRUE_FALSE:
        return _marked(item)
    if item.kind is Kind.ORDER or (item.kind is Kind.WHOLE and item.facts):
        return ()  # the events are shown, their order is the answer; «the first» and «sentence 9» tell nothing
    return item.bare_values


def answers(shower: Telling, asked: Telling) -> bool:
    """Say if one item gives the other's answer away: one of several keys by its face, most of a match otherwise.

    Reasons are read after answering only, and tell one row of a match each.
    """
    if asked.item.columns is None:
        return any(_tell(shower.told, what) for what in asked.asks if _may_tell(shower.stems, what))
    if any(_tell(shower.told[:1], row) for row in asked.asks):
        return True
    return 2 * sum(_tell(shower.told[1:], row) for row in asked.asks) > len(asked.asks)


def _may_tell(told: Stems, what: Asks) -> bool:
    return what.key is None or not what.key.all.isdisjoint(told)


def words_of(text: str) -> Words:
    """Fold a text and list its words, the empty ones left out."""
    text = _PER_CENT.sub("%", text)
    each = tuple([found for token in dict.fromkeys(fold.tokens(text)) if (found := _stems(token))])
    return Words(f" {fold.loose(text)} ", each, frozenset().union(*each))


@lru_cache(maxsize=fold.REMEMBERED)
def _stems(token: str) -> Stems:
    """Return the stems of a word; none of one that says nothing of what is asked."""
    if len(token) == 1 or (loose := fold.loose(token)) in FUNCTION_WORDS or loose in _ASKING:
        return frozenset()
    return stems(token)


def _told(item: Item) -> Iterator[str]:
    """List the texts that a reader has after answering an item; each row of a match by itself."""
    if item.columns:
        yield from (" ".join(pair) for pair in item.key if not isinstance(pair, str))
    elif item.kind is Kind.ORDER:
        yield from item.values
    elif item.kind in (Kind.SOURCE, Kind.NOT_GIVEN):
        yield item.stem  # the reasons quote the evidence
    elif item.kind is not Kind.GLOSS:  # its words are told apart by their ids
        yield " ".join((item.stem, *item.bare_values, item.right))
        yield from dict.fromkeys(item.why.values())


def _asked(item: Item) -> Iterator[Asks]:
    """List what an item asks, with the texts that answer it."""
    if item.columns:
        for pair in item.key:
            if not isinstance(pair, str):
                yield _asks(pair[0], pair[1])
    elif item.kind is Kind.TRUE_FALSE:
        yield from (_asks(item.right, key) for key in _marked(item))
        yield Asks(words_of(item.right), None)
    elif item.kind is Kind.WHOLE:
        yield from (Asks(words_of(text), None) for text in _compared(item))
        if not item.facts:
            yield _asks(item.stem, str(item.key))
    elif item.kind in (Kind.SOURCE, Kind.NOT_GIVEN):
        if item.kind is Kind.SOURCE or item.key in item.options[:1]:  # what has no answer is answered nowhere
            yield Asks(words_of(_statement(item)), None)
    elif item.kind not in (Kind.ORDER, Kind.GLOSS):
        yield from (_asks(item.stem, key) for key in item.bare_values)


def _marked(item: Item) -> tuple[str, ...]:
    """List the words that a statement is about."""
    evidence = item.evidence[0]
    return tuple(evidence.reads[start:end] for start, end in evidence.marks)


def _compared(item: Item) -> tuple[str, ...]:
    """List the statements that an item is about, as they should read: two compared, or the one to be located."""
    if item.right:
        return tuple(item.right.split("\n"))
    return (_statement(item),) if item.facts else ()


def _statement(item: Item) -> str:
    """Take the statement or the question out of what is asked about it."""
    if item.kind in (Kind.SOURCE, Kind.WHOLE):
        return item.stem.rpartition(" — ")[0]
    return item.stem.partition(": ")[2]


def _asks(question: str, key: str) -> Asks:
    answer = words_of(key)
    about = words_of(question)
    other = tuple(word for word in about.each if word.isdisjoint(answer.all))
    exact = _PLACE.match(question) or any(map(str.isdigit, key)) or len(answer.each) > LONG
    least = HALF_OF_IT if exact else MOST_OF_IT
    return Asks(Words(about.folded, other, frozenset().union(*other)), answer, least)


def _tell(texts: Sequence[Words], what: Asks) -> bool:
    """Return whether one of some texts says what is asked, and what it is about."""
    about, key, least = what.about, what.key, what.least
    for text in texts:
        if key is None:
            if text.hold(about, least):
                return True
        elif not key.all.isdisjoint(text.all) and text.hold(about, least) and _is_told(text, key):
            return True
        least = max(least, MOST_OF_IT)  # reasons come after answering, and speak of much
    return False


def _is_told(text: Words, key: Words) -> bool:
    if len(key.each) >= LONG and not any(map(str.isdigit, key.folded)) and text.hold(key, ALL_BUT):
        return True
    return key.folded in text.folded or bool(fold.whole_words(key.folded.strip(), text.folded, loosely=True))
