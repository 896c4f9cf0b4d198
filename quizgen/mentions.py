"""Where a value stands in a text: the one finder of its words, and of verbs of saying, for proof and items alike."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from quizgen.arabic import count, fold
from quizgen.arabic.cases import in_case
from quizgen.arabic.compare import YEARS, Comparison, compare, in_scale, same_unit
from quizgen.arabic.count import BARE, CountedNoun, Quantity
from quizgen.arabic.find_times import said, says, times_in
from quizgen.arabic.find_verbs import FoundVerb, VerbFinder
from quizgen.arabic.nouns import Case, MissingForm, NounPhrase
from quizgen.arabic.numerals import Amount
from quizgen.arabic.quantities import quantities_in
from quizgen.arabic.time import Time
from quizgen.model import Lexicon, Name, Text, Value

Span = tuple[int, int]
REMEMBERED = 16_384  # the forms of names are asked for again and again
# what may stand behind a number whose noun came before it
_UNCOUNTED = re.compile(r"\s*(?:$|[^\w\s]|(?:في|من|على|إلى|عن|مع|خلال|منذ|حتى|بعد|قبل|و\w+)(?!\w))")


@lru_cache(maxsize=REMEMBERED)
def forms(value: Name | Text) -> tuple[str, ...]:
    """List the words by which a name or text may stand in a text, in every case that is known, longest first."""
    if isinstance(value, Text):
        return _cased((value.phrase,))
    plain = replace(value.phrase, acc="", gen="", article=None)
    aliases = (replace(plain, nom=alias) for alias in value.aliases)
    return _cased((value.phrase, *([value.short] if value.short else []), *aliases))


def _cased(phrases: tuple[NounPhrase, ...]) -> tuple[str, ...]:
    found = set()
    for phrase in phrases:
        for case in Case:
            try:
                found.add(in_case(phrase, case))
            except MissingForm:
                continue
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


def spans(value: Value, text: str, published: Time | None = None) -> tuple[Span, ...]:
    """Find where a value stands in a text, as (start, end) of its own words; () where it does not.

    `published` is what relative times («أمس») are counted from; without it they are not found.
    """
    if isinstance(value, Time):
        if value.text:
            return fold.whole_words(value.text, text)
        return said(value, text, published)
    if isinstance(value, Quantity):
        return quantity_spans(value, text, _beside(value.noun))
    return _first_found(forms(value), text) if isinstance(value, Name | Text) else ()


def _first_found(words: tuple[str, ...], text: str) -> tuple[Span, ...]:
    for each in words:  # a loop, for it is run tens of thousands of times
        if found := fold.whole_words(each, text):
            return found
    return ()


def _beside(noun: CountedNoun) -> dict[str, CountedNoun]:
    """List the nouns of one unit: a year has two."""
    years = YEARS if same_unit(noun, YEARS[0]) else ()
    return {each.singular: each for each in (*years, noun)}


def quantity_spans(value: Quantity, text: str, nouns: Mapping[str, CountedNoun]) -> tuple[Span, ...]:
    """Find a quantity by its number, noun and bound, or its number alone behind its noun: «عدد القتلى 70».

    `nouns` are those that may be counted in the text: 3 كيلومترات is not in «3 كيلومترات مربعة» where both are known.
    """
    wanted = in_scale(value)
    known = nouns if nouns.get(value.noun.singular) == value.noun else {**nouns, value.noun.singular: value.noun}
    found = quantities_in(text, known, bare=True)
    if whole := tuple((start, end) for start, end, told in found if compare(told, wanted) is Comparison.SAME):
        return whole
    alone = replace(wanted, noun=BARE)
    return tuple(
        (start, end)
        for start, end, told in found
        if compare(told, alone) is Comparison.SAME
        and _UNCOUNTED.match(text[end:])
        and any(fold.whole_words(form, text[:start]) for form in count.forms(wanted.noun))
    )


def stands_in(value: Name | Text, text: str) -> bool:
    """Return whether a name or text can be read in a text, spelt loosely: what a reader would take for it."""
    return any(fold.whole_words(words, text, loosely=True) for words in forms(value))


def by_sentence(
    value: Value, sentences: Sequence[str], text: str, published: Time | None = None
) -> dict[int, tuple[Span, ...]]:
    """Find a value in every sentence of a text at once: `spans` of each that holds it, by its index from 0.

    `text` is the sentences joined by a line end.
    """
    touched: Iterable[int]
    if isinstance(value, Name | Text):
        starts = _starts(tuple(sentences))
        words = forms(value)
        touched = {bisect_right(starts, start) - 1 for form in words for start, _ in fold.whole_words(form, text)}
    elif isinstance(value, Time) and not value.text:
        touched = _telling(tuple(sentences), published).get(value, ())
    elif isinstance(value, Quantity):
        touched = _counting(tuple(sentences), value.noun).get(in_scale(value).number, ())
    else:
        touched = range(len(sentences))
    return {at: found for at in sorted(touched) if (found := spans(value, sentences[at], published))}


@lru_cache(maxsize=4)
def _telling(sentences: tuple[str, ...], published: Time | None) -> Mapping[Time, Sequence[int]]:
    """List the sentences that tell each time, by their index from 0."""
    found: dict[Time, list[int]] = {}
    for at, sentence in enumerate(sentences):
        for time in dict.fromkeys(one for _, _, told in times_in(sentence, published) for one in says(told)):
            found.setdefault(time, []).append(at)
    return found


@lru_cache(maxsize=64)
def _counting(sentences: tuple[str, ...], noun: CountedNoun) -> Mapping[Amount, Sequence[int]]:
    """List the sentences that hold each number of a noun, or without one, by their index from 0."""
    found: dict[Amount, list[int]] = {}
    nouns = _beside(noun)
    for at, sentence in enumerate(sentences):
        for number in dict.fromkeys(told.number for _, _, told in quantities_in(sentence, nouns, bare=True)):
            found.setdefault(number, []).append(at)
    return found


@lru_cache(maxsize=4)
def _starts(sentences: tuple[str, ...]) -> list[int]:
    return list(accumulate((len(sentence) + 1 for sentence in sentences[:-1]), initial=0))


# ---------------------------------------------------------------- who says so


@lru_cache(maxsize=4)
def _finder_of_sayings(lexicon: Lexicon) -> VerbFinder:
    nouns = [form for noun in lexicon.nouns.values() for form in (noun.singular, noun.plural) if form]
    verbs = {key: verb for key, verb in lexicon.verbs.items() if verb.says}
    return VerbFinder(verbs, nouns, lexicon.names.get("given-name", ()), lexicon.chances)


def sayings_in(text: str, lexicon: Lexicon) -> list[FoundVerb]:
    """Find the verbs of saying of a text in their order, each in the active voice: «قالت», «وأضاف»."""
    verbs = lexicon.verbs
    return [
        hit
        for hit in _finder_of_sayings(lexicon).find(text)
        if any(name in verbs and verbs[name].says for name in (hit.verb, *hit.others))
        and not all(form.is_passive for form in hit.forms)
    ]
