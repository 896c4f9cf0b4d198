"""Text to markup that keeps its order in an Arabic page. Every isolate carries a direction of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from markupsafe import Markup, escape

from quizgen.arabic import digits as numerals
from quizgen.arabic.letters import is_arabic

Digits = Literal["western", "arabic"]

LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
# An unspaced run: letters and digits, joined by what joins them in names, addresses, dates and ranges.
TOKEN = re.compile(rf"(?:(?:(?<!\w)|(?<=ـ))[-−+±])?[0-9{LATIN}]+(?:[-–−./&'’:@_+%#=?~,]+[0-9{LATIN}]+)*[%+/]?")
HAS_LATIN = re.compile(f"[{LATIN}]")
BETWEEN = re.compile(r"[ ,]? ?(?:[&\-–] )?")
ABBREVIATION = re.compile(r"(?:\b(?:Co|Corp|Inc|Ltd|Bros|Dr|Mr|Mrs|Ms|St|Jr|Sr|No|vs|etc)|\b[A-Z])$")
WESTERN = re.compile(r"[0-9]")


def runs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, latin) of all that an Arabic line would put out of order, from left to right."""
    if HAS_LATIN.search(text) and not any(map(is_arabic, text)):
        yield 0, len(text), True  # a gloss like «minister (f.)» keeps its brackets and its dot
        return
    latin: tuple[int, int] | None = None
    for match in TOKEN.finditer(text):
        start, end = match.span()
        if HAS_LATIN.search(match.group()):
            if latin and BETWEEN.fullmatch(text, latin[1], start):
                latin = latin[0], _with_dot(text, end)
                continue
            if latin:
                yield *latin, True
            latin = start, _with_dot(text, end)
            continue
        if not match.group().isdecimal():
            if latin:
                yield *latin, True
                latin = None
            yield start, end, False
    if latin:
        yield *latin, True


def _with_dot(text: str, end: int) -> int:
    """Take in a full stop that belongs to the name («Co.»), not to the sentence."""
    if text[end : end + 1] != ".":
        return end
    return end + 1 if ABBREVIATION.search(text[:end]) or text[end + 1 : end + 2] in (")", "]", "»", ",", "،") else end


def isolate(text: str, digits: Digits = "western") -> Markup:
    """Escape a text, put its Latin runs, signed numbers and ranges between isolates, show the digits asked for.

    Digits inside a Latin run (an address, «F-16») stay as they are. With Arabic digits a range or a share runs from
    right to left, as it is read; a sign stays at the left of its number.
    """
    made = Markup()
    at = 0
    for start, end, latin in runs(text):
        made += _plain(text[at:start], digits)
        run = text[start:end]
        if latin:
            made += Markup('<bdi dir="ltr">{}</bdi>').format(run)
        else:
            way = "rtl" if digits == "arabic" and run[0] not in "-−+±" else "ltr"
            made += Markup('<bdi dir="{}">{}</bdi>').format(way, _plain(run, digits))
        at = end
    return made + _plain(text[at:], digits)


def _plain(text: str, digits: Digits) -> Markup:
    if digits == "arabic":
        text = numerals.arabic(text.replace("%", "٪") if WESTERN.search(text) else text)
    return escape(text)


def marked(text: str, spans: Sequence[tuple[int, int]], digits: Digits = "western") -> Markup:
    """Isolate a text and put `<mark>` around the given (start, end) spans of it."""
    made = Markup()
    at = 0
    for start, end in sorted(spans):
        if start < at or end <= start:
            continue
        made += isolate(text[at:start], digits) + Markup("<mark>{}</mark>").format(isolate(text[start:end], digits))
        at = end
    return made + isolate(text[at:], digits)
