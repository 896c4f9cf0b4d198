"""The evidence of an item: the sentences that tell its answer, and those that name what it points to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from quizgen.arabic import fold
from quizgen.arabic.attach import behind_article
from quizgen.arabic.letters import listed
from quizgen.arabic.overlap import FUNCTION_WORDS, share, stems
from quizgen.identity import value_id
from quizgen.items.desk import Desk
from quizgen.items.question_words import PEOPLE
from quizgen.mentions import spans, stands_in
from quizgen.model import OFFICE_FRAME, Evidence, Fact, Name, OwnQuestion, Sentence, Text, Value

BEGINNING = 3  # words by which the next sentence is known in a quote
TOLD = 0.5  # of a text's words: then a sentence tells it in other words
MOST_EXPLAINED = 2  # sentences, at most, that say which thing a noun of the evidence means
_STOPS = '.،؛:؟!…«»"“”()-–—'
_HANGING = frozenset(map(fold.loose, listed("في من على إلى عن مع بعد قبل خلال منذ حتى بين ضد حول لدى أن إن")))
_ATTACHED = re.compile(r"(?:[وف]?[بك]ال|[وف]?لل|[وف]ال)\w")  # «للزعيم»: what it hangs on stands before it
_DEFINITE = re.compile(r"[وف]?(?:[بك]?ال|لل)(\w{3,})")


def evidence_of(
    desk: Desk, fact: Fact, keys: Sequence[Value], shows: Iterable[str] = (), told: str = ""
) -> tuple[Evidence, ...]:
    """Return a fact's evidence, the key's words marked, and the sentences that name what it only points to.

    `shows` are the roles that the question prints, `told` its words: what they hold is named as well. The sentence that
    tells the answer comes first; of evidence that runs over several sentences only those are shown that tell it.
    """
    shown = [value for role in shows if (slot := fact.slots.get(role)) for value in slot.values]
    pointed = [*keys, *shown, *([fact.by.name] if fact.by else [])]
    parts = _parts(desk, fact)
    parts = _telling(desk, fact, parts, keys, pointed) if len(parts) > 1 else parts
    told = f"{told} {' '.join(map(desk.printing.text, keys))}"
    pointed += _called_otherwise(desk, parts, told, pointed)
    named = shown_once((*parts, *named_before(desk, parts, pointed), *_in_office(desk, parts, pointed, told)))
    first, *others = (*named, *_explained(desk, named, told))
    marks = sorted({span for key in keys for span in desk.places(key, first.reads)})
    return (replace(first, marks=tuple(marks)), *others)


def sentence_telling(desk: Desk, fact: Fact, keys: Sequence[Value]) -> int:
    """Return the number of the sentence of a fact's evidence that tells an answer, else of the first."""
    if len(spanned(desk, fact)) == 1:
        return fact.evidence.sentence
    return evidence_of(desk, fact, keys)[0].sentence


def own_evidence(desk: Desk, question: OwnQuestion) -> tuple[Evidence, ...]:
    """Return the evidence of a question in its author's words: the sentence that tells its answer first."""
    parts = _parts(desk, question)
    if len(parts) > 1:
        tells = _finder(desk, {})
        answer = tells(question.value, parts) or _nearest(question.answer, parts) or parts[0]
        parts = [answer, *(part for part in parts if part is not answer)]
    told = f"{question.ask} {question.answer}"
    values: list[Value] = [question.value]
    values += [*_called_otherwise(desk, parts, told, values), *_left_out(desk, parts, told)]
    named = shown_once((*parts, *named_before(desk, parts, values)))
    return (*named, *_explained(desk, named, told))


def _called_otherwise(desk: Desk, evidence: Sequence[Evidence], told: str, known: Sequence[Value]) -> list[Name]:
    """List the names in what a question tells that the evidence calls by another word: «المركز», «هذا الارتفاع»."""
    ids = {value_id(value) for value in known}
    others = (name for name in desk.names_in(told) if name.id not in ids)
    return [name for name in others if any(desk.places(name, each.reads) for each in evidence)]


def _explained(desk: Desk, evidence: Sequence[Evidence], told: str) -> tuple[Evidence, ...]:
    """Return the earlier sentences that say of which thing the evidence tells: «هذه القروض», «التقرير», «الاتفاقية».

    A question prints the noun with the words that say which, «قروض المصانع الصغيرة»; the nearest sentence that has most
    of those words is shown, where the evidence has too few of them. Of what no sentence has half none is shown.
    """
    found: list[Evidence] = []
    for noun in _pointing_nouns(evidence[0].reads):
        which = _words_behind(noun, told)
        shown = [*evidence, *found]
        if not which or len(found) == MOST_EXPLAINED or any(share(which, each.reads) >= TOLD for each in shown):
            continue
        earlier = desk.seed.article.sentences[: evidence[0].sentence - 1]
        best = max(earlier, key=lambda each: (share(which, each.reads), each.number), default=None)
        if best and share(which, best.reads) >= TOLD and all(best.number != each.sentence for each in shown):
            found.append(_whole(best))
    return tuple(found)


