"""Quantities read in running text: numbers with their noun and their bound."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from quizgen.arabic.bounds import BOUND_BEGINS, BOUND_VERBS, BOUNDS, DENIALS, Bound, BoundWords
from quizgen.arabic.count import BARE, PERCENT, CountedNoun, Quantity, dual
from quizgen.arabic.fold import folded_with_places, loose
from quizgen.arabic.letters import listed
from quizgen.arabic.nouns import Gender
from quizgen.arabic.numbers import Reading, joined, number_at, plus, product, share_at
from quizgen.arabic.numerals import SCALES, Amount
from quizgen.arabic.ranges import Part, between_at
from quizgen.arabic.tokens import Token, tokens_of
from quizgen.arabic.units import (
    OF,
    ONE,
    TO,
    Units,
    before_month,
    form_at,
    is_plural,
    is_year,
    noun_behind,
    stripped,
    units_of,
    without_article,
)
from quizgen.arabic.words import indefinite_accusative

_AMOUNTS = frozenset(map(loose, listed("مبلغ نسبة قيمة سن عمر حاجز عتبة مستوى")))
_PREPOSITIONS = frozenset(map(loose, listed("في من إلى على عن مع بعد قبل منذ خلال حتى بين عند لدى ضد حول نحو طوال")))
_BY = listed("بت بنسب بزياد بارتفاع بانخفاض بفارق بقيم بمعدل بواقع")  # begins of what a verb is done by
_THE_ONE = frozenset(map(loose, ("الواحد", "الواحدة")))  # «لا تقل قيمة القرض الواحد عن 20 ألفا»: no number of its own
_AS_FAR = 7  # words between a verb and the number that it bounds

Found = tuple[int, int, Quantity]

# Spans of time are told with their article too («في العامين الماضيين»); of other things a definite dual counts nothing.
_SPANS = frozenset(listed("ثانية دقيقة ساعة يوم ليلة أسبوع شهر سنة عام عقد قرن"))
_TWO = frozenset(map(loose, listed("اثنان اثنين اثنتان اثنتين")))


def quantities_in(text: str, nouns: Mapping[str, CountedNoun], *, bare: bool = False) -> tuple[Found, ...]:
    """List every quantity of a text as (start, end, quantity), in the order of the text; the longest reading wins.

    A number without a noun is one where a bound or a scale stands with it, or where `bare` is set; a year never is.
    """
    units = units_of(tuple(nouns.values()))
    tokens = tokens_of(text)
    places = folded_with_places(text)[1]
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        part = _quantity_at(tokens, at, units)
        if part is None or (part.quantity.noun == BARE and not bare and not _telling(tokens, part)):
            at = at + 1 if part is None else part.end
            continue
        start = places[tokens[part.begin].at + part.shift][0] if part.shift >= 0 else tokens[part.begin].start
        found.append((start, tokens[part.end - 1].end, part.quantity))
        at = part.end
    return tuple(found)


def _telling(tokens: Sequence[Token], part: Part) -> bool:
    """Return whether a number without a noun is an amount: bounded or scaled, and no day of a month."""
    scaled = part.reading is not None and part.reading.scale > 1
    return (bool(part.quantity.about) or scaled) and not before_month(tokens, part.end)


def read_quantity(text: str, nouns: Mapping[str, CountedNoun], *, bare: bool = False) -> Quantity:
    """Read a text that is one quantity and nothing else: 25 سنة, سنتان, أكثر من 3 آلاف جندي, 51%. Raises ValueError.

    3 آلاف without a noun is a quantity of the noun ألف where that is known; any other number needs `bare`. A currency
    may have the adjective of its country: 26.9 مليار ريال عماني.
    """
    for found in _OF_A_COUNTRY.finditer(text):
        before, behind = text[: found.start()], text[found.end() :]
        try:
            if read_quantity(before, nouns).noun.kind == "currency":
                told = read_quantity(f"{before}{behind}", nouns)
                return replace(told, noun=of_a_country(told.noun, found[1]))
        except ValueError:
            continue
    tokens = tokens_of(text)
    part = _quantity_at(tokens, 0, units_of(tuple(nouns.values()), sure=False)) if tokens else None
    if part is None or part.end != len(tokens) or (tokens[0].clitics and part.shift < 0):
        raise ValueError(f"«{text}» is not a number with a noun of the lexicon")
    if part.quantity.noun != BARE or bare:
        return part.quantity
    scale = part.reading.scale if part.reading and part.quantity.to is None else 1
    noun = nouns.get(SCALES[scale][0]) if scale in SCALES else None
    if noun is None:
        raise ValueError(f"«{text}» is a number without a noun")
    return replace(part.quantity, number=product(part.quantity.number, Fraction(1, scale)), noun=noun)


# The adjective of a country behind a noun: عماني, عمانية, عمانيًا, عمانيان.
_OF_A_COUNTRY = re.compile(r" (\w{2,}[^\Wة]ي)(?:ّ?ة|ّ?ًا|ا|ان|ين|ات)?(?=\s|$)")


def of_a_country(noun: CountedNoun, adjective: str) -> CountedNoun:
    """Return a currency with the adjective of its country, masculine as given: ريال عماني, ريالات عمانية."""
    she = f"{adjective}ة"
    is_she = noun.gender is Gender.F
    acc = f"{indefinite_accusative(noun.singular)} {she if is_she else indefinite_accusative(adjective)}"
    dual_ = f"{dual(noun)} {she[:-1]}تان" if is_she else f"{dual(noun)} {adjective}ان"
    singular = f"{noun.singular} {she if is_she else adjective}"
    return replace(noun, singular=singular, plural=f"{noun.plural} {she}", dual=dual_, acc=acc)


def _quantity_at(tokens: Sequence[Token], at: int, units: Units) -> Part | None:
    """Read the longest quantity that begins at a token, the words of its bound first."""
    if part := between_at(tokens, at, units):
        return part
    known, after, shift = _bound_before(tokens, at)
    if known:
        after += after < len(tokens) and tokens[after].folded in _AMOUNTS
        part = _percent_at(tokens, after) or _counted_at(tokens, after, units)
        if part and part.quantity.bound is Bound.EXACT:
            bounded = replace(part.quantity, about=known.words)
            return replace(part, quantity=bounded, begin=at, shift=shift)
        return None
    part = _percent_at(tokens, at) or _counted_at(tokens, at, units)
    if part is None:
        return None
    behind, end = _bound_behind(tokens, part.end)
    if behind and part.quantity.bound is Bound.EXACT:
        return replace(part, quantity=replace(part.quantity, about=behind.words), end=end)
    if part.shift <= 0 and part.quantity.bound is Bound.EXACT and (about := _bound_of_verb(tokens, at)):
        return replace(part, quantity=replace(part.quantity, about=about))
    return part


def _bound_before(tokens: Sequence[Token], at: int) -> tuple[BoundWords | None, int, int]:
    """Find the words of a bound that begin at a token: them, the token after them, the letters attached before them."""
    for letters, first in stripped(tokens[at].folded):
        if first not in BOUND_BEGINS:
            continue
        words = [first, *(token.folded for token in tokens[at + 1 : at + 4])]
        for length in range(len(words), 0, -1):
            known = BOUNDS.get(tuple(words[:length]))
            if known and not known.behind:
                return known, at + length, letters
    return None, at, 0


def _bound_of_verb(tokens: Sequence[Token], at: int) -> str:
    """Find the bound that a verb puts on a number behind it: «تجاوز عدد القتلى 70», «لا يقل المبلغ عن 2000»."""
    if tokens[at].clitics not in ("", "ال"):
        return ""
    before = at - 1
    if before > 0 and tokens[before].folded in _AMOUNTS:
        before -= 1
    leading = tokens[before].folded if before >= 0 else ""
    for back in range(before, max(-1, at - _AS_FAR), -1):
        if tokens[back].folded in _THE_ONE:
            continue
        if tokens[back].kind or not tokens[back].folded.isalpha() or tokens[back].folded.startswith(_BY):
            return ""
        verb = next((known for _, word in stripped(tokens[back].folded) if (known := BOUND_VERBS.get(word))), None)
        if verb and (leading in verb.prepositions if verb.prepositions else leading not in _PREPOSITIONS):
            denied = back > 0 and any(word in DENIALS for _, word in stripped(tokens[back - 1].folded))
            return verb.denied if denied else verb.words
    return ""


def _bound_behind(tokens: Sequence[Token], at: int) -> tuple[BoundWords | None, int]:
    words = [token.folded for token in tokens[at : at + 3]]
    if not words or words[0] not in BOUND_BEGINS:
        return None, at
    for length in range(len(words), 0, -1):
        known = BOUNDS.get(tuple(words[:length]))
        if known and known.behind:
            return known, at + length
    return None, at


def _counted_at(tokens: Sequence[Token], at: int, units: Units) -> Part | None:
    """Read a number with its noun and no bound, however the two stand to each other."""
    if at >= len(tokens):
        return None
    reading = None if is_year(tokens, at) else number_at(tokens, at)
    if reading is None:
        return _noun_first(tokens, at, units) or _share_of_noun(tokens, at, units)
    noun, end = noun_behind(tokens, _repeated(tokens, reading), units)
    number = reading.number
    if reading.grouped is not None and noun != PERCENT:
        if noun == BARE or tokens[reading.end].folded == tokens_of(noun.singular)[0].folded:
            return None  # 3.250 km: nothing tells which it is
        number = reading.grouped
    if reading.dual is not None and noun not in (BARE, PERCENT):
        number = reading.dual
    if noun == BARE and end < len(tokens) and tokens[end].folded in TO:  # ارتفع من 20 إلى 30 دولارًا
        other = number_at(tokens, end + 1)
        noun = noun_behind(tokens, other.end, units)[0] if other else BARE
    number, end = _and_share(tokens, end, (noun, units), number)
    return Part(Quantity(number, noun), at, end, -1, reading)


def _repeated(tokens: Sequence[Token], reading: Reading) -> int:
    """Skip a number that repeats the one before it in brackets: ثلاثون (30) يومًا, 30 (ثلاثون) يومًا."""
    at = reading.end
    if at < len(tokens) and tokens[at].kind == "digits" and tokens[at].value == reading.number:
        return at + 1
    again = number_at(tokens, at + 1) if at < len(tokens) and tokens[at].folded == "(" else None
    closed = again and again.number == reading.number and again.end < len(tokens) and tokens[again.end].folded == ")"
    return again.end + 1 if again and closed else at


def _percent_at(tokens: Sequence[Token], at: int) -> Part | None:
    """Read %56, the sign right before the digits."""
    if at + 1 >= len(tokens) or tokens[at].folded != "%" or tokens[at].end != tokens[at + 1].start:
        return None
    if tokens[at + 1].kind != "digits" or (at + 2 < len(tokens) and tokens[at + 2].folded == "%"):
        return None
    return Part(Quantity(tokens[at + 1].value, PERCENT), at, at + 2)


def _and_share(
    tokens: Sequence[Token], at: int, counted: tuple[CountedNoun, Units], number: Amount
) -> tuple[Amount, int]:
    """Read what follows the noun: سنة ونصف, ثلاث سنوات ونصف السنة; but not «ونصف مليون», «وربع ساعة»."""
    noun, units = counted
    after = joined(tokens, at, len(tokens))
    told = share_at(tokens, after, len(tokens)) if after is not None and noun != BARE else None
    if told is None or Fraction(number).denominator != 1:
        return number, at
    share, end = told
    if end < len(tokens) and tokens[end].kind == "scale":
        return number, at
    if end < len(tokens) and not is_plural(tokens[end].folded.removeprefix("ال"), noun):
        return plus(number, share), end + 1
    if noun_behind(tokens, end, units)[0] != BARE:
        return number, at
    return plus(number, share), end


def _noun_first(tokens: Sequence[Token], at: int, units: Units) -> Part | None:
    """Read سنتان, جندي واحد, سنة ونصف, السنوات الخمس, السنوات الـ25."""
    for letters, word in stripped(tokens[at].folded):
        if known := form_at(units.duals, tokens, at, word):
            noun, end = known
            if end < len(tokens) and tokens[end].folded in _TWO:
                end += 1
            number, end = _and_share(tokens, end, (noun, units), 2)
            return Part(Quantity(number, noun), at, end, letters)
        if known := form_at(units.forms, tokens, at, word):
            noun, end = known
            if end < len(tokens) and tokens[end].folded in ONE:
                return Part(Quantity(1, noun), at, end + 1, letters)
            number, after = _and_share(tokens, end, (noun, units), 1)
            if after > end and not is_plural(word, noun):
                return Part(Quantity(number, noun), at, after, letters)
    return _definite(tokens, at, units)


def _definite(tokens: Sequence[Token], at: int, units: Units) -> Part | None:
    """Read العامين of spans of time, الدول الثلاث and السنوات الـ25 of anything."""
    for letters, word in without_article(tokens[at].folded):
        known = form_at(units.duals, tokens, at, word)
        if known and known[0].singular in _SPANS:
            return Part(Quantity(2, known[0]), at, known[1], letters)
        known = form_at(units.forms, tokens, at, word)
        counted = known and known[1] < len(tokens) and tokens[known[1]].clitics == "ال"
        if known and counted and is_plural(word, known[0]):
            reading = number_at(tokens, known[1])
            if reading and reading.number > 2 and not is_year(tokens, known[1]):  # but «اليوم الاثنين»
                return Part(Quantity(reading.number, known[0]), at, reading.end, letters, reading)
    return None


def _share_of_noun(tokens: Sequence[Token], at: int, units: Units) -> Part | None:
    """Read نصف سنة, ثلاثة أرباع ساعة, نصف في المئة."""
    told = share_at(tokens, at, len(tokens))
    if told is None:
        return None
    share, after = told
    noun, end = noun_behind(tokens, after, units)
    if noun == BARE or tokens[after].folded == OF:
        return None
    return Part(Quantity(product(share, 1), noun), at, end, -1)
