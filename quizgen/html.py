"""Text to HTML, for cards and pages alike: escaped, and what runs from left to right in a direction of its own.

Every isolate names its direction: a bare `<bdi>` takes that of its first letter and turns «2008–2015» round.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import markupsafe
from markupsafe import Markup

from quizgen.arabic import numerals
from quizgen.arabic.letters import is_arabic
from quizgen.arabic.numerals import Digits
from quizgen.arabic.runs import DASH, Run, runs

Span = tuple[int, int]
Escape = Callable[[str], str]
Put = Callable[[str], str]

_WESTERN = re.compile(r"[0-9]")
_EASTERN = re.compile(r"[٠-٩۰-۹]")
_FIGURE = r"\d[\d.,٫٬]*"
# In Arabic digits a share and a range are read from right to left; all other numbers keep their order.
_LEFTWARDS = re.compile(rf"{_FIGURE}[%٪]|(?![0٠۰]){_FIGURE}[%٪]?( ?)[{DASH}:]\1{_FIGURE}[%٪]?")


@dataclass(frozen=True, slots=True)
class Wrap:
    """A span of a text, and what turns the HTML of that span into the HTML that stands there."""

    start: int
    end: int
    put: Put


def isolated(text: str, digits: Digits = "western", escape: Escape = markupsafe.escape) -> Markup:
    """Return a text as HTML in the digits asked for; those within a Latin run (an address, «F-16») stay as they are."""
    return wrapped(text, (), digits, escape)


def marked(
    text: str,
    spans: Iterable[Span],
    digits: Digits = "western",
    escape: Escape = markupsafe.escape,
    put: Put = "<mark>{}</mark>".format,
) -> Markup:
    """Return a text as HTML with the given (start, end) spans in `<mark>`; those that touch become one.

    A mark that crosses the edge of a run is cut there in two, so that the run stays whole.
    """
    edges = [(run.start, run.end) for run in runs(text)]
    parts = [part for span in _joined(spans, len(text)) for part in _cut(span, edges)]
    return wrapped(text, [Wrap(start, end, put) for start, end in parts], digits, escape)


def wrapped(text: str, wraps: Sequence[Wrap], digits: Digits = "western", escape: Escape = markupsafe.escape) -> Markup:
    """Return a text as HTML with the spans of `wraps` put into something; no two of them overlap.

    A wrap within a run stands inside its isolate; one that crosses the edge of a run cuts the run there.
    """
    found = runs(text)
    if not wraps and not found:
        return Markup(escape(numbered(text, digits)))
    edges = [(wrap.start, wrap.end) for wrap in wraps]
    isolates = [Run(*part, run.latin) for run in found for part in _cut((run.start, run.end), edges)]
    parts: list[Wrap | Run] = [*wraps, *isolates]
    nested = sorted(parts, key=lambda one: (one.start, -one.end, isinstance(one, Run)))
    return Markup(_written(text, (0, len(text)), nested, digits, escape))


def numbered(text: str, digits: Digits) -> str:
    """Return a text in the digits asked for, its shares with the sign that goes with them."""
    if digits == "western" or not _WESTERN.search(text):
        return text
    return numerals.arabic(text.replace("%", "٪"))


def _written(text: str, span: Span, parts: Sequence[Wrap | Run], digits: Digits, escape: Escape) -> str:
    """Write a span of the text with its parts, which are sorted and nested."""
    at, end = span
    made = ""
    while parts:
        one = parts[0]
        within = [part for part in parts[1:] if part.end <= one.end]
        parts = parts[1 + len(within) :]
        made += str(escape(numbered(text[at : one.start], digits)))
        at = one.end
        if isinstance(one, Run):
            own: Digits = "western" if one.latin else digits
            inner = _written(text, (one.start, one.end), within, own, escape)
            made += f'<bdi dir="{_way(one, numbered(text[one.start : one.end], own))}">{inner}</bdi>'
        else:
            made += one.put(_written(text, (one.start, one.end), within, digits, escape))
    return made + str(escape(numbered(text[at:end], digits)))


def _way(run: Run, shown: str) -> str:
    return "rtl" if not run.latin and _EASTERN.search(shown) and _LEFTWARDS.fullmatch(shown) else "ltr"


def _cut(span: Span, others: Iterable[Span]) -> list[Span]:
    """Cut a span at the edges of those that it overlaps without either of them holding the other."""
    start, end = span
    crossing = [(a, b) for a, b in others if (a < start < b < end) or (start < a < end < b)]
    edges = sorted({start, end, *(edge for pair in crossing for edge in pair if start < edge < end)})
    return list(pairwise(edges))


def _joined(spans: Iterable[Span], length: int) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in spans):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


# ---------------------------------------------------------------- blocks that say their own direction and language


def is_rtl(text: str) -> bool:
    """Return whether a text is read from right to left: any Arabic letter makes it so, a gloss in English has none."""
    return any(map(is_arabic, text))


def language(text: str) -> str:
    """Name the language of a text: `ar` or `en`."""
    return "ar" if is_rtl(text) else "en"


def block(text: str) -> str:
    """Write a paragraph of HTML."""
    return f"<p {_attributes(text)}>{_shown(text)}</p>"


def inline(text: str) -> str:
    """Write a stretch of HTML that stands in a line of the other program's own, like an option."""
    return f"<span {_attributes(text)}>{_shown(text)}</span>"


def blocks(texts: Iterable[str]) -> str:
    """Write several paragraphs of HTML."""
    return "".join(map(block, texts))


def around_gap(before: str, hole: str, after: str) -> str:
    """Write a sentence of Arabic HTML around a hole that is markup already."""
    return f'<p dir="rtl" lang="ar">{isolated(before)}{hole}{isolated(after)}</p>'


def _shown(text: str) -> str:
    return isolated(text) if is_rtl(text) else html.escape(text, quote=False)


def _attributes(text: str) -> str:
    return f'dir="{"rtl" if is_rtl(text) else "ltr"}" lang="{language(text)}"'
