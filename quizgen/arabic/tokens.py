"""A text cut into sentences, and into words, runs of digits and signs, each with the number that it counts.

Nothing inside a longer run of digits is a number: telephone numbers, dates, scores and versions are left alone. Words
are compared loosely (مئة, مائة, الف), since newspapers write them so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from quizgen.arabic.fold import REMEMBERED, folded_with_places, loose
from quizgen.arabic.letters import BIDI, listed
from quizgen.arabic.numerals import SCALES, TENS, UNITS, Amount

Kind = Literal["one", "unit", "teen", "ten", "tens", "hundred", "hundreds", "scale", "scales", "share"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of digits or a sign of a text.

    `folded` is the whole token, loosely folded; `clitics` what is attached before a number; `kind` and `value` what
    the rest of it counts ('' for what counts nothing, "digits" for digits that are one number). `start` is where it
    begins in the text, without the clitics of a number; `at` where it does in the folded text, with them.
    """

    folded: str
    at: int
    start: int
    end: int
    clitics: str = ""
    kind: str = ""
    value: Amount = 0
    plain: bool = False  # digits without separators, which may be a year
    grouped: int | None = None  # 3.250 as thousands, where the dot may mean either


# ---------------------------------------------------------------- words


def _vocabulary() -> dict[str, tuple[Kind, Amount]]:
    known: dict[str, tuple[Kind, Amount]] = {}

    def add(kind: Kind, value: Amount, forms: Sequence[str]) -> None:
        known.update({loose(form): (kind, value) for form in forms})

    add("one", 0, ["صفر", "صفرا"])
    add("one", 1, ["واحد", "واحدا", "واحدة"])
    add("one", 2, ["اثنان", "اثنين", "اثنتان", "اثنتين"])
    add("teen", 1, ["أحد", "إحدى"])
    add("teen", 2, ["اثنا", "اثني", "اثنتا", "اثنتي"])
    for unit, pair in UNITS.items():
        add("unit", unit, [*pair, pair[0] + "ا"])
    add("unit", 8, ["ثمان", "ثمانيا"])
    add("ten", 10, ["عشر", "عشرة"])
    for ten, word in TENS.items():
        add("tens", ten * 10, [word, word[:-2] + "ين"])
    for stem in ("مئ", "مائ"):
        add("hundred", 100, [stem + "ة"])
        add("hundreds", 100, [stem + "ات"])
        for end in ("تان", "تين", "تا", "تي"):
            add("hundred", 200, [stem + end])
        for unit, (feminine, _) in UNITS.items():
            add("hundred", unit * 100, [feminine + stem + "ة", feminine.removesuffix("ي") + stem + "ة"])
    for scale, (one, many) in (*SCALES.items(), (10**12, ("ترليون", "ترليونات")), (10**9, ("بليون", "بلايين"))):
        add("scale", scale, [one, one + "ًا"])
        add("scales", scale, [many, *(one + end for end in ("ات",) if one != "ألف")])
        for end in ("ان", "ين", "ي", "ا"):
            known.setdefault(loose(one + end), ("scale", scale * 2))
    add("share", Fraction(1, 2), ["نصف", "نصفا"])
    add("share", Fraction(1, 3), ["ثلث", "ثلثا"])
    add("share", Fraction(1, 4), ["ربع", "ربعا"])
    add("share", Fraction(2, 3), ["ثلثي", "ثلثين", "ثلثان"])
    return known


_WORDS = _vocabulary()
_TEN_NEXT = re.compile(r" عشره?(?!\w)")
_WEEKDAY = re.compile("ال(?:[اإ]ثنين|ثلاثاء|[أا]ربعاء)")  # two, three and four by their letters
_CLITICS = re.compile(r"[وف]?(?:[بكل]?ال|لل|[بكل])?")
_ALL_CLITICS = ("", *listed("و ف ب ك ل ال وال فال بال كال لل وب فب ول فل وك ولل فلل وبال فبال وكال"))


@lru_cache(maxsize=REMEMBERED)
def _word(folded: str) -> tuple[str, str, Amount]:
    """Return what a folded word counts, with what is attached before it: ("و", "hundred", 500) for وخمسمئة."""
    for clitics in _ALL_CLITICS:
        known = _WORDS.get(folded[len(clitics) :]) if folded.startswith(clitics) else None
        if known and len(folded) > len(clitics):
            return clitics, *known
    return "", "", 0


# ---------------------------------------------------------------- digits