def _pointing_nouns(text: str) -> list[str]:
    """List the words with an article that no adjective follows, without it: what they stand for is named before."""
    words = text.split()
    following = (*words[1:], "")
    alone = [word for word, after in zip(words, following, strict=True) if not _is_narrowed(word, after)]
    return [match[1] for word in alone if (match := _DEFINITE.match(word))]


def _is_narrowed(word: str, after: str) -> bool:
    """Return whether an adjective or «الذي …» says which one a noun is."""
    return word[-1] not in _STOPS and after.startswith(("ال", "للذ", "للت"))


def _words_behind(noun: str, told: str) -> str:
    """Return the words by which a question tells which one a noun is, up to a particle or a stop; '' for none."""
    words = told.split()
    at = next((at for at, word in enumerate(words) if stems(noun) & stems(word.strip(_STOPS))), None)
    if at is None or words[at][-1] in _STOPS:
        return ""
    behind: list[str] = []
    for word in words[at + 1 :]:
        if fold.loose(word) in _HANGING or fold.loose(word) in FUNCTION_WORDS:
            break
        behind.append(word.strip(_STOPS))
        if word[-1] in _STOPS:
            break
    if len(behind) == 1 and (behind_article(words[at]) or not behind_article(behind[0])):
        return ""  # «وحدات عسكرية», «المقبرة الملكية»: an adjective, which says of what kind, not which
    return " ".join(behind)


def _left_out(desk: Desk, evidence: Sequence[Evidence], told: str) -> list[Name]:
    """List the names in what a question tells that the evidence has no word for: the subject of «وتُعدّ أساسا»."""
    names = desk.names_in(told)
    whole = [each for each in names if not any(each.phrase.nom in other.phrase.nom for other in names if other != each)]
    return [each for each in whole if all(share(each.phrase.nom, part.reads) < 1 for part in evidence)]


def spanned(desk: Desk, fact: Fact | OwnQuestion) -> tuple[int, ...]:
    """List the sentences, by number, that evidence runs over: each next one whose beginning it quotes."""
    first, quote = fact.evidence.sentence, " ".join(fact.evidence.quote.split())
    following = desk.seed.article.sentences[first:]
    told = takewhile(lambda each: " ".join(each.printed.split()[:BEGINNING]) in quote, following)
    return (first, *(each.number for each in told))


def _parts(desk: Desk, fact: Fact | OwnQuestion) -> list[Evidence]:
    """Take evidence apart into its sentences; of one sentence it is the quote, or all of it where the quote hangs."""
    numbers = spanned(desk, fact)
    sentence = desk.seed.article.sentences[numbers[0] - 1]
    if len(numbers) == 1 and not _hangs(desk, fact.evidence.reads, sentence.reads):
        return [fact.evidence]
    return [_whole(desk.seed.article.sentences[number - 1]) for number in numbers]


def _whole(sentence: Sentence, marks: Iterable[tuple[int, int]] = ()) -> Evidence:
    return Evidence(sentence.printed, sentence.reads, sentence.number, tuple(sorted(marks)))


def _hangs(desk: Desk, quote: str, sentence: str) -> bool:
    """Return whether a quote hangs on words of its sentence that it leaves out, or leaves half a phrase behind."""
    start = sentence.find(quote)
    if start < 0:
        return False
    before, after = sentence[:start].rstrip(), sentence[start + len(quote) :]
    first, last = quote.split()[0], quote.split()[-1]
    half = re.match(r" (?:ال|لل)(?!ذي|تي|ذين|لذين|لتين|لتان)\w", after) is not None and bool(behind_article(last))
    return half or (bool(before) and (before[-1] not in _STOPS or before[-1] == "،") and _is_hanging(desk, first))


def _is_hanging(desk: Desk, word: str) -> bool:
    """Return whether a phrase that begins with this word hangs on what stands before it."""
    if fold.loose(word) in _HANGING or _ATTACHED.match(word):
        return True
    return word[0] in "لب" and len(word) > 4 and not desk.is_class_noun(word) and desk.is_class_noun(word[1:])


