"""What the readers find in a text: sentences, times, quantities, verbs, speech, names, each with its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from quizgen.arabic.count import BARE, Quantity
from quizgen.arabic.find_times import times_in
from quizgen.arabic.numerals import Amount
from quizgen.arabic.quantities import quantities_in
from quizgen.arabic.time import Time, notation
from quizgen.draft.names import families_in, families_of, names_in
from quizgen.draft.offices import NameHit
from quizgen.draft.speech import Speech, speech_in
from quizgen.draft.tokens import Said, Token, VerbHit, sentences_of, verbs_of
from quizgen.draft.words import Words
from quizgen.model import Lexicon

Value = TypeVar("Value", Time, Quantity)


@dataclass(frozen=True, slots=True)
class Scan:
    """A text and everything found in it; the lists of verbs and names go with the sentences, one each."""

    text: str
    sentences: tuple[Said, ...]
    times: tuple[tuple[int, int, Time], ...]
    quantities: tuple[tuple[int, int, Quantity], ...]
    verbs: tuple[tuple[VerbHit, ...], ...]
    names: tuple[tuple[NameHit, ...], ...]
    speech: tuple[Speech, ...]
    published: Time | None = None

    @staticmethod
    def within(found: Sequence[tuple[int, int, Value]], start: int, end: int) -> Sequence[tuple[int, int, Value]]:
        """Return those of the times or the quantities that stand in a stretch of the text."""
        first = bisect_right(found, start, key=lambda each: each[1])
        return found[first : bisect_left(found, end, first, key=lambda each: each[0])]


def scan(text: str, lexicon: Lexicon, published: Time | None = None) -> Scan:
    """Read a text; `published` is what relative times are counted from."""
    sentences = sentences_of(text)
    verbs = verbs_of(text, sentences, lexicon)
    words = Words(lexicon)
    names = tuple(
        names_in(sentence, words, frozenset(hit.at for hit in hits))
        for sentence, hits in zip(sentences, verbs, strict=True)
    )
    whole = families_of(names)
    names = tuple(families_in(sentence, hits, whole, words) for sentence, hits in zip(sentences, names, strict=True))
    times = times_in(text, published)
    # «حركة طالبان»: a word of a name counts nothing, two students neither
    called = {word for hits in names for hit in hits if hit.kind != "place" for word in hit.text.split()[1:]}
    quantities = tuple(
        (start, end, quantity)
        for start, end, quantity in quantities_in(text, lexicon.nouns)
        if not Scan.within(times, start, end) and text[start:end] not in called
    )
    speech = speech_in(tuple(zip(sentences, verbs, names, strict=True)), lexicon, words)
    return Scan(text, sentences, times, quantities, verbs, names, speech, published)


def as_json(found: Scan) -> dict[str, list[dict[str, Any]]]:
    """Return a scan as plain mappings: places count characters of the text from 0, the end exclusive."""
    tokens = {sentence.number: sentence.tokens for sentence in found.sentences}
    return {
        "sentences": [
            {"number": each.number, "start": each.start, "end": each.end, "text": each.text} for each in found.sentences
        ],
        "times": [
            {"start": start, "end": end, "text": found.text[start:end], "value": notation(time)}
            for start, end, time in found.times
        ],
        "quantities": [
            {"start": start, "end": end, "text": found.text[start:end], **_quantity(quantity)}
            for start, end, quantity in found.quantities
        ],
        "speech": [_speech(each) for each in found.speech],
        "verbs": [_verb(hit) for hits in found.verbs for hit in hits],
        "names": [_name(hit, tokens[number]) for number, hits in enumerate(found.names, 1) for hit in hits],
    }


def _quantity(quantity: Quantity) -> dict[str, object]:
    told: dict[str, object] = {
        "number": _number(quantity.number),
        "unit": "" if quantity.noun == BARE else quantity.noun.singular,
    }
    if quantity.about:
        told["bound"] = quantity.about
    if quantity.to is not None:
        told["to"] = _number(quantity.to)
    return told


def _speech(each: Speech) -> dict[str, object]:
    return {
        "start": each.verb.token.start,
        "end": each.verb.token.end,
        "verb": each.verb.lemma,
        "word": each.verb.token.text,
        "speaker": each.speaker,
        "goes_on": each.goes_on,
    }


def _verb(hit: VerbHit) -> dict[str, object]:
    return {
        "start": hit.token.start,
        "end": hit.token.end,
        "text": hit.token.text,
        "verb": hit.lemma,
        "tense": hit.form.tense,
        "person": hit.form.person,
        "passive": hit.form.is_passive,
    }


def _name(hit: NameHit, tokens: Sequence[Token]) -> dict[str, object]:
    told: dict[str, object] = {
        "start": tokens[hit.begin].start,
        "end": tokens[hit.end - 1].end,
        "text": hit.text,
        "class": hit.kind,
    }
    more = {"office": hit.office, "titled": hit.titled, "honorific": hit.honorific, "gender": hit.gender}
    return told | {key: value for key, value in more.items() if value}


def _number(amount: Amount) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)
