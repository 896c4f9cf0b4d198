"""Word items, both ways: a word's gloss, and the word for a gloss; and glosses read as a learner reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice

from quizgen.arabic import fold
from quizgen.arabic.letters import listed, quoted
from quizgen.items import chance
from quizgen.items.cloze import GAP
from quizgen.items.desk import Desk
from quizgen.items.options import TRIES
from quizgen.model import Evidence, Item, Kind, Level, Seed, Word
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


def gloss_items(desk: Desk, word: Word) -> Iterable[Item]:
    """Ask a word's meaning, and the word for its meaning."""
    yield _item(desk, word, "meaning", Level.RECOGNISE)
    yield _item(desk, word, "word", Level.PRODUCE)


def _item(desk: Desk, word: Word, asks: str, level: Level) -> Item:
    item_id = desk.item_id("words", word.id, asks)
    wrong = _distractors(desk, word, asks, item_id)
    values = list(chance.shuffled(wrong, desk.chance, item_id, "place", by=lambda each: each.id))
    if values:
        values.insert(chance.number(desk.chance, item_id, "rank") % (len(values) + 1), word)
    return Item(
        id=item_id,
        kind=Kind.GLOSS,
        facts=(),
        asks=(asks,),
        shows=("meaning" if asks == "word" else "word",),
        stem=_stem(desk, word, asks, bool(wrong)),
        key=_face(word, asks),
        evidence=(word.evidence,) if word.evidence else (Evidence("", "", 0),),
        level=level,
        options=tuple(_face(each, asks) for each in values),
        why={_face(each, asks): desk.labels["why.word"].format(word=each.word, gloss=each.en) for each in wrong},
        tags=desk.tags(Kind.GLOSS, level),
        note=desk.item_id("words", word.id),
        word=word.id,
        drawn=tuple(each.id for each in values),
    )


def _stem(desk: Desk, word: Word, asks: str, options: bool) -> str:
    """Ask for a meaning or a word; without options the word's own phrase tells which of several is meant."""
    phrase = word.evidence
    if options or phrase is None or not phrase.marks:
        return desk.labels[f"ask.{asks}"].format(word=word.word, gloss=word.en)
    start, end = phrase.marks[0]
    fits = fold.loose(phrase.reads[start:end]).endswith(fold.loose(word.bare))
    if asks == "word" and not fits and bare_gloss(word.en).lower() not in _AMBIGUOUS:  # «لوائح» is no place for «لائحة»
        return desk.labels["ask.word"].format(gloss=word.en)
    shown = phrase.reads if asks == "meaning" else f"{phrase.reads[:start]}{GAP}{phrase.reads[end:]}"
    return desk.labels[f"ask.{asks}.phrase"].format(word=word.word, gloss=word.en, phrase=quoted(shown))


def _face(word: Word, asks: str) -> str:
    return bare_gloss(word.en) if asks == "meaning" else word.word  # of options none bears a hint alone


def _distractors(desk: Desk, word: Word, asks: str, item_id: str) -> Sequence[Word]:
    """Choose words of the same part of speech, of other roots, whose glosses share no word."""
    fitting = [other for other in desk.seed.words if other.id != word.id and unlike(word, other)]
    given = [other for other in fitting if other.id in desk.given.get(item_id, ())]
    size = desk.options - 1
    if len(given) == size and _fit(word, given, asks):
        return given
    shuffled = chance.shuffled(fitting, desk.chance, item_id, "distractor", by=lambda each: each.id)
    key = len(_face(word, asks))
    for several in islice(combinations(shuffled, size), TRIES):
        longest = max(len(_face(each, asks)) for each in several)
        if key <= 4 / 3 * longest and _fit(word, several, asks):
            return several
    return ()


def _fit(word: Word, several: Sequence[Word], asks: str) -> bool:
    """Return whether options go together: no two alike, the answer not alone with a preposition or a second gloss."""
    parts = [len(re.findall(r"[^,\s]+", _face(each, asks))) > 1 for each in (word, *several)]
    return parts[0] in parts[1:] and all(unlike(one, two) for one, two in combinations(several, 2))


def unlike(one: Word, other: Word) -> bool:
    """Return whether two words may stand beside each other as options (rule 31)."""
    return (
        one.part == other.part
        and not (one.root and one.root == other.root)
        and not (_gloss_words(one) & _gloss_words(other))
        and one.bare != other.bare
    )


def _gloss_words(word: Word) -> set[str]:
    return {part for part in re.findall(r"[a-z]+", word.en.lower()) if part not in {"to", "of", "a", "the", "be", "in"}}


# ---------------------------------------------------------------- glosses


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
