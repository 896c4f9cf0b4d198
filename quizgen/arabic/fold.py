"""Comparing as a reader does, at two strengths, and finding a phrase in a text whose spelling differs in small ways.

Strict (for evidence) ignores marks, tatweel, bidi controls and the kind of quotes, spaces and digits. Loose (for typed
answers) also takes the spellings that writers mix up for one: أ ا, ى ي, ة ه.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from quizgen.arabic.letters import INVISIBLE, MARKS, TATWEEL
from quizgen.arabic.numerals import western

Spans = tuple[tuple[int, int], ...]

# A bank folds the same stems, keys and quotes again and again: 20 s without remembering, 2 s with it.
REMEMBERED = 16384

_QUOTES = dict.fromkeys(map(ord, "«»“”„‟‹›″＂"), '"') | dict.fromkeys(map(ord, "‘’‚‛"), "'")
# The letters that writers mix up, Persian ones among them; also for the page, which folds what learners type by it.
LETTERS: Mapping[str, str] = dict(zip("أإآٱىةؤئیېےکھہەۀ", "اااايهويييي" + "كهههه", strict=True)) | {"ء": ""}
_LOOSE = str.maketrans(dict(LETTERS))
_DROPPED = re.compile(f"[{INVISIBLE}{TATWEEL}]")
_INVISIBLE = frozenset(
    chr(number)
    for first, last in re.findall("(.)(?:-(.))?", INVISIBLE + TATWEEL)
    for number in range(ord(first), ord(last or first) + 1)
)
_MARK = re.compile(f"[{MARKS}]")
_VOWELS = re.compile("[\u064b-\u0652\u0670]")  # marks that make no letter another one, unlike hamza and madda over it
_ELLIPSIS = re.compile(r"\s+…\s+")
# What may be attached before a word.
CLITICS = r"(?:[وف]?(?:[بكل]?ال|لل|[بكل])?)"


@lru_cache(maxsize=REMEMBERED)
def strict(text: str) -> str:
    """Fold a text for comparing evidence; no two words that a careful reader tells apart fall together."""
    return _plainly(text, loosely=False).strip()


@lru_cache(maxsize=REMEMBERED)
def loose(text: str) -> str:
    """Fold a text for comparing what learners type: hamzas, ى/ي and ة/ه no longer count, nor does Latin case."""
    return _plainly(text, loosely=True).strip()


def tokens(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text, strictly folded; a number keeps its fraction and its %."""
    return tuple(re.findall(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+", strict(text)))


def find(quote: str, text: str) -> Spans:
    """Return every (start, end) of the text where a quote stands under strict folding.

    ` … ` in the quote joins the first and the last words of a span; the nearest last words count.
    """
    folded, places = _with_places(text, loosely=False)
    first, *others = [strict(part) for part in _ELLIPSIS.split(quote.strip())]
    if not first:
        return ()
    found: list[tuple[int, int]] = []
    start = folded.find(first)
    while start >= 0:
        end = start + len(first)
        for other in others:
            next_at = folded.find(other, end)
            end = next_at + len(other) if next_at >= 0 else -1
            if end < 0:
                break
        if end >= 0:
            found.append((places[start][0], places[end - 1][1]))
        start = folded.find(first, start + 1)
    return tuple(found)


def whole_words(phrase: str, text: str, loosely: bool = False) -> Spans:
    """Return every (start, end) where a phrase stands as whole words; و ف ب ك ل ال may be attached before it.

    The span holds the phrase without what is attached: القيادة stands at [1:] of للقيادة, but for its swallowed ا.
    """
    folded, places = _with_places(text, loosely)
    wanted = (loose if loosely else strict)(phrase)
    if not wanted or wanted.removeprefix("ال") not in folded:  # cheap, and true of most
        return ()
    return tuple((places[start][0], places[end - 1][1]) for start, end in _spots(wanted, folded))


_ATTACHED = frozenset(
    first + then for first in ("", *"وف") for then in ("", *"بكل", "لل", *(f"{letter}ال" for letter in ("", *"بكل")))
)
LONGEST_ATTACHED = 8  # letters; before a number or a sign they may follow each other in any order
_BEFORE_A_SIGN = re.compile("(?:[وفبكل]|ال|لل)*")
# «250 جنديًا» is not in «1 250 جنديًا», nor «12» in «12 500»: three digits behind a space go on with a number
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_ENDS_NUMBER = re.compile(r"(?![.,]?\d)(?! \d{3}(?!\d))")


def _spots(wanted: str, folded: str) -> Iterator[tuple[int, int]]:
    """Yield where folded words stand as whole words, one spot for each stretch of letters that a spot begins in."""
    bodies = [wanted]
    if wanted.startswith("ال"):  # its ا falls away behind ل
        bodies.append(wanted[2:] if wanted.startswith("الل") else wanted[1:])
    found: dict[int, tuple[int, int]] = {}  # by where the stretch begins; of several the last, with the most attached
    for body in bodies:
        at = folded.find(body)
        while at >= 0:
            begin = at
            while begin and at - begin <= LONGEST_ATTACHED and _is_of_word(folded[begin - 1]):
                begin -= 1
            end = at + len(body)
            whole = body is wanted or folded[at - 1 : at] == "ل"
            if whole and _may_begin(wanted, folded, begin, at) and _may_end(wanted, folded, end):
                found[begin] = max(found.get(begin, (at, end)), (at, end))
            at = folded.find(body, at + 1)
    last = 0
    for begin in sorted(found):
        if begin >= last:
            last = found[begin][1]
            yield found[begin]


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _may_begin(wanted: str, folded: str, begin: int, at: int) -> bool:
    """Return whether only what may be attached stands between the begin of a stretch of letters and the words."""
    first, attached = wanted[0], folded[begin:at]
    if first.isalpha():
        return attached in _ATTACHED
    if first.isdigit():
        before = folded[max(0, begin - 2) : begin]
        goes_on = before[1:] in (".", ",", "/") or (before[1:] == " " and _THREE_DIGITS.match(wanted))
        if goes_on and before[0].isdecimal():
            return False
    return len(attached) <= LONGEST_ATTACHED and bool(_BEFORE_A_SIGN.fullmatch(attached))


def _may_end(wanted: str, folded: str, end: int) -> bool:
    if end < len(folded) and _is_of_word(folded[end]):
        return False
    return not wanted[-1].isdigit() or bool(_ENDS_NUMBER.match(folded, end))


def folded_with_places(text: str) -> tuple[str, Spans]:
    """Fold loosely and tell, for every folded letter, the (start, end) that it comes from."""
    return _with_places(text, loosely=True)


@lru_cache(maxsize=REMEMBERED)
def _with_places(text: str, loosely: bool) -> tuple[str, Spans]:
    try:
        letters = [*map(_TABLES[loosely].__getitem__, map(ord, text))]
        folded = "".join(letters)
    except _JoinedError:
        folded = "  "
    if "  " in folded:
        parts = list(_folded(text, loosely))
        return "".join(letter for letter, _, _ in parts), tuple((start, end) for _, start, end in parts)
    if len(folded) == len(text) and "" not in letters:
        return folded, tuple(zip(range(len(text)), range(1, len(text) + 1), strict=True))
    return folded, tuple((at, at + 1) for at, letter in enumerate(letters) for _ in letter)


def _plainly(text: str, loosely: bool) -> str:
    text = _VOWELS.sub("", text)
    try:
        folded = text.translate(_TABLES[loosely])
    except _JoinedError:
        folded = "  "
    return "".join(letter for letter, _, _ in _folded(text, loosely)) if "  " in folded else folded


class _JoinedError(Exception):
    """A sign is not folded by itself: a mark, which joins the letter before it, or a sign that is dropped."""


class _Table(dict[int, str]):
    """What a letter by itself is folded to, by its number, found out when it is first met.

    Most texts are folded by it, letter for letter; only what it refuses and runs of spaces take `_folded`.
    """

    def __init__(self, loosely: bool) -> None:
        super().__init__()
        self._loosely = loosely

    def __missing__(self, number: int) -> str:
        letter = chr(number)
        if letter in _INVISIBLE or unicodedata.combining(letter):
            raise _JoinedError
        self[number] = _fold_cluster(letter, self._loosely)
        return self[number]


_TABLES = {False: _Table(loosely=False), True: _Table(loosely=True)}


def _folded(text: str, loosely: bool) -> Iterator[tuple[str, int, int]]:
    """Yield folded characters, each with the span of the text that it comes from; a run of spaces is one space."""
    after_space = False
    for cluster, start, end in _clusters(text):
        for letter in _fold_cluster(cluster, loosely):
            if letter == " " and after_space:
                continue
            after_space = letter == " "
            yield letter, start, end


LONGEST_CLUSTER = 32  # a letter and its marks; no script has more, and each more would be copied again


def _clusters(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each character together with the combining marks after it, without what is dropped anyway."""
    held, start, end = "", 0, 0
    for at, letter in enumerate(text):
        if letter in _INVISIBLE:
            if letter == TATWEEL and held:  # the tatweel of 1436هـ belongs to its letter
                end = at + 1
            continue
        if held and letter > "\u02ff" and unicodedata.combining(letter):
            if end - start < LONGEST_CLUSTER:
                held, end = held + letter, at + 1
            continue
        if held:
            yield held, start, end
        held, start, end = letter, at, at + 1
    if held:
        yield held, start, end


@lru_cache(maxsize=REMEMBERED)
def _fold_cluster(cluster: str, loosely: bool) -> str:
    if len(cluster) == 1 and cluster.isascii() and not cluster.isspace():
        return cluster.casefold() if loosely else cluster
    form = _MARK.sub("", unicodedata.normalize("NFC", cluster))
    if loosely:
        form = unicodedata.normalize("NFKC", form).casefold()
        form = _DROPPED.sub("", _MARK.sub("", form)).translate(_LOOSE)
        form = "".join(letter for letter in form if not unicodedata.combining(letter))  # of a letter that fell away
    form = western(unicodedata.normalize("NFC", form)).translate(_QUOTES)
    return re.sub(r"\s", " ", form)