_LONGEST = 24  # characters; no number of a newspaper is longer
_RUN = r"\d+(?:(?: ?[-–—] ?|[.,:/،'’ر ])\d+)*"
_TOKEN = re.compile(rf"(?P<clitics>(?<![^\W_]){_CLITICS.pattern})(?P<run>{_RUN})|(?P<word>[^\W\d_]+)|(?P<sign>\S)")
_GROUPED = re.compile(r"\d{1,3}(?:([ ,،'’.])\d{3})(?:\1\d{3})*(?P<rest>[.,،]\d+)?")
_EITHER = re.compile(r"[1-9]\d{0,2}\.\d{3}(?<!000)")
_AFTER_YEAR = re.compile(r"((?:1[89]|20)\d\d) (\d[\d.,]*)")
_DIRECTION = re.compile(f"[{BIDI}]")
_RANGE = re.compile(r"(\d[\d.,]*) ?[-–—] ?(\d[\d.,]*)")


def read_digits(run: str) -> Amount | None:
    """Read a run of western digits that is one number: 3000, 3,000, 3.000, 3 000, 2.5, 2,5; None where it is not.

    A dot before exactly three digits parts thousands only where these are 000 or come in several groups; a comma does
    so always, save after a single 0. News agencies write a fraction before its whole: 13ر1 is 1.13.
    """
    if len(run) > _LONGEST:
        return None
    if agency := re.fullmatch(r"(\d+)ر(0|[1-9]\d*)", run):
        return _exact(f"{agency[2]}.{agency[1]}")
    if run.isdigit():
        return int(run) if run == "0" or run[0] != "0" else None
    if re.fullmatch(r"(?:0|[1-9]\d*)\.\d+", run) and not re.fullmatch(r"\d{1,3}\.000", run):
        return _exact(run)
    if re.fullmatch(r"0[,،]\d+|[1-9]\d{0,2}[,،](?:\d{1,2}|\d{4,})", run):
        return _exact(re.sub("[,،]", ".", run))
    grouped = _GROUPED.fullmatch(run)
    if grouped is None or run[0] == "0":
        return None
    rest = grouped["rest"] or ""
    whole = run[: len(run) - len(rest)]
    if rest[:1] == grouped[1]:
        return None
    return _exact(re.sub(r"\D", "", whole) + (f".{rest[1:]}" if rest else ""))


def _exact(text: str) -> Amount:
    value = Decimal(text)
    return int(value) if value == int(value) else value


# ---------------------------------------------------------------- tokens


