"""Numbers read in running text: in digits of any kind and grouping, in words of any size and case, or in both.

The longest reading wins: مليون ونصف, ثلاثة آلاف وخمسمئة, 2.5 مليون, أربع مئة.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quizgen.arabic.fold import loose
from quizgen.arabic.numerals import SCALES, Amount
from quizgen.arabic.tokens import Token, tokens_of

_QUARTERS = frozenset(map(loose, ("أرباع", "الأرباع")))
_TWO_THIRDS = loose("ثلثا")
_EXCEPT = loose("إلا")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that begins at one token and ends before another.

    `scale` is that of its last word (1 for none), `times` how often it is counted there in digits or words (None where
    the scale stands alone: مليون). `dual` is the number where a last ألفا, مليونا is the dual before its noun,
    `grouped` the number where the dot of 3.250 parts thousands.
    """

    number: Amount
    begin: int
    end: int
    scale: int = 1
    times: Amount | None = None
    dual: Amount | None = None
    grouped: int | None = None


def numbers_in(text: str) -> tuple[tuple[int, int, Amount | None], ...]:
    """List every number of a text as (start, end, number), in its order; None for a run of digits that is none."""
    tokens = tokens_of(text)
    found: list[tuple[int, int, Amount | None]] = []
    at = 0
    while at < len(tokens):
        read = number_at(tokens, at)
        if read and read.grouped is None:
            found.append((tokens[at].start, tokens[read.end - 1].end, read.number))
        elif tokens[at].folded[0].isdigit():
            found.append((tokens[at].start, tokens[at].end, None))
        at = read.end if read else at + 1
    return tuple(found)


def read_number(text: str) -> Amount | None:
    """Read a text that is one number and nothing else; None where it is not."""
    tokens = tokens_of(text)
    read = number_at(tokens, 0)
    whole = read and read.grouped is None and read.end == len(tokens)
    return read.number if read and whole and tokens[0].clitics in ("", "و") else None


def number_at(tokens: Sequence[Token], at: int, stop: int | None = None) -> Reading | None:
    """Read the longest number that begins at a token and ends before `stop`; None where none begins there."""
    stop = len(tokens) if stop is None else min(stop, len(tokens))
    if at >= stop or not tokens[at].kind:
        return None
    if at and tokens[at].kind == "scale" and not tokens[at - 1].kind and tokens[at - 1].folded[0].isdigit():
        return None  # of a run of digits that is no number: «1.2.3 مليون»
    if tokens[at].kind == "share" or (share_at(tokens, at, stop) and tokens[at].kind == "unit"):
        return _share_of_scale(tokens, at, stop)
    read = _group(tokens, at, stop)
    while read is not None:
        longer = _with_share(tokens, read, stop) or _with_group(tokens, read, stop)
        if longer is None:
            break
        read = longer
    return read


def share_at(tokens: Sequence[Token], at: int, stop: int) -> tuple[Fraction, int] | None:
    """Read a half, a third, a quarter or three quarters: its value, and the token after it."""
    if at >= stop:
        return None
    if tokens[at].kind == "share":
        return Fraction(tokens[at].value), at + 1
    if tokens[at].kind == "unit" and at + 1 < stop and tokens[at + 1].folded in _QUARTERS and tokens[at].value == 3:
        return Fraction(3, 4), at + 2
    return None


def _share_of_scale(tokens: Sequence[Token], at: int, stop: int) -> Reading | None:
    """Read نصف مليون, ثلثا المليون, ثلاثة أرباع مليون."""
    share, after = share_at(tokens, at, stop) or (Fraction(0), at)
    if after >= stop or tokens[after].kind != "scale" or tokens[after].clitics not in ("", "ال"):
        return None
    if tokens[at].folded.endswith(_TWO_THIRDS):
        share = Fraction(2, 3)
    scale = int(tokens[after].value)
    return Reading(_simple(share * scale), at, after + 1, scale, _simple(share))


def _group(tokens: Sequence[Token], at: int, stop: int) -> Reading | None:
    """Read a number below a thousand, or digits, with the thousands, millions that it counts: ثلاثة آلاف, 2.5 مليون."""
    token = tokens[at]
    if token.kind == "scale":
        scale = next(scale for scale in SCALES if token.value in (scale, 2 * scale))
        dual = 2 * scale if token.folded.endswith("ا") and token.value == scale else None
        return _scaled_again(tokens, Reading(token.value, at, at + 1, scale, None, dual), stop)
    if token.kind == "digits":
        small: Reading | None = Reading(token.value, at, at + 1, grouped=token.grouped)
    else:
        small = _below_thousand(tokens, at, stop)
    if small is None:
        return None
    if small.end < stop and tokens[small.end].kind in ("scale", "scales") and tokens[small.end].clitics in ("", "ال"):
        value = tokens[small.end].value
        if value in SCALES:
            counted = Reading(product(small.number, value), at, small.end + 1, int(value), small.number)
            return _scaled_again(tokens, counted, stop)
    return small


