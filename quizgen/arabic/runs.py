"""Left-to-right runs: what an Arabic line would put out of order unless it stands in a direction of its own.

The bidirectional algorithm (Unicode UAX 9) orders a line by the classes of its characters. Beside Arabic letters it
turns round whatever holds a weak or neutral sign: names with figures and brackets, addresses, telephone numbers,
ranges, scores, signed numbers, shares. Where a share's sign stands follows CLDR for Arabic: «51%» in western digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen.arabic.fold import REMEMBERED

LTR = (  # the letters of all scripts written from left to right, with their marks
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u058f\u0900-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufb1c"
)
RTL = "\u0590-\u05ff\u0620-\u065f\u066e-\u06d3\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
DASH = "\\-–—−"

# One word or name: letters and digits with all that joins them unspaced («12-A», «AT&T», «C++», «@user», «Al-Noor»).
_JOINERS = f"{DASH}./&'’:@_+%#=?~,;!$*"
_WORD = (
    rf"(?:(?<![{LTR}\d.])[@#.$€£])?(?=[\d{_JOINERS}]*[{LTR}])"
    rf"[{LTR}\d]+(?:[{_JOINERS}]+[{LTR}\d]+)*[+#%/*]*"
)
_ADDRESS = rf"(?:[a-z][a-z+.-]*://|www\.)[^\s«»\"“”<>،؛]+|[{LTR}\d._%+-]+@[{LTR}\d-]+(?:\.[{LTR}\d-]+)+"

# One number, with its sign, currency, share or unit. A space parts groups in long and in telephone numbers; four
# figures that may be a year are not such a group («في عام 2015 300 شخص»).
_UNIT = (
    r"(?:°\s?[CFK]?|℃|℉|[nµμmcdkMGT]?(?:m|g|l|L|t|s|W|Wh|Hz|V|A|J|N|B|b|bps|Pa)[²³]?(?:/[a-z]+)?"
    r"|in|ft|lb|oz|mi|mph|hp|dB|px|AM|PM|am|pm"
    r"|USD|EUR|GBP|JPY|CHF|CNY|RUB|INR|TRY|SAR|AED|EGP|KWD|QAR|BHD|OMR|JOD|IQD|LBP|SYP|YER|DZD|MAD|TND|LYD|SDG)"
)
_PLAIN = r"\d+(?:[.,:/٫٬]\d+)*"
_TELEPHONE = r"(?:\+\d+|0\d+|\([+0]\d+\))(?:[ -]?\(\d+\))?(?:[ -]\d+)+"
_GROUPED = r"(?!(?:1\d|20)\d\d[ \u00a0])\d+(?:[ \u00a0]\d+)+"
_SIGN = rf"(?:(?:(?<!\w)|(?<=ـ)|(?<=\b[وفبلك]))[{DASH}+±])?"
_ONE = rf"(?:{_TELEPHONE}|{_SIGN}[$€£¥₹₪₺#]?(?:{_GROUPED}|{_PLAIN})(?:[%٪‰′″+$€£¥]|°(?!\s?[CFK]))?)"
_NUMBER = rf"{_ONE}(?:(?:[{DASH}+×=~]| [{DASH}+×=:/] ){_ONE})*(?:[ \u00a0]?{_UNIT}(?![\w²³]))?"

_ENCLOSED = re.compile(r"«([^«»]*)»|“([^“”]*)”|\"([^\"]*)\"|\(([^()]*)\)|\[([^\[\]]*)\]")
_BETWEEN = re.compile(rf"[)\]\"”]*[,:;]?(?:[ \u00a0](?:[{DASH}&/+=×<>|*·] )?)?[(\[\"“]*")
_CLOSERS = {")": "(", "]": "[", "”": "“"}
# Digits that keep their order in an Arabic line: figures, and between them one sign of a decimal, a time or a date.
_IN_ORDER = re.compile(_PLAIN)
_ABBREVIATION = re.compile(r"(?:\b(?:Co|Corp|Inc|Ltd|Bros|Dr|Mr|Mrs|Ms|St|Jr|Sr|No|vs|etc)|\b[A-Z])$")
# A noun without article counts («NATO 28 دولة»); before anything else a figure belongs to the name («A 380 في دبي»).
_COUNTS = re.compile(
    r"[ \u00a0](?!(?:[وفبكل]?ال|[ول]?لل"
    r"|(?:في|من|إلى|على|عن|مع|أو|ثم|بعد|قبل|عند|منذ|حتى|خلال|ضد|لدى|بين|هو|هي|كان|كانت|الذي|التي)\b))[\u0621-\u064a]"
)


# Patterns over all letters take long to compile, and most commands need none: each is compiled when it is first used.


@cache
def _token() -> re.Pattern[str]:
    return re.compile(rf"(?P<address>{_ADDRESS})|(?P<word>{_WORD})|(?P<number>{_NUMBER})")


@cache
def _with(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]")


@dataclass(frozen=True, slots=True)
class Run:
    """The span (start, end) of a run; `latin` where it holds letters, so that its digits stay as they are."""

    start: int
    end: int
    latin: bool


@lru_cache(maxsize=REMEMBERED)
def runs(text: str) -> tuple[Run, ...]:
    """List the runs of a text that need a direction of their own, in order and apart from each other."""
    return tuple(_runs(text))


def _runs(text: str) -> Iterator[Run]:
    if not _with(f"{LTR}\\d").search(text):  # every run holds one of these
        return
    if _is_latin(text):
        yield Run(0, len(text), True)  # a gloss like «minister (f.)» keeps its brackets and its dot
        return
    at = 0
    enclosed = [
        span
        for match in _ENCLOSED.finditer(text)
        if _is_latin(text[slice(*(span := match.span(match.lastindex or 0)))])
    ]
    while token := _token().search(text, at):
        while enclosed and enclosed[0][1] <= at:
            del enclosed[0]
        if enclosed and at <= enclosed[0][0] <= token.start():
            run = Run(*enclosed[0], True)
        elif token.lastgroup == "number":
            run = Run(*token.span(), bool(_with(LTR).search(token.group())))
        else:
            run = Run(token.start(), _end(text, token), True)
        at = run.end
        if run.latin or not _IN_ORDER.fullmatch(text, run.start, run.end):
            yield run


def _is_latin(text: str) -> bool:
    return bool(_with(LTR).search(text)) and not _with(RTL).search(text)


def _end(text: str, first: re.Match[str]) -> int:
    """Find the end of a run that begins with a word: the longest chain of tokens that is balanced and not a count."""
    if first.lastgroup == "address":
        return _address_end(first)
    chain, last = [first], _with_dot(text, first.end())
    while (token := _token().search(text, last)) and _BETWEEN.fullmatch(text, last, token.start()):
        if token.lastgroup == "address":
            break
        chain.append(token)
        last = _with_dot(text, token.end())
    for token in reversed(chain):
        end = _balanced(text, first.start(), _with_dot(text, token.end()))
        if end and (_with(LTR).search(token.group()) or end > token.end() or not _COUNTS.match(text, end)):
            return end
    return _with_dot(text, first.end())


def _balanced(text: str, start: int, end: int) -> int:
    """Return the end of a span with the brackets and quotes that it opens closed, 0 where they do not close there."""
    opened: list[str] = []
    at = start
    while at < end or (opened and at < len(text)):
        sign = text[at]
        wanted = _CLOSERS.get(sign, sign)
        if opened and opened[-1] == wanted and (sign in _CLOSERS or sign == '"'):
            opened.pop()
        elif at >= end or sign in _CLOSERS or (sign == '"' and text[at - 1] not in " \u00a0(["):
            return 0
        elif sign in '([“"':
            opened.append(sign)
        at += 1
    return 0 if opened else at


def _address_end(match: re.Match[str]) -> int:
    """Leave out the stops and brackets that belong to the sentence around an address."""
    address = match.group().rstrip(".,:;!?'؟…")
    while address.endswith((")", "]")) and address.count(address[-1]) > address.count(_CLOSERS[address[-1]]):
        address = address[:-1].rstrip(".,:;!?'؟…")
    return match.start() + len(address)


def _with_dot(text: str, end: int) -> int:
    """Take in a full stop that belongs to the name («Co.»), not to the sentence."""
    if text[end : end + 1] != ".":
        return end
    return end + 1 if _ABBREVIATION.search(text[:end]) or text[end + 1 : end + 2] in (")", "]", "»", ",", "،") else end