@lru_cache(maxsize=256)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut a text into words, numbers in digits and signs; spans are places in the text as it stands."""
    folded, places = folded_with_places(text)
    found: list[Token] = []
    for hit in _TOKEN.finditer(folded):
        begin = hit.start("run") if hit["run"] else hit.start()
        if hit["word"]:
            clitics, kind, value = _word(hit[0]) if not _WEEKDAY.match(text, places[begin][0]) else ("", "", 0)
            begin += _cut(clitics)
            if hit[0] == "واحد" and _TEN_NEXT.match(folded, hit.end()):  # وأحد عشر
                begin, clitics, kind, value = hit.start() + 1, "و", "teen", 1
            end = places[hit.end() - 1][1]
            last = "ء" * text.startswith("ء", end)  # folding drops it, but عملاء are not عملا
            found.append(Token(hit[0] + last, hit.start(), places[begin][0], end + len(last), clitics, kind, value))
        elif hit["run"]:
            found.extend(_of_digits(text, folded, hit, places))
        else:
            found.append(Token(hit[0], begin, places[begin][0], places[hit.end() - 1][1]))
    return tuple(_bracketed(found))


def _bracketed(tokens: Sequence[Token]) -> Iterator[Token]:
    """Take digits in brackets before a word for plain ones: «خلال (30) يومًا», «(4.4) مليار»."""
    at = 0
    while at < len(tokens):
        opening, inner, closing, word = (*tokens[at : at + 4], *[None] * 4)[:4]
        if (
            opening and inner and closing and word
            and (opening.folded, inner.kind, closing.folded) == ("(", "digits", ")")
            and (word.folded[0].isalpha() or word.folded == "%")
        ):  # fmt: skip
            yield replace(inner, at=opening.at, start=opening.start, end=closing.end)
            at += 3
        elif opening:
            yield opening
            at += 1


def _cut(clitics: str) -> int:
    """Return how many letters before a number are not its own; the article is."""
    return len(clitics.removesuffix("ال")) if clitics != "لل" else 2


def _of_digits(text: str, folded: str, hit: re.Match[str], places: tuple[tuple[int, int], ...]) -> Iterator[Token]:
    """Make a token of a run of digits; two for a range; one that counts nothing where it is no number."""
    start, end, run = hit.start("run"), hit.end("run"), hit["run"]
    before = folded[: hit.start()][-1:]
    clitics = hit["clitics"]
    printed = text[places[start][0] : places[end - 1][1]]

    def token(begin: int, stop: int, value: Amount | None) -> Token:
        kind = "" if value is None else "digits"
        read = folded[begin:stop]
        grouped = int(read.replace(".", "")) if _EITHER.fullmatch(read) and "٫" not in printed else None
        first, last = places[begin][0], places[stop - 1][1]
        return Token(read, begin, first, last, clitics, kind, value or 0, read.isdigit(), grouped)

    # the parts of a run that a direction mark cuts stand in another order than they are read in
    if (
        _DIRECTION.search(printed)
        or (before and before in "+-−_#@./")
        or re.match(r"[a-z_/@]|[.:-][a-z\d]", folded[end:])
    ):
        yield token(start, end, None)
        return
    value = read_digits(run)
    both = _RANGE.fullmatch(run) or _AFTER_YEAR.fullmatch(run) if value is None else None
    low, high = (read_digits(both[1]), read_digits(both[2])) if both else (None, None)
    if both is None or low is None or high is None or (both.re is _RANGE and low >= high):
        yield token(start, end, value)
        return
    yield token(start + both.start(1), start + both.end(1), low)
    if both.re is _RANGE:
        dash = (start + both.end(1), start + both.start(2) - 1)
        yield Token("-", dash[0], places[dash[0]][0], places[dash[1]][1], kind="range")
    clitics = ""
    yield token(start + both.start(2), start + both.end(2), high)


# ---------------------------------------------------------------- sentences

# A stop ends a sentence before a space, and between two words that are run together: «في الشرق.وقال».
_LETTER = "[\u0621-\u063a\u0641-\u064a]"
_END = re.compile(rf"[.!؟?…]+[\"»”’)\]]*(?=\s|$)|(?<={_LETTER}{{3}})[.!؟?]+(?={_LETTER}{{3}})")
# «د.», «ود.», «أ.د.», «بي. بي. سي»; «له.» and «في.» are words
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«\"])(?:[\u0621-\u064a]|[بسدتج]ي|إ[فلمنس]|[وبف][دأم]|ل[دأ]|[A-Z]|[\u0621-\u064a]\.[\u0621-\u064a])\.$"
)
# «2.» and «2.1.» at the head of a line number the sentence after them.
_LIST_NUMBER = re.compile(r"(?:(?:^|\n|[.!؟?…][\"»”’)\]]*\s)\s*(?:\d{1,3}\.){1,4}|[:؛]\s+1\.)$")
NEAR = 24  # characters before a stop that tell whether it ends a sentence
_OPENING, _CLOSING = "«“„", "»”"


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, in order and without the space around them; a blank line ends one too."""
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        start = 0
        for end in _ends(paragraph):
            found.append(paragraph[start:end].strip())
            start = end
        found.append(paragraph[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def _ends(paragraph: str) -> list[int]:
    closed = _outside_quotes(paragraph)
    return [
        hit.end()
        for hit in _END.finditer(paragraph)
        if closed[hit.start()] and not (hit[0] == "." and _is_inside(paragraph, hit.start()))
    ]


def _is_inside(text: str, stop: int) -> bool:
    """Return whether a full stop stands in an initial («د.»، «بي. بي») or a list number («2.1.») and ends nothing."""
    if not text[max(stop - 1, 0)].isalnum():
        return False
    before = text[max(0, stop - NEAR) : stop + 1]
    return bool(_ABBREVIATION.search(before) or _LIST_NUMBER.search(before))


def _outside_quotes(paragraph: str) -> list[bool]:
    """Return for every character whether it stands outside quotes; quotes that never close count as none."""
    counts = paragraph.count('"') % 2, sum(map(paragraph.count, _OPENING)) - sum(map(paragraph.count, _CLOSING))
    if counts != (0, 0):
        return [True] * len(paragraph)
    depth, straight, outside = 0, False, []
    for letter in paragraph:
        depth += (letter in _OPENING) - (letter in _CLOSING)
        straight ^= letter == '"'
        outside.append(depth <= 0 and not straight)
    return outside