def _telling(
    desk: Desk, fact: Fact, parts: Sequence[Evidence], keys: Sequence[Value], pointed: Sequence[Value]
) -> list[Evidence]:
    """Choose of several sentences the one that tells the key, then those that tell the rest; all where none does."""
    tells = _finder(desk, {value_id(value): words for slot in fact.slots.values() for value, words in slot.read})
    first = next((part for value in (keys or pointed) if (part := tells(value, parts))), None)
    if first is None:
        return list(parts)
    chosen = [first]
    for value in pointed:
        if tells(value, chosen) is None and (part := tells(value, parts)) is not None:
            chosen.append(part)
    return [first, *sorted(chosen[1:], key=lambda part: part.sentence)]


def _finder(desk: Desk, read: Mapping[str, str]) -> Callable[[Value, Sequence[Evidence]], Evidence | None]:
    """Return what finds the sentence that tells a value: by its words, those `read` for it, most of a text."""

    def tells(value: Value, parts: Sequence[Evidence]) -> Evidence | None:
        words = read.get(value_id(value), "")
        if words and (found := next((part for part in parts if words in part.quote or words in part.reads), None)):
            return found
        if found := next((part for part in parts if desk.places(value, part.reads)), None):
            return found
        return _nearest(words or value.phrase.nom, parts) if isinstance(value, Text) else None

    return tells


def _nearest(words: str, parts: Sequence[Evidence]) -> Evidence | None:
    """Return the sentence that holds most of some words, None where it is not half of them."""
    best = max(parts, key=lambda part: share(words, part.reads))
    return best if share(words, best.reads) >= TOLD else None


def named_before(
    desk: Desk, evidence: Sequence[Evidence], values: Iterable[Value], last: int = 0
) -> tuple[Evidence, ...]:
    """Return the nearest sentences, rather earlier ones, that name values which the evidence does not name.

    `last` is the last sentence that is looked at first; 0 is that of the evidence.
    """
    last = last or evidence[0].sentence
    naming: list[tuple[list[int], Name]] = []
    for value in values:
        if isinstance(value, Name) and not any(_is_named(desk, value, each.reads) for each in evidence):
            told = [number for number in desk.sentences_with(value) if _names(desk, value, number)]
            if not told and not any(spans(value, each.reads) for each in evidence):
                told = list(desk.sentences_with(value))  # «الرجل»: the article names him nowhere in full
            naming.append((sorted(told, key=lambda number: (number > last, abs(number - last))), value))
    found: dict[int, set[tuple[int, int]]] = {}
    for numbers, value in sorted(naming, key=lambda pair: len(pair[0])):  # what is named seldom may bring the rest
        nearest = next((number for number in numbers if number in found), numbers[0] if numbers else 0)
        if nearest:
            found.setdefault(nearest, set()).update(desk.sentences_with(value)[nearest])
    return tuple(
        _whole(desk.seed.article.sentences[number - 1], found[number]) for number in sorted(found, reverse=True)
    )


def _names(desk: Desk, value: Name, sentence: int) -> bool:
    return _is_named(desk, value, desk.seed.article.sentences[sentence - 1].reads)


def _is_named(desk: Desk, value: Name, text: str) -> bool:
    """Return whether a text names a value in full: a person by two of his names, a body by more than a noun."""
    found = spans(value, text)
    if value.is_ in PEOPLE and " " in value.phrase.nom:
        return any(" " in text[start:end] for start, end in found)
    return desk.tells_which(value, text, found)


def _in_office(desk: Desk, evidence: Sequence[Evidence], values: Sequence[Value], told: str) -> Iterable[Evidence]:
    """Return the sentences that tell the offices which a question prints before names and the evidence leaves out."""
    held = (pair for value in values for pair in desk.holding.get(value_id(value), ()))
    for office in (fact for fact, role in held if fact.frame == OFFICE_FRAME and role == "who"):
        title = office.slots["what"].values[0]
        if not isinstance(title, Text) or not stands_in(title, told):
            continue
        if not any(share(title.phrase.nom, each.reads) == 1 for each in evidence):
            yield _whole(desk.seed.article.sentences[office.evidence.sentence - 1])


def shown_once(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Show no sentence twice: the whole one in the place of its part, with the marks of all."""
    shown: dict[int, Evidence] = {}
    for each in evidence:
        held = shown.get(each.sentence, each)
        longer, shorter = (each, held) if len(each.reads) > len(held.reads) else (held, each)
        at = longer.reads.find(shorter.reads)
        moved = {(start + at, end + at) for start, end in shorter.marks} if at >= 0 else set()
        shown[each.sentence] = replace(longer, marks=tuple(sorted({*longer.marks, *moved})))
    return tuple(shown.values())