def _scaled_again(tokens: Sequence[Token], read: Reading, stop: int) -> Reading:
    """Read ألف مليون, 3 آلاف مليار: a thousand counted by a larger scale."""
    if read.end < stop and tokens[read.end].kind == "scale" and not tokens[read.end].clitics:
        value = tokens[read.end].value
        if value in SCALES and value > read.scale:
            return Reading(product(read.number, value), read.begin, read.end + 1, int(value), read.number)
    return read


def _below_thousand(tokens: Sequence[Token], at: int, stop: int) -> Reading | None:
    token = tokens[at]
    hundreds = None
    if token.kind == "hundred":
        hundreds = Reading(token.value, at, at + 1)
    elif token.kind == "unit" and at + 1 < stop and _is_hundred(tokens[at + 1]):
        hundreds = Reading(product(token.value, 100), at, at + 2)
    if hundreds is None:
        return _below_hundred(tokens, at, stop)
    after = joined(tokens, hundreds.end, stop)
    rest = _below_hundred(tokens, after, stop) if after else None
    return Reading(plus(hundreds.number, rest.number), at, rest.end) if rest and rest.number else hundreds


def _is_hundred(token: Token) -> bool:
    return not token.clitics and (token.kind == "hundreds" or (token.kind == "hundred" and token.value == 100))


def _below_hundred(tokens: Sequence[Token], at: int, stop: int) -> Reading | None:
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < stop else None
    if token.kind in ("one", "unit", "teen") and token.value:
        if following and following.kind == "ten" and not following.clitics:
            return Reading(plus(token.value, 10), at, at + 2)
        after = joined(tokens, at + 1, stop)
        if after and tokens[after].kind == "tens":
            return Reading(plus(token.value, tokens[after].value), at, after + 1)
    return Reading(token.value, at, at + 1) if token.kind in ("one", "unit", "ten", "tens") else None


def joined(tokens: Sequence[Token], at: int, stop: int) -> int | None:
    """Return the token that goes on after و, attached or not; None where nothing is joined."""
    if at < stop and tokens[at].folded == "و":
        at += 1
        return at if at < stop and tokens[at].kind and tokens[at].clitics in ("", "ال") else None
    return at if at < stop and tokens[at].kind and tokens[at].clitics in ("و", "وال") else None


def _with_group(tokens: Sequence[Token], read: Reading, stop: int) -> Reading | None:
    """Read the next smaller part of a number: مليون و200 ألف, ثلاثة آلاف وخمسمئة, مئة ألف وألفان."""
    after = joined(tokens, read.end, stop)
    if after is None or read.scale == 1:
        return None
    part = _group(tokens, after, stop)
    if part is None:
        return None
    dual = None if part.dual is None else plus(read.number, part.dual)
    total = plus(read.number, part.number)
    if part.number < read.scale and read.number % read.scale == 0:
        return Reading(total, read.begin, part.end, part.scale, part.times, dual)
    if part.scale == read.scale and part.times is None and read.times is not None and read.times % 100 == 0:
        return Reading(total, read.begin, part.end, part.scale, read.times, dual)
    if part.scale > 1000 == read.scale and part.times is not None and part.times < 1000:  # ألف و200 مليون
        times = plus(read.number, part.times)
        return Reading(product(times, part.scale), read.begin, part.end, part.scale, times)
    return None


def _with_share(tokens: Sequence[Token], read: Reading, stop: int) -> Reading | None:
    """Read مليون ونصف, ثلاثة ملايين ونصف المليون, 52 ونصف, مليونان إلا ربعًا."""
    less = read.end < stop and tokens[read.end].folded == _EXCEPT
    after = read.end + 1 if less else joined(tokens, read.end, stop)
    told = share_at(tokens, after, stop) if after is not None else None
    if told is None or (not less and read.number % read.scale):
        return None
    share, end = told
    if end < stop and tokens[end].kind == "scale" and tokens[end].clitics in ("", "ال"):
        if tokens[end].value != read.scale:
            return None
        end += 1
    part = share * read.scale
    return Reading(plus(read.number, -part if less else part), read.begin, end, read.scale, read.times)


def plus(one: Amount, other: Amount) -> Amount:
    return _simple(Fraction(one) + Fraction(other))


def product(one: Amount, other: Amount) -> Amount:
    return _simple(Fraction(one) * Fraction(other))


def _simple(value: Amount) -> Amount:
    """Write a fraction as a whole number or a decimal where it is one."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return int(exact)
    rest = exact.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return Decimal(exact.numerator) / Decimal(exact.denominator) if rest == 1 else exact
