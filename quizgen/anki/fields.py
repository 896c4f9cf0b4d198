"""Text turned into the HTML of a note's field. Its one rule: what was written is what the learner sees.

Nothing in a text may act as markup, as a template, as a cloze, as a sound or as mathematics.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import escape, unescape

from quizgen import html
from quizgen.html import Put, Span, Wrap, isolated, wrapped

# Characters that Anki gives a meaning inside a field: [sound:…], [latex], {{c1::…}}, and \( \[ for MathJax.
_LIVE = str.maketrans({"[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "\\": "&#92;", "\n": "<br>"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # what Unicode calls Cc and Cs, but for \n and \t
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br>|</li>|</b>|<div[^>]*>")
_HOLE = re.compile(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}")


def clean(text: str) -> str:
    """Return the text as Anki will store it (NFC); raise ValueError for a character that no field can hold.

    U+001F ends a field in Anki's own storage and aborts a whole import; the other controls show as nothing at all.
    """
    if control := _CONTROL.search(text):
        raise ValueError(f"the character U+{ord(control[0]):04X} cannot stand on a card")
    return unicodedata.normalize("NFC", text)


def escaped(text: str) -> str:
    """Write a text as HTML that shows it exactly, and nothing more; raise ValueError as `clean` does."""
    return escape(clean(text)).translate(_LIVE)


def shown(text: str) -> str:
    """Return a text as HTML, what runs from left to right in a direction of its own."""
    return str(isolated(clean(text), escape=escaped))


def marked(text: str, marks: Iterable[Span], before: str = "<mark>", after: str = "</mark>") -> str:
    """Return a text as HTML with the spans `marks` (start, end) in `<mark>`; those that touch become one."""
    return str(html.marked(text, marks, escape=escaped, put=lambda inner: f"{before}{inner}{after}"))


def clozed(text: str, holes: Iterable[tuple[int, Span, str]]) -> str:
    """Return a text as cloze HTML; each hole is (number, (start, end), hint), and no two overlap.

    Two colons end a hole's answer, so inside holes and hints each is written as an entity: the last one of an answer
    would else join the two before the hint.
    """

    def hole(number: int, hint: str) -> Put:
        tail = f"::{_uncoloned(escaped(hint))}" if hint else ""
        return lambda inner: "{{" + f"c{number}::{_uncoloned(inner)}{tail}" + "}}"

    wraps = [Wrap(start, end, hole(number, hint)) for number, (start, end), hint in holes]
    return str(wrapped(text, wraps, escape=escaped))


def listed(texts: Iterable[str], css_class: str, tag: str = "ul") -> str:
    """Write ready HTML texts as a list; '' where there are none."""
    lines = "".join(f"<li>{text}</li>" for text in texts)
    return f'<{tag} class="{css_class}">{lines}</{tag}>' if lines else ""


def plain(field: str) -> str:
    """Read a field's HTML as the words it shows, on one line, holes in brackets."""
    return " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", _HOLE.sub(r"[\1]", field)))).split())


def _uncoloned(field: str) -> str:
    return field.replace(":", "&#58;")
