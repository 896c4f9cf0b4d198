"""What the readers find in a text: sentences, times, quantities, verbs, speech, names, each with its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from quizgen.arabic.count import BARE, CountedNoun, Quantity
from quizgen.arabic.find_times import times_in
from quizgen.arabic.notation import notation
from quizgen.arabic.nouns import Gender
from quizgen.arabic.numerals import Amount
from quizgen.arabic.quantities import quantities_in
from quizgen.arabic.time import Time
from quizgen.draft.names import families_in, families_of, names_in
from quizgen.draft.offices import NameHit
from quizgen.draft.speech import Speech, speech_in
from quizgen.draft.tokens import Said, Token, VerbHit, sentences_of, verbs_of
from quizgen.draft.words import STOPS, Words
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
    nouns = {**lexicon.nouns, **_counted_nouns(text, sentences, verbs, words, lexicon)}
    quantities = tuple(
        (start, end, quantity)
        for start, end, quantity in quantities_in(text, nouns)
        if not Scan.within(times, start, end) and text[start:end] not in called
    )
    speech = speech_in(tuple(zip(sentences, verbs, names, strict=True)), lexicon, words)
    return Scan(text, sentences, times, quantities, verbs, names, speech, published)


def _counted_nouns(
    text: str,
    sentences: Sequence[Said],
    verbs: Sequence[Sequence[VerbHit]],
    words: Words,
    lexicon: Lexicon,
) -> dict[str, CountedNoun]:
    """Return the nouns that no list has and that stand behind a number: «112 كاميرا», «خمس لوحات»."""
    starts = {token.start: token for sentence in sentences for token in sentence.tokens}
    told = {hit.token.start for hits in verbs for hit in hits if hit.form.tense != "past" or hit.form.person != "ms"}
    found: dict[str, CountedNoun] = {}
    for _, end, quantity in quantities_in(text, lexicon.nouns, bare=True):
        at = end + len(text[end:]) - len(text[end:].lstrip(" "))
        token = starts.get(at)
        if quantity.noun != BARE or token is None or at in told or at == end or quantity.number % 1:
            continue
        if singular := _singular(token, int(quantity.to or quantity.number), words):
            plural = f"{singular.rstrip('ةا')}ات"  # nobody is shown it: one that differs makes the others be read
            gender = Gender.F if singular.endswith("ة") else Gender.M
            found[singular] = CountedNoun(singular, plural, gender=gender)
    return found


def _singular(token: Token, number: int, words: Words) -> str:
    """Return the singular of a word that a number counts, as far as its form tells it; '' for what it cannot count."""
    bare = Token(token.start, token.end, token.text.rstrip("\u064bا"), token.bare.rstrip("ا"), token.key.rstrip("ا"))
    accusative = 11 <= number % 100 <= 99 and token.text != bare.text and not token.key.endswith("ة")
    counted = bare if accusative else token
    key = counted.key
    led = key[:1] in "بل" and words.may_be_led(key) and not key.endswith(("ي", "ية"))  # «270 ألف برماوي»
    if (
        not token.is_word
        or len(key) < 3
        or key.startswith("ال")
        or key in STOPS
        or led
        or (key[0] != "ك" and words.leads(key))
    ):
        return ""
    if key in words.given or key in words.places or key in words.not_names:
        return ""
    if 3 <= number % 100 <= 10:
        return f"{counted.bare[:-2]}ة" if key.endswith("ات") else ""
    return "" if number < 11 or key.endswith(("ات", "ون", "ين")) else counted.bare


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
