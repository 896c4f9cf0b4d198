"""Arabic in programs whose pages may run from left to right: every block tells its own direction and language."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from quizgen.arabic.letters import is_arabic
from quizgen.html import isolated


def is_rtl(text: str) -> bool:
    """Return whether a text is read from right to left: any Arabic letter makes it so, a gloss in English has none."""
    return any(map(is_arabic, text))


def language(text: str) -> str:
    """Name the language of a text: `ar` or `en`."""
    return "ar" if is_rtl(text) else "en"


def block(text: str) -> str:
    """Write a paragraph of HTML."""
    return f"<p {_way(text)}>{_written(text)}</p>"


def inline(text: str) -> str:
    """Write a stretch of HTML that stands in a line of the other program's own, like an option."""
    return f"<span {_way(text)}>{_written(text)}</span>"


def blocks(texts: Iterable[str]) -> str:
    """Write several paragraphs of HTML."""
    return "".join(map(block, texts))


def around_gap(before: str, hole: str, after: str) -> str:
    """Write a sentence of Arabic HTML around a hole that is markup already."""
    return f'<p dir="rtl" lang="ar">{isolated(before)}{hole}{isolated(after)}</p>'


def _written(text: str) -> str:
    return isolated(text) if is_rtl(text) else escape(text, quote=False)


def _way(text: str) -> str:
    return f'dir="{"rtl" if is_rtl(text) else "ltr"}" lang="{language(text)}"'
