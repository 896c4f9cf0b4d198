"""Characters that no file of an author may hold, each with its place. What is found is told; nothing is taken out."""

from __future__ import annotations

import re

from quizgen.problems import Problem, Span

LONGEST = 400
LINE_END = re.compile(r"\r\n|\r|\n")

# C0 and C1 controls save tab and line ends, the separators that YAML counts as line ends but editors do not,
# surrogates, non-characters. U+001F parts the fields of an Anki note and aborts its import.
_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def problems_of(text: str, path: str) -> tuple[Problem, ...]:
    """Tell every control character of a text, those of writing direction too."""
    found = [(match, "control character") for match in _UNREADABLE.finditer(text)]
    found += [(match, "invisible direction mark") for match in _BIDI.finditer(text)]
    found.sort(key=lambda pair: pair[0].start())
    return tuple(
        Problem(span_at(text, match.start(), path), f"{kind} U+{ord(match[0]):04X}", "delete it")
        for match, kind in found
    )


def readable(text: str) -> str:
    """Put U+FFFD for each character that YAML cannot read, so that every place stays where it was."""
    return _UNREADABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Write a text in one line, cut where it is too long to be read in a terminal."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 2] + " …"


def span_at(text: str, place: int, path: str) -> Span:
    """Give line and column (from 1) of the character at a place (from 0)."""
    line, start = 1, 0
    for end in LINE_END.finditer(text, 0, place):
        line, start = line + 1, end.end()
    return Span(path, line, place - start + 1)
