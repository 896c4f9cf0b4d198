"""Quantities that lie between two numbers: بين 60 و70 مليون فرد, من 20 إلى 30 سنة, 25–30 جنديًا."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.arabic.bounds import BETWEEN
from quizgen.arabic.count import BARE, PERCENT, CountedNoun, Quantity
from quizgen.arabic.fold import loose
from quizgen.arabic.numbers import Reading, joined, number_at, product
from quizgen.arabic.tokens import Token
from quizgen.arabic.units import OF, ONE, TO, Units, form_at, is_year_like, noun_behind, stripped

# What goes from one number to another has changed; it does not lie between them.
_CHANGES = frozenset(
    loose(word)
    for words in (
        "ارتفع ارتفعت انخفض انخفضت زاد زادت ازداد ازدادت تراجع تراجعت قفز قفزت هبط هبطت صعد صعدت نما نمت رفع رفعت",
        "خفض خفضت تقلص تقلصت انتقل انتقلت تحول تحولت يرتفع ترتفع ينخفض تنخفض يزيد تزيد يرفع ترفع يخفض تخفض",
        "رفعه رفعها خفضه خفضها ارتفاع انخفاض زيادة تراجع رفع خفض ليرتفع لترتفع لينخفض لتنخفض",
    )
    for word in words.split()
)
_LYING = frozenset(map(loose, ("يتراوح", "تتراوح", "تراوح", "تراوحت", "سيتراوح", "ستتراوح", "وتتراوح", "ويتراوح")))
_AT_LEAST = "لا يقل عن"
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Part:
    """A quantity that begins at a token and ends before another; `shift` letters of the first token are not its own."""

    quantity: Quantity
    begin: int
    end: int
    shift: int = 0
    reading: Reading | None = None


def between_at(tokens: Sequence[Token], at: int, units: Units) -> Part | None:
    """Read بين 60 و70 مليون فرد, ما بين عشرين وثلاثين سنة, من 20 إلى 30 سنة, بين سنة وسنتين, 25–30 جنديًا."""
    words, after, shift = _between_word(tokens, at)
    for low in _lesser_ends(tokens, after, units, bool(words)):
        high = _greater_end(tokens, low.end, words, units)
        part = _range(low, high) if high else None
        if part is None and words == BETWEEN and any(token.folded in _LYING for token in tokens[max(0, at - 4) : at]):
            quantity = Quantity(low.reading.number, low.noun, _AT_LEAST)  # its greater end is told apart from it
            part = Part(quantity, 0, low.end, 0, low.reading)
        if part and words == "" and part.quantity.noun == BARE:
            return None  # a score: 2-3
        if part and not (part.quantity.noun == BARE and is_year_like(tokens, after)):
            return replace(part, begin=at, shift=shift)
    return None


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a range: its number, its noun (BARE where it has none), and the token after them."""

    reading: Reading
    noun: CountedNoun
    end: int


def _lesser_ends(tokens: Sequence[Token], at: int, units: Units, worded: bool) -> Iterator[_End]:
    """Yield what the lesser end may be, the longest first: «بين خمسة وعشرين» begins with 5 where nothing follows 25."""
    stop = len(tokens)
    while reading := number_at(tokens, at, stop):
        yield _End(reading, *noun_behind(tokens, reading.end, units))
        stop = reading.end - 1
    if worded and (known := form_at(units.duals, tokens, at)):
        yield _End(Reading(2, at, known[1]), *known)
    if worded and (known := form_at(units.forms, tokens, at)):
        noun, end = known
        end += end < len(tokens) and tokens[end].folded in ONE
        yield _End(Reading(1, at, end), noun, end)


def _greater_end(tokens: Sequence[Token], at: int, words: str, units: Units) -> _End | None:
    """Read the greater end, behind و, إلى or a dash."""
    second = _second(tokens, at, words)
    reading = number_at(tokens, second) if second is not None else None
    if reading:
        return _End(reading, *noun_behind(tokens, reading.end, units))
    attached = "" if words == OF else "و"
    begin = at if words == BETWEEN else second
    if begin is None or begin >= len(tokens) or not tokens[begin].folded.startswith(attached):
        return None
    word = tokens[begin].folded.removeprefix(attached)
    if known := form_at(units.duals, tokens, begin, word):
        return _End(Reading(2, begin, known[1]), *known)
    known = form_at(units.forms, tokens, begin, word)
    if known and known[1] < len(tokens) and tokens[known[1]].folded in ONE:
        return _End(Reading(1, begin, known[1] + 1), known[0], known[1] + 1)
    return None


def _between_word(tokens: Sequence[Token], at: int) -> tuple[str, int, int]:
    """Find بين, ما بين or من at a token, '' for a range that a dash makes; the token after it; letters before it."""
    word = tokens[at].folded
    following = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    for letters, rest in stripped(word):
        if rest == "ما" and following == BETWEEN:
            return BETWEEN, at + 2, letters
        if rest == BETWEEN:
            return BETWEEN, at + 1, letters
    if word in (OF, "ومن") and not _changes(tokens, at):
        return OF, at + 1, len(word) - 2
    return "", at, -1


def _changes(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb of change stands shortly before: «ارتفع من 20 إلى 30» tells two numbers."""
    return any(
        token.folded in _CHANGES or token.folded.removeprefix("و").removeprefix("ف") in _CHANGES
        for token in tokens[max(0, at - 8) : at]
    )


def _second(tokens: Sequence[Token], at: int, words: str) -> int | None:
    """Find where the greater number of a range begins."""
    if at >= len(tokens):
        return None
    if words == "":
        return at + 1 if tokens[at].kind == "range" or tokens[at].folded in _DASHES else None
    if words == OF:
        return at + 1 if tokens[at].folded in TO else None
    return at + 1 if tokens[at].folded in TO else joined(tokens, at, len(tokens))


def _range(low: _End, high: _End) -> Part | None:
    """Make one quantity of two ends; «3 و5 آلاف» counts thousands twice, «60 و70 مليون فرد» has one noun."""
    lesser, greater = low.reading.number, high.reading.number
    if high.reading.dual is not None and high.noun not in (BARE, PERCENT):
        greater = high.reading.dual
    times = high.reading.times
    if low.reading.scale == 1 and times is not None and low.noun == BARE and lesser < times:
        lesser = product(lesser, high.reading.scale)
    if lesser >= greater or (low.noun != BARE and high.noun not in (BARE, low.noun)):
        return None
    if low.reading.grouped is not None or high.reading.grouped is not None:
        return None
    noun = low.noun if high.noun == BARE else high.noun
    return Part(Quantity(lesser, noun, BETWEEN, greater), 0, high.end, 0, high.reading)
