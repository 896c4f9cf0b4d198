"""Text turned into the HTML of a note's field. Its one rule: what was written is what the learner sees.

Nothing in a text may act as markup, as a template, as a cloze, as a sound or as mathematics.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

Span = tuple[int, int]

# Characters that Anki gives a meaning inside a field: [sound:…], [latex], {{c1::…}}, and \( \[ for MathJax.
_LIVE = str.maketrans({"[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "\\": "&#92;", "\n": "<br>"})
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br>|</li>|</b>|<div[^>]*>")
_HOLE = re.compile(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}")

# A run of Latin words, or of figures joined by a dash or led by a sign, keeps its own direction (with its brackets).
_LATIN = re.compile(
    r"\([A-Za-z][A-Za-z0-9 .,&'’/+:-]*\)"
    r"|[A-Za-z][A-Za-z0-9]*(?:[ .,&'’/+:-]+[A-Za-z0-9]+)*\+*"
    r"|(?<![\w.])[-+−]\d[\d.,]*|\d[\d.,/]*(?:\s?[–—-]\s?\d[\d.,/]*)+"
)


def clean(text: str) -> str:
    """Give the text as Anki will store it (NFC); raise ValueError for a character that no field can hold.

    U+001F ends a field in Anki's own storage and aborts a whole import; the other controls show as nothing at all.
    """
    for char in text:
        if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t":
            raise ValueError(f"the character U+{ord(char):04X} cannot stand on a card")
    return unicodedata.normalize("NFC", text)


def escaped(text: str) -> str:
    """Write a text as HTML that shows it exactly, and nothing more; raise ValueError as `clean` does."""
    return html.escape(clean(text)).translate(_LIVE)


def shown(text: str) -> str:
    """Write a text as HTML, Latin runs and ranges of figures each in a direction of their own."""
    text = clean(text)
    parts: list[str] = []
    at = 0
    for run in _LATIN.finditer(text):
        parts += [escaped(text[at : run.start()]), f'<bdi dir="ltr">{escaped(run.group())}</bdi>']
        at = run.end()
    return "".join([*parts, escaped(text[at:])])


def marked(text: str, marks: Iterable[Span], before: str = "<mark>", after: str = "</mark>") -> str:
    """Write a text as HTML with the spans `marks` (start, end) in `<mark>`; overlapping spans are joined."""
    parts: list[str] = []
    at = 0
    for start, end in _joined(marks, len(text)):
        parts += [shown(text[at:start]), before, shown(text[start:end]), after]
        at = end
    return "".join([*parts, shown(text[at:])])


def clozed(text: str, holes: Iterable[tuple[int, Span, str]]) -> str:
    """Write a text as cloze HTML; each hole is (number, (start, end), hint), and no two overlap.

    Two colons end a hole's answer, so inside holes and hints each is written as an entity: the last one of an answer
    would else join the two before the hint.
    """
    parts: list[str] = []
    at = 0
    for number, (start, end), hint in sorted(holes, key=lambda hole: hole[1]):
        tail = f"::{_uncoloned(escaped(hint))}" if hint else ""
        parts += [shown(text[at:start]), "{{", f"c{number}::{_uncoloned(shown(text[start:end]))}{tail}", "}}"]
        at = end
    return "".join([*parts, shown(text[at:])])


def listed(texts: Iterable[str], css_class: str, tag: str = "ul") -> str:
    """Write ready HTML texts as a list; '' where there are none."""
    lines = "".join(f"<li>{text}</li>" for text in texts)
    return f'<{tag} class="{css_class}">{lines}</{tag}>' if lines else ""


def plain(field: str) -> str:
    """Read a field's HTML as the words it shows, on one line, holes in brackets."""
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", _HOLE.sub(r"[\1]", field)))).split())


def _joined(marks: Iterable[Span], length: int) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in marks):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _uncoloned(field: str) -> str:
    return field.replace(":", "&#58;")
